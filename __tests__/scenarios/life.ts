import { type Respond, startClaude } from '../fakes/claude.js';
import { pullRequestEvent, type RunnerEvent } from '../fakes/events.js';
import { type GitHubOptions, startGitHub } from '../fakes/github.js';
import { runAction } from '../fakes/run.js';
import type { StoredComment } from '../fakes/world.js';
import type { MadeWorld } from '../fakes/world-from-trees.js';
import { API_KEY, type Result } from './review-run.js';
import { silent } from './scripted-model.js';

/** One run of a life. */
export interface Turn {
  model?: Respond;
  inputs?: Record<string, string>;
  event?: RunnerEvent;
  env?: Record<string, string>;
  started?: (cancel: () => void) => void;
}

/** A pull request that several runs of the built action look at, with one GitHub that keeps what they say. */
export async function startLife({ world }: MadeWorld, options: GitHubOptions = {}) {
  const github = await startGitHub(world, options);
  const threads = (): StoredComment[] =>
    github.reviews.flatMap(({ comments }) => comments.filter(({ deleted }) => !deleted));
  const run = async (turn: Turn = {}) => {
    const claude = await startClaude(turn.model ?? silent);
    const from = github.requests.length;
    try {
      const done = await runAction({
        event: turn.event ?? pullRequestEvent(world, 'synchronize'),
        inputs: { 'github-token': 'test-token-of-the-scenario', 'anthropic-api-key': API_KEY, ...turn.inputs },
        ...{ github, claude },
        ...(turn.env && { env: turn.env }),
        ...(turn.started && { started: turn.started }),
      });
      expect(github.violations).toEqual([]);
      expect(claude.violations).toEqual([]);
      const writes = github.requests
        .slice(from)
        .filter(({ method, path, body }) => method !== 'GET' && !isQuery(path, body))
        .map(({ method, path }) => `${method} ${path.replace('/repos/acme/shop/', '')}`);
      return { ...done, json: done.result as Result, asked: claude.requests.length, writes };
    } finally {
      await claude.close();
    }
  };
  return { github, threads, run, sticky: () => github.issueComments[0]?.body ?? '', close: () => github.close() };
}

const isQuery = (path: string, body: unknown) =>
  path === '/graphql' && !String((body as { query?: unknown }).query).startsWith('mutation');

export type Life = Awaited<ReturnType<typeof startLife>>;

/** A reply of somebody below a comment. */
export function reply(comment: StoredComment | undefined, author: string, body: string): void {
  if (!comment) throw new Error('there is no such comment');
  comment.replies = [...(comment.replies ?? []), { author, body }];
}
