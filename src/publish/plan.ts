import { isReopened } from '../judge/dismissal.js';
import type { Finding } from '../judge/finding.js';
import type { Policy } from '../judge/policy.js';
import type { Record } from '../judge/record.js';
import type { SavedResult } from '../judge/saved-result.js';
import { isPerson, type Thread } from '../source/github-conversation.js';
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

/** Comments on lines that do not block, over a pull request's life: who has read so many reads no more. */
const MOST_IN_A_LIFE = 20;

/** What the plan follows: the policy, and what own earlier comments say. */
export interface PlanRules extends Pick<Policy, 'commentOn' | 'maxComments' | 'rollout'> {
  record: Record;
}

/** Blocking findings are always inline where their place takes a comment; the others up to the cap, gravest first. */
export function planReview(result: SavedResult, { commentOn, maxComments, rollout, record }: PlanRules): Plan {
  const plan: Plan = { inline: [], body: [], already: [], summaryOnly: [] };
  const advisory = [...record.values()].flat().filter((told) => told.thread !== null && told.advisory).length;
  let left = Math.min(maxComments, MOST_IN_A_LIFE - advisory);
  for (const finding of relevant(result)) {
    if (isSaid(finding, record)) plan.already.push(finding);
    else if (rollout === 'observe' || (!finding.blocking && !atLeast(finding.severity, commentOn)))
      plan.summaryOnly.push(finding);
    else if (!finding.inline) plan.body.push(finding);
    else if (finding.blocking || left-- > 0) plan.inline.push(finding);
    else plan.body.push(finding);
  }
  return plan;
}

/** Whether a comment says it already. One that a person answered about an earlier secret of the line says another. */
function isSaid(finding: Finding, record: Record): boolean {
  const isAnswered = ({ comments }: Thread) => comments.slice(1).some(({ author }) => isPerson(author));
  const told = record.get(finding.fingerprint) ?? [];
  return told.some(({ thread }) => thread === null || !(isReopened(finding, thread) && isAnswered(thread)));
}
