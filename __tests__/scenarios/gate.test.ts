import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClaude } from '../fakes/claude.js';
import { dispatchEvent, pullRequestEvent } from '../fakes/events.js';
import { startGitHub } from '../fakes/github.js';
import { runAction, runCli } from '../fakes/run.js';
import type { World } from '../fakes/world.js';
import { pushHead, worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model, silent } from './scripted-model.js';

const before = { 'src/services/a.ts': 'export const a = 1;\n' };
const after = { 'src/services/a.ts': "export const a = (id) => db.query('SELECT ' + id);\n" };
const calm = { 'src/services/a.ts': 'export const a = 2;\n' };
const made = (extra: Partial<World> = {}, head = after) => {
  const world = worldFromTrees({ mergeBase: before, head });
  Object.assign(world.world, extra);
  return world;
};
const withConfig = (config: string, head = after) => {
  const files = { ...before, '.github/backend-review.yml': config };
  return worldFromTrees({ mergeBase: files, head: { ...files, ...head } });
};
const fault = model((line) => (line.mark === '+' ? {} : null));

describe('an override', () => {
  const config = 'override-label: ship-it\n';
  const allowed = (change: (world: World) => void = () => undefined) => {
    const { world } = withConfig(config);
    if (!world.pull) throw new Error('no pull request');
    world.pull.labels = [{ name: 'ship-it', actor: 'lead' }];
    world.pull.comments = [
      { author: 'lead', body: `/backend-review override ${world.head.sha.slice(0, 7)} Only the admin tool calls it` },
    ];
    world.collaborators = { lead: 'write', dev: 'write' };
    change(world);
    return world;
  };

  it('by a person with write access and a reason lets the head pass in the open, findings and all', async () => {
    const run = await reviewRun(allowed(), { model: fault });

    expect(run.code).toBe(0);
    expect(run.summary).toContain('## Backend Review: OVERRIDDEN by lead: FAIL: 1 critical');
    expect(run.json).toMatchObject({
      verdict: 'fail',
      override: { by: 'lead', reason: 'Only the admin tool calls it' },
      findings: [{ blocking: true }],
    });
    expect(run.comments).toHaveLength(1);
    expect(run.outputs).toMatchObject({ verdict: 'fail', blocking: '1' });
  });

  it.each<[string, (world: World) => void, string]>([
    [
      'by the author',
      (world) => {
        Object.assign(world.pull ?? {}, { labels: [{ name: 'ship-it', actor: 'dev' }] });
      },
      '@dev is the author',
    ],
    [
      'by a bot',
      (world) => {
        Object.assign(world.pull ?? {}, { labels: [{ name: 'ship-it', actor: 'helper[bot]' }] });
      },
      'is no person',
    ],
    [
      'by somebody who may only read',
      (world) => {
        world.collaborators = { lead: 'read' };
      },
      '@lead has no write access',
    ],
    [
      'without a reason',
      (world) => {
        Object.assign(world.pull ?? {}, { comments: [] });
      },
      'has to comment',
    ],
    [
      'whose reason another person wrote',
      (world) => {
        const [comment] = world.pull?.comments ?? [];
        Object.assign(world.pull ?? {}, { comments: [{ ...comment, author: 'dev' }] });
      },
      'has to comment',
    ],
    [
      'whose reason was edited',
      (world) => {
        const [comment] = world.pull?.comments ?? [];
        Object.assign(world.pull ?? {}, { comments: [{ ...comment, edited: true }] });
      },
      'has to comment',
    ],
    [
      'for another head',
      (world) => {
        const comments = [{ author: 'lead', body: `/backend-review override ${'a'.repeat(40)} It is fine` }];
        Object.assign(world.pull ?? {}, { comments });
      },
      'has to comment',
    ],
  ])('%s does not count, and the summary says why', async (_, change, why) => {
    const run = await reviewRun(allowed(change), { model: fault });

    expect(run.code).toBe(1);
    expect(run.json).toMatchObject({ override: null });
    expect(run.summary.replaceAll('`', '')).toContain(why);
  });

  it('lets no pull request pass that shares its head with one into another branch', async () => {
    const world = allowed();
    const run = await reviewRun({ ...world, siblings: [{ number: 9, branch: 'release' }] }, { model: fault });

    expect([run.code, run.json]).toMatchObject([1, { override: null }]);
  });

  it('by a label that no config names is a label like any other', async () => {
    const { world } = made({ collaborators: { lead: 'admin' } });
    Object.assign(world.pull ?? {}, { labels: [{ name: 'ship-it', actor: 'lead' }] });
    const run = await reviewRun(world, { model: fault });

    expect([run.code, run.json]).toMatchObject([1, { override: null }]);
  });
});

