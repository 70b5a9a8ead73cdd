import type { Respond } from '../fakes/claude.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { answer, finding, isVerifier, model, shownLines, silent, verdicts } from './scripted-model.js';

const line = `export const value = compute('${'x'.repeat(90)}');\n`;
const { world: small } = worldFromTrees({ mergeBase: {}, head: { 'src/services/a.ts': 'run(a);\nrun(b);\n' } });
const { world: three } = worldFromTrees({
  mergeBase: {},
  head: Object.fromEntries(['a', 'b', 'c'].map((name) => [`src/services/${name}.ts`, line.repeat(300)])),
});

describe('a model that lies', () => {
  it.each([
    ['a path that is not in the change', { path: 'src/other.ts' }, 'not part of what was reviewed'],
    ['a line that was not shown', { line: 99, end_line: 99 }, 'line 99 was not shown'],
    ['a quote that stands elsewhere', { quote: 'run(b);' }, 'quote does not stand'],
    ['a quote of nothing', { quote: '' }, 'quote does not stand'],
    ['an unknown standard', { standard: 9 }, 'there is no standard 9'],
    [
      'evidence that does not stand',
      { evidence: [{ path: 'src/services/a.ts', side: 'RIGHT' as const, line: 2, quote: 'exec(input)' }] },
      'quote does not stand',
    ],
  ])('has a report with %s rejected, not posted', async (_, lie, reason) => {
    const run = await reviewRun(small, { model: model((shown) => (shown.number === 1 ? lie : null)) });

    expect(run.github.reviews).toEqual([]);
    expect(run.json.findings).toEqual([]);
    expect(run.json.rejected).toMatchObject([{ reason: expect.stringContaining(reason) }]);
    expect(run.summary).toContain('Rejected: 1 report that did not hold');
  });

  it('and reports 10,000 things loses none of them, and does not flood the pull request', async () => {
    const text = Array.from({ length: 2_000 }, (_, index) => `run${index}(a);`).join('\n');
    const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/services/many.ts': text } });
    const run = await reviewRun(world, {
      model: (request) => {
        const said = shownLines(request).flatMap((line) =>
          [1, 2, 3, 4, 5].map((standard) => finding(line, { standard, severity: 'medium' })),
        );
        return answer(request, said);
      },
    });

    expect(run.json.findings.length + run.json.rejected.length).toBe(10_000);
    expect(run.comments.length).toBeLessThanOrEqual(10);
    expect(run.code).toBe(0);
  });

  it('cannot raise a severity over its rule’s', async () => {
    const run = await reviewRun(small, {
      inputs: { 'comment-on': 'low' },
      model: model((shown) =>
        shown.number === 1 ? { standard: 5, rule: 'logging/print', severity: 'critical' } : null,
      ),
    });

    expect(run.json.findings).toMatchObject([{ severity: 'low', blocking: false }]);
    expect(run.code).toBe(0);
  });
});

/** Fails the unit that shows a path, in a way of the caller's. */
function failing(path: string, how: ReturnType<Respond>): Respond {
  return (request, index) => (shownLines(request).some((shown) => shown.path === path) ? how : silent(request, index));
}

const overload = { status: 500, error: { type: 'api_error', message: 'no' }, headers: { 'retry-after': '0' } };

