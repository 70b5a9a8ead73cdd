import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startClaude } from '../fakes/claude.js';
import { runCli } from '../fakes/run.js';
import { temporaryFolder } from '../fakes/temporary.js';
import { API_KEY } from './review-run.js';
import { model } from './scripted-model.js';

const examples = join(process.cwd(), 'examples/eval');
const [CASES, PULLS] = [join(examples, 'cases.jsonl'), join(examples, 'prs.jsonl')];
const MINIMAL = {
  ...{ id: 'a', language: 'javascript', path: 'src/routes/a.js', standard: 4, positives: [2] },
  content: "app.get('/a', (req, res) => {\n  db.query('SELECT * FROM a WHERE id = ' + req.query.id);\n});\n",
};

/** Runs `eval` with an output file; its rows beside what was printed. */
async function evaluated(args: string[], env: Record<string, string> = {}) {
  const output = join(temporaryFolder('eval'), 'rows.jsonl');
  const run = await runCli(['eval', ...args, '--output', output], { env });
  const rows = run.code === 0 ? rowsOf(readFileSync(output, 'utf8')) : [];
  return { ...run, rows };
}

const rowsOf = (text: string): Record<string, unknown>[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

function file(name: string, ...records: unknown[]): string {
  const path = join(temporaryFolder('samples'), name);
  const text = records.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n');
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

describe('backend-review eval', () => {
  it('measures the examples by standard, language, family and rule, and by kind of change', async () => {
    const { code, stdout, stderr, rows } = await evaluated(['--cases', CASES, '--prs', PULLS]);

    expect([code, stderr]).toEqual([0, '']);
    for (const key of ['1 all', '2 python', '3 family open-redirect', '4 go', '5 typescript', 'queries/command'])
      expect(stdout).toMatch(new RegExp(`^${key} +1 +1  1\\.000 `, 'm'));
    expect(stdout).toMatch(/^4 all +2 +2 {2}1\.000 \[1\.00 1\.00\] +0 +0 {2}1\.000 .* 0\/3$/m);
    expect(stdout).toMatch(/^introducing +found 1\/1, findings 1,/m);
    expect(stdout).toMatch(/^control +found 0\/0, findings 0, .*false alarms in what was fixed 0\/1$/m);
    expect(rows).toHaveLength(9);
    for (const { id, pr, ...row } of rows) {
      expect(typeof (id ?? pr)).toBe('string');
      expect(Object.keys(row)).toEqual(['path', 'line', 'standard', 'family', 'rule']);
    }
    expect(rows.at(-1)).toEqual({
      ...{ pr: 'search-spliced', path: 'src/routes/search.ts', line: 6, standard: 4, family: 'sql' },
      rule: 'queries/string-sql',
    });
  });

  it('gives the hints too where they are asked for, each row with its kind', async () => {
    const { rows } = await evaluated(['--cases', CASES, '--with-hints']);

    expect(rows.filter(({ kind }) => kind === 'proof')).toHaveLength(8);
    expect(rows).toContainEqual(expect.objectContaining({ id: 'refund-swallowed', kind: 'hint', line: 4 }));
  });

  it('reads packed samples, and needs of a case no more than where it stands and what is due', async () => {
    const { code, stdout, rows } = await evaluated(['--cases', file('own.jsonl.gz', MINIMAL)]);

    expect(code).toBe(0);
    expect(stdout).toContain('1 case, strength core');
    expect(stdout).toMatch(/^4 javascript +1 +1 {2}1\.000/m);
    expect(rows).toMatchObject([{ id: 'a', line: 2, family: 'sql' }]);
  });

  it('counts a finding off all labels as wrong, unless the labels are said to be incomplete', async () => {
    const sample = { ...MINIMAL, positives: [] };
    const others = { ...sample, exhaustive: false };
    const known = { ...sample, exhaustive_for: ['command'] };
    for (const [each, wrong] of [
      [sample, 1],
      [others, 0],
      [known, 0],
    ] as const) {
      const { stdout } = await evaluated(['--cases', file('own.jsonl', each)]);
      expect(stdout).toMatch(new RegExp(`^4 all +0 +0  nan \\[nan nan\\] +0 +${wrong} `, 'm'));
    }
  });

  it('takes each finding of the agent as a row', async () => {
    const claude = await startClaude(model((line) => (line.number === 1 ? { standard: 5, rule: 'x/y' } : {})));
    const env = { ANTHROPIC_API_KEY: API_KEY, ANTHROPIC_BASE_URL: claude.url };
    const { code, stdout, rows } = await evaluated(['--engine', 'agent', '--cases', file('a.jsonl', MINIMAL)], env);
    await claude.close();

    expect([code, claude.violations]).toEqual([0, []]);
    expect(rows).toContainEqual(expect.objectContaining({ id: 'a', line: 1, standard: 5, family: null }));
    expect(rows).toContainEqual(expect.objectContaining({ id: 'a', line: 3, standard: 4, family: null }));
    expect(stdout).not.toContain('Not reviewed');
  });

  it('names the samples that the agent did not review to completion', async () => {
    const claude = await startClaude(() => ({ text: '', stopReason: 'refusal', stopDetails: { category: 'cyber' } }));
    const env = { ANTHROPIC_API_KEY: API_KEY, ANTHROPIC_BASE_URL: claude.url };
    const { code, stdout } = await evaluated(['--engine', 'agent', '--cases', file('a.jsonl', MINIMAL)], env);
    await claude.close();

    expect(code).toBe(0);
    expect(stdout).toContain('Not reviewed to completion, counted as they are: a\n');
  });

  it.each<[string, unknown[], string]>([
    ['that is no JSON', [MINIMAL, '', '{"id":'], ':3 is no JSON.'],
    ['without its positives', [{ ...MINIMAL, positives: undefined }], ':1 "positives": '],
    ['with a line before the first', [MINIMAL, { ...MINIMAL, id: 'b', negatives: [0] }], ':2 "negatives.0": '],
    ['with a line after the last', [{ ...MINIMAL, positives: [9] }], ':1 "positives": line 9, but the content has 3.'],
    ['that stands twice', [MINIMAL, MINIMAL], ':2 "id": "a" stands twice.'],
  ])('refuses a record %s, with file and line', async (_, records, words) => {
    const path = file('cases.jsonl', ...records);
    const { code, stderr } = await evaluated(['--cases', path]);

    expect(code).toBe(3);
    expect(stderr).toContain(`${path}${words}`);
  });

  it.each<[string, () => string[], string]>([
    ['no samples', () => [], 'Name samples to measure on: --cases FILE, --prs FILE, or both.'],
    ['a file that is not there', () => ['--cases', 'gone.jsonl'], 'gone.jsonl cannot be read.'],
    ['what is not packed', () => ['--prs', file('a.txt').concat('.gz')], '.gz cannot be read.'],
    [
      'a change without files',
      () => ['--prs', file('p.jsonl', { id: 'p', diff: 'x', findings: [] })],
      'of "p" holds no',
    ],
  ])('refuses %s', async (_, args, words) => {
    const { code, stderr } = await evaluated(args());

    expect(code).toBe(3);
    expect(stderr).toContain(words);
  });
});
