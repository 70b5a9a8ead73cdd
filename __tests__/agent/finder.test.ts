import { openBudget } from '../../src/agent/budget.js';
import { connectClaude, NETWORK } from '../../src/agent/claude.js';
import { findWithAgent } from '../../src/agent/finder.js';
import { openMemory } from '../../src/agent/memory.js';
import type { Reader } from '../../src/agent/reader.js';
import type { ChangedFile, Hunk } from '../../src/change/changed-file.js';
import { diffTexts } from '../../src/change/text-diff.js';
import type { View } from '../../src/inspect/inspection.js';
import { knownValues } from '../../src/inspect/redaction.js';
import { builtInAgent } from '../../src/standards/agent-file.js';
import { type ClaudeRequest, type Respond, startClaude } from '../fakes/claude.js';
import { answer, finding, shownLines, shownPaths, silent } from '../scenarios/scripted-model.js';

const MODELS = { finder: 'claude-sonnet-5-5', verifier: 'claude-sonnet-5-5', fallback: null };

function view(path: string, text: string): View {
  const hunks = diffTexts('', text) as Hunk[];
  const file: ChangedFile = { path, previousPath: null, status: 'added', kind: 'text', hunks, commentable: true };
  const lines = text.split('\n');
  return { file, head: { lines, numbers: lines.map((_, index) => index + 1) } };
}

/** Small files, in one unit. */
const files = (count: number) => Array.from({ length: count }, (_, index) => view(`src/n${10 + index}.ts`, 'run();\n'));
const FOUR = ['src/n10.ts', 'src/n11.ts', 'src/n12.ts', 'src/n13.ts'];

/** Has the scripted model review the views, over loopback and without sleeping. */
async function find(views: View[], respond: Respond, given: { fallback?: string; usd?: number } = {}) {
  const claude = await startClaude(respond);
  try {
    const deadline = Date.now() + 60_000;
    const models = { ...MODELS, fallback: given.fallback ?? null };
    const reader: Reader = {
      ...{ agent: builtInAgent(), models, effort: 'high', thinking: 'adaptive', repository: null },
      ...{ facts: '', advice: false, progress: () => undefined },
      memory: openMemory([]),
      budget: openBudget({ deadline, usd: given.usd ?? 50 }, models),
      claude: await connectClaude({
        ...{
          login: { kind: 'API key', apiKey: 'test-key' },
          keepSecret: () => undefined,
          baseUrl: claude.url,
          known: knownValues([], []),
          deadline,
        },
        wire: { ...NETWORK, sleep: async () => undefined },
      }),
    };
    const review = await findWithAgent(views, reader, { hints: [], begun: () => undefined });
    expect(claude.violations).toEqual([]);
    const asked = claude.requests.map(shownPaths);
    return { ...review, requests: claude.requests, asked, budget: reader.budget };
  } finally {
    await claude.close();
  }
}

const tooLong = {
  status: 400,
  error: { type: 'invalid_request_error', message: 'prompt is too long: 200001 tokens > 200000 maximum' },
};
const refusal = { text: '', stopReason: 'refusal', stopDetails: { category: 'cyber' } };
const cutOff = { text: '{"findings": [', stopReason: 'max_tokens' };

/** A model that cannot do what has more lines than this, or shows a path. */
const unable =
  (how: ReturnType<Respond>, isTooMuch: (request: ClaudeRequest) => boolean): Respond =>
  (request, index) =>
    isTooMuch(request) ? how : silent(request, index);
const longer = (most: number) => (request: ClaudeRequest) => shownLines(request).length > most;
const shows = (path: string) => (request: ClaudeRequest) => shownPaths(request).includes(path);

