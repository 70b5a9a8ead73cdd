import { addUsage, noUsage, type Usage, usdAtMost } from './prices.js';

/** Who asks the model: the finder looks for faults, the verifier tries to disprove them. */
export type Role = 'finder' | 'verifier';

/** What a role used, and of which model; a fallback model is counted with the role's own. */
export interface Spent {
  model: string;
  usage: Usage;
}

/** What a run may use: `deadline` in `Date.now()` time, `usd` by list price. */
export interface Budget {
  deadline: number;
  usd: number;
  spent: Record<Role, Spent>;
  /** US dollars that the conversations which are going on are expected to cost. */
  held: number;
}

export function openBudget(limits: { deadline: number; usd: number }, models: Record<Role, string>): Budget {
  const spent = (role: Role): Spent => ({ model: models[role], usage: noUsage() });
  return { ...limits, spent: { finder: spent('finder'), verifier: spent('verifier') }, held: 0 };
}

/** Tokens that an answer is expected to have; half of what long ones have. */
const EXPECTED_OUTPUT = 3_000;

/**
 * Begins a conversation of this size, in tokens: why it may not begin any more, or who wants to know at its end what
 * it used. Until then its expected cost is held, since others begin at the same time.
 */
export function begin(
  budget: Budget,
  role: Role,
  { message, system }: { message: number; system: number },
): string | ((usage: Usage) => void) {
  const { deadline, usd, spent } = budget;
  if (Date.now() >= deadline) return 'budget: the time of "max-minutes" is used up';
  const expected = usdAtMost(
    { ...noUsage(), input: message, cacheRead: system, output: EXPECTED_OUTPUT },
    spent[role].model,
  );
  const used =
    usdAtMost(spent.finder.usage, spent.finder.model) + usdAtMost(spent.verifier.usage, spent.verifier.model);
  if (used + budget.held + expected > usd) return 'budget: "max-cost-usd" is used up';
  budget.held += expected;
  return (usage) => {
    budget.held -= expected;
    spent[role].usage = addUsage(spent[role].usage, usage);
  };
}
