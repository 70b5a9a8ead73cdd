// Figures that are read off the records of runs.

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Seconds from the start of the process to its end. */
export function wallSeconds({ startedAt, endedAt }) {
  return (endedAt - startedAt) / 1000;
}

/** Seconds of the run in which no model call was in flight. */
export function ownSeconds(run) {
  let inFlight = 0;
  let reached = -Infinity;
  for (const { startedAt, endedAt } of byStart(run.conversations)) {
    inFlight += Math.max(0, endedAt - Math.max(reached, startedAt));
    reached = Math.max(reached, endedAt);
  }
  return wallSeconds(run) - inFlight / 1000;
}

function byStart(spans) {
  return [...spans].sort((a, b) => a.startedAt - b.startedAt);
}

/** The most spans that were open at one moment. */
export function mostAtOnce(spans) {
  const open = (moment) => spans.filter((span) => span.startedAt <= moment && moment < span.endedAt).length;
  return Math.max(0, ...spans.map(({ startedAt }) => open(startedAt)));
}

/** The most spans of which none overlaps another: what went one after the other. */
export function longestChain(spans) {
  let length = 0;
  let free = -Infinity;
  for (const { startedAt, endedAt } of [...spans].sort((a, b) => a.endedAt - b.endedAt)) {
    if (startedAt < free) continue;
    length += 1;
    free = endedAt;
  }
  return length;
}

/** Conversations by role, which is the text they share; the first role is the finder. */
export function rolesOf({ conversations }) {
  const roles = new Map();
  for (const conversation of byStart(conversations.filter(({ turns }) => turns === 1)))
    roles.set(conversation.role, [...(roles.get(conversation.role) ?? []), conversation]);
  return [...roles.values()];
}

/** Of what could be read from the cache from a role's second conversation on, the share that was. */
export function cachedShare(run) {
  const later = rolesOf(run).flatMap((conversations) => conversations.slice(1));
  const read = sum(later.map(({ usage }) => usage.cache_read_input_tokens));
  const written = sum(later.map(({ usage }) => usage.cache_creation_input_tokens));
  if (later.length === 0) return null;
  return read === 0 ? 0 : read / (read + written);
}
