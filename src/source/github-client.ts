import { retry } from '@octokit/plugin-retry';
import { Octokit } from '@octokit/rest';
import { BadInput } from '../target/target.js';
import { SourceUnavailable } from './source.js';

/** GitHub's REST API version that the fields here were read from. */
const API_VERSION = '2022-11-28';

/** How to reach GitHub: the token, the API's address (GitHub's own when empty), and a proxy-aware fetch. */
export interface GitHubAccess {
  token: string;
  baseUrl: string;
  fetch?: typeof fetch | undefined;
  /** Milliseconds that one request may take. */
  patienceMs?: number;
}

/** A request that takes longer will not be answered: GitHub itself gives up after 10 seconds. */
const PATIENCE_MS = 60_000;

/**
 * `reads` retries what fails in passing. `writes` never does: GitHub may have stored a review before it answers
 * 502, and the retry would store it twice.
 */
export interface GitHub {
  reads: Octokit;
  writes: Octokit;
}

/** Clients for GitHub's API. No throttling plugin: it spaces writes by seconds even when nothing is limited. */
export function connectGitHub({ token, baseUrl, patienceMs = PATIENCE_MS, ...access }: GitHubAccess): GitHub {
  const send = access.fetch ?? fetch;
  const patient: typeof fetch = (url, init) => {
    const signals = [AbortSignal.timeout(patienceMs), ...(init?.signal ? [init.signal] : [])];
    const headers = new Headers(init?.headers);
    headers.set('x-github-api-version', API_VERSION);
    return send(url, { ...init, headers, signal: AbortSignal.any(signals) });
  };
  const options = {
    auth: token,
    userAgent: 'backend-review',
    request: { fetch: patient },
    ...(baseUrl ? { baseUrl } : {}),
  };
  const Reader = Octokit.plugin(retry);
  return { reads: new Reader({ ...options, retry: { retries: 2 } }), writes: new Octokit(options) };
}

/** The HTTP status of a failed request; null for every other error. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
}

/** Whether an error is GitHub's: a failed request, or a query that it answered with errors. */
export function isFromGitHub(error: unknown): boolean {
  return statusOf(error) !== null || (error instanceof Error && error.name === 'GraphqlResponseError');
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api: 403 or 429 with such a message */
function isRateLimit(error: unknown): boolean {
  return error instanceof Error && /rate limit/i.test(error.message);
}

/** A failed read, in words that say what to do. */
export function explainRead(cause: unknown, what: string): Error {
  const status = statusOf(cause);
  if (status === 401)
    return new BadInput('GitHub refused the token (401). Pass a valid "github-token", or set GITHUB_TOKEN.', {
      cause,
    });
  if (status === 404)
    return new BadInput(`GitHub knows no ${what}, or the token may not read it (404). It needs contents: read.`, {
      cause,
    });
  if (status === 403 && !isRateLimit(cause))
    return new BadInput(`The token may not read ${what} (403). It needs contents: read and pull-requests: read.`, {
      cause,
    });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceUnavailable(`GitHub did not give ${what}: ${reason}`, { cause });
}
