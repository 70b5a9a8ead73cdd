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

interface Known {
  value: string;
  label: string;
}

/** Values to be replaced wherever they stand, by their first characters; see `knownValues`. */
export interface KnownValues {
  byStart: ReadonlyMap<string, readonly Head[]>;
}

/** Values whose first `length` characters (at most HEAD) are a key of `values`. */
interface Head {
  length: number;
  values: Map<string, Known[]>;
}

const START = 4;
const HEAD = 48;
const PIECE = 20;

/**
 * The known values of a run. Of what was found only the unmistakable (12 characters and more, high entropy) counts
 * beyond the place where it stood; the run's own credentials always do.
 */
export function knownValues(secrets: Iterable<Secret>, credentials: readonly string[]): KnownValues {
  const labels = new Map<string, string>();
  for (const { value, kind } of secrets) {
    for (const part of partsOf(value)) if (isUnmistakable(part)) addForms(labels, part, label(kind));
  }
  for (const credential of credentials) {
    if (credential.length >= START) addForms(labels, credential, label('credential'));
  }
  return { byStart: index([...labels].map(([value, text]) => ({ value, label: text }))) };
}

/** Of a key block each line counts by itself: quoted or indented elsewhere, the whole would not be recognised. */
function partsOf(value: string): string[] {
  const lines = value.split(/\r?\n|\\{1,4}r?n/).map((line) => line.replace(/^[^A-Za-z0-9+/]+|[^A-Za-z0-9+/=]+$/g, ''));
  return lines.length === 1
    ? [value]
    : [value, ...lines.filter((line) => line.length >= PIECE && !line.includes('-----'))];
}

function addForms(labels: Map<string, string>, value: string, text: string): void {
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  const forms = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(Buffer.from(value).toString()), base64];
  for (const form of forms) if (!labels.has(form)) labels.set(form, text);
}

function index(known: readonly Known[]): Map<string, Head[]> {
  const byStart = new Map<string, Head[]>();
  for (const entry of known) {
    const start = entry.value.slice(0, START);
    const heads = byStart.get(start) ?? [];
    byStart.set(start, heads);
    const length = Math.min(HEAD, entry.value.length);
    const found = heads.find((head) => head.length === length);
    const head = found ?? { length, values: new Map<string, Known[]>() };
    if (!found) heads.push(head);
    const key = entry.value.slice(0, length);
    head.values.set(
      key,
      [...(head.values.get(key) ?? []), entry].toSorted((a, b) => b.value.length - a.value.length),
    );
  }
  for (const heads of byStart.values()) heads.sort((a, b) => b.length - a.length);
  return byStart;
}

/** The text with every known value replaced, also where it is JSON-escaped, percent-encoded or in base64. */
export function redactKnown(text: string, { byStart }: KnownValues): string {
  if (byStart.size === 0) return text;
  const first = new Set([...byStart.keys()].map((start) => start.charCodeAt(0)));
  let redacted = '';
  let last = 0;
  for (let at = 0; at <= text.length - START; at++) {
    if (!first.has(text.charCodeAt(at))) continue;
    const hit = knownAt(text, at, byStart.get(text.slice(at, at + START)));
    if (!hit) continue;
    redacted += text.slice(last, at) + hit.label + '\n'.repeat(hit.value.split('\n').length - 1);
    last = at + hit.value.length;
    at = last - 1;
  }
  return redacted + text.slice(last);
}

function knownAt(text: string, at: number, heads: readonly Head[] | undefined): Known | undefined {
  for (const { length, values } of heads ?? []) {
    const hit = values.get(text.slice(at, at + length))?.find(({ value }) => text.startsWith(value, at));
    if (hit) return hit;
  }
  return undefined;
}
