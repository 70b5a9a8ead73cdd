import { gzipSync } from 'node:zlib';
import type { ClaudeAnswer } from '../fakes/claude-answer.js';
import { good, problemOf, talk } from './talk.js';

const refused = (status: number, type: string, more: { message?: string; headers?: Record<string, string> } = {}) => ({
  ...{ status, error: { type, message: more.message ?? 'no' }, headers: more.headers ?? {} },
});
const overload = refused(529, 'overloaded_error');

describe('a request that the API refuses', () => {
  it.each([
    [400, 'invalid_request_error', 1, 'failed', false, 'the request was rejected (400): no'],
    [401, 'authentication_error', 1, 'failed', true, 'the API key was refused; check "anthropic-api-key" (401)'],
    [402, 'billing_error', 1, 'failed', true, 'the account has a billing problem (402)'],
    [403, 'permission_error', 1, 'failed', true, 'the API key may not use this model (403)'],
    [404, 'not_found_error', 1, 'failed', true, 'the model was not found; it may be retired: set "model" (404)'],
    [408, 'timeout_error', 4, 'failed', false, 'the model failed (408)'],
    [409, 'conflict_error', 4, 'failed', false, 'the model failed (409)'],
    [413, 'request_too_large', 1, 'too long', false, 'the request was too large (413)'],
    [429, 'rate_limit_error', 4, 'failed', false, 'the rate limit was reached (429)'],
    [500, 'api_error', 4, 'failed', false, 'the model failed (500)'],
    [502, 'api_error', 4, 'failed', false, 'the model failed (502)'],
    [503, 'api_error', 4, 'failed', false, 'the model failed (503)'],
    [504, 'timeout_error', 4, 'failed', false, 'the model failed (504)'],
    [529, 'overloaded_error', 4, 'failed', false, 'the model is overloaded (529)'],
  ])('with %i is no answer', async (...[status, type, calls, kind, fatal, words]) => {
    const { outcome, claude } = await talk(() => refused(status, type));

    expect(problemOf(outcome)).toEqual({ kind, words, fatal });
    expect(outcome.usage).toMatchObject({ requests: 0, input: 0, output: 0 });
    expect(claude.requests).toHaveLength(calls);
  });

  it.each([
    'prompt is too long: 1000001 tokens > 1000000 maximum',
    'input length and `max_tokens` exceed context limit: 990000 + 32000 > 1000000',
  ])('because of its length says so: %s', async (message) => {
    const { outcome, claude } = await talk(() => refused(400, 'invalid_request_error', { message }));

    expect(problemOf(outcome)).toMatchObject({ kind: 'too long', fatal: false });
    expect(claude.requests).toHaveLength(1);
  });

  it('names the request to ask support about', async () => {
    const { outcome } = await talk(() => refused(403, 'permission_error', { headers: { 'request-id': 'req_77' } }));

    expect(problemOf(outcome).words).toBe('the API key may not use this model (403, request-id req_77)');
  });

  it('is tried again, or not, as the server says', async () => {
    const yes = await talk(() => refused(400, 'invalid_request_error', { headers: { 'x-should-retry': 'true' } }));
    const no = await talk(() => refused(500, 'api_error', { headers: { 'x-should-retry': 'false' } }));

    expect([yes.claude.requests.length, no.claude.requests.length]).toEqual([4, 1]);
  });

  it.each<[string, ClaudeAnswer, string, string, number]>([
    ['a page of the edge', { status: 413, raw: '<h1>413 Too Large</h1>' }, 'too long', 'too large (413)', 1],
    ['a page of a proxy', { status: 502, raw: '<h1>502 Bad Gateway</h1>' }, 'failed', 'the model failed (502)', 4],
    ['a page in place of a stream', { status: 200, raw: '<h1>Sign in</h1>' }, 'failed', 'the stream ended early', 4],
    [
      'noise in place of gzip',
      { status: 200, raw: 'noise', headers: { 'content-encoding': 'gzip' } },
      ...(['failed', 'the stream ended early', 4] as const),
    ],
    [
      'an error in gzip that ends early',
      { status: 500, raw: gzipSync('{}').subarray(0, 12), headers: { 'content-encoding': 'gzip' } },
      ...(['failed', 'the model failed (500)', 4] as const),
    ],
  ])('by %s is classified', async (...[, answer, kind, words, calls]) => {
    const { outcome, claude } = await talk(() => answer);

    expect(problemOf(outcome)).toMatchObject({ kind, words: expect.stringContaining(words), fatal: false });
    expect(claude.requests).toHaveLength(calls);
  });
});

