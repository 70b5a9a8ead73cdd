import type { Toolbox, ToolUse } from '../../src/agent/tools.js';
import type { ClaudeAnswer } from '../fakes/claude-answer.js';
import { messageBlocks } from '../fakes/claude-request.js';
import { good, problemOf, talk } from './talk.js';

const schema = { type: 'object' as const, properties: { path: { type: 'string' } }, required: ['path'] };

/** Tools that know one file and answer wrong calls as an error. `calls` keeps what was run. */
function tools(result = 'const a = 1;'): Toolbox & { calls: ToolUse[] } {
  const calls: ToolUse[] = [];
  return {
    calls,
    left: () => 20 - calls.length,
    definitions: [{ name: 'read_file', description: 'Reads a file.', input_schema: schema }],
    async use(call) {
      calls.push(call);
      const { path } = call.input as { path?: unknown };
      if (call.name !== 'read_file') return { text: `there is no tool ${call.name}`, isError: true };
      return typeof path === 'string' ? { text: result, isError: false } : { text: 'path is missing', isError: true };
    },
  };
}

const read = (path: string) => ({ name: 'read_file', input: { path } });

describe('a conversation', () => {
  it('sends what the model takes, the schema in every request, and marks the shared prefix', async () => {
    const { claude } = await talk(() => good);

    expect(claude.requests[0]?.body).toMatchObject({
      ...{ model: 'claude-sonnet-5-5', stream: true, thinking: { type: 'adaptive', display: 'summarized' } },
      output_config: { effort: 'high', format: { type: 'json_schema' } },
      system: [{ cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Look at a.ts.' }] }],
    });
    expect(claude.requests[0]?.body).not.toHaveProperty('tools');
    expect(claude.requests[0]?.body).not.toHaveProperty('tool_choice');
  });

  it.each(['claude-haiku-4-5', 'claude-opus-4-5', 'eu.anthropic.claude-sonnet-4-20250514-v1:0'])(
    'sends neither thinking nor effort to %s, which takes neither',
    async (model) => {
      const { outcome, claude } = await talk(() => good, { change: { model } });

      expect(outcome).toMatchObject({ answer: good.json });
      expect(claude.requests[0]?.body).not.toHaveProperty('thinking');
      expect(claude.requests[0]?.body.output_config).not.toHaveProperty('effort');
    },
  );

  it('is byte for byte the same each of 20 times', async () => {
    const script = (_: unknown, index: number): ClaudeAnswer => (index === 0 ? { toolUse: [read('a.ts')] } : good);
    const runs = await Promise.all(Array.from({ length: 20 }, () => talk(script, { change: { toolbox: tools() } })));

    expect(new Set(runs.map(({ claude }) => JSON.stringify(claude.requests.map(({ body }) => body)))).size).toBe(1);
    expect(new Set(runs.map(({ outcome }) => JSON.stringify(outcome))).size).toBe(1);
  });

  it('costs more, and answers the same, when the cache never hits', async () => {
    const hits = await talk(() => good, { conversations: 2 });
    const never = await talk(() => good, { conversations: 2, claude: { cacheMinimumTokens: 10 ** 9 } });

    expect(never.outcomes.map((outcome) => 'answer' in outcome && outcome.answer)).toEqual(
      hits.outcomes.map((outcome) => 'answer' in outcome && outcome.answer),
    );
    expect(never.outcome.usage).toMatchObject({ cacheRead: 0, cacheWrite: 0 });
    expect(never.outcome.usage.input).toBeGreaterThan(1_000);
  });
});

describe('the end of a turn', () => {
  it.each<[string, object]>([
    ['max_tokens', { kind: 'cut off', words: 'the answer was cut off at 32000 tokens' }],
    ['model_context_window_exceeded', { kind: 'too long', words: 'the change does not fit the model’s context' }],
    ['refusal', { kind: 'declined', words: 'the model declined (category: cyber)' }],
    ['stop_sequence', { kind: 'failed', words: 'the answer ended with "stop_sequence"' }],
    ['tool_use', { kind: 'failed', words: 'the answer ended with "tool_use"' }],
    ['pause_turn', { kind: 'failed', words: 'the answer ended with "pause_turn"' }],
    ['foo', { kind: 'failed', words: 'the answer ended with "foo"' }],
  ])('%s is no answer, whatever stands in it', async (stopReason, problem) => {
    const { outcome, claude } = await talk(() => ({ ...good, stopReason, stopDetails: { category: 'cyber' } }));

    expect(problemOf(outcome)).toEqual({ ...problem, fatal: false });
    expect(claude.requests).toHaveLength(stopReason === 'pause_turn' ? 4 : 1);
  });

  it('is an answer when the model ended it, after pauses or not', async () => {
    const { outcome, claude } = await talk((_, index) =>
      index < 3 ? { text: `part ${index}`, thinking: 'hm', stopReason: 'pause_turn' } : good,
    );

    expect(outcome).toMatchObject({ answer: good.json, usage: { requests: 4 } });
    expect(claude.requests[1]?.body.messages.at(-1)).toMatchObject({ role: 'assistant' });
  });

  it('is no answer when the model declines in the middle of one', async () => {
    const { outcome } = await talk(() => ({
      ...{ text: '{"said": "so far', stopReason: 'refusal', stopDetails: { category: null } },
    }));

    expect(problemOf(outcome)).toMatchObject({ kind: 'declined', words: 'the model declined (category: none)' });
  });

  it('with nothing said is asked for once more', async () => {
    const nothing: ClaudeAnswer = { text: '', thinking: 'hm' };
    const once = await talk((_, index) => (index === 0 ? nothing : good));
    const ever = await talk(() => nothing);

    expect(once.outcome).toMatchObject({ answer: good.json });
    expect(once.claude.requests[1]?.body.messages).toHaveLength(1);
    expect(problemOf(ever.outcome)).toEqual({ kind: 'malformed', words: 'the answer was empty', fatal: false });
    expect(ever.claude.requests).toHaveLength(2);
  });

  it('with an answer that does not hold is asked for once more, with what is wrong', async () => {
    const { outcome, claude } = await talk((_, index) =>
      index === 0 ? { text: 'Looks good!', thinking: 'hm' } : good,
    );
    const ever = await talk(() => ({ json: { said: '' } }));

    expect(outcome).toMatchObject({ answer: good.json, usage: { requests: 2 } });
    expect(claude.requests[1]?.body.messages).toMatchObject([
      { role: 'user' },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'hm' },
          { type: 'text', text: 'Looks good!' },
        ],
      },
      { role: 'user', content: [{ type: 'text', text: expect.stringContaining('that is no JSON') }] },
    ]);
    expect(problemOf(ever.outcome)).toEqual({ kind: 'malformed', words: '"said" is missing', fatal: false });
    expect(ever.claude.requests).toHaveLength(2);
  });
});