describe('a rollout', () => {
  it('that observes posts nothing, is green, and says what would have blocked', async () => {
    const run = await reviewRun(withConfig('rollout: observe\n').world, { model: fault });

    expect([run.code, run.github.reviews.length]).toEqual([0, 0]);
    expect(run.summary).toContain('NOT ENFORCED (rollout: observe), would have blocked 1: FAIL: 1 critical');
    expect(run.json).toMatchObject({ verdict: 'fail', delivery: { summary: [expect.any(String)] } });
  });

  it('that comments posts, and is green even where nothing was reviewed', async () => {
    const found = await reviewRun(withConfig('rollout: comment\n').world, { model: fault });
    const blind = await reviewRun(withConfig('rollout: comment\n').world, {
      model: () => ({ status: 400, error: { type: 'invalid_request_error', message: 'no' } }),
    });

    expect([found.code, found.comments.length, blind.code]).toEqual([0, 1, 0]);
    expect(blind.summary).toContain('NOT ENFORCED (rollout: comment), would have been red: INCOMPLETE');
    expect(blind.outputs).toMatchObject({ verdict: 'incomplete', complete: 'false' });
  });
});

describe('a floor', () => {
  const floor = 'fail-on: high\nrollout: enforce\non-incomplete: fail\nrules:\n  off: []\npaths:\n  exclude: []\n';

  it('is not gone below by the repository, and every refusal is named with its source', async () => {
    const config =
      'fail-on: never\nrollout: observe\non-incomplete: warn\nrules:\n  off: [queries/string-sql]\npaths:\n  exclude: ["src/**"]\n';
    const run = await reviewRun(withConfig(config).world, { model: fault, inputs: { 'config-floor': floor } });
    const summary = run.summary.replaceAll('`', '').replaceAll('\\', '');

    expect([run.code, run.json.verdict]).toEqual([1, 'fail']);
    for (const refused of [
      'rollout: observe',
      'on-incomplete: warn',
      'rules.off: queries/string-sql',
      'paths.exclude: src/**',
      'fail-on Query Safety: never',
    ])
      expect(summary).toContain(`The config-floor refused "${refused}" (.github/backend-review.yml at base main`);
  });

  it('may be exceeded, which is named too', async () => {
    const run = await reviewRun(withConfig('fail-on: low\n', calm).world, {
      ...{ model: silent, inputs: { 'config-floor': floor } },
    });

    expect(run.summary.replaceAll('`', '')).toContain('"fail-on Query Safety: low" (.github/backend-review.yml');
    expect(run.summary).toContain('is stricter than the config-floor');
    expect(run.code).toBe(0);
  });

  it('that cannot be read ends the run as bad configuration, with line and column', async () => {
    const run = await reviewRun(made().world, { inputs: { 'config-floor': 'fail-on: high\nrolout: enforce\n' } });

    expect(run.code).toBe(3);
    expect(run.stdout).toContain('config-floor:2:1 unknown key "rolout" (did you mean "rollout"?)');
    expect(run.claude.requests).toEqual([]);
  });
});

describe('a verdict', () => {
  it('is withheld while another pull request has the same head and goes elsewhere', async () => {
    const run = await reviewRun(made({ siblings: [{ number: 9, branch: 'release' }] }, calm).world);

    expect([run.code, run.json.verdict]).toEqual([2, 'incomplete']);
    expect(run.summary.replaceAll('`', '')).toContain('The same head is open as #9 (into release)');
  });

  it('is not withheld for one that goes to the same branch', async () => {
    const run = await reviewRun(made({ siblings: [{ number: 9, branch: 'main' }] }, calm).world);

    expect([run.code, run.json.verdict]).toEqual([0, 'pass']);
  });

  it('is not given for a commit that the pull request has left, and no model is asked', async () => {
    const moved = made();
    const event = pullRequestEvent(moved.world);
    pushHead(moved, { 'src/services/a.ts': 'export const a = 3;\n' });
    const run = await reviewRun(moved.world, { event });

    expect(run.code).toBe(2);
    expect(run.summary).toContain('SUPERSEDED');
    expect([run.claude.requests, run.github.reviews]).toEqual([[], []]);
  });

  it('names repository, pull request, commits and settings in result and summary', async () => {
    const { world } = made();
    const run = await reviewRun(world);
    const other = await reviewRun(withConfig('fail-on: low\n').world);

    expect(run.json.target).toEqual({
      ...{ repository: 'acme/shop', pullRequest: 7, branch: 'main' },
      ...{ base: world.base.sha, mergeBase: world.mergeBase, head: world.head.sha },
    });
    const { settingsDigest } = run.json as unknown as { settingsDigest: string };
    expect(settingsDigest).toMatch(/^[0-9a-f]{16}$/);
    expect((other.json as unknown as { settingsDigest: string }).settingsDigest).not.toBe(settingsDigest);
    expect(run.summary).toContain(`settings ${settingsDigest}`);
  });
});

