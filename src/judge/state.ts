import { createHmac, timingSafeEqual } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as z from 'zod';
import type { Remembered } from '../agent/memory.js';

/** What was in force and what came out when a pull request was judged. */
export interface Judged {
  head: string;
  mergeBase: string;
  /** Names the changed lines: the same at two heads where a push or a rebase changed nothing. */
  change: string;
  settings: string;
  /** Which texts the model was given; null when none was asked. */
  prompt: string | null;
  verdict: 'pass' | 'fail' | 'incomplete';
  /** Fingerprints of all findings, and of those that blocked. */
  findings: string[];
  blocking: string[];
  /** Of those that were missed earlier: the head of the review that missed them, by fingerprint. */
  missed: Record<string, string>;
}

/** What a run leaves to the next ones. */
export interface State {
  /** The pull request that it is about; null for none. The answers hold anywhere. */
  pull: number | null;
  last: Judged | null;
  /** The last one whose coverage was complete. */
  complete: Judged | null;
  answers: Remembered[];
}

export const NO_STATE: State = { pull: null, last: null, complete: null, answers: [] };

const judged = z.object({
  ...{
    head: z.string(),
    mergeBase: z.string(),
    change: z.string(),
    settings: z.string(),
    prompt: z.string().nullable(),
  },
  verdict: z.enum(['pass', 'fail', 'incomplete']),
  ...{ findings: z.array(z.string()), blocking: z.array(z.string()), missed: z.record(z.string(), z.string()) },
});
const remembered = z.object({
  key: z.string(),
  pieces: z.array(z.string()),
  turns: z.array(z.array(z.object({ name: z.string(), input: z.unknown() }))),
  ...{ results: z.string(), answer: z.string() },
});
const schema = z.object({
  version: z.literal(1),
  pull: z.int().nullable(),
  ...{ last: judged.nullable(), complete: judged.nullable(), answers: z.array(remembered) },
});

/** Characters that a state may have in a comment, of the 65,536 that GitHub takes. */
const LARGEST_IN_COMMENT = 44_000;
/** Bytes that are unpacked: what is larger is none of ours. */
const LARGEST_UNPACKED = 8_000_000;

/** The state without answers that `clean` would change: what a secret got into is asked for again, rather than kept. */
export function cleanState(state: State, clean: (text: string) => string): State {
  const isClean = (text: string) => clean(text) === text;
  return { ...state, answers: state.answers.filter((each) => isClean(JSON.stringify(each))) };
}

/** A state as JSON; the answers in an order of their own, so that the same state is the same text. */
function stateJson(state: State): string {
  const answers = [...state.answers].sort((a, b) => (a.key < b.key ? -1 : 1));
  return JSON.stringify({ version: 1, ...state, answers });
}

function readState(text: string): State | null {
  try {
    const read = schema.safeParse(JSON.parse(text));
    if (!read.success) return null;
    const { version, ...state } = read.data;
    return { ...state, answers: state.answers as Remembered[] };
  } catch (error) {
    // It was cut.
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** What a text is sealed with: only who holds the same credential can make it. Empty without one. */
function sealOf(text: string, secret: string): string {
  return secret === '' ? '' : createHmac('sha256', `backend-review state ${secret}`).update(text).digest('hex');
}

function isSealed(text: string, { seal, secret }: { seal: string; secret: string }): boolean {
  const due = Buffer.from(sealOf(text, secret));
  const found = Buffer.from(seal);
  return due.length === found.length && timingSafeEqual(due, found);
}

/** The hidden part of a comment that holds the state, without the largest answers where it would be too long. */
export function packedState(state: State, secret: string): string {
  const bySize = [...state.answers].sort((a, b) => sizeOf(a) - sizeOf(b));
  for (let count = bySize.length; ; count = Math.floor(count * 0.8)) {
    const packed = pack(stateJson({ ...state, answers: bySize.slice(0, count) }));
    if (packed.length <= LARGEST_IN_COMMENT || count === 0)
      return `<!-- backend-review:v1 state=${packed}.${sealOf(packed, secret)} -->`;
  }
}

const sizeOf = ({ answer, turns }: Remembered) => answer.length + JSON.stringify(turns).length;

function pack(text: string): string {
  // The best quality takes a second for what this one packs in milliseconds.
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).toString('base64');
}

/** The state in a comment of ours; null where it holds none, or one that the credential did not seal. */
export function unpackedState(body: string, secret: string): State | null {
  const [, packed = '', seal = ''] =
    /<!-- backend-review:v1 state=([A-Za-z0-9+/=]{1,60000})\.([0-9a-f]{0,64}) -->/.exec(body) ?? [];
  if (packed === '' || !isSealed(packed, { seal, secret })) return null;
  try {
    const text = brotliDecompressSync(Buffer.from(packed, 'base64'), { maxOutputLength: LARGEST_UNPACKED });
    const state = readState(text.toString());
    // Other workflows write as the same bot: without a seal nothing is taken over that a verdict could rest on.
    return state && secret === '' ? { ...state, answers: [], complete: null } : state;
  } catch (error) {
    // Cut, or not packed by us: zlib says so with a code.
    if (!(typeof error === 'object' && error !== null && 'code' in error)) throw error;
    return null;
  }
}

/** The text of a state file: its seal, and the state. */
export function stateFileText(state: State, secret: string): string {
  const text = stateJson(state);
  return `${sealOf(text, secret)}\n${text}\n`;
}

/** The state of a file; null where the same credential did not seal it: a cache takes what anybody puts there. */
export function stateOfFile(text: string, secret: string): State | null {
  const [seal = '', state = ''] = text.split('\n');
  return secret !== '' && isSealed(state, { seal, secret }) ? readState(state) : null;
}
