import { openRepository } from '../../src/agent/tools.js';
import { withholding } from '../../src/scope/withheld.js';
import { openDiff } from '../../src/source/bare-diff.js';
import { openTree } from '../../src/source/git-range.js';
import { connectGitHub } from '../../src/source/github-client.js';
import { openPull } from '../../src/source/github-pull.js';
import { openPullSource } from '../../src/source/github-source.js';
import { openTreeSource } from '../../src/source/github-tree.js';
import { type GitHubOptions, startGitHub } from '../fakes/github.js';
import type { TreeLiteral, World } from '../fakes/world.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';

const files = (count: number): TreeLiteral =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `src/f${String(index).padStart(4, '0')}.ts`,
      `export const n = ${index};\n`,
    ]),
  );
const odd: TreeLiteral = {
  'escape.ts': { mode: '120000', text: '../../etc/passwd' },
  module: { mode: '160000', text: '0123456789abcdef0123456789abcdef01234567' },
  'src/blob.ts': Buffer.from([1, 0, 2]),
  'src/long.ts': `${'// a line\n'.repeat(60_000)}`,
};
const paths = { include: [], exclude: [], backend: [], frontend: [] };
const withheld = withholding({ settings: { paths, neverSend: [] }, gitattributes: '' }, []);

async function onGitHub<T>(
  { world, options = {} }: { world: World; options?: GitHubOptions },
  use: (about: { ask: (name: string, input: unknown) => Promise<string>; requests: () => string[] }) => Promise<T>,
): Promise<T> {
  const server = await startGitHub(world, options);
  try {
    const github = connectGitHub({ token: 'test-token', baseUrl: server.url });
    const place = { owner: world.owner, repo: world.repo };
    const source = world.pull
      ? await openPullSource(
          github,
          await openPull(github, { head: null, ...place, kind: 'pull-request', number: 7 }, ['a.txt']),
        )
      : await openTreeSource(github, { ...place, kind: 'repository' });
    const before = server.requests.length;
    const tools = openRepository(source, { withheld, secrets: [], credentials: [] }).open(
      { calls: 500, bytes: 9_999_999 },
      ['src/f0000.ts'],
    );
    const ask = async (name: string, input: unknown) => (await tools.use({ id: 'toolu_1', name, input })).text;
    const asked = () => server.requests.slice(before).map(({ path }) => (path.includes('/trees/') ? 'tree' : path));
    const result = await use({ ask, requests: asked });
    expect(server.violations).toEqual([]);
    return result;
  } finally {
    await server.close();
  }
}

