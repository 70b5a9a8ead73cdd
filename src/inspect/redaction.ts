import { isUnmistakable } from './secret-values.js';
import type { Secret } from './secrets.js';

const label = (kind: string): string => `‹redacted:${kind}›`;

/** What source code puts around one line of a longer value. */
const MIDDLE_LINE = /^([ \t]*(?:(?:#+|\/\/|\*|[>+-])[ \t]+)?["'`]?)(.*?)(["'`]?[ \t]*[+,;\\]?[ \t\r]*)$/;

/** The text with each value replaced by a label that says its kind; it keeps its number of lines. */
export function redact(text: string, secrets: readonly Secret[]): string {
  let redacted = '';
  let last = 0;
  for (const { start, end, kind } of secrets) {
    redacted += text.slice(last, start) + lineByLine(text.slice(start, end), kind);
    last = end;
  }
  return redacted + text.slice(last);
}

function lineByLine(value: string, kind: string): string {
  const [first = '', ...rest] = value.split('\n');
  const carriage = first.endsWith('\r') ? '\r' : '';
  return [label(kind) + carriage, ...rest.map((line) => redactLine(line, kind))].join('\n');
}

function redactLine(line: string, kind: string): string {
  const [, before = '', core = '', after = ''] = MIDDLE_LINE.exec(line) ?? [undefined, '', line, ''];
  return core === '' ? line : before + label(kind) + after;
}

/** Values to be replaced wherever they stand, by their first characters; see `knownValues`. */
export interface KnownValues {
  /** How many characters the heads have that start with these few, most first. */
  lengths: ReadonlyMap<string, ReadonlySet<number>>;
  /** The values and their labels by their head: the first HEAD characters, longest value first. */
  byHead: ReadonlyMap<string, readonly Known[]>;
}

type Known = readonly [value: string, label: string];

const START = 4;
const HEAD = 48;
const PIECE = 20;

/** Characters: a shorter credential is no key, and taking it out would blank words. */
const SHORTEST_CREDENTIAL = 8;

/**
 * The known values of a run. Of what was found only the unmistakable (12 characters and more, high entropy) counts
 * beyond the place where it stood; the run's own credentials always do.
 */
export function knownValues(secrets: Iterable<Secret>, credentials: readonly string[]): KnownValues {
  const labels = new Map<string, string>();
  const add = (value: string, kind: string): void => {
    for (const form of formsOf(value)) if (!labels.has(form)) labels.set(form, label(kind));
  };
  for (const { value, kind } of secrets) for (const part of partsOf(value)) if (isUnmistakable(part)) add(part, kind);
  for (const credential of credentials) if (credential.length >= SHORTEST_CREDENTIAL) add(credential, 'credential');
  const lengths = new Map<string, Set<number>>();
  const byHead = new Map<string, Known[]>();
  for (const known of [...labels].toSorted(([a], [b]) => b.length - a.length)) {
    const head = known[0].slice(0, HEAD);
    const start = head.slice(0, START);
    lengths.set(start, (lengths.get(start) ?? new Set()).add(head.length));
    const same = byHead.get(head);
    if (same) same.push(known);
    else byHead.set(head, [known]);
  }
  return { lengths, byHead };
}

/** Of a key block each line counts by itself: quoted or indented elsewhere, the whole would not be recognised. */
function partsOf(value: string): string[] {
  const lines = value.split(/\r?\n|\\{1,4}r?n/).map((line) => line.replace(/^[^A-Za-z0-9+/]+|[^A-Za-z0-9+/=]+$/g, ''));
  return lines.length === 1
    ? [value]
    : [value, ...lines.filter((line) => line.length >= PIECE && !line.includes('-----'))];
}

/** As it stands, JSON-escaped, percent-encoded and in base64. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(bytes.toString()), base64];
}

/** The text with every known value replaced, in each of its forms. */
export function redactKnown(text: string, known: KnownValues): string {
  const first = new Set([...known.lengths.keys()].map((start) => start.charCodeAt(0)));
  let redacted = '';
  let last = 0;
  for (let at = 0; at <= text.length - START; at++) {
    const hit = first.has(text.charCodeAt(at)) ? knownAt(text, at, known) : undefined;
    if (!hit) continue;
    const [value, replacement] = hit;
    redacted += text.slice(last, at) + replacement + '\n'.repeat(value.split('\n').length - 1);
    last = at + value.length;
    at = last - 1;
  }
  return redacted + text.slice(last);
}

function knownAt(text: string, at: number, { lengths, byHead }: KnownValues): Known | undefined {
  for (const length of lengths.get(text.slice(at, at + START)) ?? []) {
    const hit = byHead.get(text.slice(at, at + length))?.find(([value]) => text.startsWith(value, at));
    if (hit) return hit;
  }
  return undefined;
}
