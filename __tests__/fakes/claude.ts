import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv } from 'ajv';
import {
  type ClaudeAnswer,
  contentOf,
  eventText,
  type MessageAnswer,
  type MessageRow,
  type StreamEvent,
  streamEvents,
} from './claude-answer.js';
import { type History, historyFaults, newHistory, remember } from './claude-history.js';
import { modelList } from './claude-models.js';
import { bodyFaults, type MessagesBody } from './claude-request.js';
import { type Billing, promptCache, tokensOf, type Usage } from './claude-usage.js';
import { type Answer, type Incoming, reset, send, startServer } from './server.js';

/** One call of `POST /v1/messages`. Times are `performance.now()` of this process, in milliseconds. */
export interface ClaudeRequest {
  index: number;
  headers: Record<string, string | string[] | undefined>;
  body: MessagesBody;
  startedAt: number;
  /** When `message_start` left; null if it never did. */
  answeredAt: number | null;
  /** Null while it is in flight. */
  endedAt: number | null;
  /** Null unless a message was given. */
  usage: Usage | null;
}

export interface ClaudeOptions {
  /** A message starts after a tenth of it and ends after the whole, in milliseconds. */
  latencyMs?: number;
  /** The shortest prefix that is cached. */
  cacheMinimumTokens?: number;
  /** Hears how many bytes each whole stream has. */
  onBody?: (bytes: number) => void;
}

/** What the model does with a request. `index` counts the accepted requests from 0. */
export type Respond = (request: ClaudeRequest, index: number) => ClaudeAnswer | Promise<ClaudeAnswer>;

export interface FakeClaude {
  url: string;
  /** Accepted requests; refused ones leave a violation only. */
  requests: ClaudeRequest[];
  violations: string[];
  /** Identities that were shown for a token. */
  exchanges: Record<string, string>[];
  close(): Promise<void>;
}

interface ClaudeState {
  respond: Respond;
  latencyMs: number;
  bill: (body: MessagesBody) => Billing;
  history: History;
  onBody: (bytes: number) => void;
  requests: ClaudeRequest[];
  violations: string[];
  exchanges: Record<string, string>[];
}

/** The token that an identity is exchanged for. */
export const GRANTED = 'granted-token-of-the-fake';

/** Serves the Messages API on 127.0.0.1. `violations` must be empty at the end of every test. */
export async function startClaude(respond: Respond, options: ClaudeOptions = {}): Promise<FakeClaude> {
  const { latencyMs = 0, cacheMinimumTokens = 1024, onBody = () => undefined } = options;
  const bill = promptCache(cacheMinimumTokens);
  const state: ClaudeState = {
    respond,
    latencyMs,
    bill,
    history: newHistory(),
    onBody,
    requests: [],
    violations: [],
    exchanges: [],
  };
  const { url, close } = await startServer((incoming) => answer(state, incoming));
  return { url, requests: state.requests, violations: state.violations, exchanges: state.exchanges, close };
}

async function answer(state: ClaudeState, incoming: Incoming): Promise<void> {
  const { method, address, headers, body, response } = incoming;
  const refused = (status: number, type: string, message: string) => {
    state.violations.push(`${method} ${address.pathname}: ${message}`);
    send(response, errorAnswer(status, { type, message }));
  };
  if (`${method} ${address.pathname}` === 'POST /v1/oauth/token') return send(response, tokenAnswer(state, incoming));
  if (!headers.authorization && !headers['x-api-key']) return refused(401, 'authentication_error', 'no credentials');
  if (!headers['anthropic-version'])
    return refused(400, 'invalid_request_error', 'anthropic-version: header is required');
  const route = `${method} ${address.pathname}`;
  const asked = /^GET \/v1\/models\/(.+)$/.exec(route)?.[1];
  if (asked !== undefined) return send(response, modelAnswer(asked));
  if (route === 'GET /v1/models') return send(response, { status: 200, body: modelList() });
  if (route !== 'POST /v1/messages') return refused(404, 'not_found_error', 'Not found');
  const faults = [...bodyFaults(body, state.history), ...historyFaults(body, state.history)];
  if (faults.length > 0) return refused(400, 'invalid_request_error', faults.join('; '));
  await answerMessage(state, incoming);
}

const errorAnswer = (status: number, error: { type: string; message: string }): Answer => ({
  status,
  body: { type: 'error', error, request_id: 'req_fake' },
});

function modelAnswer(id: string): Answer {
  const model = modelList().data.find((each) => each.id === id);
  return model ? { status: 200, body: model } : errorAnswer(404, { type: 'not_found_error', message: `model: ${id}` });
}

