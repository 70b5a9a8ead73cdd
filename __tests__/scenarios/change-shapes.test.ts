import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model, shownLines } from './scripted-model.js';

const everyAddedLine = model((line) =>
  line.mark === '+' ? { standard: 2, rule: 'errors/swallowed', severity: 'medium' } : null,
);

describe('what a change can hold', () => {
  it.each([101, 1001])('reviews all of %i files', async (count) => {
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`src/services/f${index}.ts`, `export const a = ${index};\n`]),
    );
    const { world } = worldFromTrees({ mergeBase: {}, head: files });

    const run = await reviewRun(world, { inputs: { 'max-cost-usd': '50' } });

    const seen = new Set(run.claude.requests.flatMap(shownLines).map((line) => line.path));
    expect(seen.size).toBe(count);
    expect(run.outputs).toMatchObject({
      'files-total': String(count),
      'files-reviewed': String(count),
      verdict: 'pass',
    });
  });

  it('names binary files, symbolic links and submodules as left out, and reviews renames and mode changes', async () => {
    const script = 'console.log(1);\n'.repeat(8);
    const { world } = worldFromTrees({
      mergeBase: {
        'src/services/old.ts': script,
        'src/services/run.ts': script,
        'src/logo.ts': Buffer.from([0, 1, 2, 3]),
        'lib/module': { text: 'a'.repeat(40), mode: '160000' },
      },
      head: {
        'src/services/new.ts': `${script}export const a = 1;\n`,
        'src/services/run.ts': { text: script, mode: '100755' },
        'src/logo.ts': Buffer.from([0, 1, 2, 4]),
        'src/link.ts': { text: 'services/new.ts', mode: '120000' },
        'lib/module': { text: 'b'.repeat(40), mode: '160000' },
      },
    });

    const run = await reviewRun(world, { model: everyAddedLine });

    const states = Object.fromEntries(
      run.json.coverage.files.map(({ path, state, rule }) => [path, state === 'excluded' ? rule : state]),
    );
    expect(states).toEqual({
      'src/services/new.ts': 'reviewed',
      'src/services/run.ts': 'reviewed',
      'src/logo.ts': 'binary file',
      'src/link.ts': 'symbolic link',
      'lib/module': 'submodule',
    });
    expect(run.comments.map(({ path, line }) => `${path}:${line}`)).toEqual(['src/services/new.ts:9']);
    expect(run.code).toBe(0);
  });

  it('counts lines as git does: carriage returns, form feeds, no line feed at the end, odd paths', async () => {
    const paths = [
      'src/services/plain.ts',
      'src/services/a b.ts',
      'src/services/é "q" 文.ts',
      'src/services/tab\there.ts',
    ];
    const text = 'const a = 1;\r\nconst b = "x\fy\u2028z";\r\nconst c = 3;';
    const files = (last: string) => Object.fromEntries(paths.map((path) => [path, `${text}${last}`]));
    const { world } = worldFromTrees({ mergeBase: files(''), head: files('\r\nconst d = 4;') });

    const run = await reviewRun(world, { model: everyAddedLine });

    expect(run.comments.map(({ path, line }) => `${path}:${line}`).sort()).toEqual(
      paths.flatMap((path) => [`${path}:4`, `${path}:3`]).sort(),
    );
    expect(run.code).toBe(0);
  });

  it('compares the texts itself where GitHub gives no patch, and puts those findings into the body', async () => {
    const { world } = worldFromTrees({
      mergeBase: { 'src/services/a.ts': 'a();\n' },
      head: { 'src/services/a.ts': 'a();\nb();\n' },
    });
    const silentRow = world.files.map(({ patch, ...file }) => ({ ...file, additions: 0, deletions: 0, changes: 0 }));

    const run = await reviewRun({ ...world, files: silentRow }, { model: everyAddedLine });

    expect(run.comments).toEqual([]);
    expect(run.github.reviews[0]?.body).toContain('src/services/a.ts:2');
    expect(run.outputs.complete).toBe('true');
  });

  it('is not green when a patch is missing and so is the text', async () => {
    const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/services/a.ts': 'a();\n' } });
    world.files = world.files.map(({ patch, ...file }) => file);
    world.commits.set(world.head.sha, new Map());

    const run = await reviewRun(world);

    expect(run.code).toBe(2);
    expect(run.summary).toContain('not readable at the pinned commit');
  });

  it('reviews what was only deleted', async () => {
    const { world } = worldFromTrees({
      mergeBase: { 'src/auth/guard.ts': 'check(user);\nrun();\n' },
      head: { 'src/auth/guard.ts': 'run();\n' },
    });

    const run = await reviewRun(world, { model: model((line) => (line.mark === '-' ? { standard: 3 } : null)) });

    expect(run.comments).toMatchObject([{ side: 'LEFT', line: 1 }]);
  });

  it('does not see GitHub’s list end early as all there is', async () => {
    const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/services/a.ts': 'a();\n' } });
    const pull = world.pull && { ...world.pull, totals: { changed_files: 2, additions: 2, deletions: 0 } };

    const run = await reviewRun({ ...world, pull });

    expect(run.code).toBe(2);
    expect(run.summary).toContain('GitHub lists 1 of the 2 changed files');
    expect(run.json.coverage.complete).toBe(false);
  });
});
