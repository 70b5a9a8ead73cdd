import { statusOf } from '../source/github-client.js';

/** The time as a run has it; in tests it need not pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** A signal that ends a request after so many milliseconds. */
  within(ms: number): AbortSignal;
}

export const CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  within: (ms) => AbortSignal.timeout(ms),
};

/** How a write ended. `unclear`: GitHub did not say, and nothing may be sent again. */
export type Written = { stored: true } | { refused: number; message: string } | { unclear: string };

/** One write: how it is made, and how it is looked up. */
export interface Write {
  make(): Promise<unknown>;
  /** Whether it can be read back; null when nothing can be read. */
  isThere(): Promise<boolean | null>;
  clock: Clock;
  /** Milliseconds since 1970 after which nothing is waited for. */
  deadline: number;
}

/** Milliseconds before each look after a write whose fate is unknown. */
const LOOKS = [2_000, 4_000, 8_000, 16_000];
/** Milliseconds between two looks that both find nothing: GitHub's lists may lag behind. */
const APART = 10_000;
/** How often the same write is sent. */
const SENDS = 3;
/** Milliseconds to wait where GitHub limits and does not say how long.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately */
const LIMIT_WAIT = 60_000;

/**
 * Makes a write exactly once: what failed without an answer is looked up, and sent again only when it was absent
 * twice. Throws what is not GitHub's.
 */
export async function writeOnce(write: Write): Promise<Written> {
  let sends = 0;
  for (;;) {
    try {
      sends += 1;
      await write.make();
      return { stored: true };
    } catch (error) {
      const status = statusOf(error);
      // Octokit gives every failure of a request a status; anything else is ours.
      if (status === null) throw error;
      const message = error instanceof Error ? error.message : '';
      const wait = limitWait(error, write.clock.now());
      if (wait !== null) {
        if (write.clock.now() + wait > write.deadline)
          return {
            unclear: `REVIEWED, NOT DELIVERED: GitHub limits requests for another ${Math.ceil(wait / 1000)} s. Run again then.`,
          };
        await write.clock.sleep(wait);
        continue;
      }
      if (status < 500 && status !== 408) return { refused: status, message };
      const found = await lookUp(write);
      if (found === true) return { stored: true };
      if (found === null)
        return {
          unclear:
            'DELIVERY UNKNOWN: GitHub did not say whether it stored the review; to avoid a duplicate nothing was sent again. Run again later.',
        };
      if (sends === SENDS || write.clock.now() > write.deadline)
        return { unclear: `REVIEWED, NOT DELIVERED: GitHub did not store the review (${status}). Run again later.` };
    }
  }
}

/** True: it is there; false: it was absent twice, far enough apart; null: nobody can say. */
async function lookUp({ isThere, clock }: Write): Promise<boolean | null> {
  let absentAt: number | null = null;
  for (const wait of LOOKS) {
    await clock.sleep(wait);
    const there = await isThere();
    if (there === true) return true;
    if (there === null) absentAt = null;
    else if (absentAt === null) absentAt = clock.now();
    else if (clock.now() - absentAt >= APART) return false;
  }
  return null;
}

/** Milliseconds to wait by GitHub's headers, null when the failure is no limit. */
function limitWait(error: unknown, now: number): number | null {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return null;
  const headers = headersOf(error);
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return after * 1000;
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) return Math.max(1000, reset - now);
  const limited = status === 429 || (error instanceof Error && /rate limit/i.test(error.message));
  return limited ? LIMIT_WAIT : null;
}

function headersOf(error: unknown): Record<string, string | undefined> {
  const response = error instanceof Error && 'response' in error ? error.response : null;
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : {};
  return headers as Record<string, string | undefined>;
}
