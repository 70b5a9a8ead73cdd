import { packageFile } from '../standards/package-file.js';
import type { Severity } from '../standards/standard.js';

/**
 * A kind of hidden text, and what to say of it; the gravest stand first in the table. `honest`: outside of code it
 * may have its use on a line with such letters.
 */
export interface HiddenKind {
  severity: Severity;
  title: string;
  message: string;
  honest?: RegExp;
}

type WrittenKind = Omit<HiddenKind, 'honest'> & { pattern: string; honest?: string };

interface Table {
  suspect: string;
  kept: Record<string, string>;
  lookalikes: string;
  kinds: WrittenKind[];
}

interface Patterns {
  hidden: RegExp;
  lookalike: RegExp;
  ownWord: RegExp;
  kinds: (HiddenKind & { pattern: RegExp })[];
}

let patterns: Patterns | null = null;

function known(): Patterns {
  if (patterns) return patterns;
  const { suspect, kept, lookalikes, kinds } = JSON.parse(packageFile('data/hidden-text.json')) as Table;
  patterns = {
    hidden: new RegExp(`${Object.values(kept).join('|')}|(${suspect})`, 'gu'),
    lookalike: new RegExp(lookalikes, 'gu'),
    ownWord: new RegExp(`(?<!\\p{L})${lookalikes}{3}`, 'u'),
    kinds: kinds.map(({ pattern, honest, ...kind }) => ({
      ...kind,
      pattern: new RegExp(pattern, 'u'),
      ...(honest && { honest: new RegExp(honest, 'u') }),
    })),
  };
  return patterns;
}

/**
 * The text with each character that readers cannot see, or take for another, as its code point: `⟨U+202E⟩`. Emoji
 * and text in a script of its own stay. `opens`: the text begins a file, where a byte order mark may stand.
 */
export function escapeHidden(text: string, opens = false): string {
  return replaceHidden(text, opens, escaped);
}

/** What is hidden in a text: its gravest kind, and the code points in their order. Null: nothing. */
export function hiddenIn(text: string, opens = false): { kind: HiddenKind; points: string[] } | null {
  const runs: string[] = [];
  replaceHidden(text, opens, (run) => {
    runs.push(run);
    return run;
  });
  const kind = known().kinds.find(({ pattern }) => runs.some((run) => pattern.test(run)));
  return kind ? { kind, points: runs.flatMap((run) => [...run].map(pointOf)) } : null;
}

function replaceHidden(text: string, opens: boolean, put: (run: string) => string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text;
  const start = opens && text.startsWith('\uFEFF') ? 1 : 0;
  const { hidden } = known();
  const seen = text.slice(start).replace(hidden, (kept: string, run: string | undefined) => (run ? put(run) : kept));
  return text.slice(0, start) + seen.replace(WORD, (word) => mixed(word, text, put));
}

/** A word as `camelCase` parts names: `getДанные` has two, each in its own script. */
const WORD = /\p{Lu}{3,}(?!\p{Ll})|\p{Lu}?\p{Ll}{2,}/gu;

/** Letters: below, a mixture is a unit or a symbol, such as `kΩ`. */
const SHORTEST_WORD = 3;

function mixed(word: string, text: string, put: (run: string) => string): string {
  const { lookalike, ownWord } = known();
  if (word.length < SHORTEST_WORD || !/[A-Za-z]/.test(word) || word.search(lookalike) < 0) return word;
  // `Postgresа` with an ending, in a sentence of that script.
  if (/^\p{sc=Latin}+\P{sc=Latin}+$/u.test(word) && ownWord.test(text)) return word;
  return word.replace(lookalike, put);
}

function escaped(run: string): string {
  return [...run].map((mark) => `⟨${pointOf(mark)}⟩`).join('');
}

function pointOf(mark: string): string {
  return `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
