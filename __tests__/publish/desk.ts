import { retry } from '@octokit/plugin-retry';
import { Octokit } from '@octokit/rest';
import type { Finding } from '../../src/judge/finding.js';
import { marksIn } from '../../src/judge/mark.js';
import type { SavedResult } from '../../src/judge/saved-result.js';
import { deliveredOf } from '../../src/publish/delivery.js';
import { publishReview } from '../../src/publish/publish-review.js';
import type { Clock } from '../../src/publish/write-once.js';
import type { GitHub } from '../../src/source/github-client.js';
import { bindStandard } from '../../src/standards/standard.js';
import { type FakeGitHub, type GitHubOptions, startGitHub } from '../fakes/github.js';
import type { World } from '../fakes/world.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';

const LINES = 60;
const text = (mark: string) => Array.from({ length: LINES }, (_, index) => `run(${index}, ${mark});\n`).join('');
const made = worldFromTrees({ mergeBase: { 'src/a.ts': text('1') }, head: { 'src/a.ts': text('2') } });

/** A pull request that changes 60 lines of one file; a copy, since publishing changes it. */
export function pullWorld(): World {
  return { ...made.world, pull: made.world.pull && { ...made.world.pull }, head: { ...made.world.head }, reviews: [] };
}

const [rule] = bindStandard(4, 'Query Safety', '').rules;

/** A finding at a 1-based line of the changed file; its fingerprint is made of the line. */
export function findingAt(line: number, change: Partial<Finding> = {}): Finding {
  if (!rule) throw new Error('no rule');
  return {
    ...{ fingerprint: line.toString(16).padStart(16, '0'), origin: 'agent', standard: 4, standardName: 'Query Safety' },
    ...{ rule: rule.id, ruleInfo: rule, path: 'src/a.ts', side: 'RIGHT', line, endLine: line, severity: 'high' },
    ...{ certainty: 'high', standing: 'introduced', verification: 'confirmed', documentation: null, blocking: true },
    ...{ inline: true, title: `Fault ${line}`, message: 'What follows.', fix: null, assumption: null, verify: null },
    suppression: null,
    missedSince: null,
    ...{ code: '', evidence: [], replacement: null, options: null },
    ...change,
  } as Finding;
}

export function resultOf(world: World, findings: Finding[], policy: Partial<SavedResult['policy']> = {}): SavedResult {
  return {
    ...{ verdict: 'fail', use: 'review', engine: 'agent', builtIn: false, override: null, findings },
    ...{ settingsDigest: '0'.repeat(16), standards: [{ number: 4, name: 'Query Safety', assessed: true }] },
    revisions: {
      ...{ repository: 'acme/shop', pullRequest: 7, branch: 'main' },
      ...{ base: world.base.sha, mergeBase: world.mergeBase, head: world.head.sha },
    },
    coverage: { complete: true, files: [], unlisted: null, withheld: null },
    policy: {
      ...{ failOn: 'high', onIncomplete: 'fail', rollout: 'enforce', commentOn: 'medium', maxComments: 50 },
      ...{ overrideLabel: '', knownAuthors: [], ...policy },
    },
  };
}

/** Time that passes only when somebody waits. */
export function fakeClock(): Clock & { waited: number[] } {
  let now = Date.parse('2026-11-01T09:00:00Z');
  const waited: number[] = [];
  return {
    waited,
    now: () => now,
    sleep: async (ms) => {
      waited.push(ms);
      now += ms;
    },
    within: () => AbortSignal.timeout(60),
  };
}

/** A client as the product's, but that it retries reads without waiting. */
function clientOf({ url }: FakeGitHub): GitHub {
  const options = { auth: 'test-token-of-the-scenario', baseUrl: url, log: SILENT };
  const Reader = Octokit.plugin(retry);
  return {
    reads: new Reader({ ...options, retry: { retries: 2, retryAfterBaseValue: 0 } }),
    writes: new Octokit(options),
  };
}

const nothing = () => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export interface Story {
  world?: World;
  findings: Finding[];
  fault?: GitHubOptions['fault'];
  policy?: Partial<SavedResult['policy']>;
  /** Milliseconds from the start after which nothing is waited for. */
  patienceMs?: number;
  validate?: boolean;
  /** A GitHub that other runs write to as well; it is left open. */
  github?: FakeGitHub;
  /** Writes the summary comment too. */
  sticky?: boolean;
  /** Is told of the GitHub before anything is asked of it. */
  started?: (github: FakeGitHub) => void;
}

/** Publishes the findings once, in process; what became of them, and all that GitHub then holds. */
export async function publish(story: Story) {
  const world = story.world ?? pullWorld();
  const github =
    story.github ?? (await startGitHub(world, { fault: story.fault ?? nothing, validate: story.validate ?? true }));
  story.started?.(github);
  const clock = fakeClock();
  const started = clock.now();
  try {
    const result = resultOf(world, story.findings, story.policy);
    const pull = { owner: 'acme', repo: 'shop', number: 7, head: world.head.sha };
    const desk = { github: clientOf(github), pull, clean: (said: string) => said, clock };
    const { plan, delivery } = await publishReview(
      result,
      {
        ...desk,
        deadline: started + (story.patienceMs ?? 900_000),
      },
      story.sticky ? { state: null, secret: '', run: null, footer: [] } : null,
    );
    const delivered = deliveredOf(result, plan, delivery);
    const comments = github.reviews.flatMap((review) =>
      review.comments.flatMap(({ body, deleted }) => (deleted ? [] : [body])),
    );
    const bodies = [...github.reviews, ...github.issueComments].map(({ body }) => body);
    const marks = [...comments, ...bodies].flatMap(marksIn);
    return { github, delivery, delivered, comments, bodies, marks, clock, elapsed: clock.now() - started };
  } finally {
    if (!story.github) await github.close();
  }
}