describe('a conversation with tools', () => {
  it('runs all calls of a turn, gives thoughts back unchanged, and adds up what the turns cost', async () => {
    const toolbox = tools();
    const { outcome, claude } = await talk(
      (_, index) =>
        index === 0
          ? { thinking: 'Let me see.', redactedThinking: 'opaque', toolUse: [read('a.ts'), read('b.ts')] }
          : good,
      { change: { toolbox } },
    );

    expect(outcome).toMatchObject({ answer: good.json, usage: { requests: 2 } });
    expect(toolbox.calls.map(({ input }) => input)).toEqual([{ path: 'a.ts' }, { path: 'b.ts' }]);
    expect(claude.requests[1]?.body.messages.slice(1)).toMatchObject([
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'Let me see.', signature: expect.any(String) },
          { type: 'redacted_thinking', data: 'opaque' },
          ...[{ type: 'tool_use', name: 'read_file' }, { type: 'tool_use' }],
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', content: 'const a = 1;' },
          { type: 'tool_result' },
          { type: 'text', text: 'Calls left: 18.', cache_control: { type: 'ephemeral' } },
        ],
      },
    ]);
    expect(claude.requests.map(({ body }) => body.tool_choice)).toEqual([{ type: 'auto' }, { type: 'auto' }]);
  });

  it('reads from the cache what the turns before have written, also after a turn of many blocks', async () => {
    const many = { toolUse: Array.from({ length: 15 }, (_, index) => read(`${index}.ts`)) };
    const { claude } = await talk((_, index) => (index < 3 ? many : good), {
      change: { toolbox: tools('x'.repeat(2_000)) },
    });

    const usages = claude.requests.map(({ usage }) => usage);
    for (const [index, usage] of usages.entries()) {
      const before = usages[index - 1];
      const written = (before?.cache_read_input_tokens ?? 0) + (before?.cache_creation_input_tokens ?? 0);
      expect(usage?.cache_read_input_tokens).toBe(written);
    }
    expect(usages[3]?.cache_read_input_tokens).toBeGreaterThan(20_000);
  });

  it('comes to its end with a model that calls tools forever: the last request allows none', async () => {
    const toolbox = tools();
    const { outcome, claude } = await talk(
      ({ body }) => (body.tool_choice?.type === 'none' ? good : { toolUse: [read('a.ts')] }),
      { change: { toolbox } },
    );
    const stubborn = await talk(() => ({ toolUse: [read('a.ts')] }), { change: { toolbox: tools() } });

    expect(outcome).toMatchObject({ answer: good.json });
    expect([claude.requests.length, toolbox.calls.length]).toEqual([17, 16]);
    expect(claude.requests[16]?.body.tools).toEqual(claude.requests[0]?.body.tools);
    expect(problemOf(stubborn.outcome)).toMatchObject({ kind: 'failed', words: 'the answer ended with "tool_use"' });
    expect(stubborn.claude.requests).toHaveLength(17);
  });

  it('runs 16 of 200 calls at once, and tells the model so for the others', async () => {
    const toolbox = tools();
    const { outcome, claude } = await talk(
      (_, index) => (index === 0 ? { toolUse: Array.from({ length: 200 }, () => read('a.ts')) } : good),
      { change: { toolbox } },
    );

    const results = messageBlocks(claude.requests[1]?.body.messages[2]);
    expect(outcome).toMatchObject({ answer: good.json });
    expect([toolbox.calls.length, results.filter(({ type }) => type === 'tool_result').length]).toEqual([16, 200]);
    expect(results.filter(({ is_error: isError }) => isError)).toHaveLength(184);
    expect(results[199]?.['content']).toBe('Not run: a turn may make 16 calls.');
  });

  it('gives an unknown tool and wrong arguments back as errors, and goes on', async () => {
    const { outcome, claude } = await talk(
      (_, index) =>
        index === 0
          ? {
              toolUse: [
                { name: 'run_shell', input: {} },
                { name: 'read_file', input: { file: 1 } },
              ],
            }
          : good,
      { change: { toolbox: tools() } },
    );

    expect(outcome).toMatchObject({ answer: good.json });
    expect(claude.requests[1]?.body.messages[2]?.content).toMatchObject([
      { content: 'there is no tool run_shell', is_error: true },
      { content: 'path is missing', is_error: true },
      { text: 'Calls left: 18.' },
    ]);
  });

  it('lets no value of the run out, in whatever a tool found', async () => {
    const { claude } = await talk((_, index) => (index === 0 ? { toolUse: [read('a.ts')] } : good), {
      ...{ credentials: ['the-token-of-the-run'], change: { toolbox: tools("token = 'the-token-of-the-run'") } },
    });

    expect(JSON.stringify(claude.requests.map(({ body }) => body))).not.toContain('the-token-of-the-run');
    expect(claude.requests[1]?.body.messages[2]?.content).toMatchObject([
      { content: "token = '‹redacted:credential›'" },
      { text: 'Calls left: 19.' },
    ]);
  });

  it('keeps what it knows when an answer has to be mended', async () => {
    const toolbox = tools();
    const script: ClaudeAnswer[] = [{ toolUse: [read('a.ts')] }, { text: '', thinking: 'hm' }, { text: 'Fine!' }, good];
    const { outcome, claude } = await talk((_, index) => script[index] ?? good, { change: { toolbox } });

    expect(outcome).toMatchObject({ answer: good.json, usage: { requests: 4 } });
    expect(claude.requests.map(({ body }) => body.tool_choice?.type)).toEqual(['auto', 'auto', 'none', 'none']);
  });
});
