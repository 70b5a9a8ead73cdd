import type { Coverage } from './coverage.js';
import type { Finding } from './finding.js';

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

/** The exit code of both doors; `on-incomplete: warn` turns only a 2 into 0. */
export function exitCodeOf(verdict: Verdict, onIncomplete: 'fail' | 'warn'): 0 | 1 | 2 {
  if (verdict === 'fail') return 1;
  return verdict === 'incomplete' && onIncomplete === 'fail' ? 2 : 0;
}
