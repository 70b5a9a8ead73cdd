import type Anthropic from '@anthropic-ai/sdk';
import type { Effort, Thinking } from '../settings/config-schema.js';
import { type Claude, type Listener, MAX_TOKENS } from './claude.js';
import { AgentFailure, failed, type Problem } from './failure.js';
import { digestOf } from './memory.js';
import { addUsage, noUsage, takesThinking, type Usage } from './prices.js';
import type { Toolbox } from './tools.js';
import type { Turn } from './turn.js';

/** What a conversation is about, and how its answer is read: `wrong` says what the model has to mend. */
export interface Topic<T> {
  model: string;
  effort: Effort;
  thinking: Thinking;
  /** The same for every conversation of a role. */
  system: string;
  message: string;
  schema: Record<string, unknown>;
  toolbox: Toolbox | null;
  read(text: string): T | { wrong: string };
}

/** What an answer rests on: the calls of tools, turn by turn, and a digest of what they showed. */
export interface Heard {
  turns: { name: string; input: unknown }[][];
  results: string;
  answer: string;
}

/** How it ended, and what all its turns and tries cost. */
export type Outcome<T> = { answer: T; heard: Heard; usage: Usage } | { problem: Problem; usage: Usage };

/** Turns that may call tools; the next one has to answer. */
const TOOL_TURNS = 16;
/** Calls of one turn that are run. */
const CALLS_A_TURN = 16;
const PAUSES = 3;

/** Talks until there is an answer that holds, or a reason why there is none. */
export async function converse<T>(claude: Claude, topic: Topic<T>, started: () => void): Promise<Outcome<T>> {
  let usage = noUsage();
  const counted = (more: Usage) => {
    usage = addUsage(usage, more);
  };
  try {
    const end = await talk(claude, topic, { started, counted });
    return { ...end, usage };
  } catch (error) {
    // No whole turn could be had: a reason on what was asked about, never the end of the run.
    if (!(error instanceof AgentFailure)) throw error;
    return { problem: error.problem, usage };
  }
}

type End<T> = { answer: T; heard: Heard } | { problem: Problem };

async function talk<T>(claude: Claude, topic: Topic<T>, listener: Listener): Promise<End<T>> {
  const { model, system, schema, toolbox } = topic;
  const able = takesThinking(model);
  const asked = {
    ...{ model, system, schema, thinking: able && topic.thinking === 'adaptive' },
    effort: able ? topic.effort : null,
  };
  const tools = toolbox?.definitions ?? [];
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: [{ type: 'text', text: topic.message }] }];
  const seen = { tools: 0, pauses: 0, empty: 0, wrong: 0 };
  const heard = { turns: [] as Heard['turns'], shown: [] as string[] };
  for (;;) {
    const final = toolbox === null || seen.tools >= TOOL_TURNS || seen.empty + seen.wrong > 0;
    const turn = await claude({ ...asked, tools, messages, final }, listener);
    const problem = stopProblem(turn, { final, pauses: seen.pauses });
    if (problem) return { problem };
    if (turn.stop === 'pause_turn') {
      seen.pauses += 1;
      if (turn.content.length > 0) messages.push({ role: 'assistant', content: turn.content });
    } else if (turn.stop === 'tool_use' && toolbox) {
      seen.tools += 1;
      const results = await resultsOf(turn, toolbox, heard);
      const more = seen.tools < TOOL_TURNS && toolbox.left() > 0;
      results.push(words(more ? `Calls left: ${toolbox.left()}.` : 'No more calls: answer from what you know by now.'));
      messages.push({ role: 'assistant', content: turn.content }, { role: 'user', content: results });
    } else {
      const text = turn.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
      const read = text === '' ? { wrong: 'the answer was empty' } : topic.read(text);
      if (!isWrong(read))
        return { answer: read, heard: { turns: heard.turns, results: digestOf(heard.shown), answer: text } };
      if (seen[text === '' ? 'empty' : 'wrong']++ > 0) return { problem: { ...failed(read.wrong), kind: 'malformed' } };
      mend(messages, turn, read.wrong);
    }
  }
}

function isWrong(read: unknown): read is { wrong: string } {
  return typeof read === 'object' && read !== null && 'wrong' in read;
}

/** Only a turn that ended by itself, called tools or paused goes on; every other reason, known or new, is the end. */
function stopProblem({ stop, category, content }: Turn, state: { final: boolean; pauses: number }): Problem | null {
  if (stop === 'end_turn') return null;
  if (stop === 'tool_use' && !state.final && content.some(({ type }) => type === 'tool_use')) return null;
  if (stop === 'pause_turn' && state.pauses < PAUSES) return null;
  if (stop === 'refusal') return { ...failed(`the model declined (category: ${category})`), kind: 'declined' };
  if (stop === 'max_tokens') return { ...failed(`the answer was cut off at ${MAX_TOKENS} tokens`), kind: 'cut off' };
  if (stop === 'model_context_window_exceeded')
    return { ...failed('the change does not fit the model’s context'), kind: 'too long' };
  return failed(`the answer ended with "${stop}"`);
}

/** Every call gets its result, as the API wants it; those over the limit get told so. */
async function resultsOf(
  turn: Turn,
  toolbox: Toolbox,
  heard: { turns: Heard['turns']; shown: string[] },
): Promise<Anthropic.ContentBlockParam[]> {
  const calls = turn.content.filter((block) => block.type === 'tool_use');
  const run = calls.slice(0, CALLS_A_TURN);
  const results = await Promise.all(run.map(({ id, name, input }) => toolbox.use({ id, name, input })));
  heard.turns.push(run.map(({ name, input }) => ({ name, input })));
  heard.shown.push(...results.map(({ text }) => text));
  const tooMany = { text: `Not run: a turn may make ${CALLS_A_TURN} calls.`, isError: true };
  return calls.map(({ id }, index) => {
    const { text, isError } = results[index] ?? tooMany;
    return { type: 'tool_result', tool_use_id: id, content: text, ...(isError ? { is_error: true } : {}) };
  });
}

/** Asks for the answer once more. A turn that said nothing is not sent back: the API takes no empty one. */
function mend(messages: Anthropic.MessageParam[], turn: Turn, wrong: string): void {
  const again = words(`That cannot be used: ${wrong}. Give the whole answer again, in the format asked for.`);
  const last = messages.at(-1);
  if (turn.content.some(({ type }) => type === 'text'))
    messages.push({ role: 'assistant', content: turn.content }, { role: 'user', content: [again] });
  else if (last?.role === 'user' && typeof last.content !== 'string') last.content.push(again);
  else messages.push({ role: 'user', content: [again] });
}

function words(text: string): Anthropic.TextBlockParam {
  return { type: 'text', text };
}
