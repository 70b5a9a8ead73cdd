import type { IssueComment } from './github-rows.js';
import type { StoredReview, World } from './world.js';

/** What the fake GitHub knows: the world it was given and what clients have stored since. */
export interface GitHubState {
  world: World;
  reviews: StoredReview[];
  issueComments: IssueComment[];
  /** Numbers of workflow runs that were started again, with what was run. */
  reruns: { run: number; jobs: 'all' | 'failed' }[];
  reactions: { comment: number; content: string }[];
  statuses: { sha: string; state: string; context: string; description: string | null }[];
  /** What a client did that GitHub's own description forbids, and what this fake does not know. */
  violations: string[];
}

export function githubState(world: World): GitHubState {
  return {
    world,
    reviews: structuredClone(world.reviews),
    issueComments: [],
    statuses: [],
    reruns: [],
    reactions: [],
    violations: [],
  };
}

/** A number that no stored review or comment has yet. */
export function nextId(rows: readonly { id: number }[]): number {
  return Math.max(1000, ...rows.map(({ id }) => id)) + 1;
}