/** https://platform.claude.com/docs/en/manage-claude/wif-reference: a workload's token for one of Claude's. */
function tokenAnswer(state: ClaudeState, { body }: Incoming): Answer {
  const asked = body as Record<string, string>;
  state.exchanges.push(asked);
  const known = asked['grant_type'] === 'urn:ietf:params:oauth:grant-type:jwt-bearer' && asked['organization_id'];
  if (!known || asked['federation_rule_id'] === 'fdrl_unknown')
    return { status: 401, body: { error: 'invalid_grant', error_description: 'no rule matches' } };
  return { status: 200, body: { access_token: GRANTED, token_type: 'Bearer', expires_in: 600 } };
}

async function sleepUntil(time: number): Promise<void> {
  const rest = time - performance.now();
  if (rest > 0) await sleep(rest);
}

async function answerMessage(state: ClaudeState, { headers, body, response }: Incoming): Promise<void> {
  const times = { startedAt: performance.now(), answeredAt: null, endedAt: null };
  const index = state.requests.length;
  const request: ClaudeRequest = { index, headers, body: body as MessagesBody, ...times, usage: null };
  state.requests.push(request);
  response.once('close', () => {
    request.endedAt ??= performance.now();
  });
  const wait = (share: number) => sleepUntil(request.startedAt + share * state.latencyMs);
  const billing = state.bill(request.body);
  const given = await state.respond(request, index);
  await wait(0.1);
  if (given === 'reset' || (given.cutAfterEvents !== undefined && !request.body.stream)) return reset(response);
  if ('raw' in given)
    return send(response, { status: given.status, body: Buffer.from(given.raw), headers: { ...given.headers } });
  if ('status' in given)
    return send(response, { ...errorAnswer(given.status, given.error), headers: { ...given.headers } });
  checkFormat(state, request, given);
  const message = messageRow(request, given, billing);
  remember(state.history, message);
  request.answeredAt = performance.now();
  billing.store();
  if (!request.body.stream) {
    await wait(1);
    return send(response, { status: 200, body: message, headers: { 'request-id': `req_${index}` } });
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'request-id': `req_${index}`,
  });
  const [start = '', ...rest] = eventsToSend(message, given).map(eventText);
  const text = rest.join('');
  const whole = Buffer.from(start + text);
  state.onBody(whole.length);
  if (given.cutAfterEvents === undefined && given.cutAfterBytes !== undefined)
    return void response.write(whole.subarray(0, given.cutAfterBytes), () => response.socket?.destroy());
  if (start) response.write(start);
  await wait(1);
  if (given.cutAfterEvents !== undefined) response.write(text, () => response.socket?.destroy());
  else if (given.pingsAfterEvents === undefined) response.end(text);
  else pingForever(response, text);
}

function pingForever(response: ServerResponse, first: string): void {
  response.write(first);
  const pings = setInterval(() => response.write(eventText({ type: 'ping' })), 20);
  response.once('close', () => clearInterval(pings));
}

function eventsToSend(message: MessageRow, given: MessageAnswer): StreamEvent[] {
  const events = streamEvents(message);
  if (given.cutAfterEvents === undefined) return events.slice(0, given.pingsAfterEvents);
  const kept = events.slice(0, given.cutAfterEvents);
  return given.error ? [...kept, { type: 'error', error: given.error }] : kept;
}

function messageRow(request: ClaudeRequest, given: MessageAnswer, billing: Billing): MessageRow {
  const content = contentOf(given, `toolu_${request.index}`);
  const characters = content.map(
    (block) => (typeof block.text === 'string' ? block.text : JSON.stringify(block)).length,
  );
  const output_tokens = tokensOf(characters.reduce((sum, length) => sum + length, 0));
  const said = given.cutAfterEvents === undefined ? given : undefined;
  const ended = content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn';
  request.usage = { ...billing.usage, output_tokens };
  return {
    ...{ id: `msg_${request.index}`, type: 'message', role: 'assistant', model: request.body.model, content },
    ...{
      stop_reason: said?.stopReason ?? ended,
      stop_sequence: null,
      stop_details: said?.stopDetails ?? null,
    },
    usage: request.usage,
  };
}

/** The real API cannot give a `json` that breaks the schema it was asked for; nor may a test. */
function checkFormat(state: ClaudeState, { body, index }: ClaudeRequest, given: MessageAnswer): void {
  const schema = body.output_config?.format?.schema;
  if (!schema || given.cutAfterEvents !== undefined || !('json' in given)) return;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  if (!ajv.validate(schema, given.json))
    state.violations.push(`the test's answer ${index} breaks the requested schema: ${ajv.errorsText()}`);
}
