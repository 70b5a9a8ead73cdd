import type { MergeGroupTarget } from '../target/target.js';
import { explainRead, type GitHub } from './github-client.js';

/** A pull request of a merge group, and the newest run of the workflow at its head; null: there is none. */
export interface QueuedPull {
  number: number;
  /** Where it goes by now. */
  branch: string;
  /** When it was last sent elsewhere, in ISO 8601; null: never. */
  retargeted: string | null;
  run: { status: string; conclusion: string | null; created: string; url: string } | null;
}

interface Entry {
  baseCommit: { oid: string } | null;
  headCommit: { oid: string } | null;
  pullRequest: {
    number: number;
    headRefOid: string;
    baseRefName: string;
    timelineItems: { nodes: ({ createdAt?: string } | null)[] };
  } | null;
}

interface Answer {
  repository: { mergeQueue: { entries: { nodes: Entry[] } } | null } | null;
}

/** The most entries that GitHub builds at once. */
const QUERY = `query($owner: String!, $repo: String!, $branch: String!) {
  repository(owner: $owner, name: $repo) {
    mergeQueue(branch: $branch) {
      entries(first: 100) {
        nodes {
          baseCommit { oid }
          headCommit { oid }
          pullRequest {
            number headRefOid baseRefName
            timelineItems(itemTypes: [BASE_REF_CHANGED_EVENT], last: 1) {
              nodes { ... on BaseRefChangedEvent { createdAt } }
            }
          }
        }
      }
    }
  }
}`;

/**
 * The pull requests between the group's base and its head, with what the workflow said of each; `workflow` is its
 * path, such as `.github/workflows/review.yml`. Null where the queue does not lead from that head to that base.
 */
export async function readMergeGroup(
  github: GitHub,
  target: MergeGroupTarget,
  workflow: string,
): Promise<QueuedPull[] | null> {
  const { owner, repo, branch } = target;
  const answer = await github.reads.graphql<Answer>(QUERY, { owner, repo, branch }).catch((cause: unknown) => {
    throw explainRead(cause, `the merge queue of ${branch}`);
  });
  const chain = chainOf(answer.repository?.mergeQueue?.entries.nodes ?? [], target);
  if (chain === null) return null;
  return Promise.all(
    chain.map(async (pull) => ({
      ...{ number: pull.number, branch: pull.baseRefName },
      retargeted: pull.timelineItems.nodes[0]?.createdAt ?? null,
      run: await newestRun(github, target, { workflow, head: pull.headRefOid }),
    })),
  );
}

/** From the entry of this head back to the commit that the group builds on. */
function chainOf(
  entries: readonly Entry[],
  { base, head }: MergeGroupTarget,
): NonNullable<Entry['pullRequest']>[] | null {
  const chain: NonNullable<Entry['pullRequest']>[] = [];
  let at: string | undefined = head;
  while (at !== base) {
    const entry = entries.find(({ headCommit }) => headCommit?.oid === at);
    if (!entry?.pullRequest || chain.length > entries.length) return null;
    chain.push(entry.pullRequest);
    at = entry.baseCommit?.oid;
  }
  return chain;
}

/** Events whose runs judge a pull request. */
const EVENTS = ['pull_request', 'pull_request_target'];

async function newestRun(
  github: GitHub,
  { owner, repo }: MergeGroupTarget,
  { workflow, head }: { workflow: string; head: string },
): Promise<QueuedPull['run']> {
  const place = { owner, repo, head_sha: head, per_page: 100 };
  const runs = await github.reads.rest.actions.listWorkflowRunsForRepo(place).catch((cause: unknown) => {
    throw explainRead(cause, `the runs at ${head.slice(0, 7)} (with actions: read)`);
  });
  // A required workflow of another repository has its path with `@` and a ref behind.
  const own = runs.data.workflow_runs.filter(
    ({ path, event, head_sha: sha }) => path.split('@')[0] === workflow && EVENTS.includes(event) && sha === head,
  );
  const [newest] = own.sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
  if (!newest) return null;
  const { status, conclusion, created_at: created, html_url: url } = newest;
  return { status: status ?? 'unknown', conclusion, created, url };
}