describe('a model that fails on one unit of three', () => {
  it.each<[string, ReturnType<Respond>, string]>([
    ['500 on every try', overload, 'the model failed (500)'],
    ['a lost connection', 'reset', 'the connection to the model failed'],
    [
      'a request that is rejected',
      { status: 400, error: { type: 'invalid_request_error', message: 'no' } },
      'the request was rejected (400)',
    ],
    [
      'a refusal',
      { text: '', stopReason: 'refusal', stopDetails: { category: 'cyber' } },
      'the model declined (category: cyber)',
    ],
    ['a cut answer', { text: '{"findings": [', stopReason: 'max_tokens' }, 'the answer was cut off at 32000 tokens'],
    [
      'a stop reason of the future',
      { text: '{}', stopReason: 'paused_by_policy' },
      'the answer ended with "paused_by_policy"',
    ],
    ['prose instead of JSON', { text: 'Looks good to me!' }, 'the answer does not fit the schema'],
    ['nothing', { text: '' }, 'the answer was empty'],
    ['no assessment', { text: '{"findings": [], "assessments": [], "advice": []}' }, 'the answer does not assess'],
    ['a stream that ends early', { cutAfterEvents: 2 }, 'the connection to the model failed'],
    [
      'an error within the stream',
      {
        cutAfterEvents: 3,
        error: { type: 'invalid_request_error', message: 'prompt is too long: 2 tokens > 1 maximum' },
      },
      'the request was rejected (400',
    ],
    ['a page of the edge', { status: 413, raw: '<h1>Too Large</h1>' }, 'the request was too large (413)'],
    ['a page in place of a stream', { status: 200, raw: '<h1>Sign in</h1>' }, 'the stream ended early'],
    ['a prompt over the context', { text: '{}', stopReason: 'model_context_window_exceeded' }, 'does not fit'],
    ['a pause without end', { text: '{}', stopReason: 'pause_turn' }, 'the answer ended with "pause_turn"'],
    ['a call of a tool that it was not given', { toolUse: [{ name: 'a', input: {} }] }, 'ended with "tool_use"'],
  ])('leaves that unit’s file unreviewed after %s, and is not green', async (_, how, reason) => {
    const run = await reviewRun(three, { model: failing('src/services/b.ts', how) });

    expect(run.code).toBe(2);
    expect(run.outputs).toMatchObject({
      verdict: 'incomplete',
      complete: 'false',
      'files-reviewed': '2',
      'files-unreviewed': '1',
    });
    expect(run.json.coverage.files.find(({ state }) => state === 'unreviewed')?.reason).toContain(reason);
    expect(run.summary).toContain('INCOMPLETE: 2 of 3 files reviewed');
    expect(run.json.coverage.files.find(({ state }) => state === 'unreviewed')?.path).toBe('src/services/b.ts');
  });

  it('still fails for what the other units found', async () => {
    const run = await reviewRun(three, {
      model: (request) => {
        if (isVerifier(request)) return verdicts(request);
        const [first] = shownLines(request);
        if (first?.path === 'src/services/b.ts') return overload;
        return answer(request, first?.path === 'src/services/c.ts' ? [finding(first)] : []);
      },
    });

    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'fail', complete: 'false' });
  });

  it('turns into a warning when the settings say so, in words that do not call it reviewed', async () => {
    const run = await reviewRun(three, {
      model: failing('src/services/b.ts', overload),
      inputs: { 'on-incomplete': 'warn' },
    });

    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'incomplete', complete: 'false' });
    expect(run.summary).toContain('INCOMPLETE');
  });
});

describe('a model that cannot be used at all', () => {
  it('is asked once when the key is refused', async () => {
    const run = await reviewRun(three, {
      model: () => ({ status: 401, error: { type: 'authentication_error', message: 'no' } }),
    });

    expect(run.claude.requests).toHaveLength(1);
    expect(run.code).toBe(2);
    expect(run.summary).toContain('the API key was refused; check "anthropic-api-key"');
  });

  it('does not wait longer than the run may take', async () => {
    const started = Date.now();
    const run = await reviewRun(small, {
      model: () => ({
        status: 429,
        error: { type: 'rate_limit_error', message: 'no' },
        headers: { 'retry-after': '3600' },
      }),
      inputs: { 'max-minutes': '1' },
    });

    expect(Date.now() - started).toBeLessThan(20_000);
    expect(run.summary).toContain('the rate limit was reached (429)');
  });

  it('recovers when the fault passes', async () => {
    let calls = 0;
    const run = await reviewRun(small, {
      model: (request, index) => (calls++ < 2 ? overload : silent(request, index)),
    });

    expect(run.code).toBe(0);
    expect(run.claude.requests).toHaveLength(3);
  });

  it('takes an answer that holds at the second try, and pays for both', async () => {
    const run = await reviewRun(small, {
      model: (request, index) => (index === 0 ? { text: 'Looks good to me!' } : silent(request, index)),
    });

    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'pass', complete: 'true' });
    expect(run.json.cost['requests']).toBe(2);
  });

  it('is never green for what it declines', async () => {
    const run = await reviewRun(three, {
      model: () => ({ text: '', stopReason: 'refusal', stopDetails: { category: 'cyber' } }),
    });

    expect(run.code).toBe(2);
    expect(run.outputs).toMatchObject({ verdict: 'incomplete', 'files-reviewed': '0' });
    expect(run.summary).toContain('the model declined (category: cyber)');
  });

  it('is asked once when it is not there any more', async () => {
    const run = await reviewRun(three, {
      model: () => ({ status: 404, error: { type: 'not_found_error', message: 'model: claude-x' } }),
    });

    expect(run.claude.requests).toHaveLength(1);
    expect(run.code).toBe(2);
    expect(run.summary).toContain('it may be retired: set "model"');
  });

  it('counts a model without a known price as the dearest', async () => {
    const run = await reviewRun(three, { inputs: { 'max-cost-usd': '0.01', model: 'claude-of-tomorrow' } });

    expect(run.claude.requests).toEqual([]);
    expect(run.outputs['cost-usd']).toBe('');
  });

  it('stops at the budget and names what it left', async () => {
    const run = await reviewRun(three, { inputs: { 'max-cost-usd': '0.01' } });

    expect(run.claude.requests).toEqual([]);
    expect(run.code).toBe(2);
    expect(run.summary).toContain('budget: "max-cost-usd" is used up');
  });
});
