/** A pull request on GitHub. `head`: the commit that is meant, or its first 7 or more hex digits; null for any. */
export interface PullRequestTarget {
  kind: 'pull-request';
  owner: string;
  repo: string;
  number: number;
  head: string | null;
}

/** The open pull request of a commit: what the second of two workflows knows of the first. */
export interface HeadTarget {
  kind: 'head';
  owner: string;
  repo: string;
  head: string;
}

/** What a merge queue is about to merge: `base` is the commit that it builds on, `branch` where it goes. */
export interface MergeGroupTarget {
  kind: 'merge-group';
  owner: string;
  repo: string;
  base: string;
  head: string;
  branch: string;
}

/** The tree of a GitHub repository at the tip of its default branch. */
export interface RepositoryTarget {
  kind: 'repository';
  owner: string;
  repo: string;
}

/** Two commits of a repository on this disk, compared from their merge base as GitHub does. */
export interface RangeTarget {
  kind: 'range';
  dir: string;
  base: string;
  head: string;
}

/** A diff in a file (`-` is standard input); `dir` and `head` lend it context, when given. */
export interface DiffTarget {
  kind: 'diff';
  file: string;
  dir: string | null;
  head: string | null;
}

/** The tree of a repository on this disk at one commit, or the part of it that the globs name. */
export interface TreeTarget {
  kind: 'tree';
  dir: string;
  ref: string;
  globs: string[];
}

/** A comment on a pull request, and what it commands; `command` null: nothing, or it is no person's. */
export interface CommandTarget {
  kind: 'command';
  owner: string;
  repo: string;
  number: number;
  command: string | null;
  /** What stands behind it on its line. */
  rest: string;
  by: string;
  comment: number;
  /** The first comment of the thread that it stands in; null for a comment on the pull request itself. */
  inReplyTo: number | null;
}

/** Something that the caller said and that cannot be: ends in exit code 3. */
export class BadInput extends Error {
  override name = 'BadInput';
}
