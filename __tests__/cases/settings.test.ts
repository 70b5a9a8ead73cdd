import type { TreeLiteral } from '../fakes/world.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { measured } from '../measured.js';
import { reviewRun } from '../scenarios/review-run.js';

const before = { 'src/services/a.ts': 'a();\n' };
const after = { 'src/services/a.ts': 'a();\nb();\n' };
const CONFIG = '.github/backend-review.yml';
const withFiles = (files: TreeLiteral) =>
  worldFromTrees({ mergeBase: { ...before, ...files }, head: { ...files, ...after } }).world;

describe('a config that is no text', () => {
  it.each<[string, TreeLiteral]>([
    ['bytes', { [CONFIG]: Buffer.from([0, 1, 2, 3, 255]) }],
    ['a symbolic link', { [CONFIG]: { text: 'elsewhere.yml', mode: '120000' }, 'elsewhere.yml': 'engine: rules\n' }],
    ['a folder', { [`${CONFIG}/x.yml`]: 'engine: rules\n' }],
    ['five megabytes', { [CONFIG]: `# ${'x'.repeat(5_000_000)}\n` }],
  ])('but %s ends the run by its name, before the model is asked', async (_, files) => {
    const run = await reviewRun(withFiles(files));

    expect([run.code, run.claude.requests]).toEqual([3, []]);
    expect(run.stdout).toContain(CONFIG);
    measured('B05', '4 of 4 named');
  });
});

describe('globs that are made to hurt', () => {
  const evil = [
    ...[
      '*'.repeat(200),
      `${'*a'.repeat(90)}`,
      `${'{a,b}'.repeat(30)}`,
      `${'**/'.repeat(60)}x`,
      `${'+(a)'.repeat(45)}b`,
      `${'[a-z]*'.repeat(30)}`,
    ],
    ...[`!(${'a|'.repeat(80)}b)`, `${'?'.repeat(199)}`, `${'{1..9}'.repeat(20)}`, `@(${'*(a)|'.repeat(30)}b)c`],
  ];
  const deep = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`src/${'a'.repeat(100)}/${'aaaa/'.repeat(20)}f${index}.ts`, 'a();\n']),
  );

  it('are matched in bounded time, or refused by name', async () => {
    const config = `paths:\n  exclude: ${JSON.stringify(evil)}\n  backend: ${JSON.stringify(evil)}\nnever-send: ${JSON.stringify(evil)}\n`;
    const base = { ...before, [CONFIG]: config };
    const { world } = worldFromTrees({ mergeBase: base, head: { ...base, ...deep } });
    const started = performance.now();
    const run = await reviewRun(world);
    const took = performance.now() - started;

    expect([0, 3]).toContain(run.code);
    expect(took).toBeLessThan(10_000);
    measured('B09', `30 globs on 60 long paths: ${(took / 1000).toFixed(1)} s for the whole run`);
  });
});

describe('a key with what a copy brings along', () => {
  it.each([
    ['a line feed', 'test-key-of-the-scenario\n'],
    ['spaces', '  test-key-of-the-scenario  '],
    ['quotes', '"test-key-of-the-scenario"'],
    ['a line feed within', 'test-key-of\n-the-scenario'],
    ['no ASCII', 'test-key-of-the-scenariö'],
  ])('%s is trimmed or named, and never shown', async (_, key) => {
    const run = await reviewRun(worldFromTrees({ mergeBase: before, head: after }).world, {
      inputs: { 'anthropic-api-key': key },
    });
    const shown = `${run.stdout.replaceAll(/^::add-mask::.*$/gm, '')}${run.stderr}${run.summary}${run.resultText}`;

    expect(shown).not.toContain('key-of-the-scenari');
    expect(run.code === 0 ? run.claude.requests.length : run.code).toBeGreaterThan(0);
    measured('B12', '0 shown of 5');
  });
});

describe('a tree that GitHub cuts', () => {
  it('makes an audit incomplete, with what it lists', async () => {
    const { world } = worldFromTrees({ mergeBase: before });
    const run = await reviewRun(world, {
      event: { name: 'workflow_dispatch', payload: { repository: { full_name: 'acme/shop' } } },
      github: {
        fault: ({ path }) =>
          path.includes('/git/trees/')
            ? {
                status: 200,
                body: {
                  sha: world.base.sha,
                  url: 'https://api.github.com/x',
                  truncated: true,
                  tree: [
                    {
                      path: 'src/services/a.ts',
                      mode: '100644',
                      type: 'blob',
                      sha: 'a'.repeat(40),
                      size: 5,
                      url: 'https://api.github.com/x',
                    },
                  ],
                },
              }
            : undefined,
      },
    });

    expect([run.code, run.summary]).toEqual([2, expect.stringContaining('GitHub lists only the first 1 files')]);
    measured('G08', 'incomplete, with the number of files that were listed');
  });
});
