import { splitLines } from '../change/hunks.js';
import { escapeHidden } from '../inspect/hidden-text.js';
import { knownValues, redact, redactKnown } from '../inspect/redaction.js';
import { findSecrets, type Secret } from '../inspect/secrets.js';
import type { Withholding } from '../scope/withheld.js';
import type { FileText, Source, Tree } from '../source/source.js';
import { isPlainPath } from './tool-paths.js';

/** What a run knows that no tool may show: which files, and which values. */
export interface Wall {
  withheld: Withholding;
  secrets: readonly Secret[];
  credentials: readonly string[];
}

/** The head's files behind the wall. The tree is asked for once, at the first call; null where the run has none. */
export interface HeadFiles {
  tree(): Promise<Tree | null>;
  /** Why a file has no more to show than its name. */
  why(path: string): string | null;
  /** All lines of a file's text as they may be shown: redacted, and nothing in them hidden. */
  lines(path: string, text: string): Promise<string[]>;
}

export function openHeadFiles(source: Pick<Source, 'headTree'>, wall: Wall): HeadFiles {
  const open = async (): Promise<Tree | null> => {
    const tree = await source.headTree();
    const paths = tree?.paths.filter((path) => isPlainPath(path) && !wall.withheld.isSecret(path)) ?? [];
    return tree && { ...tree, paths, texts: remembered(tree) };
  };
  let tree: Promise<Tree | null> | null = null;
  return { tree: () => (tree ??= open()), why: wall.withheld.why, lines: redactor(wall) };
}

/** Characters of texts that a run keeps in memory. */
const KEPT = 20_000_000;

/** Reads each text once; conversations that ask for the same at once share the answer. */
function remembered(tree: Tree): Tree['texts'] {
  const kept = new Map<string, Promise<FileText | null>>();
  let room = KEPT;
  return async (paths) => {
    const missing = new Set(paths.filter((path) => !kept.has(path)));
    const fetched = missing.size > 0 ? tree.texts([...missing]) : Promise.resolve([]);
    for (const [index, path] of [...missing].entries())
      kept.set(
        path,
        fetched.then((files) => files[index] ?? null),
      );
    try {
      const found = await Promise.all(paths.map((path) => kept.get(path) ?? null));
      for (const [index, path] of paths.entries()) {
        const file = found[index];
        if (missing.has(path) && file && 'text' in file) room -= file.text.length;
        if (missing.has(path) && room < 0) kept.delete(path);
      }
      return found;
    } catch (error) {
      for (const path of missing) kept.delete(path);
      throw error;
    }
  };
}

/** Characters; the expressions that find secrets do not look into longer lines. */
const LONGEST_LINE = 20_000;

/** What is found in one file is a known value for all that are read after it. */
function redactor({ secrets, credentials }: Wall): HeadFiles['lines'] {
  const all = new Map(secrets.map((secret) => [secret.value, secret]));
  let known = knownValues(all.values(), credentials);
  return async (path, text) => {
    const lines = splitLines(text);
    const found = await findSecrets(lines.join('\n'), path);
    const added = found.filter(({ value }) => !all.has(value));
    for (const secret of added) all.set(secret.value, secret);
    if (added.length > 0) known = knownValues(all.values(), credentials);
    const redacted = lines.length === 0 ? [] : redact(lines.join('\n'), found).split('\n');
    return redacted.map((line, index) => {
      const long = lines[index]?.length ?? 0;
      if (long > LONGEST_LINE) return `(a line of ${long} characters, not shown)`;
      return escapeHidden(redactKnown(line, known), index === 0);
    });
  };
}
