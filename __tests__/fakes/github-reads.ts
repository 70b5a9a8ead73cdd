import { type Folder, findBlob, findFolder, type TreeObjects, treeObjects } from './git-objects.js';
import { notFound, refusal } from './github-errors.js';
import {
  addresses,
  blobRow,
  commentRow,
  commitRow,
  fileRow,
  fullRepositoryRow,
  issueCommentRow,
  placedComments,
  pullRow,
  reviewRow,
  userRow,
} from './github-rows.js';
import type { GitHubState } from './github-state.js';
import { pageOf } from './page.js';
import { type Row, sampleRow } from './sample-row.js';
import type { Answer } from './server.js';
import { bytesOf, commitOf, type StoredRun, type World } from './world.js';

/** One call of an operation, its shape already checked. */
export interface Call {
  state: GitHubState;
  params: Record<string, string>;
  address: URL;
  /** The `accept` header. */
  accept: string;
  body: unknown;
}

export type Handler = (call: Call) => Answer;

const fileLimit = 3000;
const compareFileLimit = 300;
const treeLimit = 100_000;

const ok = (body: unknown): Answer => ({ status: 200, body });

function paged<Item>(items: readonly Item[], { address }: Call, row: (item: Item) => Row): Answer {
  const page = pageOf(items, address);
  return { status: 200, body: page.items.map(row), headers: page.headers };
}

/** A pending review is seen by its author alone. */
const visible = ({ state }: Call) =>
  state.reviews.filter((review) => review.state !== 'PENDING' || review.author === state.world.viewer);

const submitted = ({ state }: Call) => state.reviews.filter((review) => review.state !== 'PENDING');

function runRow({ id = 1, path, event, head, status, conclusion, created }: StoredRun): Row {
  const fields = { id, path, event, head_sha: head, status, conclusion, created_at: created };
  return sampleRow('workflow-run', { ...fields, html_url: 'https://github.com/acme/shop/actions/runs/1' });
}

export const reads: Record<string, Handler> = {
  'repos/get': ({ state }) => ok(fullRepositoryRow(state.world)),

  'pulls/list': ({ state }) => ok(state.world.pull ? [sampleRow('pull-request-simple', pullRow(state.world))] : []),

  'pulls/get': ({ state }) => ok(pullRow(state.world)),

  'repos/get-collaborator-permission-level': ({ state, params }) => {
    const login = params.username ?? '';
    const permission = state.world.collaborators?.[login] ?? 'none';
    const fields = { permission, role_name: permission, user: { ...userRow(login), role_name: permission } };
    return ok(sampleRow('repository-collaborator-permission', fields));
  },

  'actions/list-workflow-runs-for-repo': ({ state, address }) => {
    const head = address.searchParams.get('head_sha');
    const rows = (state.world.runs ?? []).filter((run) => head === null || run.head === head).map(runRow);
    return ok({ total_count: rows.length, workflow_runs: rows });
  },

  'actions/get-workflow-run': ({ state, params }) => {
    const run = state.world.runs?.find(({ id }) => String(id ?? 1) === params.run_id);
    return run ? ok(runRow(run)) : notFound();
  },

  'pulls/list-files': (call) =>
    paged(call.state.world.files.slice(0, fileLimit), call, (file) => fileRow(call.state.world, file)),

  'pulls/list-reviews': (call) => paged(visible(call), call, (review) => reviewRow(call.state.world, review)),

  'pulls/list-comments-for-review': (call) => {
    const reviews = visible(call).filter(({ id }) => String(id) === call.params.review_id);
    if (reviews.length === 0) return notFound();
    return paged(placedComments(reviews), call, (placed) => commentRow(call.state.world, placed, 'review-comment'));
  },

  'pulls/list-review-comments': (call) =>
    paged(placedComments(submitted(call)), call, (placed) =>
      commentRow(call.state.world, placed, 'pull-request-review-comment'),
    ),

  'issues/list-comments': (call) =>
    paged(call.state.issueComments, call, (comment) => issueCommentRow(call.state.world, comment)),

  'repos/get-commit': ({ state, params, accept }) => {
    const sha = commitOf(state.world, params.ref as string);
    if (sha === undefined || !state.world.commits.has(sha))
      return refusal(422, `No commit found for SHA: ${params.ref}`);
    return ok(accept.includes('.sha') ? sha : commitRow(state.world, sha));
  },

  'repos/compare-commits-with-basehead': compare,
  'git/get-tree': getTree,
  'git/get-blob': getBlob,
};

function compare({ state, params }: Call): Answer {
  const { world } = state;
  const [base, head] = (params.basehead as string)
    .split('...')
    .map((name) => commitOf(world, name.replace(/^[^:/]+:/, '')));
  if (base === undefined || head === undefined) return notFound();
  const mergeBase = base === head ? base : world.mergeBase;
  const known = head === world.head.sha || head === mergeBase;
  // Of a head that was left by a push the fake knows the commit, and its files no more.
  const files = head === mergeBase || !known ? [] : world.files;
  const [ahead, behind] = [head === mergeBase ? 0 : 1, base === mergeBase ? 0 : 1];
  const states = ahead ? (['ahead', 'diverged'] as const) : (['identical', 'behind'] as const);
  return ok(
    sampleRow('commit-comparison', {
      ...{ base_commit: commitRow(world, base), merge_base_commit: commitRow(world, mergeBase) },
      ...{ status: states[behind], ahead_by: ahead, behind_by: behind, total_commits: ahead },
      commits: ahead ? [commitRow(world, head)] : [],
      files: files.slice(0, compareFileLimit).map((file) => fileRow(world, file)),
    }),
  );
}

function getTree({ state, params, address }: Call): Answer {
  const { world } = state;
  const name = params.tree_sha as string;
  const tree = world.commits.get(commitOf(world, name) ?? '');
  const objects = tree && treeObjects(tree);
  const root = objects?.folders.get('');
  const found = objects && root ? { folder: root, objects } : findFolder(world, name);
  if (!found) return notFound();
  const rows = folderRows(world, found, address.searchParams.has('recursive'));
  return ok({
    sha: found.folder.sha,
    url: `${addresses(world).api}/git/trees/${found.folder.sha}`,
    tree: rows.slice(0, treeLimit),
    truncated: rows.length > treeLimit,
  });
}

/** Paths are told from the folder that was asked for. */
function folderRows(world: World, found: { folder: Folder; objects: TreeObjects }, recursive: boolean): Row[] {
  const { folder, objects } = found;
  return folder.entries.flatMap(({ name, mode, type, sha }) => {
    const blob = objects.blobs.get(sha);
    const url = `${addresses(world).api}/git/${type}s/${sha}`;
    const row: Row = { path: name, mode, type, sha, ...(blob && { size: bytesOf(blob).length }), url };
    const inner = type === 'tree' && recursive && objects.folders.get(folder.path ? `${folder.path}/${name}` : name);
    if (!inner) return [row];
    const rows = folderRows(world, { folder: inner, objects }, true);
    return [row, ...rows.map((below) => ({ ...below, path: `${name}/${below.path}` }))];
  });
}

function getBlob({ state, params, accept }: Call): Answer {
  const sha = params.file_sha as string;
  const blob = findBlob(state.world, sha);
  if (!blob) return notFound();
  return ok(accept.includes('.raw') ? bytesOf(blob) : blobRow(state.world, sha, bytesOf(blob)));
}
