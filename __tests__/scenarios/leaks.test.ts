import { unpackedState } from '../../src/judge/state.js';
import { type Respond, startClaude } from '../fakes/claude.js';
import { runCli } from '../fakes/run.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { plantedSecrets } from '../samples/planted-secrets.js';
import { API_KEY, reviewRun } from './review-run.js';
import { finding, model, shownLines, silent } from './scripted-model.js';

const planted = plantedSecrets(42);
const calm = (count: number) => Array.from({ length: count }, (_, index) => `calm(${index});`);

/**
 * A file a secret. Every third stands in unchanged lines beside a change, so that of a key block only the last
 * lines are shown, and every other third in lines that are deleted.
 */
function file(index: number, side: 'base' | 'head'): string {
  const lines = (planted[index]?.line ?? '').split('\n');
  const kind = ['added', 'context', 'deleted'][index % 3];
  const held =
    kind === 'context' || (kind === 'added' && side === 'head') || (kind === 'deleted' && side === 'base') ? lines : [];
  return [...calm(6), ...held, side === 'head' ? 'changed();' : 'former();', ...calm(6), ''].join('\n');
}

const tree = (side: 'base' | 'head') =>
  Object.fromEntries(planted.map(({ path }, index) => [`services/n${index}/${path}`, file(index, side)]));
const made = worldFromTrees({ mergeBase: tree('base'), head: tree('head') });

/** A model that repeats whatever it was shown, everywhere it can. */
const echo: Respond = model((line) => ({
  ...{
    standard: 5,
    rule: 'logging/secret-logged',
    severity: 'high',
    title: line.text.slice(0, 70),
    message: line.text,
  },
  ...{ fix: line.text, assumption: line.text, verify: line.text },
}));

/** The values of which a text holds the whole, or a piece of 20 characters that begins at every fourth. */
function leaked(text: string): string[] {
  return planted.flatMap(({ kind, value }) => {
    const lines = value.split('\n').filter((line) => line.length > 20 || line === value);
    const pieces = lines.flatMap((line) =>
      line.length <= 20
        ? [line]
        : Array.from({ length: Math.ceil((line.length - 19) / 4) }, (_, at) => line.slice(at * 4, at * 4 + 20)),
    );
    return pieces.some((piece) => text.includes(piece) || text.includes(JSON.stringify(piece).slice(1, -1)))
      ? [kind]
      : [];
  });
}

/** What the summary comment remembers. */
function memoryOf({ issueComments }: { issueComments: { body: string }[] }): string {
  const state = unpackedState(issueComments[0]?.body ?? '', API_KEY);
  if (!state) throw new Error('nothing is remembered');
  return JSON.stringify(state);
}

describe('200 planted secrets', () => {
  it('are of at least 20 kinds', () => {
    expect(planted).toHaveLength(200);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
  });

  it('reach neither the model nor anything that is published or written', async () => {
    const run = await reviewRun(made.world, { model: echo, inputs: { 'max-comments': '50', 'max-cost-usd': '50' } });

    expect(run.claude.requests.flatMap(shownLines).length).toBeGreaterThan(500);
    expect(run.comments.length).toBeGreaterThan(50);
    expect({
      requests: leaked(JSON.stringify(run.claude.requests.map(({ body }) => body))),
      comments: leaked(JSON.stringify(run.github.requests)),
      log: leaked(run.stdout + run.stderr),
      summary: leaked(run.summary),
      result: leaked(run.resultText),
      outputs: leaked(JSON.stringify(run.outputs)),
      memory: leaked(memoryOf(run.github)),
    }).toEqual({ requests: [], comments: [], log: [], summary: [], result: [], outputs: [], memory: [] });
  });

  it('of a bare diff, where only pieces of key blocks are seen, reach no model either', async () => {
    const diff = made.world.files
      .map(({ filename, patch }) => `--- a/${filename}\n+++ b/${filename}\n${patch}\n`)
      .join('');
    const claude = await startClaude(echo);
    const env = { ANTHROPIC_API_KEY: API_KEY, ANTHROPIC_BASE_URL: claude.url };
    const run = await runCli(['review', '--diff', '-', '--format', 'json', '--max-cost-usd', '50'], {
      env,
      stdin: diff,
    });
    await claude.close();

    expect(JSON.parse(run.stdout).findings.length).toBeGreaterThan(200);
    expect(leaked(JSON.stringify(claude.requests.map(({ body }) => body)))).toEqual([]);
    expect(leaked(run.stdout + run.stderr)).toEqual([]);
  });
});

describe('redaction', () => {
  it('neither blanks a word elsewhere nor stops a request, because a constant is called PASSWORD', async () => {
    const text = 'export const PASSWORD = "execute";\nawait statement.execute(sql);\n';
    const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/services/words.ts': text } });
    const run = await reviewRun(world, {
      model: silent,
    });

    expect(run.claude.requests.flatMap(shownLines).map((line) => line.text)).toContain('await statement.execute(sql);');
    expect(run.outputs).toMatchObject({ verdict: 'pass', complete: 'true' });
  });

  it('takes the credentials of the run itself out of everything', async () => {
    const { world } = worldFromTrees({
      mergeBase: {},
      head: { 'src/services/a.ts': `call('${API_KEY}');\ncalmly();\n` },
    });
    const run = await reviewRun(world, {
      model: model((line) => ({ ...finding(line), message: `It is ${line.text} ${API_KEY}` })),
    });

    expect(JSON.stringify(run.claude.requests.map(({ body }) => body))).not.toContain(API_KEY);
    expect(JSON.stringify(run.github.requests.map(({ body }) => body))).not.toContain(API_KEY);
    expect(run.summary + run.resultText + memoryOf(run.github)).not.toContain(API_KEY);
  });
});
