import { longRuns, type Run } from './long-runs.js';
import { PUBLISHABLE_SHAPES, TOKEN_SHAPES } from './secret-patterns.js';
import type { Place } from './secret-places.js';
import { looksMadeUp } from './secret-values.js';
import type { Candidate } from './secrets.js';

interface Shape {
  kind: string;
  whole: RegExp;
  report: boolean;
}

const SHAPES: readonly Shape[] = [...TOKEN_SHAPES, ...PUBLISHABLE_SHAPES].map(([kind, start, rest], at) => ({
  kind,
  whole: new RegExp(start + rest, 'y'),
  report: at < TOKEN_SHAPES.length,
}));

/** The shapes by the character they start with; those that start with one of many under every character. */
const BY_FIRST = new Map(
  Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).map((char) => [
    char,
    SHAPES.filter(({ whole }) => {
      const plain = /^(?:\(\?<!\[\+\/\]\))?([A-Za-z])/.exec(whole.source)?.[1];
      return plain === undefined || plain === char;
    }),
  ]),
);

const ANY_START = new RegExp(
  `(?<![A-Za-z0-9])(?:${[...TOKEN_SHAPES, ...PUBLISHABLE_SHAPES].map(([, start]) => start).join('|')})`,
  'g',
);

/** Made for tests, or made up for them. */
const OFTEN_SAMPLES = new Set(['jwt', 'stripe-test-key']);

const HIGH = new Set(['aws-access-key-id', 'jwt', 'tencent-secret-id', 'alibaba-access-key']);

/** The app that a Google web key belongs to ships that key to every browser. */
const FIREBASE_WEB_CONFIG = /authDomain|messagingSenderId|storageBucket|firebaseapp\.com/;

/** The tokens that start inside one of the runs of a text. */
export function providerTokens(text: string, runs: readonly Run[], place: Place): Candidate[] {
  return runs
    .flatMap(([from, to]) => tokensIn(text, from, to))
    .map((token) => (place.sample && OFTEN_SAMPLES.has(token.kind) ? { ...token, report: false } : token));
}

function tokensIn(text: string, from: number, to: number): Candidate[] {
  const found: Candidate[] = [];
  const run = text.slice(from, to);
  ANY_START.lastIndex = 0;
  for (let hit = ANY_START.exec(run); hit; hit = ANY_START.exec(run)) {
    const token = tokenAt(text, from + hit.index);
    if (token) found.push(token);
    ANY_START.lastIndex = token ? token.end - from : hit.index + 1;
  }
  return found;
}

function tokenAt(text: string, at: number): Candidate | undefined {
  for (const { kind, whole, report } of BY_FIRST.get(text[at] ?? '') ?? []) {
    whole.lastIndex = at;
    const value = whole.exec(text)?.[0];
    if (value === undefined) continue;
    return {
      rule: 'secrets/literal-credential',
      kind,
      severity: kind === 'stripe-test-key' ? 'medium' : HIGH.has(kind) ? 'high' : 'critical',
      start: at,
      end: at + value.length,
      value,
      report: report && !looksMadeUp(value) && !isPublic(kind, value, text.slice(Math.max(0, at - 400), at + 400)),
      specific: true,
    };
  }
  return undefined;
}

function isPublic(kind: string, value: string, around: string): boolean {
  if (kind === 'google-api-key') return FIREBASE_WEB_CONFIG.test(around);
  if (kind !== 'jwt') return false;
  const claims = Buffer.from(value.split('.')[1] ?? '', 'base64url').toString('latin1');
  return /"role"\s*:\s*"anon"/.test(claims);
}

/** `"ab" + "cd"`, `'ab' . 'cd'`, and the same broken over two lines. */
const JOIN = /(["'`])[ \t]{0,20}(?:\+|\.{1,2}|&|\\)?[ \t]{0,20}(?:\r?\n[ \t]{0,80}(?:\+|\.|&)?[ \t]{0,20})?(["'`])/g;

/** Tokens that only appear once neighbouring literals are put together. */
export function splitTokens(text: string, place: Place): Candidate[] {
  const pieces: { from: number; at: number }[] = [{ from: 0, at: 0 }];
  let joined = '';
  let last = 0;
  for (const hit of text.matchAll(JOIN)) {
    if (hit[1] !== hit[2] || hit[0].length < 3) continue;
    joined += text.slice(last, hit.index);
    last = hit.index + hit[0].length;
    pieces.push({ from: last, at: joined.length });
  }
  if (pieces.length === 1) return [];
  joined += text.slice(last);
  return providerTokens(joined, longRuns(joined), place).flatMap((token) => {
    const first = pieceOf(pieces, token.start);
    const final = pieceOf(pieces, token.end - 1);
    if (first === final) return [];
    return [
      {
        ...token,
        start: first.from + token.start - first.at,
        end: final.from + token.end - final.at,
        split: true,
      },
    ];
  });
}

function pieceOf(pieces: readonly { from: number; at: number }[], offset: number): { from: number; at: number } {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low] ?? { from: 0, at: 0 };
}
