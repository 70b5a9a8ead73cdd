import { bareRepository, commitTree } from './git.js';
import { pullFiles } from './git-diff.js';
import { temporaryFolder } from './temporary.js';
import { type Tree, type TreeLiteral, treeOf, type World, worldAround } from './world.js';

export interface Trees {
  /** The commit that base and head have in common. */
  mergeBase: TreeLiteral;
  /** The tip of the base branch, one commit after the merge base; the merge base itself if left out. */
  base?: TreeLiteral;
  /** One commit after the merge base. Left out, the world has no pull request. */
  head?: TreeLiteral;
}

export interface MadeWorld {
  world: World;
  /** A bare repository with the same commits: branches `main` and `topic`. */
  dir: string;
  /** Hash of the base branch's tip. */
  base: string;
  /** Hash of the pull request's head; the base again without a pull request. */
  head: string;
}

/** Commits the trees to a real repository, so that hashes, renames and patches are git's own. */
export function worldFromTrees(trees: Trees): MadeWorld {
  const dir = temporaryFolder('git');
  bareRepository(dir);
  const commits = new Map<string, Tree>();
  const commit = (branch: string, literal: TreeLiteral, parent?: string) => {
    const tree = treeOf(literal);
    const sha = commitTree(dir, { tree, branch, parent });
    commits.set(sha, tree);
    return sha;
  };
  const mergeBase = commit('main', trees.mergeBase);
  const base = trees.base ? commit('main', trees.base, mergeBase) : mergeBase;
  const head = trees.head ? commit('topic', trees.head, mergeBase) : base;
  const files = trees.head ? pullFiles(dir, mergeBase, head) : [];
  const world = worldAround({ commits, mergeBase, base, head, files });
  if (!trees.head) world.pull = null;
  return { world, dir, base, head };
}

/** Adds a commit to the pull request, as a push does: the world moves on in place. Returns its hash. */
export function pushHead({ world, dir }: MadeWorld, literal: TreeLiteral): string {
  const tree = treeOf(literal);
  const sha = commitTree(dir, { tree, branch: world.head.ref, parent: world.head.sha });
  world.commits.set(sha, tree);
  world.head.sha = sha;
  world.files = pullFiles(dir, world.mergeBase, sha);
  return sha;
}

/** Sets the pull request to a commit that it had before, as a forced push does. */
export function resetHead({ world, dir }: MadeWorld, sha: string): void {
  world.head.sha = sha;
  world.files = pullFiles(dir, world.mergeBase, sha);
}

/** Adds a commit to the base branch, beside the pull request. Returns its hash. */
export function pushBase({ world, dir }: MadeWorld, literal: TreeLiteral): string {
  const tree = treeOf(literal);
  const sha = commitTree(dir, { tree, branch: world.base.ref, parent: world.base.sha });
  world.commits.set(sha, tree);
  world.base.sha = sha;
  return sha;
}
