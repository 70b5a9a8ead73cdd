import { addresses, type PlacedComment, placedComments, pullTotals } from './github-rows.js';
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
    ...{ viewerDidAuthor: review.author === world.viewer, isMinimized: false },
    commit: { __typename: 'Commit', oid: review.commit_id ?? world.head.sha },
    comments: (wanted: ConnectionArguments) =>
      connection(
        'comments',
        placedComments([review]).flatMap((placed) => commentValues(world, placed)),
        wanted,
      ),
  }));
}

function threadValue(world: World, placed: PlacedComment): GraphQLValue {
  const { path, line, start_line: startLine, side, resolved = false } = placed.comment;
  return {
    ...{ __typename: 'PullRequestReviewThread', id: `PRRT_${placed.id}`, path, line, startLine },
    ...{ originalLine: line, originalStartLine: startLine, diffSide: side, isResolved: resolved },
    ...{ startDiffSide: startLine === null ? null : side, isOutdated: false, isCollapsed: resolved },
    ...{ subjectType: line === null ? 'FILE' : 'LINE', viewerCanResolve: !resolved, resolvedBy: null },
    comments: (wanted: ConnectionArguments) => connection('comments', commentValues(world, placed), wanted),
  };
}

/** The comment itself and the answers below it. */
function commentValues(world: World, { id, comment }: PlacedComment): GraphQLValue[] {
  const { path, line, start_line: startLine, replies = [] } = comment;
  return [comment, ...replies].map(({ author, body }, index) => ({
    ...{ __typename: 'PullRequestReviewComment', id: `PRRC_${id}_${index}`, databaseId: id + index * 100 },
    fullDatabaseId: String(id + index * 100),
    ...{ body, path, line, startLine, originalLine: line, outdated: false, isMinimized: false },
    ...{ viewerDidAuthor: author === world.viewer, author: () => actorValue(author) },
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
  const own = issueComments.map(({ author, body }) => ({ author, body, edited: false }));
  return [...(pull.comments ?? []), ...own].map(({ author, body, edited }, index) => ({
    ...{ __typename: 'IssueComment', id: `IC_${index}`, body, lastEditedAt: edited ? '2026-11-01T10:00:00Z' : null },
    ...{ viewerDidAuthor: author === world.viewer, author: () => actorValue(author) },
  }));
}
