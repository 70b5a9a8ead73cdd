import { dispatchEvent, pullRequestEvent } from '../fakes/events.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model } from './scripted-model.js';

const code = { 'src/services/a.ts': 'export const a = 1;\n' };
const change = (head: Record<string, string>, base: Record<string, string> = {}) =>
  worldFromTrees({ mergeBase: { 'README.md': '# x\n', ...base }, head: { 'README.md': '# x\n', ...base, ...head } })
    .world;
const fault = model((line) => (line.mark === '+' ? { severity: 'high' } : null));

describe('what may be green', () => {
  it('is a change with no backend file, in words that do not claim a review', async () => {
    const run = await reviewRun(change({ 'web/styles/site.css': 'a {}\n', 'package-lock.json': '{}\n' }));

    expect(run.code).toBe(0);
    expect(run.claude.requests).toEqual([]);
    expect(run.summary).toContain('0 files in scope: nothing reviewed');
  });

  it('is a change of frontend files alone, which are searched for secrets', async () => {
    const run = await reviewRun(change({ 'web/src/components/Button.tsx': 'export const Button = () => null;\n' }));

    expect(run.code).toBe(0);
    expect(run.claude.requests).toEqual([]);
    expect(run.json.coverage.files).toMatchObject([{ tier: 'secrets', state: 'reviewed' }]);
    expect(run.summary).toContain(
      'PASS: no findings in 0 backend files (built-in settings; 1 file searched for secrets only)',
    );
  });

  it('is no backend change without credentials', async () => {
    const run = await reviewRun(change(code), { inputs: { 'anthropic-api-key': '' } });

    expect(run.code).toBe(2);
    expect(run.summary).toContain('INCOMPLETE: 0 of 1 file reviewed');
    expect(run.summary).toContain('there are no Claude credentials');
    expect(run.outputs).toMatchObject({ verdict: 'incomplete', complete: 'false' });
  });

  it('is a change that the rules alone were chosen to judge', async () => {
    const run = await reviewRun(change(code), { inputs: { 'anthropic-api-key': '', engine: 'rules' } });

    expect(run.code).toBe(0);
    expect(run.summary).toContain('rules only: 1 of 5 standards assessed');
    expect(run.json.standards.map(({ assessed }) => assessed)).toEqual([true, false, false, false, false]);
  });

  it('is nothing that the engine “agent” should have judged without credentials', async () => {
    const run = await reviewRun(change(code), { inputs: { 'anthropic-api-key': '', engine: 'agent' } });

    expect(run.code).toBe(3);
    expect(run.stdout).toContain('"engine: agent" needs credentials');
  });
});

describe('a line that nothing can read', () => {
  it('leaves its file unreviewed by name, with and without the agent', async () => {
    const long = {
      'src/services/a.ts': `const password = 'x'; // ${'x'.repeat(25_000)}\n`,
      'web/src/data.tsx': `${'y'.repeat(25_000)}\n`,
    };
    for (const engine of ['auto', 'rules']) {
      const run = await reviewRun(change(long), { inputs: { engine } });

      expect(run.code).toBe(2);
      expect(run.json.coverage.files.map(({ reason }) => reason)).toEqual([
        'its line 1 has 25025 characters',
        'its line 1 has 25000 characters',
      ]);
    }
  });
});

describe('a token that may only read', () => {
  it('keeps every finding in the summary and the result, and the verdict as it is', async () => {
    const world = { ...change(code), permissions: { write: false } };
    const run = await reviewRun(world, { model: fault });

    expect(run.code).toBe(1);
    expect(run.summary).toContain('1 finding only here: the token may not write a review to this pull request (403');
    expect(run.summary).toContain('`src/services/a.ts:1`');
    expect(run.json.findings).toHaveLength(1);
  });
});

describe('GitHub that fails between the review and its publication', () => {
  it('loses no finding, posts nothing blindly, and is not green', async () => {
    let reviewed = false;
    const run = await reviewRun(change(code), {
      model: (request, index) => {
        reviewed = true;
        return model((line) => (line.mark === '+' ? { severity: 'medium' } : null))(request, index);
      },
      github: { fault: () => (reviewed ? { status: 502, body: {} } : undefined) },
    });

    expect(run.code).toBe(2);
    expect(run.github.reviews).toEqual([]);
    expect(run.summary).toContain('REVIEWED, NOT DELIVERED');
    expect(run.summary).toContain('`src/services/a.ts:1`');
    expect(run.json.findings).toHaveLength(1);
  });

  it.each(['store-then-502', 'store-then-reset'] as const)(
    'finds the review again that was stored before a %s, and posts no second',
    async (fault) => {
      let failed = false;
      const run = await reviewRun(change(code), {
        model: fault502,
        github: {
          fault: ({ method, path }) => {
            if (method !== 'POST' || !path.endsWith('/reviews') || failed) return undefined;
            failed = true;
            return fault;
          },
        },
      });

      expect(run.github.reviews).toHaveLength(1);
      expect(run.code).toBe(1);
    },
  );
});

const fault502 = model((line) => (line.mark === '+' ? {} : null));

