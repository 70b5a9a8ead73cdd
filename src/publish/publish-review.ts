import { recordOf } from '../judge/record.js';
import type { SavedResult } from '../judge/saved-result.js';
import { settledBy } from '../judge/settled.js';
import { isFromGitHub } from '../source/github-client.js';
import { type Conversation, readConversation } from '../source/github-conversation.js';
import { SourceUnavailable } from '../source/source.js';
import type { Delivery } from './delivery.js';
import { type Plan, planReview } from './plan.js';
import { type Desk, postReview } from './review-post.js';
import { publishSticky, type Sticky } from './sticky.js';
import { settleThreads } from './threads.js';

/** What was posted, and in words what else was done. */
export interface Published {
  plan: Plan;
  delivery: Delivery;
  notes: string[];
}

/**
 * Says on the pull request what has not been said there yet, and settles what is fixed. Where the conversation cannot be
 * read nothing is posted, since it might be said twice. Throws `SourceUnavailable` when the head has moved on.
 */
export async function publishReview(result: SavedResult, desk: Desk, sticky: Sticky | null): Promise<Published> {
  const limits = result.policy;
  const conversation = await conversationNow(desk);
  if (conversation === null) {
    const plan = planReview(result, { ...limits, record: new Map() });
    const reason = 'GitHub did not give the comments that are there already';
    const degraded = [...plan.inline, ...plan.body].map((finding) => ({ finding, reason }));
    const problem = 'REVIEWED, NOT DELIVERED: the conversation could not be read. Run again later.';
    return { plan, delivery: { inline: [], body: [], degraded, problem }, notes: [] };
  }
  const [before, now] = [desk.pull.head.slice(0, 7), conversation.head.slice(0, 7)];
  if (before !== now)
    throw new SourceUnavailable(
      `SUPERSEDED: the head moved from ${before} to ${now} during the review. ` +
        'Nothing was posted; the run of the newer commit judges it.',
    );
  const open = { ...desk, conversation };
  const speaks = limits.rollout !== 'observe';
  const unwritten = sticky && speaks ? await publishSticky(result, sticky, open) : null;
  const plan = planReview(result, { ...limits, record: recordOf(conversation, limits.knownAuthors) });
  const delivery = await postReview(result, plan, open);
  const settled = speaks ? await settleThreads(settledBy(result, conversation, limits.knownAuthors), desk) : [];
  return { plan, delivery, notes: [...settled, ...(unwritten ? [unwritten] : [])] };
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
