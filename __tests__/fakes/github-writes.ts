import { invalidField, notFound, refusal, unprocessable } from './github-errors.js';
import type { Handler } from './github-reads.js';
import { commentRow, issueCommentRow, placedComments, reviewRow, reviewState, userRow } from './github-rows.js';
import { nextId } from './github-state.js';
import { commentRefusal, isHead, type NewComment, type NewReview, reviewRefusals } from './review-refusals.js';
import { sampleRow } from './sample-row.js';
import type { StoredComment, StoredReview } from './world.js';

function storedComment(comment: NewComment, author: string): StoredComment {
  const { path, body, line = null, start_line = null } = comment;
  return { path, side: comment.side === 'LEFT' ? 'LEFT' : 'RIGHT', line, start_line, body, author };
}

const createReview: Handler = ({ state, body }) => {
  const { world, reviews, violations } = state;
  const review = (body ?? {}) as NewReview;
  if (review.comments?.some(({ position }) => position !== undefined))
    violations.push('a review comment is placed by `position`, which GitHub is closing down');
  const refusals = reviewRefusals(world, review);
  if (refusals.length > 0) return unprocessable(refusals);
  const isPending = (known: StoredReview) => known.author === world.viewer && known.state === 'PENDING';
  if (reviews.some(isPending)) return unprocessable(['User can only have one pending review per pull request']);
  const stored: StoredReview = {
    ...{
      id: nextId(reviews),
      author: world.viewer,
      body: review.body ?? '',
      state: reviewState(review.event),
    },
    commit_id: review.commit_id ?? world.head.sha,
    comments: (review.comments ?? [])
      .slice(0, world.storedComments)
      .map((comment) => storedComment(comment, world.viewer)),
  };
  reviews.push(stored);
  return { status: 200, body: reviewRow(world, stored) };
};

/** A single comment is stored as a review of its own without a body, as GitHub does it. */
const createReviewComment: Handler = ({ state, body }) => {
  const { world, reviews } = state;
  const comment = body as NewComment & { commit_id: string; subject_type?: string; in_reply_to?: number };
  const resource = 'PullRequestReviewComment';
  if (comment.in_reply_to !== undefined) state.violations.push('this GitHub knows no replies to comments');
  if (!isHead(world, comment.commit_id))
    return invalidField(resource, 'commit_id', 'commit_id is not part of the pull request');
  const onFile = comment.subject_type === 'file';
  const inDiff = world.files.some(({ filename }) => filename === comment.path);
  const refused = onFile && inDiff ? null : commentRefusal(world, comment);
  if (refused) return invalidField(resource, 'pull_request_review_thread', refused);
  const stored = storedComment(onFile ? { path: comment.path, body: comment.body } : comment, world.viewer);
  const review: StoredReview = {
    ...{
      id: nextId(reviews),
      author: world.viewer,
      body: '',
      state: 'COMMENTED',
      commit_id: comment.commit_id,
    },
    comments: [stored],
  };
  reviews.push(review);
  const placed = { id: review.id * 1000, review, comment: stored };
  return { status: 201, body: commentRow(world, placed, 'pull-request-review-comment') };
};

const bodyLimit = 65_536;

function issueBodyRefusal(body: string) {
  if (body.trim() === '') return invalidField('IssueComment', 'body', "body can't be blank");
  if ([...body].length <= bodyLimit) return null;
  return invalidField('IssueComment', 'body', `body is too long (maximum is ${bodyLimit} characters)`);
}

const createIssueComment: Handler = ({ state, body }) => {
  const { world, issueComments } = state;
  const comment = { id: nextId(issueComments), author: world.viewer, body: (body as { body: string }).body };
  const refused = issueBodyRefusal(comment.body);
  if (refused) return refused;
  issueComments.push(comment);
  return { status: 201, body: issueCommentRow(world, comment) };
};

const updateIssueComment: Handler = ({ state, params, body }) => {
  const comment = state.issueComments.find(({ id }) => String(id) === params.comment_id);
  if (!comment) return notFound();
  const text = (body as { body: string }).body;
  const refused = issueBodyRefusal(text);
  if (refused) return refused;
  if (comment.author !== state.world.viewer) return refusal(403, 'Resource not accessible by integration');
  Object.assign(comment, { body: text, editor: state.world.viewer });
  return { status: 200, body: issueCommentRow(state.world, comment) };
};