describe('the head on GitHub', () => {
  const { world } = worldFromTrees({ mergeBase: { 'a.txt': '' }, head: { ...files(600), ...odd } });

  it('costs nothing before a tool is called, then one tree and each text once', async () => {
    await onGitHub({ world }, async ({ ask, requests }) => {
      expect(requests()).toEqual([]);
      expect(await ask('list_files', { glob: 'src' })).toMatch(/^602 files; /);
      expect(requests()).toEqual(['tree']);
      const twice = await Promise.all([1, 2].map(() => ask('read_file', { path: 'src/f0007.ts' })));
      expect(twice[0]).toContain('1 export const n = 7;');
      expect(twice[1]).toBe(twice[0]);
      expect(requests()).toEqual(['tree', '/graphql']);
    });
  });

  it('is searched in two queries at most, and says what was not', async () => {
    await onGitHub({ world }, async ({ ask, requests }) => {
      expect(await ask('search', { text: 'nowhere' })).toBe(
        '0 lines in 500 files; 102 files, farther away, were not searched: narrow it by "glob".',
      );
      expect(await ask('search', { text: 'n = 42;' })).toContain('src/f0042.ts:1 export const n = 42;');
      expect(requests()).toEqual(['tree', '/graphql', '/graphql']);
    });
  });

  it('follows no link, and fetches no file in a request of its own', async () => {
    await onGitHub({ world }, async ({ ask, requests }) => {
      for (const path of ['escape.ts', 'module', 'module/a.ts', '../a.txt'])
        expect(await ask('read_file', { path })).toMatch(/^There is no file of this path/);
      expect(requests()).toEqual(['tree']);
      expect(await ask('read_file', { path: 'src/blob.ts' })).toBe('This file cannot be shown: binary file.');
      expect(await ask('read_file', { path: 'src/long.ts' })).toBe('This file cannot be shown: larger than 512 kB.');
      expect(requests()).toEqual(['tree', '/graphql', '/graphql']);
    });
  });

  it('makes no more than two hundred queries', async () => {
    await onGitHub({ world, options: { validate: false } }, async ({ ask, requests }) => {
      const answers: string[] = [];
      for (let index = 0; index < 203; index++)
        answers.push(await ask('read_file', { path: `src/f${String(index).padStart(4, '0')}.ts` }));
      expect(answers.filter((text) => text.startsWith('The repository cannot be read now'))).toHaveLength(3);
      expect(requests()).toHaveLength(201);
    });
  });

  it('that GitHub does not give is an error for the model, told once', async () => {
    const fault = ({ path }: { path: string }) =>
      path.includes('/git/trees/') ? { status: 404, body: { message: 'Not Found' } } : undefined;
    await onGitHub({ world, options: { fault } }, async ({ ask, requests }) => {
      for (const glob of ['.', 'src'])
        expect(await ask('list_files', { glob })).toMatch(/^The repository cannot be read/);
      expect(requests()).toEqual(['tree']);
    });
  });

  it('is told to be a part where GitHub lists only a part', async () => {
    const tree = [{ path: 'src/f0001.ts', mode: '100644', type: 'blob', sha: '0'.repeat(40), url: '' }];
    const body = { sha: world.head.sha, url: '', tree, truncated: true };
    const fault = ({ path }: { path: string }) => (path.includes('/git/trees/') ? { status: 200, body } : undefined);
    await onGitHub({ world, options: { fault } }, async ({ ask }) => {
      const part = / GitHub lists only a part of this tree\./;
      expect(await ask('list_files', { glob: 'src' })).toMatch(part);
      expect(await ask('search', { text: 'nowhere' })).toMatch(part);
      expect(await ask('read_file', { path: 'src/f0002.ts' })).toMatch(part);
    });
  });

  it('is the tree that an audit has read already', async () => {
    const audited = worldFromTrees({ mergeBase: files(3) }).world;
    await onGitHub({ world: audited }, async ({ ask, requests }) => {
      expect(await ask('read_file', { path: 'src/f0001.ts' })).toContain('1 export const n = 1;');
      expect(requests()).toEqual(['/graphql']);
    });
  });
});

describe('the head on this disk', () => {
  const { dir, head } = worldFromTrees({ mergeBase: { 'src/a.ts': 'old\n' }, head: { 'src/a.ts': 'now\n', ...odd } });
  const diff = '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-old\n+now\n';

  it('is lent to a bare diff by its repository, and missing without one', async () => {
    const target = { kind: 'diff', file: 'a.diff' } as const;
    const input = { text: diff, workingDirectory: dir };
    const lent = await (await openDiff({ ...target, dir, head }, input)).headTree();

    expect(lent?.paths).toEqual(['src/a.ts', 'src/blob.ts', 'src/long.ts']);
    expect(await lent?.texts(['src/a.ts', 'escape.ts', 'src/blob.ts'])).toEqual([
      { text: 'now\n' },
      null,
      { problem: 'binary file' },
    ]);
    expect(await (await openDiff({ ...target, dir: null, head: null }, input)).headTree()).toBe(null);
  });

  it('is the whole tree of an audit that looks at a part of it', async () => {
    const source = await openTree({ kind: 'tree', dir, ref: head, globs: ['src/a.ts'] });

    expect((await source.headTree())?.paths).toEqual(['src/a.ts', 'src/blob.ts', 'src/long.ts']);
  });
});
