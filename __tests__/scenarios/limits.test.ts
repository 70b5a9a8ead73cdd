import type { Respond } from '../fakes/claude.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { answer, finding, isVerifier, model, shownLines, shownPaths, silent } from './scripted-model.js';

const line = `export const value = compute('${'x'.repeat(90)}');\n`;
const CONFIG = '.github/backend-review.yml';

describe('a fallback model of the base’s config', () => {
  const config = { [CONFIG]: 'fallback-model: opus\n' };
  const code = { 'src/services/a.ts': 'run(a);\n', 'src/services/b.ts': 'run(b);\n' };
  const { world } = worldFromTrees({ mergeBase: config, head: { ...config, ...code } });
  const declines = (also: (name: string) => boolean): Respond => {
    return (request, index) => {
      if (isVerifier(request) || !shownPaths(request).includes('src/services/b.ts'))
        return model(() => null)(request, index);
      if (also(request.body.model)) return { text: '', stopReason: 'refusal', stopDetails: { category: 'cyber' } };
      return answer(
        request,
        shownLines(request).map((each) => finding(each)),
      );
    };
  };

  it('is asked about what the model declines, and its answer counts', async () => {
    const run = await reviewRun(world, { model: declines((name) => !name.includes('opus')) });
    const asked = run.claude.requests.filter(({ body }) => body.model.includes('opus'));

    expect(asked.map(shownPaths)).toEqual([['src/services/b.ts']]);
    expect(run.outputs).toMatchObject({ verdict: 'fail', complete: 'true' });
    expect(run.json.findings).toMatchObject([{ path: 'src/services/b.ts', blocking: true }]);
    expect(run.summary).toContain(`finder claude-sonnet-5-5: ${run.claude.requests.length - 1} requests`);
    expect(run.summary).toContain('verifier claude-sonnet-5-5: 1 request,');
  });

  it('leaves the file unreviewed, and the check not green, when it declines too', async () => {
    const run = await reviewRun(world, { model: declines(() => true) });

    expect(run.outputs).toMatchObject({ verdict: 'incomplete', 'files-reviewed': '1', 'files-unreviewed': '1' });
    expect(run.summary).toContain('the model declined (category: cyber)');
  });

  it('is not asked because the head says so', async () => {
    const { world: proposed } = worldFromTrees({ mergeBase: {}, head: { ...config, ...code } });
    const run = await reviewRun(proposed, { model: declines(() => true) });

    expect(run.claude.requests.filter(({ body }) => body.model.includes('opus'))).toEqual([]);
    expect(run.code).toBe(2);
  });
});

describe('max-cost-usd', () => {
  const paths = ['src/a/plain.ts', 'src/b/plain.ts', 'src/routes/auth/login.ts', 'src/z/plain.ts'];
  const { world: large } = worldFromTrees({
    mergeBase: {},
    head: Object.fromEntries(paths.map((path) => [path, line.repeat(300)])),
  });

  it('goes to the riskiest unit first; the others are unreviewed, and the check is not green', async () => {
    const run = await reviewRun(large, { model: silent, inputs: { 'max-cost-usd': '0.1' } });
    const files = run.json.coverage.files;

    expect(run.claude.requests.map(shownPaths)).toEqual([['src/routes/auth/login.ts']]);
    expect(files.find(({ state }) => state === 'reviewed')?.path).toBe('src/routes/auth/login.ts');
    expect(files.filter(({ reason }) => reason === 'budget: "max-cost-usd" is used up')).toHaveLength(3);
    expect([run.code, run.json.verdict]).toEqual([2, 'incomplete']);
  });

  it.each([
    ['critical', 'incomplete', 2],
    ['medium', 'pass', 0],
  ] as const)('that leaves no money to verify a %s candidate makes it: %s', async (severity, verdict, code) => {
    const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/services/a.ts': 'run(a);\n' } });
    const run = await reviewRun(world, { model: model(() => ({ severity })), inputs: { 'max-cost-usd': '0.04' } });

    expect(run.claude.requests.map(isVerifier)).toEqual([false]);
    expect(run.json).toMatchObject({ verdict, verifier: { asked: 1, answered: 0, failed: 1 } });
    expect(run.json.findings).toMatchObject([{ certainty: 'medium', blocking: false }]);
    if (verdict === 'incomplete')
      expect(run.summary).toContain('the verifier gave no answer: budget: "max-cost-usd" is used up');
    expect(run.code).toBe(code);
  });
});
