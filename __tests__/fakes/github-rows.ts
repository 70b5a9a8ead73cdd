import { treeObjects } from './git-objects.js';
import { patchHunks } from './patch-lines.js';
import { type Row, sampleRow } from './sample-row.js';
import type { PullFile, StoredComment, StoredReview, World } from './world.js';

/** Where the repository stands on the web, and under which prefix its API rows point. */
export function addresses(world: World): { web: string; api: string } {
  const name = `${world.owner}/${world.repo}`;
  return { web: `https://github.com/${name}`, api: `https://api.github.com/repos/${name}` };
}

export function userRow(login: string): Row {
  return sampleRow('simple-user', {
    login,
    id: login.length,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
  });
}

function repositoryFields(world: World, fullName: string): Row {
  const [owner, name] = fullName.split('/') as [string, string];
  const visibility = world.private ? 'private' : 'public';
  return {
    ...{ name, full_name: fullName, owner: userRow(owner), default_branch: world.defaultBranch },
    ...{ private: world.private === true, visibility, fork: fullName !== `${world.owner}/${world.repo}` },
  };
}

export function fullRepositoryRow(world: World): Row {
  return sampleRow('full-repository', repositoryFields(world, `${world.owner}/${world.repo}`));
}

function branchRow(world: World, branch: { ref: string; sha: string }, fullName: string | null): Row {
  const owner = fullName?.split('/')[0];
  return {
    label: owner === undefined ? branch.ref : `${owner}:${branch.ref}`,
    ref: branch.ref,
    sha: branch.sha,
    user: owner === undefined ? null : userRow(owner),
    repo: fullName === null ? null : sampleRow('repository', repositoryFields(world, fullName)),
  };
}

/** Sums as the pull request claims them. */
export function pullTotals(world: World): { changed_files: number; additions: number; deletions: number } {
  const sum = (field: 'additions' | 'deletions') => world.files.reduce((total, file) => total + file[field], 0);
  return (
    world.pull?.totals ?? {
      changed_files: world.files.length,
      additions: sum('additions'),
      deletions: sum('deletions'),
    }
  );
}

export function pullRow(world: World): Row {
  if (!world.pull) throw new Error('This world has no pull request.');
  const { title, body, author, draft, state, headRepo } = world.pull;
  return sampleRow('pull-request', {
    ...{ number: world.number, title, body, draft, state, user: userRow(author) },
    ...pullTotals(world),
    html_url: `${addresses(world).web}/pull/${world.number}`,
    base: branchRow(world, world.base, `${world.owner}/${world.repo}`),
    head: branchRow(world, world.head, headRepo),
    ...{ mergeable: true, mergeable_state: 'clean', commits: 1 },
  });
}

export function fileRow(world: World, file: PullFile): Row {
  const { web, api } = addresses(world);
  const path = file.filename.split('/').map(encodeURIComponent).join('/');
  const { sha } = world.head;
  return {
    ...file,
    blob_url: `${web}/blob/${sha}/${path}`,
    raw_url: `${web}/raw/${sha}/${path}`,
    contents_url: `${api}/contents/${path}?ref=${sha}`,
  };
}

export function commitRow(world: World, sha: string): Row {
  const { web, api } = addresses(world);
  const tree = world.commits.get(sha);
  const treeSha = tree ? treeObjects(tree).folders.get('')?.sha : sha;
  const parents = sha === world.mergeBase ? [] : [{ sha: world.mergeBase, url: `${api}/commits/${world.mergeBase}` }];
  const git = sampleRow('commit', {}).commit as Row;
  return sampleRow('commit', {
    ...{ sha, parents, url: `${api}/commits/${sha}`, html_url: `${web}/commit/${sha}` },
    commit: {
      ...git,
      message: 'Change the orders',
      tree: { sha: treeSha, url: `${api}/git/trees/${treeSha}` },
    },
  });
}

const reviewStates = {
  COMMENT: 'COMMENTED',
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
} as const;

/** What a new review's event makes of it; without an event it stays pending. */
export function reviewState(event: unknown): NonNullable<StoredReview['state']> {
  return reviewStates[event as keyof typeof reviewStates] ?? 'PENDING';
}

export function reviewRow(world: World, review: StoredReview): Row {
  const state = review.state ?? 'COMMENTED';
  const row = sampleRow('pull-request-review', {
    ...{ id: review.id, user: userRow(review.author), body: review.body, state },
    commit_id: review.commit_id ?? world.head.sha,
    html_url: `${addresses(world).web}/pull/${world.number}#pullrequestreview-${review.id}`,
  });
  return state === 'PENDING' ? row : { ...row, submitted_at: '2026-11-01T09:00:00Z' };
}

/** A comment with the review it belongs to and its own number. */
export interface PlacedComment {
  id: number;
  review: StoredReview;
  comment: StoredComment;
}

/** All review comments, oldest review first; each number is made of its review's. */
export function placedComments(reviews: readonly StoredReview[]): PlacedComment[] {
  return reviews.flatMap((review) =>
    review.comments
      .map((comment, index) => ({ id: review.id * 1000 + index, review, comment }))
      .filter(({ comment }) => !comment.deleted),
  );
}

/** `component`: a review's own list and the pull request's list give the same comment in two shapes. */
export function commentRow(
  world: World,
  { id, review, comment }: PlacedComment,
  component: 'review-comment' | 'pull-request-review-comment',
): Row {
  const commit_id = review.commit_id ?? world.head.sha;
  const { path, side, line, start_line, body, author } = comment;
  const file = world.files.find(({ filename }) => filename === path);
  const place =
    line === null
      ? { subject_type: 'file' }
      : {
          subject_type: 'line',
          side,
          line,
          original_line: line,
          start_line,
          original_start_line: start_line,
        };
  return sampleRow(component, {
    ...{ id, path, body, user: userRow(author), commit_id, original_commit_id: commit_id, ...place },
    ...{ pull_request_review_id: review.id, diff_hunk: patchHunks(file?.patch ?? '')[0]?.source ?? '' },
    ...{ start_side: start_line === null ? null : side, position: 1, original_position: 1 },
    html_url: `${addresses(world).web}/pull/${world.number}#discussion_r${id}`,
  });
}

export interface IssueComment {
  id: number;
  author: string;
  body: string;
  /** Who changed it last. */
  editor?: string;
}

export function issueCommentRow(world: World, { id, author, body }: IssueComment): Row {
  const html_url = `${addresses(world).web}/pull/${world.number}#issuecomment-${id}`;
  return sampleRow('issue-comment', { id, body, html_url, user: userRow(author) });
}

export function blobRow(world: World, sha: string, content: Buffer): Row {
  return sampleRow('blob', {
    ...{ sha, size: content.length, encoding: 'base64', url: `${addresses(world).api}/git/blobs/${sha}` },
    content: content.toString('base64').replace(/.{60}/g, '$&\n'),
  });
}
