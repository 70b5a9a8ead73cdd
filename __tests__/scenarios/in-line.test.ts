import { dispatchEvent } from '../fakes/events.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model } from './scripted-model.js';

const path = 'src/services/a.ts';
const MARKER = '// backend-review-ignore queries/string-sql -- the id is a constant';
const FAULT = 'bad(input);';
const CONFIG = '.github/backend-review.yml';
const fault = model((line) => (line.text.includes('bad(') && line.mark !== '-' ? {} : null));
const text = (...lines: string[]) => [...lines, ''].join('\n');
const change = (base: string, head: string, config = 'fail-on: high\n') =>
  worldFromTrees({ mergeBase: { [path]: base, [CONFIG]: config }, head: { [path]: head, [CONFIG]: config } }).world;

describe('a suppression in line', () => {
  const base = text('one();', MARKER, FAULT, 'two();', 'three();');

  it('that the base has counts where its pair was moved, and is listed with its reason', async () => {
    const run = await reviewRun(change(base, text('one();', 'two();', 'three();', `  ${MARKER}`, `  ${FAULT}`)), {
      model: fault,
    });

    expect([run.code, run.comments]).toEqual([0, []]);
    expect(run.json.findings).toMatchObject([
      { line: 5, blocking: false, suppression: { kind: 'in line', by: null, reason: 'the id is a constant' } },
    ]);
    expect(run.summary).toContain('### Suppressed');
    expect(run.summary).toContain('(1 suppressed)');
  });

  it('that the change adds does not count before anybody approved it, and a note says so', async () => {
    const run = await reviewRun(change(text('one();'), text('one();', `${FAULT} ${MARKER}`)), { model: fault });

    expect(run.code).toBe(1);
    expect(run.json.findings).toMatchObject([{ blocking: true, suppression: null }]);
    expect(run.json.notes).toContainEqual(
      expect.stringMatching(
        /^src\/services\/a\.ts:2: backend-review-ignore queries\/string-sql does not count: this change adds it/,
      ),
    );
  });

  it('copied onto the same code in another place counts once, for the line that was there', async () => {
    const head = text('function fresh() {', MARKER, FAULT, '}', 'one();', MARKER, FAULT, 'two();', 'three();');
    const run = await reviewRun(change(base, head), { model: fault });

    expect(run.code).toBe(1);
    expect(run.json.findings).toMatchObject([
      { line: 3, blocking: true, suppression: null },
      { line: 7, suppression: { kind: 'in line' } },
    ]);
  });

  it('that stays above changed code does not count', async () => {
    const run = await reviewRun(change(base, base.replace(FAULT, 'bad(request.body);')), { model: fault });

    expect(run.code).toBe(1);
  });

  it('that the tip of the base took away does not count, whatever the merge base had', async () => {
    const config = { [CONFIG]: 'fail-on: high\n' };
    const { world } = worldFromTrees({
      mergeBase: { [path]: base, ...config },
      base: { [path]: text('one();', FAULT, 'two();', 'three();'), ...config },
      head: { [path]: text('one();', MARKER, FAULT, 'two();', 'more();', FAULT, MARKER, FAULT), ...config },
    });
    const run = await reviewRun(world, { model: fault });

    expect(run.json.findings.map(({ suppression }) => suppression)).toEqual([null, null, null]);
  });

  it('goes with a file under a new name', async () => {
    const tree = { [CONFIG]: 'fail-on: high\n' };
    const { world } = worldFromTrees({
      mergeBase: { ...tree, [path]: base },
      head: { ...tree, 'src/services/b.ts': base.replace('three();', 'four();') },
    });
    const run = await reviewRun(world, { model: fault });

    expect(run.json.findings).toMatchObject([{ path: 'src/services/b.ts', suppression: { kind: 'in line' } }]);
  });

  it('counts at once, or never, as the base says', async () => {
    const head = text('one();', `${FAULT} ${MARKER}`);
    const allowed = await reviewRun(change(text('one();'), head, 'new-suppressions: allow\n'), { model: fault });
    const ignored = await reviewRun(change(text('one();'), head, 'new-suppressions: ignore\n'), { model: fault });

    expect([allowed.code, ignored.code]).toEqual([0, 1]);
  });

  it('of another tool counts where the base honours it, and else not', async () => {
    const [before, after] = ['', 'two();'].map((last) => text('one();', `${FAULT} // codeql[js/sql-injection]`, last));
    const world = (config: string) => change(before ?? '', `${after}`.replace('one();', 'one(1);'), config);
    const on = await reviewRun(world('honour-markers: on\n'), { model: fault });
    const off = await reviewRun(world('honour-markers: off\n'), { model: fault });

    expect(on.json.findings).toMatchObject([{ suppression: { reason: 'codeql js/sql-injection' } }]);
    expect(off.json.findings).toMatchObject([{ suppression: null }]);
  });

  it('shows no secret that stands in its reason', async () => {
    const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
    const head = text('one();', `${FAULT} // backend-review-ignore queries -- like ${token}`);
    const run = await reviewRun(change(text('one();'), head, 'new-suppressions: allow\n'), { model: fault });

    expect(run.json.findings).toContainEqual(
      expect.objectContaining({ suppression: expect.objectContaining({ reason: 'like ‹redacted:github-token›' }) }),
    );
    expect(run.resultText + run.summary + run.stdout).not.toContain(token);
  });

  it('counts in an audit, where one that fits nothing is named', async () => {
    const { world } = worldFromTrees({ mergeBase: { [path]: base, 'src/services/b.ts': text(MARKER, 'good();') } });
    const run = await reviewRun(world, { event: dispatchEvent(world), model: fault });

    expect(run.code).toBe(0);
    expect(run.json.findings).toMatchObject([{ suppression: { kind: 'in line' } }]);
    expect(run.json.notes).toContainEqual(
      expect.stringMatching(/^src\/services\/b\.ts:1: .* fits no finding of this run/),
    );
  });
});

describe('a secret', () => {
  const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
  const comment = '// backend-review-ignore secrets -- a fixture';
  const world = (line: string) => change(text('one();'), text('one();', line), 'new-suppressions: allow\n');

  it('that looks live cannot be suppressed in line', async () => {
    const run = await reviewRun(world(`const key = '${token}'; ${comment}`));

    expect(run.code).toBe(1);
    expect(run.json.notes).toContainEqual(expect.stringContaining('cannot be suppressed in line'));
  });

  it('that looks live is not hidden behind a password on its line', async () => {
    const run = await reviewRun(
      world(`connect({ user: 'orders', password: 'Harbour-Lantern-42', key: '${token}' }); ${comment}`),
    );

    expect(run.code).toBe(1);
  });

  it('that is a plain password may be', async () => {
    const run = await reviewRun(world(`connect({ user: 'orders', password: 'Harbour-Lantern-42' }); ${comment}`));

    expect(run.code).toBe(0);
    expect(run.json.findings).toMatchObject([{ suppression: { kind: 'in line', reason: 'a fixture' } }]);
  });
});