describe('waiting', () => {
  it('is as long as the server asks, in seconds, milliseconds or until a date', async () => {
    const waits: Record<string, string>[] = [{ 'retry-after': '7' }, { 'retry-after-ms': '250' }];
    const until = { 'retry-after': new Date(Date.now() + 30_000).toUTCString() };
    const { outcome, slept } = await talk((_, index) =>
      index < 3 ? refused(503, 'api_error', { headers: [...waits, until][index] ?? {} }) : good,
    );

    expect(outcome).toMatchObject({ answer: good.json });
    expect(slept.slice(0, 2)).toEqual([7_000, 250]);
    expect(slept[2]).toBeGreaterThan(25_000);
  });

  it('never goes beyond the deadline', async () => {
    const { outcome, slept, claude } = await talk(() =>
      refused(429, 'rate_limit_error', { headers: { 'retry-after': '3600' } }),
    );

    expect(problemOf(outcome).words).toBe('the rate limit was reached (429)');
    expect([slept, claude.requests.length]).toEqual([[], 1]);
  });

  it('ends with the time of the run, also in the middle of an answer', async () => {
    const started = Date.now();
    const { outcome } = await talk(() => ({ ...good, pingsAfterEvents: 3 }), { deadlineMs: 300 });

    expect(problemOf(outcome)).toMatchObject({ words: 'the time of "max-minutes" is used up', fatal: true });
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  it('holds every conversation when the rate limit is reached, and all get through the storm', async () => {
    const over = Date.now() + 250;
    const storm = refused(429, 'rate_limit_error', { headers: { 'retry-after-ms': '300' } });
    const { outcomes, slept, claude } = await talk(() => (Date.now() < over ? storm : good), {
      ...{ conversations: 20, sleeps: true },
    });

    expect(outcomes.filter((outcome) => 'answer' in outcome)).toHaveLength(20);
    expect(claude.requests.length).toBeLessThanOrEqual(60);
    expect(Math.max(...slept)).toBeLessThanOrEqual(300);
  });
});

describe('an API that is down', () => {
  it('is not asked any more after six requests in a row have failed', async () => {
    const { outcomes, claude } = await talk(() => overload, { conversations: 6 });
    const after = await talk(() => overload, { conversations: 40 });

    expect(outcomes.map((outcome) => problemOf(outcome).fatal)).toEqual(Array(6).fill(false));
    expect(claude.requests).toHaveLength(24);
    expect(after.outcomes.map((outcome) => problemOf(outcome).words)).toContain('6 requests in a row failed');
    expect(after.claude.requests.length).toBeLessThan(160);
  });

  it.each([
    ['a closed port', () => 'http://127.0.0.1:47', '127.0.0.1:47 cannot be reached (ECONNREFUSED)'],
    ['a name that is not known', () => 'https://claude.invalid', 'claude.invalid cannot be reached (E'],
    ['no TLS', (url: string) => url.replace('http:', 'https:'), 'cannot be reached (ERR_SSL_'],
  ])('is named after %s', async (_, baseUrl, words) => {
    const { outcome } = await talk(() => good, { baseUrl });

    expect(problemOf(outcome).words).toContain('the connection to the model failed: ');
    expect(problemOf(outcome).words).toContain(words);
  });

  it('part of the time costs tries, never a wrong answer: 200 runs, 30 % of the requests failing', async () => {
    let state = 20261123;
    const chance = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state / 2 ** 31;
    };
    const faults: ClaudeAnswer[] = [overload, refused(500, 'api_error'), 'reset', { cutAfterEvents: 3 }];
    let complete = 0;
    for (let run = 0; run < 200; run++) {
      const { outcome } = await talk(() => (chance() < 0.3 ? (faults[Math.floor(chance() * 4)] ?? overload) : good));
      if ('answer' in outcome) expect(outcome.answer).toEqual(good.json);
      complete += 'answer' in outcome ? 1 : 0;
    }

    expect(complete).toBeGreaterThanOrEqual(198);
  }, 60_000);
});

describe('a stream', () => {
  const long = { json: { said: 'ok '.repeat(200) }, thinking: 'hm '.repeat(200) };

  it('that is cut at any of 50 places is asked for again, and nothing of it is kept', async () => {
    let bytes = 0;
    const onBody = (length: number) => {
      bytes = length;
    };
    await talk(() => long, { claude: { onBody } });
    expect(bytes).toBeGreaterThan(2_000);
    for (let place = 1; place <= 50; place++) {
      const cut = { ...long, cutAfterBytes: Math.floor((bytes * place) / 51) };
      const { outcome, claude } = await talk((_, index) => (index === 0 ? cut : long));
      expect([place, outcome]).toMatchObject([place, { answer: long.json }]);
      expect([place, claude.requests.length]).toEqual([place, 2]);
    }
  }, 60_000);

  it('that is always cut gives no answer, and costs what was begun', async () => {
    const { outcome, claude } = await talk(() => ({ ...long, cutAfterBytes: 1_000 }));

    expect(problemOf(outcome)).toMatchObject({ kind: 'failed', words: expect.stringContaining('ended early') });
    expect(claude.requests).toHaveLength(4);
    expect(outcome.usage.requests).toBe(4);
    expect(outcome.usage.cacheRead).toBeGreaterThan(0);
  });

  it('that only pings counts as dead', async () => {
    const { outcome, claude } = await talk((_, index) => (index === 0 ? { ...good, pingsAfterEvents: 2 } : good), {
      idleMs: 150,
    });

    expect(outcome).toMatchObject({ answer: good.json });
    expect(claude.requests).toHaveLength(2);
  });

  it('with an error in it is classified like any other answer', async () => {
    const { outcome, claude } = await talk(() => ({
      ...{ cutAfterEvents: 3, error: { type: 'overloaded_error', message: 'Overloaded' } },
    }));
    const invalid = await talk(() => ({
      ...{ cutAfterEvents: 3, error: { type: 'invalid_request_error', message: 'prompt is too long: 9 > 8' } },
    }));

    expect(problemOf(outcome).words).toContain('the model is overloaded (529');
    expect(claude.requests).toHaveLength(4);
    expect(problemOf(invalid.outcome).kind).toBe('too long');
    expect(invalid.claude.requests).toHaveLength(1);
  });
});