describe('a saved result', () => {
  const saved = (text: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'backend-review-saved-')), 'result.json');
    writeFileSync(file, text);
    return file;
  };

  it('is judged again offline, for the commits that it is about and no others', async () => {
    const { world } = made();
    const run = await reviewRun(world, { model: fault });
    const file = saved(run.resultText);
    const same = await runCli(['gate', file, '--base', world.base.sha, '--head', world.head.sha.slice(0, 9)]);
    const other = await runCli(['gate', file, '--base', world.base.sha, '--head', 'a'.repeat(40)]);

    expect(same).toMatchObject({ code: 1, stdout: expect.stringContaining('FAIL: 1 critical') });
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('it says nothing of this change') });
  });

  it.each([
    ['verdict', (text: string) => text.replace('"verdict": "fail"', '"verdict": "pass"')],
    ['blocking', (text: string) => text.replace('"blocking": true', '"blocking": false')],
    ['coverage', (text: string) => text.replace('"state": "reviewed"', '"state": "unreviewed"')],
    ['reviewer', (text: string) => text.replace('"by": "agent"', '"by": null')],
  ])('whose %s was changed is refused', async (_, change) => {
    const { world } = made();
    const run = await reviewRun(world, { model: fault });
    const file = saved(change(run.resultText));
    const { code, stderr } = await runCli(['gate', file, '--base', world.base.sha, '--head', world.head.sha]);

    expect([code, stderr]).toEqual([3, expect.stringContaining('contradicts itself')]);
  });

  it('is published later, without a model, and once', async () => {
    const { world } = made();
    const down = await reviewRun(world, {
      model: fault,
      github: {
        fault: ({ method, path }) =>
          method === 'POST' && /\/(reviews|comments)$/.test(path) ? { status: 403 } : undefined,
      },
    });
    expect([down.code, down.comments.length]).toEqual([1, 0]);

    const github = await startGitHub(world);
    try {
      const env = { GITHUB_TOKEN: 'test-token-of-the-scenario', GITHUB_API_URL: github.url };
      const file = saved(down.resultText);
      const first = await runCli(['publish', file], { env });
      const second = await runCli(['publish', file], { env });

      expect([first.code, second.code]).toEqual([1, 1]);
      expect(first.stdout).toContain('1 comment posted on the lines');
      expect(second.stdout).toContain('1 finding said before, not repeated');
      expect(github.reviews.flatMap(({ comments }) => comments)).toHaveLength(1);
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  });
});

describe('a run whose check belongs to another commit', () => {
  const runEvent = (world: World, change: Record<string, unknown> = {}) => ({
    name: 'workflow_run',
    payload: {
      ...{ action: 'completed', repository: pullRequestEvent(world).payload.repository },
      workflow_run: { event: 'pull_request', head_sha: world.head.sha, pull_requests: [], ...change },
    },
  });

  it('after another workflow finds the pull request by its head alone, and puts a status on it', async () => {
    const { world } = made();
    const run = await reviewRun(world, { model: fault, event: runEvent(world) });

    expect([run.code, run.comments.length]).toEqual([1, 1]);
    expect(run.github.statuses).toMatchObject([
      { sha: world.head.sha, state: 'failure', context: 'backend-review / status' },
    ]);
  });

  it('on a dispatch puts a status on the head, and reviews no other head than the one that was named', async () => {
    const { world } = made({}, calm);
    const asked = (head: string) =>
      reviewRun(world, { event: dispatchEvent(world), inputs: { 'pull-request': `7@${head}` } });
    const same = await asked(world.head.sha.slice(0, 8));
    const other = await asked('abcdef1');

    expect([same.code, same.github.statuses]).toMatchObject([0, [{ state: 'success' }]]);
    expect([other.code, other.summary, other.claude.requests]).toEqual([2, expect.stringContaining('SUPERSEDED'), []]);
  });

  it('says when the token may set none', async () => {
    const { world } = made({}, calm);
    const run = await reviewRun(world, {
      event: runEvent(world),
      github: {
        fault: ({ path }) => (path.includes('/statuses/') ? { status: 403, body: { message: 'no' } } : undefined),
      },
    });

    expect([run.code, run.summary]).toEqual([0, expect.stringContaining('statuses: write')]);
  });

  it.each<[string, Partial<World>, Record<string, unknown>]>([
    ['of a push', {}, { event: 'push' }],
    ['of a commit that no open pull request has', {}, { head_sha: 'c'.repeat(40) }],
    ['of a head that two pull requests share', { siblings: [{ number: 9, branch: 'release' }] }, {}],
  ])('reviews nothing after a run %s', async (_, extra, change) => {
    const { world } = made(extra);
    const run = await reviewRun(world, { event: runEvent(world, change) });

    expect([run.code, run.claude.requests, run.github.statuses]).toEqual([3, [], []]);
  });
});

