import type Anthropic from '@anthropic-ai/sdk';
import { noUsage, type Usage } from './prices.js';

type Block =
  | Anthropic.TextBlockParam
  | Anthropic.ThinkingBlockParam
  | Anthropic.RedactedThinkingBlockParam
  | Anthropic.ToolUseBlockParam;

/** A whole answer: how it ended, and its blocks as they have to be sent back. */
export interface Turn {
  /** A stop reason of the API, known or new. */
  stop: string;
  /** Of a refusal. */
  category: string;
  content: Block[];
}

/** What has been streamed so far. */
export interface TurnParts {
  blocks: Map<number, Block>;
  /** JSON of tool calls by their block. */
  inputs: Map<number, string>;
  open: Set<number>;
  stop: string | null;
  category: string;
  ended: boolean;
  usage: Usage;
}

export function noParts(): TurnParts {
  const empty = { blocks: new Map(), inputs: new Map(), open: new Set<number>(), usage: noUsage() };
  return { ...empty, stop: null, category: 'none', ended: false };
}

/** Adds an event of a stream. Events of a kind that is not known change nothing. */
export function addEvent(parts: TurnParts, event: Anthropic.RawMessageStreamEvent): void {
  switch (event.type) {
    case 'message_start':
      parts.usage = usageOf(event.message.usage);
      break;
    case 'content_block_start': {
      const block = blockOf(event.content_block);
      if (block) parts.blocks.set(event.index, block);
      parts.open.add(event.index);
      break;
    }
    case 'content_block_delta':
      addDelta(parts, event);
      break;
    case 'content_block_stop':
      parts.open.delete(event.index);
      break;
    case 'message_delta':
      parts.usage.output = event.usage.output_tokens;
      parts.stop = event.delta.stop_reason;
      parts.category = event.delta.stop_details?.category ?? 'none';
      break;
    case 'message_stop':
      parts.ended = true;
  }
}

/** The blocks that a reviewer without server tools can get, without the fields that only answers have. */
function blockOf(block: Anthropic.ContentBlock): Block | null {
  if (block.type === 'text') return { type: 'text', text: block.text };
  if (block.type === 'thinking' || block.type === 'redacted_thinking') return { ...block };
  return block.type === 'tool_use' ? { type: 'tool_use', id: block.id, name: block.name, input: block.input } : null;
}

function addDelta({ blocks, inputs }: TurnParts, { index, delta }: Anthropic.RawContentBlockDeltaEvent): void {
  const block = blocks.get(index);
  if (delta.type === 'text_delta' && block?.type === 'text') block.text += delta.text;
  else if (delta.type === 'thinking_delta' && block?.type === 'thinking') block.thinking += delta.thinking;
  else if (delta.type === 'signature_delta' && block?.type === 'thinking') block.signature += delta.signature;
  else if (delta.type === 'input_json_delta') inputs.set(index, (inputs.get(index) ?? '') + delta.partial_json);
}

function usageOf(counted: Anthropic.Usage): Usage {
  return {
    requests: 1,
    input: counted.input_tokens,
    cacheWrite: counted.cache_creation_input_tokens ?? 0,
    cacheRead: counted.cache_read_input_tokens ?? 0,
    output: counted.output_tokens,
  };
}

/** The answer, or null while anything of it is missing. Calls are parsed only where they are to be run. */
export function wholeTurn({ blocks, inputs, open, stop, category, ended }: TurnParts): Turn | null {
  if (!ended || stop === null || open.size > 0) return null;
  for (const [index, json] of stop === 'tool_use' ? inputs : []) {
    const block = blocks.get(index);
    if (block?.type !== 'tool_use' || json === '') continue;
    try {
      block.input = JSON.parse(json);
    } catch (error) {
      // Half a call: the turn is not whole.
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }
  const content = [...blocks].toSorted(([a], [b]) => a - b).map(([, block]) => block);
  return { stop, category, content: content.filter((block) => block.type !== 'text' || block.text.trim() !== '') };
}
