import type { Coverage } from './coverage.js';
import type { Finding } from './finding.js';
import type { Policy } from './policy.js';

/** There is no word for approval: the product judges a change, it never approves one. */
export type Verdict = 'pass' | 'fail' | 'incomplete';

/** `fail` wins over `incomplete`, `incomplete` over `pass`. */
export function verdictOf(
  findings: readonly Pick<Finding, 'blocking'>[],
  coverage: Pick<Coverage, 'complete'>,
): Verdict {
  if (findings.some((finding) => finding.blocking)) return 'fail';
  return coverage.complete ? 'pass' : 'incomplete';
}

/** What the exit code follows from. */
export interface Outcome {
  verdict: Verdict;
  policy: Pick<Policy, 'onIncomplete' | 'rollout'>;
  coverage: Pick<Coverage, 'withheld'>;
  override: object | null;
}

/**
 * The exit code of both doors: `on-incomplete: warn` turns only a 2 into 0, and not one that stands for more than unread files; a rollout short of `enforce` and a
 * person's override in the open turn both.
 */
export function exitCodeOf({ verdict, policy, coverage, override }: Outcome): 0 | 1 | 2 {
  if (verdict === 'pass' || policy.rollout !== 'enforce' || override !== null) return 0;
  if (verdict === 'fail') return 1;
  return policy.onIncomplete === 'fail' || coverage.withheld !== null ? 2 : 0;
}
