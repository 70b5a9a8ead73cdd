import leven from 'leven';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { BadInput } from '../target/target.js';
import { type Config, configParts, configSchema } from './config-schema.js';

/** Characters. A config is short; more is a mistake or an attack. */
const LARGEST_CONFIG = 64_000;

/** Brackets within brackets: the parser's time grows faster than their number. */
const DEEPEST_CONFIG = 50;

/** Reads a config file. Throws `BadInput` with path, line, column and, for a misspelt key, the likely one. */
export function parseConfig(text: string, path: string): Config {
  if (text.length > LARGEST_CONFIG)
    throw new BadInput(`${path} has ${text.length} characters; ${LARGEST_CONFIG} are the most for a config.`);
  if (flowDepth(text) > DEEPEST_CONFIG)
    throw new BadInput(`${path} nests brackets more than ${DEEPEST_CONFIG} deep, which no config needs.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new BadInput(`${path}:${line}:${col} is no valid YAML: ${broken.message.split('\n')[0]}`, {
      cause: broken,
    });
  }
  const read = configSchema.safeParse(plain(document, path) ?? {});
  if (read.success) return read.data;
  throw new BadInput(read.error.issues.map((issue) => describe(issue, { document, lines, path })).join('\n'));
}

/** How deep brackets stand in brackets at most, wherever they stand. */
function flowDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The document's value. Throws `BadInput` where it uses more aliases than that. */
export function plain(document: Document, path: string, aliases = 0): unknown {
  try {
    // An alias can multiply a small file into gigabytes; a config needs none.
    return document.toJS({ maxAliasCount: aliases });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new BadInput(`${path} uses YAML aliases, which it may not.`, { cause });
  }
}

interface Place {
  document: Document;
  lines: LineCounter;
  path: string;
}

function describe(issue: z.core.$ZodIssue, { document, lines, path }: Place): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const keys = unknown === undefined ? issue.path : [...issue.path, unknown];
  const { line, col } = lines.linePos(offsetOf(document, keys.map(String)));
  const name = keys.join('.');
  if (unknown === undefined) return `${path}:${line}:${col} "${name}": ${issue.message}.`;
  const known =
    issue.path.length === 0
      ? Object.keys(configSchema.shape)
      : Object.keys(configParts[issue.path[0] as keyof typeof configParts].shape);
  return `${path}:${line}:${col} unknown key "${name}"${suggestion(unknown, known)}.`;
}

/** `(did you mean "fail-on"?)` for what is at most three letters away. */
export function suggestion(word: string, known: readonly string[]): string {
  const [best] = known.map((each) => ({ each, far: leven(word, each) })).sort((a, b) => a.far - b.far);
  return best && best.far <= 3 ? ` (did you mean "${best.each}"?)` : '';
}

/** Where a key stands in the text; for a missing one, where its parent stands. */
function offsetOf(document: Document, keys: string[]): number {
  let offset = 0;
  let node: unknown = document.contents;
  for (const key of keys) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => String(item.key) === key);
    if (!pair) break;
    if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}
