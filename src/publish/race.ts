import { marksIn } from '../judge/mark.js';
import { isOwn, stickiesIn } from '../judge/record.js';
import { statusOf } from '../source/github-client.js';
import type { Conversation, Said } from '../source/github-conversation.js';
import type { Desk } from './review-post.js';

/** What stands instead of a review that said nothing of its own. */
const SAID_BESIDE = 'Backend Review: another run at the same commit was first; its comments say the same.';

/**
 * Two runs at one commit both read before either wrote, and both said the same: of what was said since `before` the
 * first comment on a finding stays, and the first summary; a review that is left without a word says so. Whichever run
 * looks comes to the same. Comments that somebody answered are left alone.
 */
export async function withdrawRepeated(before: Conversation, after: Conversation, desk: Desk): Promise<void> {
  const known = new Set(before.threads.map(({ id }) => id));
  const own = (said: Said | undefined): said is Said => said !== undefined && isOwn(said, []);
  const fresh = after.threads
    .filter(({ id, comments }) => !known.has(id) && own(comments[0]))
    .sort((a, b) => numberOf(a.comments[0]) - numberOf(b.comments[0]));
  const said = new Set<string>();
  const kept = new Set<number>();
  for (const { comments, unread } of fresh) {
    const [first] = comments;
    if (!first) continue;
    const marks = marksIn(first.body);
    const repeats = marks.length > 0 && marks.every((each) => said.has(each));
    for (const each of marks) said.add(each);
    if (repeats && comments.length === 1 && unread === 0) await withdraw(first.id, desk);
    else if (first.review !== null) kept.add(first.review);
  }
  for (const { id } of stickiesIn(after).slice(1)) await removeSticky(id, desk);
  const old = new Set(before.reviews.map(({ id }) => id));
  const reviews = after.reviews
    .filter((review) => !old.has(review.id) && own(review) && review.body.startsWith('Backend Review'))
    .sort((a, b) => a.id - b.id);
  const listed = new Set<string>();
  for (const [index, { id, body }] of reviews.entries()) {
    const marks = marksIn(body);
    const repeats = marks.every((each) => listed.has(each));
    for (const each of marks) listed.add(each);
    if (index > 0 && repeats && !kept.has(id) && body !== SAID_BESIDE) await empty(id, desk);
  }
}

const numberOf = (said: Said | undefined) => said?.id ?? 0;

async function withdraw(comment: number, { github, pull }: Desk): Promise<void> {
  await unlessGone(() =>
    github.writes.rest.pulls.deleteReviewComment({ owner: pull.owner, repo: pull.repo, comment_id: comment }),
  );
}

/** Takes a summary comment away. */
export async function removeSticky(comment: number, { github, pull }: Desk): Promise<void> {
  await unlessGone(() =>
    github.writes.rest.issues.deleteComment({ owner: pull.owner, repo: pull.repo, comment_id: comment }),
  );
}

async function empty(review: number, { github, pull }: Desk): Promise<void> {
  const place = { owner: pull.owner, repo: pull.repo, pull_number: pull.number, review_id: review };
  await unlessGone(() => github.writes.rest.pulls.updateReview({ ...place, body: SAID_BESIDE }));
}

/** The other run may tidy at the same time, and a repetition that stays does no harm to a verdict. */
async function unlessGone(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (statusOf(error) === null) throw error;
  }
}
