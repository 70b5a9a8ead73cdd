import type Anthropic from '@anthropic-ai/sdk';
import { type KnownValues, redactKnown } from '../inspect/redaction.js';
import type { Effort } from '../settings/config-schema.js';
import { BadInput } from '../target/target.js';
import { openClient, type Reach } from './client.js';
import { AgentFailure, CutOff, failed, troubleOf } from './failure.js';
import type { Usage } from './prices.js';
import { addEvent, noParts, type Turn, wholeTurn } from './turn.js';

/** What stands between the client and the network; a run that is recorded or replayed brings its own. */
export interface Wire {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds without any event but pings before a stream counts as dead. */
  idleMs: number;
}

export const NETWORK: Wire = {
  fetch: (url, init) => fetch(url, init),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  idleMs: 60_000,
};

/** A request that must not, or cannot, be sent: it ends the run. */
export class Unsendable extends Error {
  override name = 'Unsendable';
}

/** How to reach the Messages API, and what may never leave through it. `deadline` is in `Date.now()` time. */
export interface ClaudeAccess extends Reach {
  known: KnownValues;
  deadline: number;
  wire?: Wire | undefined;
}

/** One request. System text, tools and schema make the prefix that the conversations of a role share. */
export interface Ask {
  model: string;
  effort: Effort | null;
  /** Adaptive thinking; false sends nothing, which leaves it to the model. */
  thinking: boolean;
  system: string;
  tools: Anthropic.Tool[];
  messages: Anthropic.MessageParam[];
  schema: Record<string, unknown>;
  /** No tool may be called any more. The tools stay in the request: without them the prefix would be another. */
  final: boolean;
}

/** Who wants to hear of an answer: `started` when it begins, which is when its prefix is cached. */
export interface Listener {
  started: () => void;
  /** Once for each try that was answered, whole or not. */
  counted: (usage: Usage) => void;
}

/** Gets one whole turn of the model, or throws an `AgentFailure`. */
export type Claude = (ask: Ask, listener: Listener) => Promise<Turn>;

/** Tokens of an answer, thinking included. */
export const MAX_TOKENS = 32_000;
const TRIES = 4;
/** Requests in a row that failed in all their tries: the API is down, and the rest would only wait for nothing. */
const MOST_FAILURES = 6;
const OUT_OF_TIME = { kind: 'failed', words: 'the time of "max-minutes" is used up', fatal: true } as const;

interface Connection {
  client: Anthropic;
  ApiError: typeof Anthropic.APIError;
  wire: Wire;
  deadline: number;
  /** Requests in a row that failed. */
  failures: number;
  /** Until when nobody sends, since the rate limit said so; in `Date.now()` time. */
  heldUntil: number;
  /** What ends the run, whatever is asked. */
  over: Error | null;
}

/** A client of the Messages API behind the last gate: no known value passes its `fetch`. */
export async function connectClaude(access: ClaudeAccess): Promise<Claude> {
  const { default: Sdk } = await import('@anthropic-ai/sdk');
  const wire = access.wire ?? NETWORK;
  const send: typeof fetch = async (url, init) => {
    try {
      return await wire.fetch(String(url), {
        ...init,
        redirect: 'error',
        body: gate(init?.body, access.known) ?? null,
      });
    } catch (error) {
      // The SDK takes whatever is thrown here for a broken connection.
      if (error instanceof Unsendable) connection.over = error;
      throw error;
    }
  };
  const client = await openClient(access, send);
  const { deadline } = access;
  const connection: Connection = {
    ...{ client, ApiError: Sdk.APIError, wire, deadline, failures: 0, heldUntil: 0, over: null },
  };
  return (ask, listener) => inTries(connection, ask, listener);
}

function gate(body: unknown, known: KnownValues): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string')
    return JSON.stringify(
      JSON.parse(body, (_, value) => (typeof value === 'string' ? redactKnown(value, known) : value)),
    );
  throw new Unsendable('A request was not sent, since its body could not be searched for secrets.');
}

