import { setTimeout as sleep } from 'node:timers/promises';
import { refusal } from './github-errors.js';
import { answerGraphQL } from './github-graphql.js';
import { answerRest } from './github-rest.js';
import { type GitHubState, githubState } from './github-state.js';
import { type Answer, type Incoming, reset, send, startServer } from './server.js';
import type { World } from './world.js';

/** One request as it arrived. Times are `performance.now()` of this process, in milliseconds. */
export interface RecordedRequest {
  /** From 0, over REST and GraphQL together. */
  index: number;
  method: string;
  /** Without the query; `/graphql` for GraphQL. */
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed JSON; undefined without a body. */
  body: unknown;
  startedAt: number;
  /** Null while it is under way. */
  endedAt: number | null;
  /** Null when the connection was dropped. */
  status: number | null;
}

/** What goes wrong with one request: another answer instead, or the connection lost, before or after storing. */
export type Fault = Answer | 'reset' | 'store-then-502' | 'store-then-504' | 'store-then-reset' | 'store-then-silence';

export interface GitHubOptions {
  /** Milliseconds before each answer. */
  latencyMs?: number;
  fault?: (request: { method: string; path: string; index: number }) => Fault | undefined;
  /** False leaves out all checks of shape, for benches. */
  validate?: boolean;
}

export interface FakeGitHub
  extends Pick<GitHubState, 'reviews' | 'issueComments' | 'statuses' | 'reruns' | 'reactions' | 'violations'> {
  /** Root of the REST API. */
  url: string;
  graphqlUrl: string;
  requests: RecordedRequest[];
  close(): Promise<void>;
}

/** Serves the world as api.github.com would. `violations` must be empty at the end of every test. */
export async function startGitHub(world: World, options: GitHubOptions = {}): Promise<FakeGitHub> {
  const state = githubState(world);
  const requests: RecordedRequest[] = [];
  const { url, close } = await startServer(async (incoming) => {
    const request = record(requests, incoming);
    const fault = options.fault?.(request);
    const stored = typeof fault === 'string' && fault.startsWith('store');
    if (options.latencyMs) await sleep(options.latencyMs);
    const real = fault === undefined || stored ? await answer(state, incoming, options.validate ?? true) : undefined;
    const sent = fault === undefined ? (real as Answer) : faultyAnswer(fault);
    request.endedAt = performance.now();
    request.status = sent?.status ?? null;
    // Kept open without an answer: the client gives up.
    if (fault === 'store-then-silence') return;
    if (sent) send(incoming.response, { ...sent, headers: { ...rateHeaders(requests.length), ...sent.headers } });
    else reset(incoming.response);
  });
  const { world: _, ...kept } = state;
  return { ...kept, url, graphqlUrl: `${url}/graphql`, requests, close };
}

function record(requests: RecordedRequest[], { method, address, headers, body }: Incoming): RecordedRequest {
  const query = Object.fromEntries(address.searchParams);
  const times = { startedAt: performance.now(), endedAt: null, status: null };
  const request = { index: requests.length, method, path: address.pathname, query, headers, body, ...times };
  requests.push(request);
  return request;
}

/** Null drops the connection. */
function faultyAnswer(fault: Fault): Answer | null {
  if (fault === 'reset' || fault === 'store-then-reset' || fault === 'store-then-silence') return null;
  if (typeof fault === 'object') return fault;
  return { status: fault === 'store-then-502' ? 502 : 504, body: { message: 'Server Error' } };
}

async function answer(state: GitHubState, incoming: Incoming, validate: boolean): Promise<Answer> {
  const { method, address, headers, body } = incoming;
  if (!headers['user-agent']) return refusal(403, 'Request forbidden by administrative rules.');
  if (!headers.authorization) return refusal(401, 'Requires authentication');
  if (address.pathname !== '/graphql') return answerRest(state, incoming, validate);
  if (method === 'POST') return answerGraphQL(state, body, validate);
  state.violations.push(`${method} /graphql: queries are posted`);
  return refusal(404, 'Not Found');
}

const hourlyLimit = 5000;

function rateHeaders(used: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(hourlyLimit),
    'x-ratelimit-remaining': String(Math.max(0, hourlyLimit - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
    'x-github-request-id': `FAKE:${used}`,
  };
}
