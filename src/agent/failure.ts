import type Anthropic from '@anthropic-ai/sdk';

/** Why there is no answer. `fatal`: every other request of this run would fail alike. */
export interface Problem {
  kind: 'declined' | 'too long' | 'cut off' | 'malformed' | 'failed';
  words: string;
  fatal: boolean;
}

/** A request that got no whole answer in all its tries. */
export class AgentFailure extends Error {
  override name = 'AgentFailure';
  readonly problem: Problem;
  constructor(problem: Problem, options: ErrorOptions = {}) {
    super(problem.words, options);
    this.problem = problem;
  }
}

/** The stream ended, fell silent or turned to noise before the answer was whole. */
export class CutOff extends Error {
  override name = 'CutOff';
}

/** What a try ran into. `wait`: milliseconds before another try, null where none would help. */
export interface Trouble {
  problem: Problem;
  status: number | undefined;
  wait: number | null;
}

/** Worth another try: time-outs, conflicts, limits, and what is the server's fault. */
const PASSING = new Set([408, 409, 429, 500, 502, 503, 504, 529]);

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

/** Errors within a stream come without a status. */
const STATUS_OF: Record<string, number> = {
  ...{ invalid_request_error: 400, authentication_error: 401, billing_error: 402, permission_error: 403 },
  ...{ not_found_error: 404, request_too_large: 413, rate_limit_error: 429, api_error: 500, timeout_error: 504 },
  overloaded_error: 529,
};

/** The API's two ways to say 400 for a prompt that does not fit. */
const TOO_LONG = /prompt is too long|exceeds? (the )?context limit/i;

/** Reads what a try threw; `host` is where it went, `attempt` counts from 1. */
export function troubleOf(
  error: InstanceType<typeof Anthropic.APIError> | CutOff,
  { host, attempt }: { host: string; attempt: number },
): Trouble {
  if (error instanceof CutOff) {
    const words = `the connection to the model failed: ${error.message}`;
    return { problem: failed(words), status: undefined, wait: backOff(500, attempt) };
  }
  const status = error.status ?? STATUS_OF[error.type ?? ''];
  if (status === undefined) {
    const words = `the connection to the model failed: ${host} cannot be reached (${codeOf(error)})`;
    return { problem: failed(words), status, wait: backOff(500, attempt) };
  }
  const said = error.headers?.get('x-should-retry');
  const passing = said === 'true' || (said !== 'false' && PASSING.has(status));
  const wait = askedWait(error.headers) ?? backOff(status === 529 ? 1_000 : 500, attempt);
  const kind = status === 413 || (status === 400 && TOO_LONG.test(error.apiMessage ?? '')) ? 'too long' : 'failed';
  const detail = status === 400 && error.apiMessage ? `: ${error.apiMessage.slice(0, 200)}` : '';
  const id = error.requestID ? `, request-id ${error.requestID}` : '';
  const words = `${MEANING[status] ?? 'the model failed'} (${status}${id})${detail}`;
  const fatal = !PASSING.has(status) && status !== 413 && status !== 400;
  return { problem: { kind, words, fatal }, status, wait: passing ? wait : null };
}

/** A problem of one request that says nothing about the others. */
export function failed(words: string): Problem {
  return { kind: 'failed', words, fatal: false };
}

/** Doubled with each try, up to a quarter of it taken off by chance. */
function backOff(base: number, attempt: number): number {
  return base * 2 ** (attempt - 1) * (0.75 + Math.random() / 4);
}

/** Milliseconds that the server asks to wait for: a number, seconds, or a date. */
function askedWait(headers: Headers | undefined): number | null {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  const after = headers?.get('retry-after') ?? '';
  const seconds = Number(after || Number.NaN);
  const waits = [milliseconds, seconds * 1_000, Date.parse(after) - Date.now()];
  return waits.find((wait) => wait >= 0) ?? null;
}

/** The innermost code of a connection that was never made: `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
function codeOf(error: Error): string {
  let code = error.name === 'APIConnectionTimeoutError' ? 'no answer in time' : 'no connection';
  for (let cause: unknown = error.cause; typeof cause === 'object' && cause; cause = 'cause' in cause && cause.cause)
    if ('code' in cause && typeof cause.code === 'string') code = cause.code;
  return code;
}
