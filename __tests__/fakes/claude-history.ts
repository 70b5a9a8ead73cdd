import type { MessageRow } from './claude-answer.js';
import { type ContentBlock, type Message, messageBlocks } from './claude-request.js';

/** What this server has said: nothing else may come back to it as the model's own words. */
export interface History {
  thoughts: Set<string>;
  calls: Set<string>;
  /** Turns that ended with `pause_turn`: the only ones a conversation may end with. */
  paused: Set<string>;
}

export function newHistory(): History {
  return { thoughts: new Set(), calls: new Set(), paused: new Set() };
}

export function remember(history: History, { content, stop_reason }: MessageRow): void {
  for (const block of content) {
    if (isThought(block)) history.thoughts.add(JSON.stringify(block));
    if (block.type === 'tool_use') history.calls.add(JSON.stringify([block.id, block.name, block.input]));
  }
  if (stop_reason === 'pause_turn') history.paused.add(JSON.stringify(content));
}

const isThought = ({ type }: { type: string }) => type === 'thinking' || type === 'redacted_thinking';

/** Thinking must come back unmodified, and a turn may not end with it. Calls are checked as the others are not ours. */
export function historyFaults(body: unknown, { thoughts, calls }: History): string[] {
  const messages = (body as { messages?: Message[] } | null)?.messages;
  if (!Array.isArray(messages)) return [];
  return messages.flatMap((message, index) => {
    if (message.role !== 'assistant') return [];
    const blocks = messageBlocks(message);
    const changed = blocks.some((block) => isThought(block) && !thoughts.has(plain(block)));
    const unknown = blocks.some(
      (block) => block.type === 'tool_use' && !calls.has(JSON.stringify([block.id, block.name, block.input])),
    );
    const last = blocks.at(-1);
    return [
      ...(changed ? [`messages.${index}: thinking blocks cannot be modified`] : []),
      ...(unknown ? [`messages.${index}: a tool call that the model did not make`] : []),
      ...(last && isThought(last) ? [`messages.${index}: The final block cannot be thinking`] : []),
    ];
  });
}

function plain({ cache_control: _, ...block }: ContentBlock): string {
  return JSON.stringify(block);
}
