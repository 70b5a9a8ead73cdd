import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClaude } from '../fakes/claude.js';
import { dispatchEvent } from '../fakes/events.js';
import { git } from '../fakes/git.js';
import { runCli } from '../fakes/run.js';
import { temporaryFolder } from '../fakes/temporary.js';
import type { TreeLiteral } from '../fakes/world.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { API_KEY, type Result, reviewRun, type Scenario } from './review-run.js';
import { model } from './scripted-model.js';

const BASELINE = '.github/backend-review-baseline.json';
const CONFIG = '.github/backend-review.yml';
const path = 'src/services/a.ts';
const text = (...lines: string[]) => [...lines, ''].join('\n');
const old = { [CONFIG]: 'fail-on: high\n', [path]: text('one();', 'bad(1);', 'bad(2);', 'two();') };
const fault = model((line) => (/bad\(|grave\(/.test(line.text) && line.mark !== '-' ? { severity: 'high' } : null));
const worse = model((line) => (line.text.includes('bad(') && line.mark !== '-' ? { severity: 'critical' } : null));

/** A clone with a work tree, and the command run in it. */
async function written(
  tree: TreeLiteral,
  { respond = fault, args = [] as string[], files = {} as Record<string, string> } = {},
) {
  const { dir } = worldFromTrees({ mergeBase: tree });
  const clone = temporaryFolder('clone');
  git(clone, ['clone', '--quiet', dir, '.']);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(clone, name, '..'), { recursive: true });
    writeFileSync(join(clone, name), content);
  }
  const claude = await startClaude(respond);
  const env = { ANTHROPIC_API_KEY: API_KEY, ANTHROPIC_BASE_URL: claude.url };
  const run = await runCli(['audit', '--repo', clone, '--write-baseline', ...args], { env });
  await claude.close();
  const file = join(clone, BASELINE);
  return { ...run, baseline: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

const first = written(old);
const parsed = async () => JSON.parse((await first).baseline);
const entryLines = (baseline: string) => baseline.split('\n').filter((line) => line.includes('fingerprint'));
const dropped = (baseline: string) => {
  const read = JSON.parse(baseline);
  return JSON.stringify({ ...read, entries: read.entries.slice(1) });
};

async function audited(tree: TreeLiteral, scenario: Scenario = {}) {
  const { world } = worldFromTrees({ mergeBase: tree });
  return reviewRun(world, { event: dispatchEvent(world), model: fault, ...scenario });
}
async function reviewed(base: TreeLiteral, head: TreeLiteral, scenario: Scenario = {}) {
  return reviewRun(worldFromTrees({ mergeBase: base, head }).world, { model: fault, ...scenario });
}

describe('--write-baseline', () => {
  it('writes what a complete audit finds, an entry a line, and says how many', async () => {
    const { code, stdout, stderr, baseline } = await first;

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${BASELINE} written, entries: 2\n  Query Safety: 2\n`);
    expect(entryLines(baseline)).toHaveLength(2);
    expect(JSON.parse(baseline)).toMatchObject({
      version: 1,
      entries: [{ standard: 'Query Safety', rule: 'queries/string-sql', path, severity: 'high', reason: '' }, { path }],
    });
  });

  it('changes only its commit when nothing else changed, and keeps reasons', async () => {
    const { baseline } = await first;
    const reasoned = baseline.replace('"reason":""', '"reason":"after the move"');
    const again = await written(
      { ...old, [BASELINE]: baseline, 'README.md': 'x\n' },
      { files: { [BASELINE]: reasoned } },
    );

    expect(entryLines(again.baseline)).toEqual(entryLines(reasoned));
  });

  it('writes nothing for an audit that is not complete', async () => {
    const refused = () => ({ status: 400, error: { type: 'invalid_request_error', message: 'no' } });
    const run = await written(old, { respond: refused });

    expect([run.code, run.baseline]).toEqual([2, '']);
    expect(run.stderr).toContain('no baseline was written');
  });

  it('goes without globs, and needs a work tree', async () => {
    const { dir } = worldFromTrees({ mergeBase: old });
    const bare = await runCli(['audit', '--repo', dir, '--write-baseline']);
    const globs = await written(old, { args: ['src/**'] });

    expect([bare.code, globs.code]).toEqual([3, 3]);
    expect(bare.stderr).toContain('needs a work tree');
    expect(globs.stderr).toContain('goes without globs');
  });

  it('under the ratchet refuses to write more of any standard than there was', async () => {
    const { baseline } = await first;
    const tree = { ...old, [CONFIG]: 'ratchet: on\n', [BASELINE]: dropped(baseline) };
    const run = await written(tree);

    expect(run.code).toBe(3);
    expect(run.stderr).toContain('the baseline may only shrink: Query Safety: 2 instead of 1');
    expect(run.baseline).toBe(dropped(baseline));
  });
});

describe('a baseline', () => {
  it('lets an audit pass over its findings in the open', async () => {
    const run = await audited({ ...old, [BASELINE]: (await first).baseline });

    expect(run.code).toBe(0);
    expect(run.json.findings).toMatchObject([
      { suppression: { kind: 'baseline', reason: 'in the baseline' } },
      { suppression: { kind: 'baseline' } },
    ]);
  });

  it('does not hold for a finding that is graver by now, or for another one', async () => {
    const baseline = (await first).baseline;
    const graver = await audited({ ...old, [BASELINE]: baseline }, { model: worse });
    const another = await audited({ ...old, [BASELINE]: baseline, 'src/services/b.ts': text('bad(3);') });

    expect(graver.json.findings).toMatchObject([{ suppression: null }, { suppression: null }]);
    expect([graver.code, another.code]).toEqual([1, 1]);
  });

  it('holds in a review for what moved, and not for equal code in another file', async () => {
    const base = { ...old, [BASELINE]: (await first).baseline };
    const moved = await reviewed(base, { ...base, [path]: text('one();', 'two();', 'bad(1);', 'bad(2);') });
    const copied = await reviewed(base, { ...base, 'src/services/b.ts': text('bad(1);') });
    const { [path]: whole, ...rest } = base;
    const renamed = await reviewed(base, { ...rest, 'src/services/z.ts': `${whole}three();\n` });

    expect([moved.code, copied.code, renamed.code]).toEqual([0, 1, 0]);
    expect(moved.json.findings.map(({ suppression }) => suppression)).toMatchObject([
      { kind: 'baseline' },
      { kind: 'baseline' },
    ]);
    expect(copied.json.findings).toMatchObject([{ path: 'src/services/b.ts', suppression: null }]);
  });

  it('is read from the base alone: entries that the change adds let nothing pass', async () => {
    const run = await reviewed(
      { [CONFIG]: 'fail-on: high\n', [path]: text('one();') },
      { [CONFIG]: 'fail-on: high\n', [path]: old[path], [BASELINE]: (await first).baseline },
    );

    expect(run.code).toBe(1);
  });

  it('is read whole where it is larger than a query gives', async () => {
    const read = await parsed();
    const filler = Array.from({ length: 3_000 }, (_, index) => ({
      ...{ ...read.entries[0], fingerprint: index.toString(16).padStart(16, '0') },
      ...{ path: `src/filler/${index}.ts`, reason: 'x'.repeat(60) },
    }));
    const large = JSON.stringify({ ...read, entries: [...filler, ...read.entries] });
    const base = { ...old, [BASELINE]: large };
    const run = await reviewed(base, { ...base, [path]: text('one();', 'two();', 'bad(1);', 'bad(2);') });

    expect(large.length).toBeGreaterThan(512_000);
    expect(run.code).toBe(0);
  });

  it.each([
    ['no JSON', '{', 'is no JSON'],
    ['no baseline', '{"version": 1}', '"commit"'],
  ])('that is %s ends the run as bad configuration, before the model is asked', async (_, content, words) => {
    const base = { ...old, [BASELINE]: content };
    const run = await reviewed(base, { ...base, [path]: text('one();') });

    expect([run.code, run.claude.requests]).toEqual([3, []]);
    expect(run.stdout).toContain(BASELINE);
    expect(run.stdout).toContain(words);
  });

  it('names its entries that nothing is found for any more', async () => {
    const baseline = (await first).baseline;
    const audit = await audited({ ...old, [path]: text('one();', 'bad(2);'), [BASELINE]: baseline });
    const base = { ...old, [BASELINE]: baseline, 'src/services/b.ts': text('b();') };
    const { [path]: _, ...without } = base;
    const review = await reviewed(base, without);
    const unused = expect.stringMatching(
      /has 1 entries without a finding: src\/services\/a\.ts \(queries\/string-sql\)/,
    );

    expect(audit.json.notes).toContainEqual(unused);
    expect(review.json.notes).toContainEqual(expect.stringContaining('has 2 entries without a finding'));
  });

  it('does not call an entry unused that an audit of some files did not look for', async () => {
    const { dir } = worldFromTrees({ mergeBase: { ...old, [BASELINE]: (await first).baseline, 'src/b.ts': 'b();\n' } });
    const run = await runCli(['audit', '--repo', dir, 'src/b.ts', '--format', 'json']);
    const result: Result = JSON.parse(run.stdout);

    expect(result.notes.join()).not.toContain('without a finding');
  });
});

describe('the ratchet', () => {
  const on = { ...old, [CONFIG]: 'fail-on: high\nratchet: on\n' };
  const calm = { [path]: text('one();', 'bad(1);', 'bad(2);', 'two();', 'three();') };

  it('gives no pass to a change by which the baseline grows', async () => {
    const { baseline } = await first;
    const base = { ...on, [BASELINE]: dropped(baseline) };
    const run = await reviewed(base, { ...base, ...calm, [BASELINE]: baseline }, { model: model(() => null) });
    const off = await reviewed(
      { ...base, [CONFIG]: old[CONFIG] },
      { ...base, [CONFIG]: old[CONFIG], [BASELINE]: baseline },
      { model: model(() => null) },
    );

    expect([run.code, run.json.verdict, off.code]).toEqual([2, 'incomplete', 0]);
    expect(run.summary).toContain(
      'No pass: "ratchet: on", and the baseline may only shrink: Query Safety: 2 instead of 1',
    );
  });

  it('lets it shrink, lets another finding take a place, and notes a deletion', async () => {
    const { baseline } = await first;
    const base = { ...on, [BASELINE]: baseline };
    const silent = { model: model(() => null) };
    const shrunk = await reviewed(base, { ...base, ...calm, [BASELINE]: dropped(baseline) }, silent);
    const { [BASELINE]: _, ...without } = base;
    const deleted = await reviewed(base, { ...without, ...calm }, silent);
    const broken = await reviewed(base, { ...base, ...calm, [BASELINE]: '{' }, silent);

    expect([shrunk.code, deleted.code, broken.code]).toEqual([0, 0, 0]);
    expect(deleted.json.notes).toContainEqual(expect.stringContaining('its 2 entries count again'));
    expect(broken.json.notes).toContainEqual(expect.stringContaining('leaves a baseline that cannot be used'));
  });

  it('gives no pass to an audit that finds more than the baseline has, blocking or not', async () => {
    const tree = { ...on, [CONFIG]: 'fail-on: never\nratchet: on\n', [BASELINE]: (await first).baseline };
    const equal = await audited(tree);
    const more = await audited({ ...tree, 'src/services/b.ts': text('bad(3);') });

    expect([equal.code, more.code]).toEqual([0, 2]);
    expect(more.summary).toContain('Query Safety: 3 instead of 2');
  });
});
