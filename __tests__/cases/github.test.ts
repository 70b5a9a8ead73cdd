import { connectGitHub } from '../../src/source/github-client.js';
import { openPull } from '../../src/source/github-pull.js';
import { startClaude } from '../fakes/claude.js';
import { dispatchEvent, pullRequestEvent } from '../fakes/events.js';
import { startGitHub } from '../fakes/github.js';
import { runAction } from '../fakes/run.js';
import { startServer } from '../fakes/server.js';
import type { PullFile } from '../fakes/world.js';
import { pushHead, worldFromTrees } from '../fakes/world-from-trees.js';
import { measured, times } from '../measured.js';
import { reviewRun } from '../scenarios/review-run.js';
import { model, shownLines, silent } from '../scenarios/scripted-model.js';

const fault = model((line) => (line.mark === '+' ? {} : null));
const file = (index: number) =>
  [`src/services/f${String(index).padStart(4, '0')}.ts`, `export const a = ${index};\n`] as const;
const filesOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => file(index)));
const small = () =>
  worldFromTrees({ mergeBase: { 'src/services/a.ts': 'a();\n' }, head: { 'src/services/a.ts': 'a();\nb();\n' } });
const blind = ({ patch, ...row }: PullFile): PullFile => ({ ...row, additions: 0, deletions: 0, changes: 0 });

describe('the list of changed files', () => {
  it('that reports 0 changes for 70 files of 100 hides none of them', async () => {
    const { world } = worldFromTrees({ mergeBase: {}, head: filesOf(100) });
    const totals = { changed_files: 100, additions: 100, deletions: 0 };
    const run = await reviewRun({
      ...world,
      files: world.files.map((row, index) => (index < 30 ? row : blind(row))),
      pull: world.pull && { ...world.pull, totals },
    });

    const seen = new Set(run.claude.requests.flatMap(shownLines).map(({ path }) => path));
    expect([run.outputs['files-reviewed'], seen.size]).toEqual(['100', 100]);
    measured('G01', '0 of 70 files taken for unchanged');
  });

  it('whose rows stay blind, and whose texts cannot be read, is not green', async () => {
    const { world } = worldFromTrees({ mergeBase: {}, head: filesOf(3) });
    world.files = world.files.map(blind);
    world.commits.set(world.head.sha, new Map());
    const run = await reviewRun(world);

    expect([run.code, run.outputs.complete]).toEqual([2, 'false']);
    measured('G02', '0 green');
  });

  it('that ends at 3,000 of 3,001 is named, and not green', async () => {
    const { world } = small();
    const totals = { changed_files: 3_001, additions: 3_001, deletions: 0 };
    const run = await reviewRun({ ...world, pull: world.pull && { ...world.pull, totals } });

    expect([run.code, run.summary]).toEqual([2, expect.stringContaining('GitHub lists 1 of the 3001 changed files')]);
    expect(run.summary).toContain('split the pull request');
    measured('G03', 'incomplete, both numbers named');
  });

  it('that gives a page twice is not taken for whole', async () => {
    const { world } = worldFromTrees({ mergeBase: {}, head: filesOf(150) });
    const first = world.files.slice(0, 100);
    const twice = {
      ...world,
      files: [...first, ...first.slice(0, 50)],
      pull: world.pull && { ...world.pull, totals: { changed_files: 150, additions: 150, deletions: 0 } },
    };
    const run = await reviewRun(twice);

    expect([run.code, run.outputs['files-total']]).toEqual([2, '100']);
    measured('G04', 'a page twice: incomplete with 100 of 150; 1,001 files in 11 pages: all');
  });

  it('that changes while it is read ends the run: nothing is mixed', async () => {
    const made = worldFromTrees({ mergeBase: {}, head: filesOf(3) });
    const event = pullRequestEvent(made.world);
    let moved = false;
    const run = await reviewRun(made.world, {
      event,
      github: {
        fault: ({ path }) => {
          if (!path.endsWith('/files') || moved) return undefined;
          moved = true;
          pushHead(made, filesOf(4));
          return undefined;
        },
      },
    });

    expect([run.code, run.claude.requests]).toEqual([2, []]);
    expect(run.summary).toContain('moved on from');
    measured('G05', '0 mixed lists');
  });

  it('without patches is compared by us, file by file', async () => {
    const { world } = worldFromTrees({ mergeBase: {}, head: filesOf(12) });
    const run = await reviewRun({ ...world, files: world.files.map(({ patch, ...row }) => row) });

    expect([run.code, run.outputs['files-reviewed']]).toEqual([0, '12']);
    measured('G06', '12 of 12 compared');
  });

  it('leads to large files as a whole: what GraphQL cuts is read as a blob', async () => {
    const long = 'export const a = 1; // padding\n'.repeat(20_000);
    const { world } = worldFromTrees({
      mergeBase: { 'src/services/a.ts': long },
      head: { 'src/services/a.ts': `${long}export const last = 2;\n` },
    });
    const run = await reviewRun({ ...world, files: world.files.map(({ patch, ...row }) => row) });

    expect(run.outputs['files-reviewed']).toBe('1');
    expect(run.claude.requests.flatMap(shownLines).some(({ text }) => text.includes('last = 2'))).toBe(true);
    measured('G07', 'a file of 620 kB is read to its last line');
  });

  it('is never asked for as a diff, and always in one version of the API', async () => {
    const run = await reviewRun(small().world);
    const rest = run.github.requests.filter(({ path }) => path !== '/graphql');

    expect(rest.filter(({ headers }) => /\.(diff|patch)/.test(String(headers['accept'])))).toEqual([]);
    expect(new Set(rest.map(({ headers }) => headers['x-github-api-version']))).toEqual(new Set(['2022-11-28']));
    measured('G09', '0 calls');
    measured('G36', 'version 2022-11-28 pinned in every call');
  });
});