const deleteIssueComment: Handler = ({ state, params }) => {
  const index = state.issueComments.findIndex(({ id }) => String(id) === params.comment_id);
  if (index < 0) return notFound();
  state.issueComments.splice(index, 1);
  return { status: 204, body: '' };
};

const updateReview: Handler = ({ state, params, body }) => {
  const review = state.reviews.find(({ id }) => String(id) === params.review_id);
  if (!review) return notFound();
  Object.assign(review, { body: (body as { body: string }).body, editor: state.world.viewer });
  return { status: 200, body: reviewRow(state.world, review) };
};

/** A comment on lines by its number; of the replies only the thread is known. */
function placedAt({ state, params }: Parameters<Handler>[0]) {
  return placedComments(state.reviews).find(({ id }) => String(id) === params.comment_id);
}

const updateReviewComment: Handler = (call) => {
  const placed = placedAt(call);
  if (!placed) return notFound();
  const { viewer } = call.state.world;
  if (placed.comment.author !== viewer) return refusal(403, 'Resource not accessible by integration');
  Object.assign(placed.comment, { body: (call.body as { body: string }).body, editor: viewer });
  return { status: 200, body: commentRow(call.state.world, placed, 'pull-request-review-comment') };
};

const deleteReviewComment: Handler = (call) => {
  const placed = placedAt(call);
  if (!placed) return notFound();
  placed.comment.deleted = true;
  return { status: 204, body: '' };
};

const createReply: Handler = (call) => {
  const placed = placedAt(call);
  if (!placed) return notFound();
  const reply = { author: call.state.world.viewer, body: (call.body as { body: string }).body };
  placed.comment.replies = [...(placed.comment.replies ?? []), reply];
  return { status: 201, body: commentRow(call.state.world, placed, 'pull-request-review-comment') };
};

const react: Handler = ({ state, params, body }) => {
  const { content } = body as { content: string };
  state.reactions.push({ comment: Number(params.comment_id), content });
  return { status: 201, body: sampleRow('reaction', { content, user: userRow(state.world.viewer) }) };
};

const rerun =
  (jobs: 'all' | 'failed'): Handler =>
  ({ state, params }) => {
    const { world, reruns } = state;
    if (world.permissions.rerun === false) return refusal(403, 'Resource not accessible by integration');
    if (!world.runs?.some(({ id }) => String(id ?? 1) === params.run_id)) return notFound();
    reruns.push({ run: Number(params.run_id), jobs });
    return { status: 201, body: {} };
  };

const descriptionLimit = 140;

const createStatus: Handler = ({ state, params, body }) => {
  const { world } = state;
  const sha = params.sha as string;
  if (!world.commits.has(sha)) return invalidField('Status', 'sha', `No commit found for SHA: ${sha}`);
  const given = body as { state: string; context?: string; description?: string };
  const { context = 'default', description = null } = given;
  if ((description ?? '').length > descriptionLimit)
    return invalidField('Status', 'description', `description is too long (maximum is ${descriptionLimit} characters)`);
  state.statuses.push({ sha, state: given.state, context, description });
  const creator = userRow(world.viewer);
  return { status: 201, body: sampleRow('status', { state: given.state, context, description, creator }) };
};

/** What needs a token that may write. */
export const writes: Record<string, Handler> = {
  'pulls/create-review': createReview,
  'pulls/create-review-comment': createReviewComment,
  'issues/create-comment': createIssueComment,
  'issues/update-comment': updateIssueComment,
  'issues/delete-comment': deleteIssueComment,
  'pulls/update-review': updateReview,
  'pulls/update-review-comment': updateReviewComment,
  'pulls/delete-review-comment': deleteReviewComment,
  'pulls/create-reply-for-review-comment': createReply,
  'reactions/create-for-pull-request-review-comment': react,
  'reactions/create-for-issue-comment': react,
  'actions/re-run-workflow': rerun('all'),
  'actions/re-run-workflow-failed-jobs': rerun('failed'),
  'repos/create-commit-status': createStatus,
};
