import { runCli } from '../fakes/run.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import type { Result } from './review-run.js';

const HOSTILE: Record<string, [text: string | Buffer, why: RegExp]> = {
  'a-long-line.js': [`eval("${'a'.repeat(5_000_000)}");\n`, /its line 1 has 5000009 characters|larger than 1 MB/],
  'nested-brackets.js': [
    `eval(\n${'[\n'.repeat(200_000)}${']\n'.repeat(200_000)});\n`,
    /not inspected .*deeper than 300 levels/,
  ],
  'nested-calls.js': [`${'eval(\n'.repeat(8_000)}1${')\n'.repeat(8_000)}`, /not inspected .*deeper than 300 levels/],
  'nested-without-brackets.py': [`eval(a)\nx = \\\n${'not \\\n'.repeat(15_000)}a\n`, /not inspected .*300 levels/],
  'many-matches.js': ['eval(a);\n'.repeat(100_000), /not inspected .*more than 20,000 lines/],
  'nul-bytes.js': ['eval(a);\n\0\0\n', /binary/],
};
const INVALID = Buffer.concat([
  Buffer.from('// '),
  Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
  Buffer.from('\napp.get("/", (req) => eval(req.query.a));\n'),
]);

describe('code that is made to stop a review', () => {
  const files = Object.fromEntries(Object.entries(HOSTILE).map(([name, [text]]) => [`src/services/${name}`, text]));
  const { dir, base, head } = worldFromTrees({
    mergeBase: { 'README.md': '# a\n' },
    head: { 'README.md': '# a\n', ...files, 'src/services/invalid-utf-8.js': INVALID },
  });

  it.each([
    ['a review', ['review', '--base', base, '--head', head]],
    ['an audit', ['audit', '--ref', head]],
  ])('is named by %s, which ends in time, within 400 MB of heap, and finds what else there is', async (_, args) => {
    const start = performance.now();
    const run = await runCli([...args, '--repo', dir, '--engine', 'rules', '--format', 'json'], {
      env: { NODE_OPTIONS: '--max-old-space-size=400' },
    });
    const seconds = (performance.now() - start) / 1000;

    expect(run.stderr).toBe('');
    const { findings, coverage, notes }: Result = JSON.parse(run.stdout);
    for (const [name, [, why]] of Object.entries(HOSTILE)) {
      const rows = coverage.files
        .filter(({ path }) => path.endsWith(name))
        .map(({ rule, reason }) => `${rule} ${reason}`);
      expect([...rows, ...notes.filter((note) => note.includes(name))].join('\n')).toMatch(why);
    }
    expect(findings.map(({ path, line, rule }) => [path, line, rule])).toEqual([
      ['src/services/invalid-utf-8.js', 2, 'queries/code-eval'],
    ]);
    expect(seconds).toBeLessThan(20);
  });
});
