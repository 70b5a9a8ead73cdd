import { recordOf } from '../judge/record.js';
import type { SavedResult } from '../judge/saved-result.js';
import { isFromGitHub } from '../source/github-client.js';
import { type Conversation, readConversation } from '../source/github-conversation.js';
import { SourceUnavailable } from '../source/source.js';
import type { Delivery } from './delivery.js';
import { type Plan, planReview } from './plan.js';
import { type Desk, postReview } from './review-post.js';

/**
 * Says on the pull request what has not been said there yet. Where the conversation cannot be read nothing is
 * posted, since it might be said twice. Throws `SourceUnavailable` when the head has moved on.
 */
export async function publishReview(result: SavedResult, desk: Desk): Promise<{ plan: Plan; delivery: Delivery }> {
  const limits = result.policy;
  const conversation = await conversationNow(desk);
  if (conversation === null) {
    const plan = planReview(result, { ...limits, posted: new Set() });
    const reason = 'GitHub did not give the comments that are there already';
    const degraded = [...plan.inline, ...plan.body].map((finding) => ({ finding, reason }));
    const problem = 'REVIEWED, NOT DELIVERED: the conversation could not be read. Run again later.';
    return { plan, delivery: { inline: [], body: [], degraded, problem } };
  }
  const [before, now] = [desk.pull.head.slice(0, 7), conversation.head.slice(0, 7)];
  if (before !== now)
    throw new SourceUnavailable(
      `SUPERSEDED: the head moved from ${before} to ${now} during the review. ` +
        'Nothing was posted; the run of the newer commit judges it.',
    );
  const posted = new Set(recordOf(conversation, limits.knownAuthors).keys());
  const plan = planReview(result, { ...limits, posted });
  return { plan, delivery: await postReview(result, plan, { ...desk, conversation }) };
}

async function conversationNow({ github, pull }: Desk): Promise<Conversation | null> {
  try {
    return await readConversation(github, pull);
  } catch (error) {
    // An outage between reading and writing: the review is done and must not be lost for it.
    if (isFromGitHub(error)) return null;
    throw error;
  }
}
