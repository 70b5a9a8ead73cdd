import { marksIn } from '../../src/judge/mark.js';
import { type FakeGitHub, startGitHub } from '../fakes/github.js';
import type { StoredComment } from '../fakes/world.js';
import { measured, times } from '../measured.js';
import { randomFrom } from '../samples/random.js';
import { findingAt, publish, pullWorld } from './desk.js';

const LINES = [1, 2, 3, 4, 5, 6];
const isHuman = ({ author }: { author: string }) => !author.endsWith('[bot]');
const answered = ({ replies = [] }: StoredComment) => replies.some(isHuman);
const isDismissed = ({ replies = [] }: StoredComment) => replies.some(({ body }) => body.startsWith('/backend-review'));
const threadsOf = ({ reviews }: FakeGitHub) => reviews.flatMap(({ comments }) => comments);
/** What must not change in a thread that a person answered. */
const frozen = ({ body, resolved, deleted, replies = [] }: StoredComment) =>
  JSON.stringify([body, resolved ?? false, deleted ?? false, replies]);

/** A pull request of six pushes, in which faults come and go and people answer, dismiss and resolve as they like. */
async function randomLife(seed: number) {
  const random = randomFrom(seed);
  const happens = (percent: number) => random(100) < percent;
  const world = pullWorld();
  world.permissions = { write: true, resolve: happens(70) };
  const github = await startGitHub(world, { validate: seed % 20 === 0 });
  let touched = 0;
  for (let push = 0; push < 6; push++) {
    for (const thread of threadsOf(github)) {
      if (happens(20)) thread.replies = [...(thread.replies ?? []), { author: 'lead', body: 'Why?' }];
      if (happens(10))
        thread.replies = [...(thread.replies ?? []), { author: 'lead', body: '/backend-review dismiss It is safe' }];
      if (happens(10)) Object.assign(thread, { resolved: true, resolvedBy: 'dev' });
      thread.outdated = happens(50);
    }
    const dismissed = new Set(
      threadsOf(github)
        .filter(isDismissed)
        .flatMap(({ body }) => marksIn(body)),
    );
    const findings = LINES.filter(() => happens(60)).map((line) => {
      const finding = findingAt(line, { blocking: happens(50) });
      const suppression = { kind: 'dismissed' as const, by: 'lead', reason: 'It is safe', until: null };
      return dismissed.has(finding.fingerprint) ? { ...finding, blocking: false, suppression } : finding;
    });
    const before = threadsOf(github)
      .filter(answered)
      .map((thread) => ({ thread, state: frozen(thread) }));
    await publish({ world, github, findings });
    touched += before.filter(({ thread, state }) => frozen(thread) !== state).length;
  }
  await github.close();
  expect(github.violations).toEqual([]);
  const marks = threadsOf(github).flatMap(({ body }) => marksIn(body));
  const settled = threadsOf(github).filter(({ replies = [] }) =>
    replies.some(({ body }) => body.startsWith('Fixed in')),
  );
  return {
    touched,
    repeated: marks.length - new Set(marks).size,
    answered: threadsOf(github).filter(answered).length,
    settled: settled.length,
  };
}

describe('lives of pull requests at random', () => {
  it('touch no comment that a person answered, and say nothing twice, dismissed or not', async () => {
    const lives = times(300, 60);
    const sum = { touched: 0, repeated: 0, answered: 0, settled: 0 };
    for (let seed = 1; seed <= lives; seed++) {
      const life = await randomLife(seed);
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += life[key];
    }
    measured(
      'G31',
      `${sum.repeated} repeated, ${sum.touched} of ${sum.answered} answered comments touched in ${lives} lives`,
    );
    expect(sum).toMatchObject({ touched: 0, repeated: 0 });
    // The story is told at all.
    expect(sum.answered).toBeGreaterThan(lives);
    expect(sum.settled).toBeGreaterThan(lives / 4);
  }, 240_000);
});