describe('a unit that is too long for the model', () => {
  it('is halved until it fits, and every file ends assessed', async () => {
    const { asked, assessed, unreviewed } = await find(files(8), unable(tooLong, longer(2)));

    expect(asked.map(({ length }) => length)).toEqual([8, 4, 2, 2, 4, 2, 2]);
    expect(assessed.size).toBe(8);
    expect([...assessed.values()].every((results) => results.size === 5)).toBe(true);
    expect(unreviewed.size).toBe(0);
  });

  it('is cut within a file where it is one, and the worse result of its parts counts', async () => {
    const text = Array.from({ length: 40 }, (_, index) => `run(${index});`).join('\n');
    const respond: Respond = (request) => {
      const lines = shownLines(request);
      if (lines.length > 20) return tooLong;
      return answer(
        request,
        lines.filter(({ number }) => number === 3).map((line) => finding(line)),
      );
    };
    const { requests, reported, assessed, unreviewed } = await find([view('src/a.ts', text)], respond);

    expect(requests.map((request) => shownLines(request).length)).toEqual([40, 20, 20]);
    expect(reported).toMatchObject([{ path: 'src/a.ts', line: 3 }]);
    expect(assessed.get('src/a.ts')?.get(4)).toMatchObject({ result: 'fail' });
    expect(unreviewed.size).toBe(0);
  });

  it('is left with its reason, and only it, when eighths do not fit either', async () => {
    const [large, ...small] = [view('src/a.ts', 'run();\n'.repeat(64)), ...files(3)];
    const { assessed, unreviewed } = await find([large, ...small], unable(tooLong, longer(4)));

    expect([...unreviewed]).toEqual([['src/a.ts', expect.stringMatching(/^the request was rejected \(400.*too long/)]]);
    expect([...assessed.keys()].sort()).toEqual(['src/n10.ts', 'src/n11.ts', 'src/n12.ts']);
  });
});

describe('an answer that is cut off', () => {
  it('is asked for in halves, three times at most, and then every file is unreviewed with the reason', async () => {
    const { asked, assessed, unreviewed } = await find(
      files(16),
      unable(cutOff, () => true),
    );

    expect(asked.map(({ length }) => length).sort((a, b) => b - a)).toEqual([
      ...[16, 8, 8, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2],
    ]);
    expect(assessed.size).toBe(0);
    expect(unreviewed.size).toBe(16);
    expect(new Set(unreviewed.values())).toEqual(new Set(['the answer was cut off at 32000 tokens']));
  });
});

describe('a model that declines', () => {
  it.each([4, 20])('leaves only the file unreviewed that it declines, of %i in a unit', async (count) => {
    const { assessed, unreviewed } = await find(files(count), unable(refusal, shows('src/n12.ts')));

    expect([...unreviewed]).toEqual([['src/n12.ts', 'the model declined (category: cyber)']]);
    expect(assessed.size).toBe(count - 1);
    expect(assessed.has('src/n12.ts')).toBe(false);
  });

  it('is not asked about one file again, without a model to fall back to', async () => {
    const { asked } = await find(files(1), () => refusal);

    expect(asked).toHaveLength(1);
  });

  it('hands what it declines, and no more, to the fallback model, whose answer counts', async () => {
    const fallback = 'claude-opus-5-5';
    const respond: Respond = (request, index) => {
      if (!shows('src/n12.ts')(request)) return silent(request, index);
      if (request.body.model !== fallback) return refusal;
      return answer(
        request,
        shownLines(request).map((line) => finding(line)),
      );
    };
    const { requests, reported, assessed, unreviewed, budget } = await find(files(4), respond, { fallback });

    expect(requests.filter(({ body }) => body.model === fallback).map(shownPaths)).toEqual([['src/n12.ts']]);
    expect(reported).toMatchObject([{ path: 'src/n12.ts', standard: 4 }]);
    expect([...assessed.keys()].sort()).toEqual(FOUR);
    expect(unreviewed.size).toBe(0);
    expect(budget.spent).toMatchObject({
      finder: { model: 'claude-sonnet-5-5', usage: { requests: requests.length } },
      verifier: { usage: { requests: 0 } },
    });
  });

  it('is no more when the fallback model declines too: that is the reason', async () => {
    const { asked, unreviewed } = await find(files(1), () => refusal, { fallback: 'claude-opus-5-5' });

    expect(asked).toHaveLength(2);
    expect(unreviewed.get('src/n10.ts')).toBe('the model declined (category: cyber)');
  });
});

describe('a budget', () => {
  const text = `${`export const value = compute('${'x'.repeat(90)}');\n`.repeat(300)}`;
  const large = ['src/a/plain.ts', 'src/b/plain.ts', 'src/routes/auth/login.ts', 'src/z/plain.ts'];
  const views = large.map((path) => view(path, text));

  it('is spent on the riskiest unit first, and the rest is named', async () => {
    const { asked, assessed, unreviewed } = await find(views, silent, { usd: 0.1 });

    expect(asked).toEqual([['src/routes/auth/login.ts']]);
    expect([...assessed.keys()]).toEqual(['src/routes/auth/login.ts']);
    expect([...unreviewed.keys()].sort()).toEqual(['src/a/plain.ts', 'src/b/plain.ts', 'src/z/plain.ts']);
    expect(new Set(unreviewed.values())).toEqual(new Set(['budget: "max-cost-usd" is used up']));
  });

  it('is not overdrawn by conversations that begin side by side', async () => {
    const views = Array.from({ length: 12 }, (_, index) => view(`src/n${index}/plain.ts`, text));
    const { asked, unreviewed } = await find(views, silent, { usd: 0.3 });

    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThan(6);
    expect(asked.length + unreviewed.size).toBe(12);
  });

  it('asks nothing when nothing is left', async () => {
    const { asked, unreviewed } = await find(views, silent, { usd: 0.0001 });

    expect(asked).toEqual([]);
    expect(unreviewed.size).toBe(4);
  });
});
