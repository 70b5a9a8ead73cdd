import {
  type Baseline,
  baselineOf,
  baselineText,
  type Entry,
  grown,
  parseBaseline,
} from '../../src/judge/baseline-file.js';
import type { Finding } from '../../src/judge/finding.js';
import type { ReviewResult } from '../../src/judge/result.js';
import { findingAt } from '../publish/desk.js';

const entry = (line: number, change: Partial<Entry> = {}): Entry => ({
  ...{ fingerprint: line.toString(16).padStart(16, '0'), standard: 'Query Safety', rule: 'queries/string-sql' },
  ...{ path: 'src/a.ts', severity: 'high', title: `Fault ${line}`, reason: '', ...change },
});
const commit = 'c'.repeat(40);
const baseline = (...entries: Entry[]): Baseline => ({ version: 1, commit, entries });
const result = (findings: Finding[], by: 'agent' | 'rules' = 'agent') =>
  ({
    findings,
    revisions: { head: commit },
    coverage: { files: ['src/a.ts', 'src/b.ts'].map((path) => ({ path, state: 'reviewed', by })) },
  }) as unknown as ReviewResult;

describe('a baseline file', () => {
  it('has one entry a line in one order, and reads back as it was', () => {
    const [a, b, c] = [entry(1), entry(2, { rule: 'queries/in-list' }), entry(3, { path: 'src/0.ts' })];
    const text = baselineText(baseline(a, b, c));
    expect(text).toBe(baselineText(baseline(c, b, a)));
    expect(text.split('\n').filter((line) => line.includes('fingerprint'))).toHaveLength(3);
    expect(parseBaseline(text)).toEqual(baseline(c, b, a));
    expect(parseBaseline(baselineText(baseline()))).toEqual(baseline());
  });

  it.each<[string, string, string]>([
    ['is no JSON', '{', '.github/backend-review-baseline.json is no JSON'],
    ['has another version', JSON.stringify({ ...baseline(), version: 2 }), '"version"'],
    ['has a key too many', JSON.stringify({ ...baseline(), created: 'today' }), '"created"'],
    [
      'has an odd severity',
      JSON.stringify(baseline(entry(1, { severity: 'grave' as 'high' }))),
      '"entries.0.severity"',
    ],
    [
      'lacks a key',
      JSON.stringify(baseline({ ...entry(1), path: undefined as unknown as string })),
      '"entries.0.path"',
    ],
    ['names a finding twice', JSON.stringify(baseline(entry(1), entry(1))), 'two entries of the fingerprint'],
  ])('that %s is refused by file and key', (_, text, words) => {
    expect(() => parseBaseline(text)).toThrow(
      expect.objectContaining({ name: 'BadInput', message: expect.stringContaining(words) }),
    );
  });

  it('written again keeps reasons and titles of what is still found, and drops the rest', () => {
    const before = baseline(entry(1, { reason: 'next month', title: 'As it was', severity: 'low' }), entry(2));
    expect(baselineOf(result([findingAt(1), findingAt(3)]), before).entries).toEqual([
      entry(1, { reason: 'next month', title: 'As it was' }),
      entry(3),
    ]);
  });

  it('takes what it held before, and nothing that is suppressed otherwise', () => {
    const held = (kind: 'baseline' | 'in line' | 'dismissed') => ({ kind, by: null, reason: 'x', until: null });
    const findings = [
      findingAt(1, { suppression: held('baseline') }),
      findingAt(2, { suppression: held('in line') }),
      findingAt(3, { suppression: held('dismissed') }),
    ];
    expect(baselineOf(result(findings), null).entries).toEqual([entry(1)]);
  });

  it('written without the agent keeps what only the agent finds', () => {
    const secret = entry(5, { standard: 'No Hardcoded Secrets', rule: 'secrets/key-material' });
    const before = baseline(entry(1), entry(2, { path: 'src/gone.ts' }), secret);
    expect(baselineOf(result([], 'rules'), before).entries).toEqual([entry(1)]);
  });

  it('has grown when one standard has, whatever the others do', () => {
    const other = entry(9, { standard: 'Logging' });
    expect(grown([entry(1), other], [entry(2), entry(3)])).toBe('Query Safety: 2 instead of 1');
    expect(grown([entry(1), other], [entry(2)])).toBeNull();
    expect(grown([], [other])).toBe('Logging: 1 instead of 0');
  });
});