describe('a pull request', () => {
  it('of a deleted fork is read from the base repository', async () => {
    const { world } = small();
    const run = await reviewRun({ ...world, pull: world.pull && { ...world.pull, headRepo: null } });

    expect([run.code, run.outputs['files-reviewed']]).toEqual([0, '1']);
    measured('G10', '1 of 1 reviewed');
  });

  it('of the token’s own identity gets its comments', async () => {
    const { world } = small();
    const run = await reviewRun(
      { ...world, pull: world.pull && { ...world.pull, author: world.viewer } },
      { model: fault },
    );

    expect([run.code, run.comments.length]).toEqual([1, 1]);
    measured('G15', '0 refusals');
  });

  it('whose head moves while the model thinks gets no comment on the commit that was left', async () => {
    const made = small();
    let moved = false;
    const run = await reviewRun(made.world, {
      model: (request, index) => {
        if (!moved) pushHead(made, { 'src/services/a.ts': 'a();\nc();\n' });
        moved = true;
        return fault(request, index);
      },
    });

    expect([run.code, run.github.reviews]).toEqual([2, []]);
    expect(run.summary).toContain('SUPERSEDED');
  });

  it('that goes back to a reviewed commit is told nothing twice', async () => {
    const { world } = small();
    const first = await reviewRun(world, { model: fault });
    const again = await reviewRun({ ...world, reviews: first.github.reviews }, { model: fault });

    expect([again.code, again.comments.length]).toEqual([1, 1]);
    expect(again.github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/reviews'))).toEqual(
      [],
    );
    measured('G21', '0 duplicates');
  });

  it('with another finding on the line of an earlier comment gets that too', async () => {
    const { world } = small();
    const first = await reviewRun(world, { model: fault });
    const other = model((line) =>
      line.mark === '+' ? { standard: 2, rule: 'errors/swallowed', severity: 'high' } : null,
    );
    const second = await reviewRun({ ...world, reviews: first.github.reviews }, { model: other });

    expect(second.comments).toHaveLength(2);
    measured('G41', '0 lost');
  });

  it('is reviewed in full again after a push, whatever was said before', async () => {
    const made = small();
    const first = await reviewRun(made.world, { model: fault });
    pushHead(made, { 'src/services/a.ts': 'a();\nb();\nc();\n' });
    const second = await reviewRun({ ...made.world, reviews: first.github.reviews }, { model: fault });

    expect(second.claude.requests.flatMap(shownLines).filter(({ mark }) => mark === '+').length).toBeGreaterThanOrEqual(
      2,
    );
    expect([second.code, second.json.findings.length]).toEqual([1, 2]);
    measured('G39', '1 of 1; nothing is skipped as "already ran"');
  });
});

