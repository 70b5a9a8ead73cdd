import type { Finding } from '../judge/finding.js';
import type { Policy } from '../judge/policy.js';
import type { SavedResult } from '../judge/saved-result.js';
import { atLeast } from '../standards/standard.js';
import { relevant } from '../words/title.js';

/** Where each finding of a change is said; all of them stand in the job summary too. */
export interface Plan {
  /** One comment a finding, on its lines. */
  inline: Finding[];
  /** In the body of the review: over the cap, or at a place that takes no comment. */
  body: Finding[];
  /** Said by an own earlier comment. */
  already: Finding[];
  /** Below `comment-on`, or in a rollout that only observes: in the summary alone. */
  summaryOnly: Finding[];
}

/** What the plan follows: the policy, and the fingerprints that own earlier comments hold. */
export interface PlanRules extends Pick<Policy, 'commentOn' | 'maxComments' | 'rollout'> {
  posted: ReadonlySet<string>;
}

/** Blocking findings are always inline where their place takes a comment; the others up to the cap, gravest first. */
export function planReview(result: SavedResult, { commentOn, maxComments, rollout, posted }: PlanRules): Plan {
  const plan: Plan = { inline: [], body: [], already: [], summaryOnly: [] };
  let left = maxComments;
  for (const finding of relevant(result)) {
    if (posted.has(finding.fingerprint)) plan.already.push(finding);
    else if (rollout === 'observe' || (!finding.blocking && !atLeast(finding.severity, commentOn)))
      plan.summaryOnly.push(finding);
    else if (!finding.inline) plan.body.push(finding);
    else if (finding.blocking || left-- > 0) plan.inline.push(finding);
    else plan.body.push(finding);
  }
  return plan;
}
