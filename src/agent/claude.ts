import type Anthropic from '@anthropic-ai/sdk';
import { type KnownValues, redactKnown } from '../inspect/redaction.js';
import { BadInput } from '../target/target.js';
import { noUsage, type Usage } from './prices.js';

/** Why a request gave no review. `fatal`: every other request of this run would fail alike. */
export class AgentFailure extends Error {
  override name = 'AgentFailure';
  readonly fatal: boolean;
  constructor(message: string, options: ErrorOptions & { fatal: boolean }) {
    super(message, options);
    this.fatal = options.fatal;
  }
}

/** How to reach the Messages API, and what may never leave through it. `deadline` is in `Date.now()` time. */
export interface ClaudeAccess {
  apiKey: string;
  baseUrl: string;
  known: KnownValues;
  deadline: number;
}

/** One request: the shared system text, the message, and the JSON schema of the answer. */
export interface Ask {
  model: string;
  system: string;
  message: string;
  schema: Record<string, unknown>;
}

/** An answer. `problem` says why it is none to rely on; null when it ended by itself. */
export interface Said {
  text: string;
  problem: string | null;
  usage: Usage;
}

/** Sends one request; `started` is called when the answer begins, which is when its prefix is cached. */
export type Claude = (ask: Ask, started: () => void) => Promise<Said>;

/** Tokens of an answer, thinking included. */
const MAX_TOKENS = 32_000;
/** Milliseconds without any event before a stream counts as dead. */
const IDLE_MS = 60_000;
const TRIES = 4;
/** Worth another try: time-outs, conflicts, limits, and what is the server's fault. */
const PASSING = new Set([408, 409, 429, 500, 502, 503, 504, 529]);

/** Checks a base URL from an input or the environment. Throws `BadInput` for what is no safe address. */
export function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url && !url.username && !url.password && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)))
    return text.replace(/\/+$/, '');
  throw new BadInput(
    'The base URL is no address that code may be sent to: it takes https:// (or http:// on loopback) without a user name.',
  );
}

/** A client of the Messages API behind the last gate: no known value passes its `fetch`. */
export async function connectClaude(access: ClaudeAccess): Promise<Claude> {
  const { default: Sdk } = await import('@anthropic-ai/sdk');
  const client = new Sdk({
    apiKey: access.apiKey,
    authToken: null,
    ...(access.baseUrl ? { baseURL: access.baseUrl } : {}),
    // Retries are decided here, where the deadline is known: the SDK sleeps as long as `retry-after` says.
    maxRetries: 0,
    logLevel: 'off',
    fetch: (url, init) => fetch(url, { ...init, redirect: 'error', body: gate(init?.body, access.known) }),
  });
  return (ask, started) => tryFor(access.deadline, Sdk.APIError, () => once(client, ask, started));
}

function gate(body: unknown, known: KnownValues): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string')
    return JSON.stringify(
      JSON.parse(body, (_, value) => (typeof value === 'string' ? redactKnown(value, known) : value)),
    );
  throw new AgentFailure('a request was not sent, since its body could not be searched for secrets', {
    fatal: true,
  });
}

type ApiError = typeof Anthropic.APIError;

async function tryFor(deadline: number, ApiError: ApiError, send: () => Promise<Said>): Promise<Said> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      // Everything that the API, the network or the stream can do wrong arrives here as one of these.
      if (!(error instanceof ApiError || error instanceof CutOff || isBrokenBody(error))) throw error;
      const status = error instanceof ApiError ? error.status : undefined;
      const passing = status === undefined || PASSING.has(status);
      const wait = waitFor(error, attempt);
      if (!passing || attempt === TRIES || Date.now() + wait > deadline) throw named(error, status, passing);
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

/** Milliseconds: what the server asks for, else 0.5 s doubled with each try, a quarter of it by chance. */
function waitFor(error: Error & { headers?: Headers | undefined }, attempt: number): number {
  const asked = Number(error.headers?.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(asked) && asked >= 0) return asked * 1_000;
  return 500 * 2 ** (attempt - 1) * (0.75 + Math.random() / 4);
}

const MEANING: Record<number, string> = {
  400: 'the request was rejected',
  401: 'the API key was refused; check "anthropic-api-key"',
  402: 'the account has a billing problem',
  403: 'the API key may not use this model',
  404: 'the model was not found; it may be retired: set "model"',
  413: 'the request was too large',
  429: 'the rate limit was reached',
  529: 'the model is overloaded',
};

function named(cause: Error, status: number | undefined, passing: boolean): AgentFailure {
  const meaning = status === undefined ? 'the connection to the model failed' : (MEANING[status] ?? 'the model failed');
  const words = status === undefined ? meaning : `${meaning} (${status})`;
  return new AgentFailure(words, { fatal: !passing && status !== 413 && status !== 400, cause });
}

/** What `fetch` throws when a connection ends within a body: a bare `TypeError: terminated`. */
function isBrokenBody(error: unknown): error is TypeError {
  return error instanceof TypeError && error.message === 'terminated';
}

/** The stream ended, or fell silent, before the answer did. */
class CutOff extends Error {
  override name = 'CutOff';
}

async function once(client: Anthropic, ask: Ask, started: () => void): Promise<Said> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), IDLE_MS);
  const said: Said = { text: '', problem: 'the answer never ended', usage: { ...noUsage(), requests: 1 } };
  let whole = false;
  try {
    const events = await client.messages.create({ ...requestOf(ask), stream: true }, { signal: abort.signal });
    for await (const event of events) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), IDLE_MS);
      if (event.type === 'message_start') {
        started();
        addInput(said.usage, event.message.usage);
      } else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta')
        said.text += event.delta.text;
      else if (event.type === 'message_delta') {
        said.usage.output = event.usage.output_tokens;
        said.problem = stopProblem(event.delta.stop_reason, event.delta.stop_details?.category ?? 'none');
      } else if (event.type === 'message_stop') whole = true;
    }
  } finally {
    clearTimeout(timer);
  }
  if (abort.signal.aborted || !whole) throw new CutOff('the stream ended early');
  return said;
}

function requestOf({ model, system, message, schema }: Ask): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model,
    max_tokens: MAX_TOKENS,
    system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }],
    messages: [{ role: 'user', content: message }],
    output_config: { format: { type: 'json_schema', schema } },
  };
}

function addInput(usage: Usage, counted: Anthropic.Usage): void {
  usage.input = counted.input_tokens;
  usage.cacheWrite = counted.cache_creation_input_tokens ?? 0;
  usage.cacheRead = counted.cache_read_input_tokens ?? 0;
}

/** Only an answer that ended by itself is a review; every other reason, known or new, is none. */
function stopProblem(reason: string | null, category: string): string | null {
  if (reason === 'end_turn') return null;
  if (reason === 'refusal') return `the model declined (category: ${category})`;
  if (reason === 'max_tokens') return `the answer was cut off at ${MAX_TOKENS} tokens`;
  if (reason === 'model_context_window_exceeded') return 'the change does not fit the model’s context';
  return `the answer ended with "${reason ?? 'no reason'}"`;
}
