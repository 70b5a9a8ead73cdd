import type { Finding } from '../judge/finding.js';
import type { ReviewResult } from '../judge/result.js';
import { counted } from '../words/title.js';
import type { Plan } from './plan.js';

/**
 * What became of the review. `posted` and `degraded` are the findings that were to be said on the pull request;
 * `problem` makes the run incomplete: nobody can know whether the pull request shows them.
 */
export interface Delivery {
  posted: Finding[];
  degraded: { finding: Finding; reason: string }[];
  problem: string | null;
}

/** The delivery in sentences. Throws when a finding has no place: nothing is lost in silence. */
export function deliveryWords(result: ReviewResult, plan: Plan, delivery: Delivery): string[] {
  const placed = new Set([
    ...delivery.posted,
    ...delivery.degraded.map(({ finding }) => finding),
    ...plan.already,
    ...plan.summaryOnly,
  ]);
  const lost = [...plan.inline, ...plan.body].filter((finding) => !placed.has(finding));
  if (lost.length > 0)
    throw new Error(`${lost.length} of ${result.findings.length} findings were neither posted nor kept.`);
  const reasons = [...new Set(delivery.degraded.map(({ reason }) => reason))];
  const inline = delivery.posted.filter((finding) => plan.inline.includes(finding)).length;
  const body = delivery.posted.length - inline;
  return [
    ...(inline > 0 ? [`${counted(inline, 'comment')} posted on the lines`] : []),
    ...(body > 0
      ? [`${counted(body, 'finding')} in the review's body: over the cap, or at a place that takes no comment`]
      : []),
    ...(plan.already.length > 0 ? [`${counted(plan.already.length, 'finding')} said before, not repeated`] : []),
    ...(plan.summaryOnly.length > 0
      ? [`${counted(plan.summaryOnly.length, 'finding')} below "comment-on", only here`]
      : []),
    ...reasons.map(
      (reason) =>
        `${counted(delivery.degraded.filter((each) => each.reason === reason).length, 'finding')} only here: ${reason}`,
    ),
    ...(delivery.problem ? [delivery.problem] : []),
  ];
}
