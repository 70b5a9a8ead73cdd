import type { ChangedFile } from '../change/changed-file.js';
import type { Conversation } from './github-conversation.js';

/**
 * The commits of a run, pinned once: `base` is the tip of the base branch (trusted), `mergeBase` the old side
 * of the change, `head` its new side. 40 hex digits each; null where a source has no such commit.
 */
export interface Revisions {
  repository: string | null;
  pullRequest: number | null;
  /** The branch that the change is to be merged into. */
  branch: string | null;
  base: string | null;
  mergeBase: string | null;
  head: string | null;
}

/** What a source beside GitHub does not know. */
export const OFF_GITHUB = { repository: null, pullRequest: null, branch: null };

/**
 * The changed files, or all files of a tree. `unlisted` says why the list is not whole; null when it is. `withheld`
 * says why this change may get no pass, however it is reviewed; null when it may.
 */
export interface Change {
  files: ChangedFile[];
  unlisted: string | null;
  withheld: string | null;
  notes: string[];
}

/**
 * The whole texts of a file on both sides; null on a side where the file does not exist or cannot be lent.
 * `problem` says why a text that exists could not be read ("larger than 1 MB", "binary", …).
 */
export interface Texts {
  before: string | null;
  after: string | null;
  problem: string | null;
}

/** What stands at a path: its text, or the reason for having none. */
export type FileText = { text: string } | { problem: string };

/** The plain files of a commit; symbolic links and submodules are not among them. */
export interface Tree {
  paths: string[];
  /** False: GitHub lists only a part of a very large tree. */
  whole: boolean;
  /** Files that one search may read: on GitHub each `FILES_A_QUERY` of them cost a request. */
  searchable: number;
  /** The texts in the order of the paths; null where nothing stands. */
  texts(paths: readonly string[]): Promise<(FileText | null)[]>;
}

/** Files in one query of GitHub, which answers some hundred objects within its 10 seconds. */
export const FILES_A_QUERY = 250;

/** Where a change comes from. Implemented for GitHub's API, a local git repository and a bare diff. */
export interface Source {
  revisions: Revisions;
  /** Where trusted files are read, in the user's words: `base abc1234`, `the working directory`. */
  trustedAt: string;
  /** The text of a settings file in trusted state; null when there is none. Throws when it cannot be read. */
  trusted(path: string): Promise<string | null>;
  /** The text of a file at any commit of a pull request, 40 hex digits; null where it cannot be had, or is none. */
  textAt(commit: string, path: string): Promise<string | null>;
  /** The tree in trusted state; null where a source has none. */
  baseTree(): Promise<Tree | null>;
  /** The tree of the head, which its author writes; null where a source has none. Nothing is read before the call. */
  headTree(): Promise<Tree | null>;
  /** What was said on the pull request; null where a source has none. */
  conversation(): Promise<Conversation | null>;
  changes(): Promise<Change>;
  /** The texts of these files, in their order. */
  texts(files: readonly ChangedFile[]): Promise<Texts[]>;
}

/** GitHub or git did not give what a review needs: ends as incomplete, exit code 2. */
export class SourceUnavailable extends Error {
  override name = 'SourceUnavailable';
}

/** Bytes; longer files are not inspected and are named in the coverage. */
export const LARGEST_FILE = 1_000_000;

/** Decodes a blob: problem instead of text for what is too large, binary, or a Git LFS pointer. */
export function textOf(blob: Buffer): FileText {
  if (blob.length > LARGEST_FILE) return { problem: 'larger than 1 MB' };
  const encoding =
    blob[0] === 0xff && blob[1] === 0xfe ? 'utf-16le' : blob[0] === 0xfe && blob[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && blob.includes(0)) return { problem: 'binary file' };
  const text = new TextDecoder(encoding).decode(blob);
  // https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return { problem: 'a Git LFS pointer' };
  return { text };
}
