/** A git file mode: plain, executable, symbolic link (text = its target), submodule (text = its commit). */
export type FileMode = '100644' | '100755' | '120000' | '160000';

export interface TreeFile {
  text: string | Buffer;
  mode: FileMode;
}

/** All files of one commit by path, as in `src/app.ts`. Not to be changed after a server has read it. */
export type Tree = Map<string, TreeFile>;

/** A tree as a test writes it: text or bytes make a plain file. */
export type TreeLiteral = Record<string, string | Buffer | TreeFile>;

/** A changed file as GitHub lists it, without the addresses that the server adds. */
export interface PullFile {
  filename: string;
  previous_filename?: string;
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** Of the new blob, of the old one when removed, of the commit for a submodule. */
  sha: string | null;
  additions: number;
  deletions: number;
  changes: number;
  /** From the first `@@` line on, without a line feed at the end. */
  patch?: string;
}

export interface StoredComment {
  path: string;
  side: 'LEFT' | 'RIGHT';
  /** 1-based, in the new file for RIGHT and in the old one for LEFT; null for a comment on the file. */
  line: number | null;
  start_line: number | null;
  body: string;
  author: string;
  resolved?: boolean;
  resolvedBy?: string;
  /** Who changed it last. */
  editor?: string;
  deleted?: boolean;
  /** Whether its line has changed since; told from the texts unless given. */
  outdated?: boolean;
  /** Answers below it, oldest first. */
  replies?: { author: string; body: string; editor?: string }[];
}

export interface StoredReview {
  id: number;
  author: string;
  body: string;
  editor?: string;
  /** COMMENTED unless said otherwise. */
  state?: 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'PENDING' | 'DISMISSED';
  /** The head of the pull request unless said otherwise. */
  commit_id?: string;
  comments: StoredComment[];
}

export interface PullRequest {
  title: string;
  body: string | null;
  author: string;
  draft: boolean;
  state: 'open' | 'closed';
  /** `owner/repo` the head branch lives in; null for a deleted fork. */
  headRepo: string | null;
  /** Labels that it carries, and who set each. */
  labels?: { name: string; actor: string }[];
  /** Plain comments of people. */
  comments?: { author: string; body: string; edited?: boolean; id?: number }[];
  /** When it was last sent to another base branch, in ISO 8601. */
  retargeted?: string;
  /** What the pull request claims, where that differs from the sums over `files`. */
  totals?: { changed_files: number; additions: number; deletions: number };
}

/** One repository and at most one pull request, as plain data. Tests may change it while a server runs. */
export interface World {
  owner: string;
  repo: string;
  private?: boolean;
  defaultBranch: string;
  /** Login that the token acts as. */
  viewer: string;
  /** Of the token: to write at all, to resolve threads, to run workflows again. The last two are granted unless said otherwise. */
  permissions: { write: boolean; resolve?: boolean; rerun?: boolean };
  /** By 40-digit hash. */
  commits: Map<string, Tree>;
  /** More branches by name, beside base and head. */
  refs?: Record<string, string>;
  base: { ref: string; sha: string };
  mergeBase: string;
  head: { ref: string; sha: string };
  number: number;
  pull: PullRequest | null;
  files: PullFile[];
  reviews: StoredReview[];
  /** Comments of a review that this GitHub really stores, whatever it answers. */
  storedComments?: number;
  /** Other open pull requests at the same head. */
  siblings?: { number: number; branch: string }[];
  /** What people may do here, by login; nobody else may do anything. */
  collaborators?: Record<string, 'admin' | 'write' | 'read' | 'none'>;
  /** The merge queue of the base branch, in its order. */
  queue?: QueueEntry[];
  runs?: StoredRun[];
}

export interface QueueEntry {
  base: string;
  head: string;
  pull: { number: number; head: string; branch: string; retargeted?: string };
}

/** A run of a workflow, as the API for Actions lists it. */
export interface StoredRun {
  path: string;
  event: string;
  head: string;
  status: string;
  conclusion: string | null;
  created: string;
  /** 1 unless said otherwise. */
  id?: number;
}

/** The commits and files that a maker found; all else in the world gets a plain default. */
export type WorldChange = Pick<World, 'commits' | 'mergeBase' | 'files'> & { base: string; head: string };

export function worldAround({ base, head, ...change }: WorldChange): World {
  return {
    ...change,
    owner: 'acme',
    repo: 'shop',
    defaultBranch: 'main',
    viewer: 'github-actions[bot]',
    permissions: { write: true },
    base: { ref: 'main', sha: base },
    head: { ref: 'topic', sha: head },
    number: 7,
    pull: {
      title: 'Change the orders',
      body: null,
      author: 'dev',
      draft: false,
      state: 'open',
      headRepo: 'acme/shop',
    },
    reviews: [],
  };
}

export function treeOf(literal: TreeLiteral): Tree {
  return new Map(
    Object.entries(literal).map(([path, file]) => [
      path,
      typeof file === 'string' || Buffer.isBuffer(file) ? { text: file, mode: '100644' } : file,
    ]),
  );
}

export function bytesOf(file: TreeFile): Buffer {
  return typeof file.text === 'string' ? Buffer.from(file.text) : file.text;
}

export function isBinary(file: TreeFile): boolean {
  return file.text.includes('\0');
}

/** The commit that a branch name, `HEAD`, `refs/pull/N/head` or a full hash stands for. */
export function commitOf(world: World, ref: string): string | undefined {
  if (world.commits.has(ref)) return ref;
  const name = ref.replace(/^refs\//, '').replace(/^heads\//, '');
  if (name === `pull/${world.number}/head`) return world.head.sha;
  const branches: Record<string, string> = { [world.defaultBranch]: world.base.sha, ...world.refs };
  branches[world.base.ref] = world.base.sha;
  if (world.pull?.headRepo === `${world.owner}/${world.repo}`) branches[world.head.ref] = world.head.sha;
  return branches[name === 'HEAD' ? world.defaultBranch : name];
}