async function inTries(connection: Connection, ask: Ask, listener: Listener): Promise<Turn> {
  const { wire, deadline, ApiError } = connection;
  for (let attempt = 1; ; attempt++) {
    const held = connection.heldUntil - Date.now();
    if (held > 0) await wire.sleep(held);
    if (connection.over) throw connection.over;
    if (Date.now() >= deadline) throw new AgentFailure(OUT_OF_TIME);
    if (connection.failures >= MOST_FAILURES)
      throw new AgentFailure({ ...failed(`${MOST_FAILURES} requests in a row failed`), fatal: true });
    try {
      const turn = await once(connection, ask, listener);
      connection.failures = 0;
      return turn;
    } catch (error) {
      if (connection.over) throw connection.over;
      // Everything that the API, the network or the stream can do wrong arrives here as one of these.
      if (!(error instanceof ApiError || error instanceof CutOff)) throw error;
      if (Date.now() >= deadline) throw new AgentFailure(OUT_OF_TIME, { cause: error });
      const { problem, status, wait } = troubleOf(error, { host: new URL(connection.client.baseURL).host, attempt });
      if (wait === null || attempt === TRIES || Date.now() + wait > deadline) {
        if (problem.kind !== 'too long') connection.failures += 1;
        throw new AgentFailure(problem, { cause: error });
      }
      if (status === 429) connection.heldUntil = Math.max(connection.heldUntil, Date.now() + wait);
      else await wire.sleep(wait);
    }
  }
}

async function once(connection: Connection, ask: Ask, listener: Listener): Promise<Turn> {
  const { wire, deadline } = connection;
  const abort = new AbortController();
  const watch = () => setTimeout(() => abort.abort(), Math.min(wire.idleMs, deadline - Date.now()));
  let timer = watch();
  const parts = noParts();
  try {
    for await (const event of eventsOf(connection, ask, abort.signal)) {
      clearTimeout(timer);
      timer = watch();
      addEvent(parts, event);
      if (event.type === 'message_start') listener.started();
    }
  } finally {
    clearTimeout(timer);
    if (parts.usage.requests > 0) listener.counted(parts.usage);
  }
  const turn = wholeTurn(parts);
  if (!turn) throw new CutOff(abort.signal.aborted ? 'the stream fell silent' : 'the stream ended early');
  return turn;
}

async function* eventsOf({ client, ApiError }: Connection, ask: Ask, signal: AbortSignal) {
  try {
    yield* await client.messages.create(requestOf(ask), { signal });
  } catch (cause) {
    // A body that breaks throws what it likes: undici's bare TypeError, a SyntaxError of half an event.
    if (cause instanceof ApiError || cause instanceof BadInput) throw cause;
    throw new CutOff('the stream ended early', { cause });
  }
}

/**
 * The format stands in every request, since it is part of the cached prefix; so a turn that calls no tool is the
 * answer. Thinking comes as a summary: hidden, a long thought could not be told from a dead stream.
 */
function requestOf({ model, effort, system, tools, ...ask }: Ask): Anthropic.MessageCreateParamsStreaming {
  const format = { type: 'json_schema', schema: ask.schema } as const;
  return {
    model,
    max_tokens: MAX_TOKENS,
    stream: true,
    ...(ask.thinking ? { thinking: { type: 'adaptive', display: 'summarized' } } : {}),
    output_config: { ...(effort ? { effort } : {}), format },
    ...(tools.length > 0 ? { tools, tool_choice: { type: ask.final ? 'none' : 'auto' } } : {}),
    system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }],
    // Most conversations end with their first turn, and another `tool_choice` reads no messages from the cache: a mark
    // there would be paid for in vain.
    messages: ask.messages.length > 1 && !ask.final ? marked(ask.messages) : ask.messages,
  };
}

/**
 * Breakpoints on the last two messages of the user: one to write for the next turn, one to read what the last turn
 * wrote, which the API finds by itself only within 20 blocks.
 */
function marked(messages: Anthropic.MessageParam[]): Anthropic.MessageParam[] {
  return messages.map((message, index) => {
    const last = typeof message.content === 'string' ? undefined : message.content.at(-1);
    if (
      message.role !== 'user' ||
      index < messages.length - 3 ||
      (last?.type !== 'text' && last?.type !== 'tool_result')
    )
      return message;
    const rest = message.content.slice(0, -1) as Anthropic.ContentBlockParam[];
    return { ...message, content: [...rest, { ...last, cache_control: { type: 'ephemeral' } }] };
  });
}
