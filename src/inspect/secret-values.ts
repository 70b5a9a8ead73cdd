import { regex, table } from './secret-table.js';

/**
 * What a text in the place of a credential looks like, from the least to the most credible.
 * `nothing`: a reference, a mask, a file name. `phrase`: words with spaces. `placeholder`: `changeme`, a field's name.
 * `words`: several joined (`my-app-name`). `mixed`: with digits or symbols inside. `random`: long, without any word.
 */
const LIKENESSES = ['nothing', 'phrase', 'placeholder', 'word', 'words', 'mixed', 'uuid', 'strong', 'random'] as const;
export type Likeness = (typeof LIKENESSES)[number];

const ROWS = table.values.map(({ like, pattern, flags }) => ({ like, pattern: pattern && regex(pattern, flags) }));
const MADE_UP = regex('{{madeUp}}', 'i');
const LONGEST = 128;

/** Whether a text is credible as a credential; the first row that fits says how much. A long one shows it early. */
export function atLeast(value: string, least: Likeness): boolean {
  const start = value.slice(0, LONGEST);
  const row = ROWS.find(({ pattern }) => (pattern ? pattern.test(start) : isRandom(start)));
  return LIKENESSES.indexOf(row?.like ?? 'nothing') >= LIKENESSES.indexOf(least);
}

export const looksMadeUp = (value: string): boolean =>
  MADE_UP.test(value) || new Set(value).size < Math.min(8, value.length / 2);

function isRandom(value: string): boolean {
  if (/^[0-9a-f]{24,}$/i.test(value))
    return new Set(value.match(/\d/g)).size >= 4 && new Set(value.toLowerCase().match(/[a-f]/g)).size >= 2;
  if (/^[A-Za-z]{20,}$/.test(value)) return entropy(value) >= 3.5 && changes(value) / value.length >= 0.28;
  if (!/^(?=.*\d)(?=.*[A-Za-z])[!-~]{16,}$/.test(value) || /^[a-z]+:\/\/|["'`<>(){}]/i.test(value)) return false;
  return entropy(value) >= 3.2 && changes(value) / value.length >= 0.22;
}

/** How often letters and digits, or small and capital letters, follow each other directly. */
const changes = (value: string): number =>
  value.match(/(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[0-9]|(?<=[0-9])[A-Za-z]|(?<=[A-Z]{2})[a-z]/g)?.length ?? 0;

/** Bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Fit to be looked for wherever it stands: long, and not a word anyone might write. */
export const isUnmistakable = (value: string): boolean =>
  value.length >= 12 && (entropy(value) >= 3.5 || (entropy(value) >= 3 && atLeast(value, 'uuid')));
