import { git } from './git.js';
import { treeObjects } from './git-objects.js';
import { runnerOutputs } from './runner-outputs.js';
import { dir, world } from './sample-world.js';
import { treeOf, type World } from './world.js';
import { worldFromDiff } from './world-from-diff.js';
import { pushHead, worldFromTrees } from './world-from-trees.js';

describe('worlds', () => {
  test('list changed files as git sees them, with the patches that GitHub gives', () => {
    const rows = Object.fromEntries(world.files.map((file) => [file.filename, file]));
    expect(rows['src/new name.ts']).toMatchObject({
      status: 'renamed',
      previous_filename: 'src/old name.ts',
      changes: 0,
    });
    expect(rows['src/new name.ts']).not.toHaveProperty('patch');
    expect(rows['logo.png']).not.toHaveProperty('patch');
    expect(rows['run.sh']).toMatchObject({ status: 'modified', changes: 0 });
    expect(rows.lib?.patch).toMatch(/^@@ .*\n-Subproject commit a+\n\+Subproject commit b+$/);
    expect(rows['src/ünïcode "x".ts']?.patch).toBe('@@ -0,0 +1 @@\n+const a = 1;\n\\ No newline at end of file');
    expect(rows['src/orders.ts']).toMatchObject({ additions: 1, deletions: 2, changes: 3 });
  });

  test('compute the hashes that git computes', () => {
    const tree = world.commits.get(world.head.sha) ?? treeOf({});
    expect(treeObjects(tree).folders.get('')?.sha).toBe(git(dir, ['rev-parse', 'topic^{tree}']).toString().trim());
  });

  test('can be made from a diff alone, with every known line at its number', () => {
    const sparse = worldFromDiff(git(dir, ['diff', '-M', world.mergeBase, world.head.sha]).toString());
    const names = (of: World) => of.files.map(({ filename, status, changes }) => [filename, status, changes]);
    expect(names(sparse)).toEqual(names(world));
    const text = sparse.commits.get(sparse.head.sha)?.get('src/orders.ts')?.text as string;
    expect(text.split('\n').slice(0, 8)).toEqual([
      'line 1',
      'line 2',
      'line three',
      'line 4',
      'line 5',
      'line 6',
      '',
      '',
    ]);
  });

  test('move on with a push', () => {
    const made = worldFromTrees({ mergeBase: { a: '1\n' }, head: { a: '2\n' } });
    const sha = pushHead(made, { a: '1\n', b: '3\n' });
    expect(made.world.head.sha).toBe(sha);
    expect(made.world.files.map(({ filename }) => filename)).toEqual(['b']);
  });
});

test('outputs are read as the runner reads them', () => {
  const text = 'verdict<<ghadelimiter_1\nfail\nghadelimiter_1\nblocking=2\n';
  expect(runnerOutputs(text)).toEqual({ verdict: 'fail', blocking: '2' });
});
