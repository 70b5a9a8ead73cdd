import { isTypesOnly } from './types-only.js';

/** Null where a side has no text: a new file has no base, a deleted one no head. */
export interface Texts {
  base: string | null;
  head: string | null;
}

/** One side of a file. `sources` are what it imports, without what it takes only types from. */
export interface Content {
  text: string;
  sources: () => readonly string[];
  typesOnly: () => boolean;
}

/** Whether something is true of the change, given what to look for in one side of it. */
export type Evidence = (says: (content: Content) => boolean) => boolean;

const MAX_TEXT_LENGTH = 100_000;

/**
 * The author of a change writes its head. So what takes a file out of the review has to stand in the base
 * as well (`already`), while what brings it in may stand on either side (`either`).
 */
export function evidenceOf({ base, head }: Texts): { either: Evidence; already: Evidence } {
  const before = base === null ? null : contentOf(base);
  const after = head === null || head === base ? before : contentOf(head);
  return {
    either: (says) => (before !== null && says(before)) || (after !== null && says(after)),
    already: (says) => before !== null && says(before) && (after === null || says(after)),
  };
}

function contentOf(full: string): Content {
  const text = full.slice(0, MAX_TEXT_LENGTH);
  let sources: readonly string[] | null = null;
  return {
    text,
    sources: () => (sources ??= importSources(text)),
    typesOnly: () => full.length <= MAX_TEXT_LENGTH && isTypesOnly(text),
  };
}

// Either the head of a statement, or `from '…'`, or `import '…'`, `import('…')`, `require('…')`.
const IMPORT_TOKEN =
  /\bfrom[ \t\n]{0,8}['"]([^'"\n]{1,200})['"]|\b(?:import|require)[ \t]{0,8}\(?[ \t\n]{0,8}['"]([^'"\n]{1,200})['"]|\b(?:import|export)[ \t]{1,8}type\b(?![ \t]{1,8}from\b)|\b(?:import|export)\b/g;

// `import type { Pool } from 'pg'` brings no code with it and is not among them.
function importSources(text: string): string[] {
  const sources = new Set<string>();
  let typeOnly = false;
  for (const [token, from, direct] of text.matchAll(IMPORT_TOKEN)) {
    if (direct !== undefined) sources.add(direct.toLowerCase());
    else if (from === undefined) typeOnly = token.includes('type');
    else if (!typeOnly) sources.add(from.toLowerCase());
  }
  return [...sources];
}
