import { dispatchEvent, pullRequestEvent } from '../fakes/events.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun, type Scenario } from './review-run.js';

const { world } = worldFromTrees({
  mergeBase: { 'README.md': 'x\n' },
  head: { 'README.md': 'x\n', 'src/services/a.ts': 'a();\n' },
});
const withConfig = (config: string) => {
  const base = { 'README.md': 'x\n', '.github/backend-review.yml': config };
  return worldFromTrees({ mergeBase: base, head: { ...base, 'src/services/a.ts': 'a();\n' } }).world;
};

describe('bad input of the action', () => {
  it.each<[string, Scenario, string]>([
    [
      'an event without a pull request',
      { event: { ...dispatchEvent(world), name: 'push' } },
      'The event "push" names no pull request',
    ],
    [
      'a number that is none',
      { event: dispatchEvent(world), inputs: { 'pull-request': '7; rm' } },
      'The input "pull-request" is "7; rm"',
    ],
    [
      'a pull request that does not exist',
      { event: dispatchEvent(world), inputs: { 'pull-request': '999' } },
      'GitHub knows no pull request acme/shop#999',
    ],
    ['a mode that does not exist', { inputs: { mode: 'approve' } }, 'The input "mode" is "approve"'],
    ['a level that does not exist', { inputs: { 'fail-on': 'blocker' } }, 'The input "fail-on" is wrong'],
    ['a base URL without TLS', { inputs: { 'base-url': 'http://models.example' } }, 'The base URL is no address'],
    [
      'a refused token',
      { github: { fault: () => ({ status: 401, body: { message: 'Bad credentials' } }) } },
      'GitHub refused the token (401)',
    ],
  ])('%s is one clear sentence and exit code 3', async (_, scenario, sentence) => {
    const run = await reviewRun(world, scenario);

    expect(run.code).toBe(3);
    expect(run.stdout).toContain(`::error::${sentence}`);
    expect(run.summary).toContain('NOT REVIEWED');
    expect(run.outputs).toEqual({ complete: 'false', verdict: 'incomplete' });
    expect(run.github.reviews).toEqual([]);
    expect(run.claude.requests).toEqual([]);
  });

  it('a config with a misspelt key is named with line, column and the likely key', async () => {
    const run = await reviewRun(withConfig('model: sonnet\npaths:\n  exclud: []\n'));

    expect(run.code).toBe(3);
    expect(run.stdout).toContain('.github/backend-review.yml:3:3 unknown key "paths.exclud" (did you mean "exclude"?)');
  });

  it('a closed pull request is not reviewed', async () => {
    const closed = { ...world, pull: world.pull && { ...world.pull, state: 'closed' as const } };
    const run = await reviewRun(closed, { event: dispatchEvent(closed), inputs: { 'pull-request': '7' } });

    expect(run.code).toBe(3);
    expect(run.stdout).toContain('Pull request #7 is not open');
  });

  it('a pull request whose number is missing from the event is named', async () => {
    const event = pullRequestEvent(world);
    const run = await reviewRun(world, { event: { ...event, payload: { ...event.payload, pull_request: {} } } });

    expect(run.stdout).toContain('holds no pull request number');
  });
});

describe('GitHub that fails', () => {
  it('for a spent rate limit is an incomplete run, not a wrong token', async () => {
    const message = 'API rate limit exceeded for installation.';
    const run = await reviewRun(world, {
      github: { fault: ({ path }) => (path.endsWith('/files') ? { status: 403, body: { message } } : undefined) },
    });

    expect(run.code).toBe(2);
    expect(run.stdout).toContain('GitHub did not give files of pull request #7: API rate limit exceeded');
  });

  it('is let pass where an input says so, without a word of a review', async () => {
    const fault = ({ path }: { path: string }) => (path.endsWith('/files') ? { status: 502, body: {} } : undefined);
    const run = await reviewRun(world, { github: { fault }, inputs: { 'on-incomplete': 'warn' } });

    expect(run.code).toBe(0);
    expect(run.summary).toContain('NOT REVIEWED');
    expect(run.outputs).toEqual({ complete: 'false', verdict: 'incomplete' });
  });

  it('while it is read makes the run incomplete, never green', async () => {
    const run = await reviewRun(world, {
      github: { fault: ({ path }) => (path.endsWith('/files') ? { status: 502, body: {} } : undefined) },
    });

    expect(run.code).toBe(2);
    expect(run.stdout).toContain('GitHub did not give files of pull request #7');
  });
});
