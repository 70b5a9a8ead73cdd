import { startClaude } from '../fakes/claude.js';
import { pullRequestEvent } from '../fakes/events.js';
import { startGitHub } from '../fakes/github.js';
import { runAction } from '../fakes/run.js';
import type { World } from '../fakes/world.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { measured } from '../measured.js';
import { model } from './scripted-model.js';

const { world } = worldFromTrees({
  mergeBase: { 'src/services/a.ts': 'export const a = 1;\n' },
  head: { 'src/services/a.ts': "export const a = (id) => db.query('SELECT ' + id);\n" },
});
const fault = model((line) => (line.mark === '+' ? {} : null));

/** Runs the action, and cancels it when it makes its n-th request; before or after that one is answered. */
async function runUntil(now: World, point: { request: number; after: boolean } | null) {
  let cancel = () => undefined as unknown;
  let seen = 0;
  const passed = () => {
    if (point && seen++ === point.request) setTimeout(cancel, point.after ? 12 : 0);
  };
  const github = await startGitHub(now, { fault: () => void passed(), latencyMs: 5 });
  const claude = await startClaude((request, index) => {
    passed();
    return fault(request, index);
  });
  try {
    const run = await runAction({
      event: pullRequestEvent(now),
      inputs: { 'github-token': 'test-token-of-the-scenario', 'anthropic-api-key': 'test-key-of-the-scenario' },
      ...{ github, claude },
      started: (kill) => {
        cancel = () => kill();
      },
    });
    return { ...run, reviews: github.reviews };
  } finally {
    await github.close();
    await claude.close();
  }
}

describe('a run that is cancelled', () => {
  const points = Array.from({ length: 10 }, (_, request) => [false, true].map((after) => ({ request, after }))).flat();
  let held = 0;

  it.each(points)(
    'at request $request (answered: $after) is not green, leaves no half file, and the next run says all once',
    async (point) => {
      const first = await runUntil(world, point);
      // After the last request there is nothing left to cancel.
      const ended = first.outputs['verdict'] === 'fail';
      expect(first.code).not.toBe(0);
      if (!ended) expect(first.outputs).toMatchObject({ complete: 'false', verdict: 'incomplete' });
      if (first.resultText) expect(first.result).toMatchObject({ version: 1 });

      const second = await runUntil({ ...world, reviews: first.reviews }, null);
      expect([second.code, second.reviews.flatMap(({ comments }) => comments).length]).toEqual([1, 1]);
      held += 1;
      measured('G30', `${held} of ${points.length} points; 1 review after the next run`);
    },
  );

  it('says so in the job summary', async () => {
    const run = await runUntil(world, { request: 1, after: false });

    expect([run.code, run.summary]).toEqual([2, expect.stringContaining('CANCELLED: the run was stopped')]);
  });
});