describe('settings', () => {
  const agent =
    '---\nname: mine\ndescription: Use this: "x"\\n<example>\nmodel: opus\n---\n\n## Critical Standards\n\n1. **Query Safety**: Bind values.\n2. **House Rule**: No globals.\n';

  it('come from the base: what the head changes has no effect', async () => {
    const lax = 'fail-on: never\npaths:\n  exclude: ["**"]\n';
    const run = await reviewRun(
      change({
        ...code,
        '.github/backend-review.yml': lax,
        'CLAUDE.md': '## Critical Standards\n1. **None**: x\n',
        '.gitattributes': '* linguist-generated\n',
      }),
      { model: fault },
    );

    expect(run.code).toBe(1);
    expect(run.json.standards).toHaveLength(5);
    expect(run.json.coverage.files.find(({ path }) => path === 'src/services/a.ts')?.state).toBe('reviewed');
  });

  it('of the base are in force, and the summary says where they stood', async () => {
    const world = change(code, { '.github/backend-review.yml': 'fail-on:\n  Query Safety: never\nmodel: haiku\n' });
    const run = await reviewRun(world, { model: fault });

    expect(run.code).toBe(0);
    expect(run.claude.requests[0]?.body.model).toBe('claude-haiku-5-5');
    expect(run.summary).toMatch(/\| `model` \| `haiku` \| \.github\/backend-review\.yml at base main/);
  });

  it('cannot name an agent file that exists nowhere', async () => {
    const run = await reviewRun(change(code), { inputs: { agent: 'agents/mine.md' } });

    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(/The agent file "agents\/mine\.md" does not exist at base main \([0-9a-f]{7}\)/);
    expect(run.claude.requests).toEqual([]);
  });

  it('fall back to the built-in agent when this very change adds the named one', async () => {
    const run = await reviewRun(change({ ...code, 'agents/mine.md': agent }), { inputs: { agent: 'agents/mine.md' } });

    expect(run.code).toBe(0);
    expect(run.summary).toContain('agents/mine.md is added by this change and takes effect after merge');
    expect(run.json.standards).toHaveLength(5);
  });

  it('use the repository’s own agent and the standards that CLAUDE.md adds', async () => {
    const team = '# Team\n\n## Critical Standards\n\n- **Query Safety**: again\n- **Money**: Integers only.\n';
    const world = change(code, { 'agents/mine.md': agent, 'CLAUDE.md': team });
    const run = await reviewRun(world, {
      inputs: { agent: 'agents/mine.md' },
      model: () => ({
        json: {
          findings: [],
          assessments: [1, 2, 3].map((standard) => ({ path: 'src/services/a.ts', standard, result: 'pass', seen: '' })),
          advice: [],
        },
      }),
    });

    expect(run.json.standards.map(({ number, name }) => `${number} ${name}`)).toEqual([
      '1 Query Safety',
      '2 House Rule',
      '3 Money',
    ]);
    expect(run.claude.requests[0]?.body.model).toBe('claude-opus-5-5');
    expect(run.code).toBe(0);
  });

  it('keep a file that may never be sent from being sent under a new name', async () => {
    const base = {
      '.github/backend-review.yml': 'never-send: ["private/**"]\n',
      'private/a.ts': 'secretSauce();\n'.repeat(9),
    };
    const head = {
      '.github/backend-review.yml': base['.github/backend-review.yml'],
      'src/services/a.ts': `${base['private/a.ts']}more();\n`,
    };
    const run = await reviewRun(worldFromTrees({ mergeBase: base, head }).world);

    expect(run.claude.requests).toEqual([]);
    expect(run.json.coverage.files).toMatchObject([{ path: 'src/services/a.ts', tier: 'secrets' }]);
  });

  it('leave files that may never be sent to the secret rules', async () => {
    const world = change(code, { '.github/backend-review.yml': 'never-send: ["src/services/**"]\n' });
    const run = await reviewRun(world);

    expect(run.claude.requests).toEqual([]);
    expect(run.json.coverage.files).toMatchObject([{ tier: 'secrets', rule: 'config never-send "src/services/**"' }]);
    expect(run.summary).toMatch(
      /\| `never-send` \| `src\/services\/\*\*` \| \.github\/backend-review\.yml at base main/,
    );
  });
});

describe('other events', () => {
  const world = change(code);

  it('review a pull request for pull_request_target alike', async () => {
    const run = await reviewRun(world, {
      event: { ...pullRequestEvent(world), name: 'pull_request_target' },
      model: fault,
    });

    expect(run.comments).toHaveLength(1);
  });

  it('review the pull request that a dispatch names', async () => {
    const run = await reviewRun(world, { event: dispatchEvent(world), inputs: { 'pull-request': '7' }, model: fault });

    expect(run.comments).toHaveLength(1);
  });

  it('never see title, body, branch or author of the change', async () => {
    const told = {
      ...world,
      head: { ...world.head, ref: 'safe-branch-name' },
      pull: world.pull && { ...world.pull, title: 'Harmless-title', body: 'Approved-body', author: 'trusted-author' },
    };
    const run = await reviewRun(told, { model: fault });

    const sent = JSON.stringify(run.claude.requests.map(({ body }) => body));
    for (const word of ['Harmless-title', 'Approved-body', 'trusted-author', 'safe-branch-name'])
      expect(sent).not.toContain(word);
  });

  it.each(['fail', 'warn'])('post nothing and end red when the head moves during the review (%s)', async (policy) => {
    const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/services/a.ts': 'faulty();\n' } });
    const run = await reviewRun(world, {
      model: fault,
      inputs: { 'on-incomplete': policy },
      github: {
        fault: ({ path, index }) => {
          if (path === '/graphql' && index > 3) world.head = { ...world.head, sha: world.base.sha };
          return undefined;
        },
      },
    });

    expect(run.code).toBe(2);
    expect(run.stdout).toContain('SUPERSEDED: the head moved');
    expect(run.github.reviews).toEqual([]);
  });
});
