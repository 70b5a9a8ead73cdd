import type { CoveredFile } from '../../src/judge/coverage.js';
import { type InLinePolicy, inLine, type PlacedMarker } from '../../src/judge/in-line.js';
import { mergeSamePlace } from '../../src/judge/merge.js';
import { suppressed } from '../../src/judge/suppression.js';
import { builtInAgent } from '../../src/standards/agent-file.js';
import { findingAt } from '../publish/desk.js';

const marker = (change: Partial<PlacedMarker> = {}): PlacedMarker => ({
  ...{ tool: 'backend-review-ignore', path: 'src/a.ts', line: 9, covers: 10, names: ['queries/string-sql'] },
  ...{ until: null, reason: 'constant', problem: null, added: false, trusted: true, ...change },
});
const policy = (change: Partial<InLinePolicy> = {}): InLinePolicy => ({
  ...{ audit: false, standards: builtInAgent().standards, newSuppressions: 'needs-approval', approvedBy: null },
  ...{ today: '2026-11-23', ...change },
});
const file: CoveredFile = {
  ...{ path: 'src/a.ts', tier: 'full', state: 'reviewed', by: 'agent', rule: '', reason: null },
};
function held(markers: PlacedMarker[], by = policy(), finding = findingAt(10)) {
  const way = inLine(markers, by);
  const findings = suppressed([finding], [way]);
  return { suppression: findings[0]?.suppression, notes: way.remark({ findings, files: [file] }).notes };
}
const counts = { kind: 'in line', by: null, reason: 'constant', until: null };
const fresh = { trusted: false, added: true };

describe('a marker in line', () => {
  it.each(['queries/string-sql', 'queries', 'Query Safety', 'query  safety', '4', '*'])(
    'that trusted state has and that names %j suppresses the finding of its line',
    (name) => {
      const tool = name === '*' ? 'nosec' : 'backend-review-ignore';
      expect(held([marker({ tool, names: [name] })])).toEqual({ suppression: counts, notes: [] });
    },
  );

  it.each<[string, Partial<PlacedMarker>]>([
    ['another line', { covers: 11 }],
    ['another file', { path: 'src/b.ts' }],
    ['another rule', { names: ['queries/command'] }],
    ['another standard', { names: ['Logging'] }],
  ])('of %s does nothing', (_, change) => {
    expect(held([marker(change)])).toEqual({ suppression: null, notes: [] });
  });

  it('does nothing for a line that the change deletes', () => {
    expect(held([marker()], policy(), findingAt(10, { side: 'LEFT' })).suppression).toBeNull();
  });

  it.each<[string, { marker: Partial<PlacedMarker>; policy?: Partial<InLinePolicy> }, string]>([
    ['that ended', { marker: { until: '2026-11-22' } }, 'it ended on 2026-11-22'],
    ['without a reason', { marker: { problem: 'it has no reason' } }, 'it has no reason'],
    ['for no known rule', { marker: { names: ['queries/sql'] } }, '"queries/sql" is no rule or standard in force'],
    ['that the change adds', { marker: fresh }, 'somebody else with write access has approved'],
    [
      'where new ones never count',
      { marker: fresh, policy: { newSuppressions: 'ignore', approvedBy: 'lead' } },
      'new-suppressions: ignore',
    ],
  ])('%s does not count, and a note says why', (_, given, why) => {
    const { suppression, notes } = held([marker(given.marker)], policy(given.policy));
    expect(suppression).toBeNull();
    expect(notes).toEqual([expect.stringMatching(/^src\/a\.ts:9: backend-review-ignore .* does not count: /)]);
    expect(notes[0]).toContain(why);
  });

  it('counts on its last day', () => {
    expect(held([marker({ until: '2026-11-23' })]).suppression).toEqual({ ...counts, until: '2026-11-23' });
  });

  it('that the change adds counts once somebody else approved this head, by that name', () => {
    expect(held([marker(fresh)], policy({ approvedBy: 'lead' }))).toEqual({
      ...{ suppression: { ...counts, by: 'lead' }, notes: [] },
    });
  });

  it('that the change adds counts at once where the base allows it', () => {
    expect(held([marker(fresh)], policy({ newSuppressions: 'allow' })).suppression).toEqual(counts);
  });

  it.each([policy(), policy({ newSuppressions: 'allow' }), policy({ approvedBy: 'lead' }), policy({ audit: true })])(
    'never suppresses a secret that looks live',
    (by) => {
      const secret = { standard: 1, standardName: 'No Hardcoded Secrets', rule: 'secrets/literal-credential' };
      const found = findingAt(10, { ...secret, live: true });
      const { suppression, notes } = held([marker({ names: ['secrets'] })], by, found);
      expect(suppression).toBeNull();
      expect(notes).toEqual([expect.stringContaining('cannot be suppressed in line')]);
      expect(held([marker({ names: ['secrets'] })], by, findingAt(10, secret)).suppression).toMatchObject(counts);
    },
  );

  it('does not get past a live secret by a password on the same line', () => {
    const [plain, live] = [findingAt(10, { standard: 1 }), findingAt(10, { standard: 1, live: true })];
    expect(mergeSamePlace([plain, live])).toMatchObject([{ live: true }]);
    expect(mergeSamePlace([live, plain])).toMatchObject([{ live: true }]);
  });

  it('that is bare says nothing of secrets', () => {
    const secret = findingAt(10, { standard: 1, rule: 'secrets/literal-credential' });
    expect(held([marker({ tool: 'nosec', names: ['*'] })], policy(), secret)).toEqual({ suppression: null, notes: [] });
  });

  it('that fits nothing is named when the change adds it, and in an audit always', () => {
    const idle = [marker({ covers: 30 })];
    expect(held(idle).notes).toEqual([]);
    expect(held([marker({ covers: 30, added: true })]).notes).toEqual([expect.stringContaining('fits no finding')]);
    expect(held(idle, policy({ audit: true })).notes).toEqual([expect.stringContaining('fits no finding')]);
  });

  it('that fits nothing is not named where nobody looked for what it names', () => {
    const { remark } = inLine([marker({ covers: 30 })], policy({ audit: true }));
    const by = (reviewer: CoveredFile['by']) => remark({ findings: [], files: [{ ...file, by: reviewer }] }).notes;
    expect([by('rules'), by(null), by('agent').length]).toEqual([[], [], 1]);
  });

  it('in great number is no flood of notes', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => marker({ line: index, covers: index + 50, added: true }));
    const { notes } = held(many);
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)).toBe('4980 more markers do not count.');
  });
});
