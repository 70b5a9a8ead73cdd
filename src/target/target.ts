/** A pull request on GitHub. */
export interface PullRequestTarget {
  kind: 'pull-request';
  owner: string;
  repo: string;
  number: number;
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

/** Something that the caller said and that cannot be: ends in exit code 3. */
export class BadInput extends Error {
  override name = 'BadInput';
}
