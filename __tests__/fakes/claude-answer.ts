import type { Usage } from './claude-usage.js';

/** What the model says: an object, a text, or calls of tools. */
export type Said =
  | { json: unknown }
  | { text: string }
  | { toolUse: { name: string; input: unknown }[]; text?: string };

/** One answer that a test gives for a request. */
export type ClaudeAnswer =
  | (Said & {
      /** `end_turn`, or `tool_use` with tool calls, unless said otherwise. */
      stopReason?: string;
      stopDetails?: Record<string, unknown>;
      cutAfterEvents?: undefined;
    })
  | {
      status: number;
      error: { type: string; message: string };
      headers?: Record<string, string>;
      cutAfterEvents?: undefined;
    }
  | 'reset'
  /** A stream that breaks off after so many events, with an `error` event as the last one if given. */
  | { cutAfterEvents: number; error?: { type: string; message: string } };

/** An answer that is a message, whole or cut. */
export type MessageAnswer = Exclude<ClaudeAnswer, 'reset' | { status: number }>;

export interface MessageBlock {
  type: 'text' | 'tool_use';
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
  if ('json' in answer) return [{ type: 'text', text: JSON.stringify(answer.json) }];
  const texts: MessageBlock[] = answer.text ? [{ type: 'text', text: answer.text }] : [];
  const calls = 'toolUse' in answer ? answer.toolUse : [];
  return [
    ...texts,
    ...calls.map(({ name, input }, index): MessageBlock => ({ type: 'tool_use', id: `${id}_${index}`, name, input })),
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
  const call = block.type === 'tool_use';
  const text = call ? JSON.stringify(block.input) : String(block.text);
  const pieces = text.match(new RegExp(`[^]{1,${pieceLength}}`, 'g')) ?? [];
  const deltas = pieces.map((piece) =>
    call ? { type: 'input_json_delta', partial_json: piece } : { type: 'text_delta', text: piece },
  );
  return [
    {
      type: 'content_block_start',
      index,
      content_block: call ? { ...block, input: {} } : { ...block, text: '' },
    },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ];
}

export function eventText(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