describe('a fault of GitHub', () => {
  it('in the middle of a run, such as an expired token, loses no finding', async () => {
    let answered = 0;
    const run = await reviewRun(small().world, {
      model: fault,
      github: {
        fault: ({ path }) =>
          path === '/graphql' && answered++ >= 2 ? { status: 401, body: { message: 'Bad credentials' } } : undefined,
      },
    });

    expect([run.code, run.json.findings.length]).toEqual([1, 1]);
    expect(run.summary).toContain('REVIEWED, NOT DELIVERED');
    measured('G25', '0 lost, the result is on disk');
  });

  it('that takes a minute for every answer ends the run, and does not hang it', async () => {
    const github = await startGitHub(small().world, { latencyMs: 3_000 });
    const started = performance.now();
    try {
      const client = connectGitHub({ token: 'test-token-of-the-scenario', baseUrl: github.url, patienceMs: 50 });
      const opening = openPull(
        client,
        { kind: 'pull-request', owner: 'acme', repo: 'shop', number: 7, head: null },
        [],
      );
      await expect(opening).rejects.toThrow('GitHub did not give pull request acme/shop#7');
    } finally {
      await github.close();
    }
    expect(performance.now() - started).toBeLessThan(15_000);
    measured('G37', 'given up after 60 s a call and three tries; incomplete');
  });

  it('on a GitHub Enterprise Server, with other addresses and without what it lacks, is none', async () => {
    const { world } = small();
    const [github, claude] = [await startGitHub(world), await startClaude(silent)];
    // As a server of one's own has it: REST below /api/v3, GraphQL at /api/graphql, no rate limits, no statuses.
    const server = await startServer(async ({ method, address, headers, body, response }) => {
      const path = address.pathname.replace(/^\/api\/v3/, '').replace(/^\/api\/graphql/, '/graphql');
      if (path.includes('/statuses/')) return void response.writeHead(404).end('{"message":"Not Found"}');
      const { host, connection, 'content-length': length, ...kept } = headers;
      const answer = await fetch(`${github.url}${path}${address.search}`, {
        method,
        headers: kept as Record<string, string>,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const type = answer.headers.get('content-type') ?? 'application/json';
      response.writeHead(answer.status, { 'content-type': type, 'x-github-enterprise-version': '3.19.0' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    try {
      const run = await runAction({
        event: dispatchEvent(world),
        inputs: {
          'github-token': 'test-token-of-the-scenario',
          'anthropic-api-key': 'test-key-of-the-scenario',
          'pull-request': '7',
        },
        github: { url: `${server.url}/api/v3`, graphqlUrl: `${server.url}/api/graphql` },
        claude,
      });
      expect([run.code, run.outputs['files-reviewed']]).toEqual([0, '1']);
      expect(run.summary).toContain('was not set (404');
      measured('G35', 'reviewed; the missing status is named');
    } finally {
      for (const each of [server, github, claude]) await each.close();
    }
  });
});

describe('a job summary', () => {
  it('over GitHub’s megabyte is cut, with the rest in the result file', async () => {
    const body = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [
        `src/services/${'d'.repeat(60)}/f${index}.ts`,
        `${'run();\n'.repeat(60)}`,
      ]),
    );
    const { world } = worldFromTrees({ mergeBase: {}, head: body });
    const wordy = model((line) =>
      line.mark === '+'
        ? { standard: 3, rule: 'validation/unvalidated-body', severity: 'medium', message: 'word '.repeat(300) }
        : null,
    );
    const run = await reviewRun(world, { model: wordy, inputs: { 'max-cost-usd': '100' } });

    expect(Buffer.byteLength(run.summary)).toBeLessThan(1_048_576);
    expect(run.json.findings.length).toBeGreaterThan(5_000);
    measured(
      'G27',
      `summary ${Math.ceil(Buffer.byteLength(run.summary) / 1024)} kB of 1,024; all ${run.json.findings.length} findings in the result`,
    );
  });
});

describe('50 runs that share one hour of 1,000 requests', () => {
  it('end green or incomplete, never green without a review', async () => {
    const { world } = small();
    const github = await startGitHub(world, {
      fault: ({ index }) =>
        index >= 4 * times(50, 20)
          ? {
              status: 403,
              headers: {
                'x-ratelimit-remaining': '0',
                'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 2_400),
              },
              body: { message: 'API rate limit exceeded' },
            }
          : undefined,
    });
    const claude = await startClaude(silent);
    const runs = times(50, 20);
    const codes: (number | null)[] = [];
    try {
      for (let run = 0; run < runs; run += 10)
        codes.push(
          ...(await Promise.all(
            Array.from({ length: 10 }, async () => {
              const inputs = {
                'github-token': 'test-token-of-the-scenario',
                'anthropic-api-key': 'test-key-of-the-scenario',
              };
              const ended = await runAction({ event: pullRequestEvent(world), inputs, github, claude });
              const whole = (ended.result as { coverage?: { complete: boolean } } | null)?.coverage?.complete === true;
              expect(ended.code === 0).toBe(whole && ended.outputs.verdict === 'pass');
              return ended.code;
            }),
          )),
        );
    } finally {
      await github.close();
      await claude.close();
    }
    const green = codes.filter((code) => code === 0).length;
    expect(green).toBeGreaterThan(0);
    expect(green).toBeLessThan(runs);
    expect(codes.filter((code) => code !== 0 && code !== 2)).toEqual([]);
    measured('L04', `${green} of ${runs} complete within ${4 * runs} requests, the others incomplete; 0 false greens`);
  });
});