describe('a merge group', () => {
  const path = '.github/workflows/review.yml';
  const group = (extra: Partial<World>) => {
    const { world } = made();
    const [first, second] = ['1'.repeat(40), '2'.repeat(40)];
    world.queue = [
      { base: world.base.sha, head: first, pull: { number: 7, head: world.head.sha, branch: 'main' } },
      { base: first, head: second, pull: { number: 8, head: 'b'.repeat(40), branch: 'main' } },
    ];
    const run = {
      path,
      event: 'pull_request',
      status: 'completed',
      conclusion: 'success',
      created: '2026-11-02T09:00:00Z',
    };
    world.runs = [
      { ...run, head: world.head.sha },
      { ...run, head: 'b'.repeat(40) },
    ];
    Object.assign(world, extra);
    return { world, head: second };
  };

  async function judge({ world, head }: { world: World; head: string }) {
    const github = await startGitHub(world);
    const claude = await startClaude(silent);
    try {
      const payload = pullRequestEvent(world).payload;
      const merge_group = {
        base_sha: world.base.sha,
        head_sha: head,
        base_ref: 'refs/heads/main',
        head_ref: 'refs/heads/q',
      };
      const run = await runAction({
        event: {
          name: 'merge_group',
          payload: { repository: payload.repository, action: 'checks_requested', merge_group },
        },
        inputs: { 'github-token': 'test-token-of-the-scenario', 'anthropic-api-key': 'test-key-of-the-scenario' },
        ...{ github, claude, env: { GITHUB_WORKFLOW_REF: `acme/shop/${path}@refs/heads/main` } },
      });
      expect([github.violations, claude.requests]).toEqual([[], []]);
      return run;
    } finally {
      await github.close();
      await claude.close();
    }
  }

  it('is green without a model when every pull request in it was judged at its head', async () => {
    const run = await judge(group({}));

    expect([run.code, run.outputs]).toMatchObject([0, { verdict: 'pass', complete: 'true' }]);
    expect(run.summary).toContain('8, ');
  });

  it.each<[string, (world: World) => void, string]>([
    ['was never judged', (world) => world.runs?.pop(), '#8 was never judged at its head'],
    ['failed', (world) => Object.assign(world.runs?.[1] ?? {}, { conclusion: 'failure' }), '#8 ended as failure'],
    ['was skipped', (world) => Object.assign(world.runs?.[1] ?? {}, { conclusion: 'skipped' }), '#8 ended as skipped'],
    [
      'ended neutral',
      (world) => Object.assign(world.runs?.[1] ?? {}, { conclusion: 'neutral' }),
      '#8 ended as neutral',
    ],
    [
      'is being judged',
      (world) => Object.assign(world.runs?.[1] ?? {}, { status: 'in_progress', conclusion: null }),
      '#8 is being judged still',
    ],
    [
      'failed again after a green run',
      (world) => {
        const [, old] = world.runs ?? [];
        if (old) world.runs?.push({ ...old, conclusion: 'failure', created: '2026-11-03T09:00:00Z' });
      },
      '#8 ended as failure',
    ],
    [
      'was judged by another workflow',
      (world) => Object.assign(world.runs?.[1] ?? {}, { path: '.github/workflows/other.yml' }),
      '#8 was never judged',
    ],
    ['was judged on a push', (world) => Object.assign(world.runs?.[1] ?? {}, { event: 'push' }), '#8 was never judged'],
    [
      'goes elsewhere by now',
      (world) => Object.assign(world.queue?.[1]?.pull ?? {}, { branch: 'release' }),
      '#8 goes into release',
    ],
    [
      'was sent here after its run',
      (world) => Object.assign(world.queue?.[1]?.pull ?? {}, { retargeted: '2026-11-02T10:00:00Z' }),
      '#8 was sent to main after',
    ],
    ['is not in the queue', (world) => world.queue?.shift(), 'does not lead from'],
  ])('is red, and names the pull request, when one %s', async (_, change, words) => {
    const made = group({});
    change(made.world);
    const run = await judge(made);

    expect(run.code).toBe(2);
    expect(run.stdout).toContain(words);
    expect(run.outputs).toMatchObject({ complete: 'false', verdict: 'incomplete' });
  });
});
