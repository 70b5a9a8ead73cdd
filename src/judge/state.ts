import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as z from 'zod';
import type { Remembered } from '../agent/memory.js';

/** What was in force and what came out when a pull request was judged. */
export interface Judged {
  head: string;
  /** Names the changed lines: the same at two heads where a push or a rebase changed nothing. */
  change: string;
  settings: string;
  /** Which texts the model was given; null when none was asked. */
  prompt: string | null;
  verdict: 'pass' | 'fail' | 'incomplete';
  /** Fingerprints of all findings, and of those that blocked. */
  findings: string[];
  blocking: string[];
}

/** What a run leaves to the next ones. */
export interface State {
  /** The number of the workflow run, to start it again. */
  run: number | null;
  last: Judged | null;
  /** The last one whose coverage was complete. */
  complete: Judged | null;
  answers: Remembered[];
}

export const NO_STATE: State = { run: null, last: null, complete: null, answers: [] };

const judged = z.object({
  ...{ head: z.string(), change: z.string(), settings: z.string(), prompt: z.string().nullable() },
  verdict: z.enum(['pass', 'fail', 'incomplete']),
  ...{ findings: z.array(z.string()), blocking: z.array(z.string()) },
});
const remembered = z.object({
  key: z.string(),
  pieces: z.array(z.string()),
  turns: z.array(z.array(z.object({ name: z.string(), input: z.unknown() }))),
  ...{ results: z.string(), answer: z.string() },
});
const schema = z.object({
  version: z.literal(1),
  run: z.int().nullable(),
  ...{ last: judged.nullable(), complete: judged.nullable(), answers: z.array(remembered) },
});

/** Characters that a state may have in a comment, of the 65,536 that GitHub takes. */
const LARGEST_IN_COMMENT = 44_000;
/** Bytes that are unpacked: what is larger is none of ours. */
const LARGEST_UNPACKED = 8_000_000;

/** A state as JSON; the answers in an order of their own, so that the same state is the same text. */
export function stateJson(state: State): string {
  const answers = [...state.answers].sort((a, b) => (a.key < b.key ? -1 : 1));
  return JSON.stringify({ version: 1, ...state, answers });
}

/** The state that a text holds; null where it is none of this version. */
export function readState(text: string): State | null {
  const read = schema.safeParse(parsed(text));
  return read.success ? { ...read.data, answers: read.data.answers as Remembered[] } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** The hidden part of a comment that holds the state, without the largest answers where it would be too long. */
export function packedState(state: State): string {
  const bySize = [...state.answers].sort((a, b) => sizeOf(a) - sizeOf(b));
  for (let count = bySize.length; ; count = Math.floor(count * 0.8)) {
    const packed = pack(stateJson({ ...state, answers: bySize.slice(0, count) }));
    if (packed.length <= LARGEST_IN_COMMENT || count === 0) return `<!-- backend-review:v1 state=${packed} -->`;
  }
}

const sizeOf = ({ answer, turns }: Remembered) => answer.length + JSON.stringify(turns).length;

function pack(text: string): string {
  // The best quality takes a second for what this one packs in milliseconds.
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).toString('base64');
}

/** The state in a comment of ours; null where it holds none. */
export function unpackedState(body: string): State | null {
  const [, packed] = /<!-- backend-review:v1 state=([A-Za-z0-9+/=]{1,60000}) -->/.exec(body) ?? [];
  if (packed === undefined) return null;
  try {
    const text = brotliDecompressSync(Buffer.from(packed, 'base64'), { maxOutputLength: LARGEST_UNPACKED });
    return readState(text.toString());
  } catch (error) {
    // Cut, or not packed by us: zlib says so with a code.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return null;
  }
}
