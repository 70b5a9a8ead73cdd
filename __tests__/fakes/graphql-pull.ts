import { addresses, type IssueComment, type PlacedComment, placedComments, pullTotals } from './github-rows.js';
import type { GitHubState } from './github-state.js';
import { type ConnectionArguments, connection } from './graphql-connection.js';
import { type GraphQLValue, pullsOfHead, refValue } from './graphql-objects.js';
import type { PullFile, PullRequest, StoredReview, World } from './world.js';

/** GraphQL names a bot without the `[bot]` that its REST login ends with. */
export function actorValue(login: string): GraphQLValue {
  const bot = login.endsWith('[bot]');
  return { __typename: bot ? 'Bot' : 'User', id: `A_${login}`, login: login.replace(/\[bot\]$/, '') };
}

export function pullValue(state: GitHubState, pull: PullRequest): GraphQLValue {
  const { world, reviews } = state;
  const { changed_files: changedFiles, additions, deletions } = pullTotals(world);
  const ownRepo = `${world.owner}/${world.repo}`;
  return {
    ...{ __typename: 'PullRequest', id: `PR_${world.number}`, number: world.number, title: pull.title },
    ...{ body: pull.body ?? '', state: pull.state.toUpperCase(), isDraft: pull.draft, merged: false },
    ...{ closed: pull.state === 'closed', locked: false, mergeable: 'MERGEABLE' },
    ...{ changedFiles, additions, deletions, url: `${addresses(world).web}/pull/${world.number}` },
    ...{ headRefOid: world.head.sha, headRefName: world.head.ref },
    ...{ baseRefOid: world.base.sha, baseRefName: world.base.ref },
    baseRef: () => refValue(world, world.base.ref),
    headRef: () => (pull.headRepo === ownRepo ? refValue(world, world.head.ref) : null),
    headRepository: pull.headRepo === null ? null : { __typename: 'Repository', nameWithOwner: pull.headRepo },
    isCrossRepository: pull.headRepo !== ownRepo,
    author: () => actorValue(pull.author),
    commits: (wanted: ConnectionArguments) => connection('commits', [headCommit(world)], wanted),
    labels: (wanted: ConnectionArguments) => connection('labels', (pull.labels ?? []).map(labelValue), wanted),
    timelineItems: (wanted: ConnectionArguments & { itemTypes: string[] }) =>
      connection('timelineItems', timelineValues(pull, wanted.itemTypes), wanted),
    comments: (wanted: ConnectionArguments) => connection('comments', issueCommentValues(state, pull), wanted),
    files: (wanted: ConnectionArguments) => connection('files', world.files.map(fileValue), wanted),
    reviews: (wanted: ConnectionArguments) => connection('reviews', reviewValues(world, reviews), wanted),
    reviewThreads: (wanted: ConnectionArguments) =>
      connection(
        'reviewThreads',
        placedComments(reviews).map((placed) => threadValue(world, placed)),
        wanted,
      ),
  };
}

function fileValue(file: PullFile): GraphQLValue {
  const changeType = file.status === 'removed' ? 'DELETED' : file.status.toUpperCase();
  const { filename: path, additions, deletions } = file;
  return { __typename: 'PullRequestChangedFile', path, additions, deletions, changeType };
}

function reviewValues(world: World, reviews: readonly StoredReview[]): GraphQLValue[] {
  return reviews.map((review) => ({
    ...{ __typename: 'PullRequestReview', id: `PRR_${review.id}`, databaseId: review.id },
    fullDatabaseId: String(review.id),
    ...{ body: review.body, state: review.state ?? 'COMMENTED', author: () => actorValue(review.author) },
    ...{ viewerDidAuthor: review.author === world.viewer, isMinimized: false, editor: editorOf(review.editor) },
    authorCanPushToRepository: ['admin', 'write'].includes(world.collaborators?.[review.author] ?? ''),
    commit: { __typename: 'Commit', oid: review.commit_id ?? world.head.sha },
    comments: (wanted: ConnectionArguments) =>
      connection(
        'comments',
        placedComments([review]).flatMap((placed) => commentValues(world, placed)),
        wanted,
      ),
  }));
}

