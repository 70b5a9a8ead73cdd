import type { Place } from './secret-places.js';
import { regex, table } from './secret-table.js';
import { looksMadeUp } from './secret-values.js';
import type { Candidate } from './secrets.js';

const TOKENS = table.tokens.map((row) => ({
  ...row,
  public: row.public === undefined ? undefined : regex(row.public),
}));
/** All tokens at once, each in a group of its own; none is shorter than twenty characters. */
const ANY_TOKEN = regex(
  `(?<![A-Za-z0-9])(?=[\\w.$:/~+=@-]{20})(?:${table.tokens.map(({ pattern }) => `(${pattern})`).join('|')})`,
  'g',
);
const REACH = 400;

/** The tokens of known providers. */
export function providerTokens(text: string, place: Place): Candidate[] {
  return [...text.matchAll(ANY_TOKEN)].flatMap((hit) => {
    const row = TOKENS[hit.slice(1).findIndex((group) => group !== undefined)];
    if (!row) return [];
    const [value] = hit;
    const end = hit.index + value.length;
    const around = text.slice(Math.max(0, hit.index - REACH), end + REACH);
    const report = !looksMadeUp(value) && !row.public?.test(around) && !(row.sample && place.sample);
    const { kind, severity = 'critical' } = row;
    const known = { rule: 'secrets/literal-credential', kind, severity, live: true, rank: 2 } as const;
    return [{ ...known, start: hit.index, end, value, report }];
  });
}

/** `"ab" + "cd"`, `'ab' . 'cd'`, and the same broken over two lines. */
const JOIN = /(["'`])(?!\1)[ \t]{0,20}(?:[+&\\]|\.{1,2})?[ \t]{0,20}(?:\r?\n[ \t]{0,80}[+.&]?[ \t]{0,20})?\1/g;

/** Tokens that only appear once neighbouring literals are put together. */
export function splitTokens(text: string, place: Place): Candidate[] {
  const joins = [...text.matchAll(JOIN)];
  if (joins.length === 0) return [];
  let passed = 0;
  let removed = 0;
  const original = (offset: number): number => {
    for (let next = joins[passed]; next && next.index - removed <= offset; next = joins[passed]) {
      removed += next[0].length;
      passed++;
    }
    return offset + removed;
  };
  return providerTokens(text.replace(JOIN, ''), place).flatMap((token) => {
    const start = original(token.start);
    const end = original(token.end - 1) + 1;
    return end - start === token.value.length ? [] : [{ ...token, start, end }];
  });
}
