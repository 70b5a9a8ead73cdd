import type { Finding } from '../judge/finding.js';
import type { Delivered } from '../judge/result.js';
import type { SavedResult } from '../judge/saved-result.js';
import { counted, relevant } from '../words/title.js';
import type { Plan } from './plan.js';

/**
 * What became of the findings that were to be said on the pull request: on their lines, in the body of a review or a
 * comment, or not at all. `problem` makes the run incomplete: nobody can know whether the pull request shows them.
 */
export interface Delivery {
  inline: Finding[];
  body: Finding[];
  degraded: { finding: Finding; reason: string }[];
  problem: string | null;
}

/**
 * Where each finding ended. Throws when one has no place, or more than one: found = delivered + degraded, and nothing
 * is lost in silence.
 */
export function deliveredOf(result: SavedResult, plan: Plan, { inline, body, degraded }: Delivery): Delivered {
  const named = (findings: readonly Finding[]) => findings.map(({ fingerprint }) => fingerprint);
  const delivered: Delivered = {
    inline: named(inline),
    body: named(body),
    already: named(plan.already),
    summary: named(plan.summaryOnly),
    degraded: degraded.map(({ finding, reason }) => ({ fingerprint: finding.fingerprint, reason })),
  };
  const { degraded: kept, ...said } = delivered;
  const placed = [...Object.values(said).flat(), ...kept.map(({ fingerprint }) => fingerprint)];
  const found = named(relevant(result));
  if (placed.length !== found.length || found.some((each) => !placed.includes(each)))
    throw new Error(`${found.length} findings have ${placed.length} places: the delivery does not add up.`);
  return delivered;
}

/** The delivery in sentences. */
export function deliveryWords(plan: Plan, delivery: Delivery): string[] {
  const reasons = [...new Set(delivery.degraded.map(({ reason }) => reason))];
  const inline = delivery.inline.length;
  const body = delivery.body.length;
  return [
    ...(inline > 0 ? [`${counted(inline, 'comment')} posted on the lines`] : []),
    ...(body > 0
      ? [
          `${counted(body, 'finding')} in the body of a review or a comment: over the cap, or where no comment on lines is taken`,
        ]
      : []),
    ...(plan.already.length > 0 ? [`${counted(plan.already.length, 'finding')} said before, not repeated`] : []),
    ...(plan.summaryOnly.length > 0
      ? [`${counted(plan.summaryOnly.length, 'finding')} below "comment-on" or only observed, so only here`]
      : []),
    ...reasons.map(
      (reason) =>
        `${counted(delivery.degraded.filter((each) => each.reason === reason).length, 'finding')} only here: ${reason}`,
    ),
    ...(delivery.problem ? [delivery.problem] : []),
  ];
}