export function threadValue(world: World, placed: PlacedComment): GraphQLValue {
  const { path, line, start_line: startLine, side, resolved = false, resolvedBy } = placed.comment;
  return {
    ...{ __typename: 'PullRequestReviewThread', id: `PRRT_${placed.id}`, path, startLine },
    line: () => currentLine(world, placed),
    ...{ originalLine: line, originalStartLine: startLine, diffSide: side, isResolved: resolved },
    ...{ startDiffSide: startLine === null ? null : side, isCollapsed: resolved },
    ...{ subjectType: line === null ? 'FILE' : 'LINE', viewerCanResolve: !resolved },
    isOutdated: () => isOutdated(world, placed),
    resolvedBy: () => (resolved && resolvedBy ? actorValue(resolvedBy) : null),
    comments: (wanted: ConnectionArguments) => connection('comments', commentValues(world, placed), wanted),
  };
}

/** Whether the line that was commented on stands no more, as far as texts tell. */
function isOutdated(world: World, { review, comment: { path, line, side, outdated } }: PlacedComment): boolean {
  if (outdated !== undefined) return outdated;
  if (!world.files.some(({ filename }) => filename === path)) return true;
  if (line === null || side === 'LEFT') return false;
  const linesAt = (sha: string) => world.commits.get(sha)?.get(path)?.text.toString().split('\n') ?? [];
  const commented = linesAt(review.commit_id ?? world.head.sha)[line - 1];
  return commented === undefined || !linesAt(world.head.sha).includes(commented);
}

/** Where the line that was commented on stands now: the one of its text that is nearest; null where it has gone. */
function currentLine(world: World, placed: PlacedComment): number | null {
  const { path, line, side } = placed.comment;
  if (line === null || side === 'LEFT') return line;
  if (isOutdated(world, placed)) return null;
  const linesAt = (sha: string) => world.commits.get(sha)?.get(path)?.text.toString().split('\n') ?? [];
  const commented = linesAt(placed.review.commit_id ?? world.head.sha)[line - 1];
  const now = linesAt(world.head.sha).flatMap((text, index) => (text === commented ? [index + 1] : []));
  return now.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0] ?? line;
}

const editorOf = (login: string | undefined) => () => (login === undefined ? null : actorValue(login));

/** The comment itself and the answers below it. */
function commentValues(world: World, { id, review, comment }: PlacedComment): GraphQLValue[] {
  const { path, line, start_line: startLine, replies = [] } = comment;
  return [comment, ...replies].map(({ author, body, editor }, index) => ({
    ...{ __typename: 'PullRequestReviewComment', id: `PRRC_${id}_${index}`, databaseId: id + index * 100 },
    fullDatabaseId: String(id + index * 100),
    ...{ body, path, line, startLine, originalLine: line, outdated: false, isMinimized: false },
    ...{ viewerDidAuthor: author === world.viewer, author: () => actorValue(author), editor: editorOf(editor) },
    pullRequestReview: { __typename: 'PullRequestReview', fullDatabaseId: String(review.id) },
    url: `${addresses(world).web}/pull/${world.number}#discussion_r${id}`,
  }));
}

/** The newest commit, which knows the pull requests that it heads. */
function headCommit(world: World): GraphQLValue {
  return {
    __typename: 'PullRequestCommit',
    commit: {
      ...{ __typename: 'Commit', id: `C_${world.head.sha}`, oid: world.head.sha },
      associatedPullRequests: (wanted: ConnectionArguments) =>
        connection('associatedPullRequests', pullsOfHead(world), wanted),
    },
  };
}

function labelValue({ name }: { name: string }): GraphQLValue {
  return { __typename: 'Label', id: `L_${name}`, name };
}

function timelineValues(pull: PullRequest, types: readonly string[]): GraphQLValue[] {
  const labeled = (pull.labels ?? []).map((label) => ({
    ...{ __typename: 'LabeledEvent', id: `LE_${label.name}`, createdAt: '2026-11-01T09:00:00Z' },
    ...{ label: labelValue(label), actor: () => actorValue(label.actor) },
  }));
  return types.includes('LABELED_EVENT') ? labeled : [];
}

function issueCommentValues({ world, issueComments }: GitHubState, pull: PullRequest): GraphQLValue[] {
  const people = (pull.comments ?? []).map(({ edited, id, ...said }, index) => ({
    ...{ ...said, id: id ?? 100 + index },
    ...(edited ? { editor: said.author } : {}),
  }));
  return [...people, ...issueComments].map(({ id, author, body, editor }: IssueComment) => ({
    ...{ __typename: 'IssueComment', id: `IC_${id}`, fullDatabaseId: String(id), body, editor: editorOf(editor) },
    lastEditedAt: editor ? '2026-11-01T10:00:00Z' : null,
    ...{ viewerDidAuthor: author === world.viewer, author: () => actorValue(author) },
  }));
}
