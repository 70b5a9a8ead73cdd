import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { NETWORK, Unsendable, type Wire } from '../agent/claude.js';
import { knownValues, redactKnown } from '../inspect/redaction.js';
import { BadInput } from '../target/target.js';

/** One request as it left, and what came back; a line of a record. */
interface Exchange {
  method: string;
  /** From `/v1/` on: the same record serves another base URL. */
  path: string;
  request: string;
  /** Null when no answer came at all; `response` then has the code of the fault. */
  status: number | null;
  headers: Record<string, string>;
  /** The body, as far as it came. */
  response: string;
}

type Sent = Pick<Exchange, 'method' | 'path' | 'request'>;

/** Headers of an answer that decide what is done with it, or name it. */
const HEADERS = new Set(['content-type', 'request-id', 'retry-after', 'retry-after-ms', 'x-should-retry']);

/** The wire that `--record` or `--replay` ask for; undefined for the network. Throws `BadInput` for their files. */
export function wireOf(
  { record, replay }: { record?: string | undefined; replay?: string | undefined },
  credentials: readonly string[],
): Wire | undefined {
  if (record !== undefined && replay !== undefined) throw new BadInput('--record and --replay exclude each other.');
  if (record !== undefined) return recording(record, credentials);
  return replay === undefined ? undefined : replaying(replay);
}

function sentOf(url: string, init: RequestInit): Sent {
  const { pathname } = new URL(url);
  const path = pathname.slice(Math.max(0, pathname.indexOf('/v1/')));
  return { method: init.method ?? 'GET', path, request: String(init.body ?? '') };
}

function recording(file: string, credentials: readonly string[]): Wire {
  const known = knownValues([], credentials);
  try {
    writeFileSync(file, '');
  } catch (cause) {
    // A folder that is not there, or no right to write.
    throw new BadInput(`--record "${file}" cannot be written.`, { cause });
  }
  const write = (exchange: Exchange) => appendFileSync(file, `${redactKnown(JSON.stringify(exchange), known)}\n`);
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const sent = sentOf(url, init);
    const response = await NETWORK.fetch(url, init).catch((error: Error) => {
      write({ ...sent, status: null, headers: {}, response: codeOf(error) });
      throw error;
    });
    const { status } = response;
    const headers = Object.fromEntries([...response.headers].filter(([name]) => HEADERS.has(name)));
    const copied = copying(response, (text) => write({ ...sent, status, headers, response: text }));
    return new Response(Readable.toWeb(Readable.from(copied)) as ReadableStream, { status, headers: response.headers });
  };
  return { ...NETWORK, fetch: send };
}

async function* copying({ body }: Response, done: (text: string) => void) {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      yield chunk;
    }
  } finally {
    done(text);
  }
}

function codeOf({ cause, message }: Error): string {
  return typeof cause === 'object' && cause && 'code' in cause ? String(cause.code) : message;
}

function replaying(file: string): Wire {
  const recorded = exchangesOf(file);
  const left = [...recorded];
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const sent = sentOf(url, init);
    const next = left.findIndex((each) => each.path === sent.path && each.request === sent.request);
    const [found] = next < 0 ? [] : left.splice(next, 1);
    if (!found) throw new Unsendable(`--replay "${file}" has no answer ${difference(sent, recorded)}`);
    if (found.status === null) throw new TypeError('fetch failed', { cause: { code: found.response } });
    return new Response(found.response, { status: found.status, headers: found.headers });
  };
  return { ...NETWORK, fetch: send, sleep: () => Promise.resolve() };
}

function exchangesOf(file: string): Exchange[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Exchange);
  } catch (cause) {
    // Not there, or not of our making.
    throw new BadInput(`--replay "${file}" cannot be read. Name a file that --record wrote.`, { cause });
  }
}

/** Which request it was, and where it first differs from the recorded one that shares most with it. */
function difference({ request }: Sent, recorded: readonly Exchange[]): string {
  const { messages } = JSON.parse(request) as { messages: unknown };
  const unit = /=== \\"(.+?)\\" \(/.exec(JSON.stringify(messages))?.[1];
  const about = unit ? `for the unit of ${unit}` : 'for a request';
  const shared = (other: string) => sharedStart(request, other);
  const [nearest] = recorded.map((each) => each.request).toSorted((a, b) => shared(b) - shared(a));
  if (nearest === undefined) return `${about}: it is empty.`;
  if (nearest === request) return `${about}: it is asked for more often than it was recorded.`;
  const at = sharedStart(request, nearest);
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 50));
  return `${about}: at character ${at} of the request there is ${around(request)}, recorded was ${around(nearest)}.`;
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
