import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { parseDiffText } from '../change/diff-text.js';
import { BadInput, type DiffTarget } from '../target/target.js';
import { commitOf, listTree } from './git.js';
import { commitTree, textsOf } from './git-range.js';
import { OFF_GITHUB, type Source } from './source.js';

/** What the command lends to a bare diff: its text, and the folder that trusted files come from. */
export interface DiffInput {
  text: string;
  workingDirectory: string;
}

/** The change that a diff text holds; whole files come from the lent repository, when there is one. */
export async function openDiff(target: DiffTarget, input: DiffInput): Promise<Source> {
  const files = parseDiffText(input.text);
  if (files.length === 0)
    throw new BadInput(`--diff ${target.file} holds no changed file. It takes what "git diff" prints.`);
  const { dir } = target;
  const head = dir === null ? null : await commitOf(dir, target.head ?? 'HEAD', '--head');
  const entries = dir === null || head === null ? [] : await listTree(dir, head);
  const oids = new Map(entries.map(({ path, oid }) => [path, oid]));
  return {
    revisions: { ...OFF_GITHUB, base: null, mergeBase: null, head },
    trustedAt: 'the working directory',
    trusted: (path) => workingText(input.workingDirectory, path),
    baseTree: async () => null,
    textAt: async () => null,
    conversation: async () => null,
    headTree: async () => (dir === null || head === null ? null : commitTree(dir, head)),
    changes: async () => ({ files, unlisted: null, withheld: null, notes: [] }),
    texts: async (wanted) => {
      if (dir === null) return wanted.map(() => ({ before: null, after: null, problem: null }));
      return textsOf(dir, wanted, ({ path }) => ({ path, oldOid: null, oid: oids.get(path) ?? null }));
    },
  };
}

async function workingText(folder: string, path: string): Promise<string | null> {
  const file = resolve(folder, path);
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    throw new BadInput(`"${path}" lies outside of ${folder}.`);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw new BadInput(`${path} cannot be read.`, { cause: error });
  }
}
