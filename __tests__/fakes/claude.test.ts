import Anthropic from '@anthropic-ai/sdk';
import { type ClaudeOptions, type FakeClaude, type Respond, startClaude } from './claude.js';
import type { MessagesBody } from './claude-request.js';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function claude(respond: Respond, options?: ClaudeOptions) {
  const server = await startClaude(respond, options);
  open.push(server);
  return server;
}

async function message(server: FakeClaude, change: Partial<MessagesBody>) {
  const body = {
    model: 'claude-sonnet-5-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hi' }],
    ...change,
  };
  const response = await fetch(`${server.url}/v1/messages`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { authorization: 'Bearer k', 'anthropic-version': '2026-10-21' },
  });
  return { status: response.status, text: await response.text() };
}

describe('the fake Claude', () => {
  const format = (schema: Record<string, unknown>) => ({
    output_config: { format: { type: 'json_schema', schema } },
  });
  const user = { role: 'user', content: 'Hi' };
  const cached = { type: 'text', text: 'x', cache_control: { type: 'ephemeral' } };

  test.each<[string, Partial<MessagesBody>, RegExp]>([
    ['sampling parameters', { temperature: 0 }, /temperature/],
    ['no messages', { messages: [] }, /at least one message/],
    ['a prefilled answer', { messages: [user, { role: 'assistant', content: '{' }] }, /prefill/],
    ['two turns of one role', { messages: [user, user] }, /alternate/],
    ['five breakpoints', { system: Array(5).fill(cached) }, /maximum of 4 blocks/],
    ['objects that stay open', format({ type: 'object', properties: {} }), /additionalProperties/],
    ['numbers with bounds', format({ type: 'integer', minimum: 1 }), /'minimum' is not supported/],
    [
      'forced tools',
      { tools: [{ name: 't', input_schema: { type: 'object' } }], tool_choice: { type: 'any' } },
      /forced/,
    ],
  ])('refuses %s', async (_, change, reason) => {
    const server = await claude(() => ({ text: 'Hi' }));
    const { status, text } = await message(server, change);
    expect([status, JSON.parse(text).error.type]).toEqual([400, 'invalid_request_error']);
    expect(text).toMatch(reason);
    expect(server.violations).toHaveLength(1);
  });

  test('streams the events of an answer, in order and in time', async () => {
    const server = await claude(() => ({ json: { ok: true } }), { latencyMs: 100 });
    const { text } = await message(server, { stream: true });
    expect(text.match(/(?<=event: )\w+/g)).toEqual([
      ...['message_start', 'content_block_start', 'content_block_delta', 'content_block_stop'],
      ...['message_delta', 'message_stop'],
    ]);
    const { startedAt, answeredAt, endedAt } = server.requests[0] ?? {};
    expect(Math.round(((answeredAt ?? 0) - (startedAt ?? 0)) / 10)).toBeLessThanOrEqual(4);
    expect((endedAt ?? 0) - (startedAt ?? 0)).toBeGreaterThanOrEqual(99);
  });

  test('breaks a stream off', async () => {
    const server = await claude(() => ({ cutAfterEvents: 2 }));
    await expect(message(server, { stream: true })).rejects.toThrow('terminated');
  });

  test('reads from the cache only what had started answering before', async () => {
    const server = await claude(() => ({ text: 'ok' }), { latencyMs: 50, cacheMinimumTokens: 1 });
    const prompt = { system: [{ ...cached, text: 'x'.repeat(700) }] };
    await Promise.all([message(server, prompt), message(server, prompt)]);
    await message(server, prompt);
    const reads = server.requests.map(({ usage }) => Math.sign(usage?.cache_read_input_tokens ?? 0));
    expect(reads).toEqual([0, 0, 1]);
  });

  test('wants every tool call answered', async () => {
    const server = await claude((_, index) =>
      index === 0 ? { toolUse: [{ name: 'read_file', input: { path: 'a' } }] } : { text: 'done' },
    );
    const first = JSON.parse((await message(server, {})).text);
    expect(first).toMatchObject({
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', name: 'read_file' }],
    });
    const turns = [user, { role: 'assistant', content: first.content }];
    const result = { type: 'tool_result', tool_use_id: first.content[0].id, content: 'text' };
    expect((await message(server, { messages: [...turns, { role: 'user', content: [result] }] })).status).toBe(200);
    expect((await message(server, { messages: [...turns, user] })).status).toBe(400);
  });

  test('streams what the SDK itself puts together into the message that was meant', async () => {
    const server = await claude(() => ({
      ...{ thinking: 'x'.repeat(450), redactedThinking: 'opaque', text: 'Let me look.' },
      toolUse: [
        { name: 'read_file', input: { path: 'a'.repeat(500) } },
        { name: 'list_files', input: {} },
      ],
    }));
    const sdk = new Anthropic({ apiKey: 'k', authToken: null, baseURL: server.url });
    const ask = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: [{ role: 'user', content: 'Hi' } as const] };
    const whole = await sdk.messages.create(ask);
    const streamed = await sdk.messages.stream(ask).finalMessage();
    const named = (text: string) => text.replaceAll(/(toolu|msg)_\d+/g, '$1');
    expect(named(JSON.stringify(streamed.content))).toBe(named(JSON.stringify(whole.content)));
    expect([streamed.stop_reason, streamed.usage.output_tokens]).toEqual(['tool_use', whole.usage.output_tokens]);
  });

  test('takes thoughts back only as it gave them, and no conversation that ends with a finished turn', async () => {
    const server = await claude(() => ({ thinking: 'hm', text: 'half', stopReason: 'pause_turn' }));
    const { content } = JSON.parse((await message(server, {})).text);
    const turn = (blocks: unknown) => ({ role: 'assistant', content: blocks as [] });
    expect((await message(server, { messages: [user, turn(content)] })).status).toBe(200);
    expect((await message(server, { messages: [user, turn(content.slice(1))] })).text).toMatch(/prefill/);
    const changed = [{ ...content[0], thinking: 'other' }, content[1]];
    expect((await message(server, { messages: [user, turn(changed), user] })).text).toMatch(/cannot be modified/);
    expect((await message(server, { messages: [user, turn(content.slice(0, 1)), user] })).text).toMatch(/final block/);
  });
});
