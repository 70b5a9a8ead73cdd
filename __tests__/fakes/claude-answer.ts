import type { Usage } from './claude-usage.js';

/** What the model says: an object, a text, or calls of tools. */
export type Said =
  | { json: unknown }
  | { text: string }
  | { toolUse: { name: string; input: unknown }[]; text?: string };

/** Said before: thoughts of the model, in the open and encrypted. */
interface Thoughts {
  thinking?: string;
  redactedThinking?: string;
}

/** One answer that a test gives for a request. */
export type ClaudeAnswer =
  | (Said &
      Thoughts & {
        /** `end_turn`, or `tool_use` with tool calls, unless said otherwise. */
        stopReason?: string;
        stopDetails?: Record<string, unknown>;
        cutAfterEvents?: undefined;
        /** Breaks the connection off after so many bytes of the body. */
        cutAfterBytes?: number;
        /** After so many events only pings, until the client goes. */
        pingsAfterEvents?: number;
      })
  | {
      status: number;
      error: { type: string; message: string };
      headers?: Record<string, string>;
      cutAfterEvents?: undefined;
    }
  | 'reset'
  /** What something between client and API says: its own body, in its own form. */
  | { status: number; raw: string | Uint8Array; headers?: Record<string, string>; cutAfterEvents?: undefined }
  /** A stream that breaks off after so many events, with an `error` event as the last one if given. */
  | { cutAfterEvents: number; error?: { type: string; message: string } };

/** An answer that is a message, whole or cut. */
export type MessageAnswer = Exclude<ClaudeAnswer, 'reset' | { status: number }>;

export interface MessageBlock {
  type: 'text' | 'tool_use' | 'thinking' | 'redacted_thinking';
  [field: string]: unknown;
}

/** A message as the API gives it without streaming. */
export interface MessageRow {
  id: string;
  type: 'message';
  role: 'assistant';
  model: string;
  content: MessageBlock[];
  stop_reason: string;
  stop_sequence: null;
  stop_details: Record<string, unknown> | null;
  usage: Usage;
}

/** One server-sent event. */
export interface StreamEvent {
  type: string;
  [field: string]: unknown;
}

export function contentOf(answer: MessageAnswer, id: string): MessageBlock[] {
  if (answer.cutAfterEvents !== undefined) return [{ type: 'text', text: '{"cut": true}' }];
  const thoughts = thoughtsOf(answer, id);
  if ('json' in answer) return [...thoughts, { type: 'text', text: JSON.stringify(answer.json) }];
  const texts: MessageBlock[] = answer.text ? [{ type: 'text', text: answer.text }] : [];
  const calls = 'toolUse' in answer ? answer.toolUse : [];
  return [
    ...thoughts,
    ...texts,
    ...calls.map(({ name, input }, index): MessageBlock => ({ type: 'tool_use', id: `${id}_${index}`, name, input })),
  ];
}

function thoughtsOf({ thinking, redactedThinking }: Thoughts, id: string): MessageBlock[] {
  return [
    ...(thinking === undefined ? [] : [{ type: 'thinking', thinking, signature: `signature of ${id}` } as const]),
    ...(redactedThinking === undefined ? [] : [{ type: 'redacted_thinking', data: redactedThinking } as const]),
  ];
}

/** The events of a streamed message, in the order the API sends them. */
export function streamEvents(message: MessageRow): StreamEvent[] {
  const { content, stop_reason, stop_sequence, stop_details, usage } = message;
  const start = {
    ...message,
    content: [],
    stop_reason: null,
    stop_details: null,
    usage: { ...usage, output_tokens: 1 },
  };
  return [
    { type: 'message_start', message: start },
    ...content.flatMap(blockEvents),
    { type: 'message_delta', delta: { stop_reason, stop_sequence, stop_details }, usage },
    { type: 'message_stop' },
  ];
}

const pieceLength = 200;

function blockEvents(block: MessageBlock, index: number): StreamEvent[] {
  const { start, deltas } = partsOf(block);
  return [
    { type: 'content_block_start', index, content_block: start },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ];
}

/** The block as it starts, and what fills it; encrypted thoughts come whole. */
function partsOf(block: MessageBlock): { start: MessageBlock; deltas: Record<string, unknown>[] } {
  const pieces = (text: unknown) => String(text).match(new RegExp(`[^]{1,${pieceLength}}`, 'g')) ?? [];
  switch (block.type) {
    case 'tool_use': {
      const json = pieces(JSON.stringify(block.input));
      const deltas = json.map((partial_json) => ({ type: 'input_json_delta', partial_json }));
      return { start: { ...block, input: {} }, deltas: [{ type: 'input_json_delta', partial_json: '' }, ...deltas] };
    }
    case 'thinking': {
      const deltas = pieces(block.thinking).map((thinking) => ({ type: 'thinking_delta', thinking }));
      const signed = { type: 'signature_delta', signature: block.signature };
      return { start: { ...block, thinking: '', signature: '' }, deltas: [...deltas, signed] };
    }
    case 'redacted_thinking':
      return { start: block, deltas: [] };
    case 'text':
      return {
        start: { ...block, text: '' },
        deltas: pieces(block.text).map((text) => ({ type: 'text_delta', text })),
      };
  }
}

export function eventText(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
