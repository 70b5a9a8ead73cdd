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
}

export function openBudget(limits: { deadline: number; usd: number }, models: Record<Role, string>): Budget {
  const spent = (role: Role): Spent => ({ model: models[role], usage: noUsage() });
  return { ...limits, spent: { finder: spent('finder'), verifier: spent('verifier') } };
}

export function spend({ spent }: Budget, role: Role, usage: Usage): void {
  spent[role].usage = addUsage(spent[role].usage, usage);
}

/** Tokens that an answer is expected to have; half of what long ones have. */
const EXPECTED_OUTPUT = 3_000;

/** Why a conversation of this size may not begin any more; null when it may. Tokens. */
export function overBudget(
  { deadline, usd, spent }: Budget,
  role: Role,
  { message, system }: { message: number; system: number },
): string | null {
  if (Date.now() >= deadline) return 'budget: the time of "max-minutes" is used up';
  const expected = { ...noUsage(), input: message, cacheRead: system, output: EXPECTED_OUTPUT };
  const used =
    usdAtMost(spent.finder.usage, spent.finder.model) + usdAtMost(spent.verifier.usage, spent.verifier.model);
  return used + usdAtMost(expected, spent[role].model) > usd ? 'budget: "max-cost-usd" is used up' : null;
}
