import type { CoveredFile } from './coverage.js';
import type { Finding } from './finding.js';

/**
 * Why a finding does not count, in the open: it stays in the result and the summary, is not posted, and never blocks.
 * `by` is the person who decided it, where one is known; `until` a day (`2027-01-31`) after which it counts again.
 */
export interface Suppression {
  kind: 'dismissed' | 'in line' | 'baseline';
  by: string | null;
  reason: string;
  until: string | null;
}

/** One way in which findings are suppressed; null where it has nothing to say of this one. */
export type Suppress = (finding: Finding) => Suppression | null;

/** What is to be said once all is known. `withheld`: why no pass may be given; null: nothing is against one. */
export type Remark = (known: { findings: readonly Finding[]; files: readonly CoveredFile[] }) => {
  notes: string[];
  withheld: string | null;
};

/** One way of suppressing: what it does to findings, and what is to be said of it. */
export interface Suppressor {
  suppress: Suppress;
  remark: Remark;
}

/** The findings, each with the first suppression that holds for it. */
export function suppressed(findings: readonly Finding[], ways: readonly Suppressor[]): Finding[] {
  return findings.map((finding) => {
    for (const { suppress } of ways) {
      const suppression = suppress(finding);
      if (suppression) return { ...finding, suppression, blocking: false };
    }
    return finding;
  });
}
