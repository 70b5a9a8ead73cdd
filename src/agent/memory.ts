import { createHash } from 'node:crypto';
import type { Heard, Topic } from './conversation.js';
import type { Toolbox } from './tools.js';

/** A conversation that ended in an answer: what was asked, what the tools showed for it, and what was answered. */
export interface Remembered extends Heard {
  /** Names model, system text, message, schema and tools: everything that was said to the model. 32 hex digits. */
  key: string;
  /** Names of the pieces that were asked about together; empty where that is no unit. */
  pieces: string[];
}

/** What a run remembers of earlier ones, and what later ones may remember of it. */
export interface Memory {
  known: ReadonlyMap<string, Remembered>;
  /** The answers of this run, taken over or new, by key. */
  answers: Map<string, Remembered>;
  /** Conversations that were not had again, and those that were begun. */
  reused: number;
  asked: number;
}

export function openMemory(known: readonly Remembered[]): Memory {
  return { known: new Map(known.map((each) => [each.key, each])), answers: new Map(), reused: 0, asked: 0 };
}

/** A topic whose tools are opened when it is talked about: each time they have their whole budget. */
export interface Question<T> extends Omit<Topic<T>, 'toolbox'> {
  open: () => Toolbox | null;
  pieces: string[];
}

/**
 * The answer that was given to the very same question before; null where there is none that still holds. The tools are
 * used again as they were then, and have to show the same: so an answer rests on all that the model saw.
 */
export async function recall<T>(memory: Memory, question: Question<T>): Promise<T | null> {
  const known = memory.known.get(keyOf(question));
  if (!known) return null;
  const toolbox = question.open();
  const shown: string[] = [];
  for (const calls of known.turns) {
    if (!toolbox) return null;
    const results = await Promise.all(calls.map((call, index) => toolbox.use({ ...call, id: String(index) })));
    shown.push(...results.map(({ text }) => text));
  }
  if (digestOf(shown) !== known.results) return null;
  const read = question.read(known.answer);
  if (typeof read === 'object' && read !== null && 'wrong' in read) return null;
  memory.reused += 1;
  memory.answers.set(known.key, known);
  return read as T;
}

/** Remembers an answer. */
export function keep<T>(memory: Memory, question: Question<T>, heard: Heard): void {
  const key = keyOf(question);
  memory.answers.set(key, { key, pieces: question.pieces, ...heard });
}

function keyOf<T>({ model, effort, thinking, system, message, schema, open }: Question<T>): string {
  return digestOf([model, effort, thinking, system, message, schema, open()?.definitions ?? []]).slice(0, 32);
}

/** Names what the tools showed, in the order of the calls. */
export function digestOf(shown: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}
