import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request with its whole body read. */
export interface Incoming {
  method: string;
  /** Full address, so that path and query can be taken apart. */
  address: URL;
  headers: IncomingHttpHeaders;
  /** Parsed JSON; the text itself if it is none; undefined without a body. */
  body: unknown;
  response: ServerResponse;
}

export interface RunningServer {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. An error in `handle` is answered 500 with its text. */
export async function startServer(handle: (incoming: Incoming) => Promise<void>): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void read(request, response)
      .then(handle)
      .catch((error: unknown) => fail(response, error));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

async function read(request: IncomingMessage, response: ServerResponse): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const address = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const body = parsed(Buffer.concat(chunks).toString());
  return { method: request.method ?? 'GET', address, headers: request.headers, body, response };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function fail(response: ServerResponse, error: unknown): void {
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
  response.end(error instanceof Error ? error.stack : String(error));
}

export interface Answer {
  status: number;
  /** Sent as JSON; text and bytes are sent as they are. */
  body?: unknown;
  headers?: Record<string, string>;
}

export function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  const type = plain ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(plain || body === undefined ? body : JSON.stringify(body));
}

/** Drops the connection without an answer. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
