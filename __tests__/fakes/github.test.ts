import { type FakeGitHub, type GitHubOptions, startGitHub } from './github.js';
import { world } from './sample-world.js';
import type { World } from './world.js';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function github(of: World = world, options?: GitHubOptions) {
  const server = await startGitHub(of, options);
  open.push(server);
  return server;
}

const auth = { authorization: 'token t', 'user-agent': 'test' };

async function call(server: FakeGitHub, path: string, body?: unknown) {
  const method = body === undefined ? 'GET' : 'POST';
  const response = await fetch(`${server.url}/repos/acme/shop${path}`, {
    ...{ method, headers: auth, body: body === undefined ? null : JSON.stringify(body) },
  });
  return { status: response.status, link: response.headers.get('link'), body: await response.json() };
}

async function query(server: FakeGitHub, text: string) {
  const body = JSON.stringify({ query: text });
  const response = await fetch(server.graphqlUrl, { method: 'POST', headers: auth, body });
  return { status: response.status, ...(await response.json()) };
}

const onLine = (line: number, more: object = {}) => ({ path: 'src/orders.ts', body: 'Look.', line, ...more });
const review = (...comments: object[]) => ({ event: 'COMMENT', body: 'A review', comments });

describe('the fake GitHub', () => {
  test('gives every row in the shape of its own description', async () => {
    const server = await github();
    const paths = ['', '/pulls/7', '/pulls/7/files', '/pulls/7/reviews', '/pulls/7/comments', '/issues/7/comments'];
    paths.push(`/compare/main...${world.head.sha}`, '/commits/main', '/git/trees/main?recursive=1');
    paths.push(`/git/blobs/${world.files.find(({ filename }) => filename === 'logo.png')?.sha}`);
    for (const path of paths) expect([path, (await call(server, path)).status]).toEqual([path, 200]);
    expect((await call(server, '/pulls/7/reviews', review(onLine(3)))).status).toBe(200);
    expect((await call(server, '/pulls/7/reviews/1001/comments')).body).toMatchObject([{ line: 3, side: 'RIGHT' }]);
    expect((await call(server, '/pulls/7/comments')).body).toHaveLength(1);
    expect((await call(server, '/issues/7/comments', { body: 'Hi' })).status).toBe(201);
    expect((await call(server, `/statuses/${world.head.sha}`, { state: 'success' })).status).toBe(201);
    expect(server.violations).toEqual([]);
  });

  test('refuses unknown routes, unknown parameters and bodies of a wrong shape, and records them', async () => {
    const server = await github();
    expect((await call(server, '/pulls/7/commits')).status).toBe(404);
    expect((await call(server, '/pulls/7/files?perpage=100')).status).toBe(422);
    expect((await call(server, '/pulls/7/reviews', { event: 'LGTM' })).status).toBe(422);
    expect((await call(server, '/pulls/7/reviews', review(onLine('3' as unknown as number)))).status).toBe(422);
    expect(server.violations).toHaveLength(4);
  });

  test('wants credentials', async () => {
    const server = await github();
    const response = await fetch(`${server.url}/repos/acme/shop`, { headers: { 'user-agent': 'test' } });
    expect(response.status).toBe(401);
  });

  test('leads through pages by links, 100 rows at most', async () => {
    const files = Array.from({ length: 250 }, (_, index) => ({ ...world.files[0], filename: `f${index}` }));
    const server = await github({ ...world, files: files as World['files'] });
    const first = await call(server, '/pulls/7/files?per_page=200');
    expect(first.body).toHaveLength(100);
    expect(first.link).toMatch(/[?&]page=2>; rel="next", .*[?&]page=3>; rel="last"/);
    const last = await call(server, '/pulls/7/files?per_page=100&page=3');
    expect(last.body).toHaveLength(50);
    expect(last.link).not.toContain('next');
  });

  test.each([
    ['a line outside every hunk', onLine(15), /line must be part of the diff/],
    ['a deleted line on the right side', onLine(33), /line must be part of the diff/],
    ['a path outside the diff', { ...onLine(3), path: 'config.yml' }, /path is invalid/],
    ['a start that is the line itself', onLine(3, { start_line: 3 }), /must precede/],
    ['a start in another hunk', onLine(30, { start_line: 3 }), /same hunk/],
    ['a binary file', { ...onLine(1), path: 'logo.png' }, /diff hunk can't be blank/],
    ['a body over 65,536 characters', onLine(3, { body: 'x'.repeat(65_537) }), /too long/],
  ])('refuses the whole review for a comment on %s', async (_, comment, reason) => {
    const server = await github();
    const answer = await call(server, '/pulls/7/reviews', review(onLine(3), comment));
    expect(answer).toMatchObject({ status: 422, body: { message: 'Unprocessable Entity' } });
    expect(answer.body.errors.join()).toMatch(reason);
    expect(server.reviews).toEqual([]);
  });

  test('takes deleted lines on the left side, and ranges within a hunk', async () => {
    const server = await github();
    const comments = [onLine(30, { side: 'LEFT' }), onLine(5, { start_line: 3, start_side: 'RIGHT' })];
    expect((await call(server, '/pulls/7/reviews', review(...comments))).status).toBe(200);
    expect(server.reviews[0]).toMatchObject({
      author: 'github-actions[bot]',
      comments: [{ line: 30 }, { start_line: 3 }],
    });
  });

  test('refuses a commit that is not the head, and any write of a token that may only read', async () => {
    const server = await github();
    const stale = await call(server, '/pulls/7/reviews', { ...review(), commit_id: world.mergeBase });
    expect(stale.status).toBe(422);
    const readOnly = await github({ ...world, permissions: { write: false } });
    const denied = await call(readOnly, '/pulls/7/reviews', review());
    expect(denied).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
  });

  test('can store a review and lose the answer', async () => {
    const server = await github(world, {
      fault: ({ method }) => (method === 'POST' ? 'store-then-reset' : undefined),
    });
    await expect(call(server, '/pulls/7/reviews', review(onLine(3)))).rejects.toThrow('fetch failed');
    expect((await call(server, '/pulls/7/reviews')).body).toHaveLength(1);
  });

  test('executes GraphQL against the real schema', async () => {
    const server = await github();
    await call(server, '/pulls/7/reviews', review(onLine(3)));
    const blob = '... on Blob { oid text byteSize isBinary isTruncated }';
    const { data, errors } = await query(
      server,
      `{ viewer { login } repository(owner: "acme", name: "shop") { nameWithOwner
        new: object(expression: "${world.head.sha}:src/orders.ts") { ${blob} }
        binary: object(expression: "${world.head.sha}:logo.png") { ${blob} }
        none: object(expression: "${world.head.sha}:nowhere") { ${blob} }
        pullRequest(number: 7) { state changedFiles headRefOid
          baseRef { target { oid ... on Commit { file(path: "config.yml") { path mode type object { ${blob} } } } } }
          reviewThreads(first: 10) { pageInfo { hasNextPage } nodes { isResolved comments(first: 1) {
            nodes { viewerDidAuthor body path line author { login } } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    const { repository } = data;
    expect(repository).toMatchObject({ none: null, binary: { isBinary: true, text: null } });
    expect(repository.new.text).toContain('line three');
    expect(repository.pullRequest.baseRef.target).toMatchObject({
      oid: world.base.sha,
      file: { mode: 33188 },
    });
    expect(repository.pullRequest.reviewThreads.nodes[0].comments.nodes).toEqual([
      {
        viewerDidAuthor: true,
        body: 'Look.',
        path: 'src/orders.ts',
        line: 3,
        author: { login: 'github-actions' },
      },
    ]);
    expect(server.violations).toEqual([]);
  });

  test('answers an unknown pull request as GitHub does, and records wrong queries', async () => {
    const server = await github();
    const missing = await query(
      server,
      '{ repository(owner: "acme", name: "shop") { pullRequest(number: 8) { state } } }',
    );
    expect(missing).toMatchObject({
      status: 200,
      data: { repository: { pullRequest: null } },
      errors: [{ type: 'NOT_FOUND' }],
    });
    expect(server.violations).toEqual([]);
    expect((await query(server, '{ repository(owner: "acme", name: "shop") { nope } }')).errors).toHaveLength(1);
    await query(
      server,
      '{ repository(owner: "acme", name: "shop") { pullRequest(number: 7) { reviews { totalCount } } } }',
    );
    expect(server.violations).toHaveLength(2);
  });
});
