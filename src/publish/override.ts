import type { Override } from '../judge/result.js';
import { type GitHub, isFromGitHub } from '../source/github-client.js';
import type { Pull } from '../source/github-pull.js';
import { mayWrite } from '../source/github-rights.js';

interface Person {
  login: string;
  __typename: string;
}

interface Answer {
  repository: {
    pullRequest: {
      labels: { nodes: { name: string }[] } | null;
      timelineItems: { nodes: { label: { name: string }; actor: Person | null }[] };
      comments: { nodes: { author: Person | null; body: string; lastEditedAt: string | null }[] };
    };
  };
}

const QUERY = `query($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      labels(first: 100) { nodes { name } }
      timelineItems(itemTypes: [LABELED_EVENT], last: 100) {
        nodes { ... on LabeledEvent { label { name } actor { login __typename } } }
      }
      comments(last: 100) { nodes { author { login __typename } body lastEditedAt } }
    }
  }
}`;

/** `/backend-review override 1a2b3c4 The fix is deployed by hand already` */
const OVERRIDE = /^\s{0,20}\/backend-review override ([0-9a-f]{7,40})[ \t]+(\S[^\r\n]{2,500})/;

/** Who lets the change pass, or why the label does not count; both null where the label is not there. */
export interface Overriding {
  override: Override | null;
  note: string | null;
}

/**
 * Looks for the label by which a person gets past the check in the open: set by somebody with write access who is
 * not the author, and with a reason in an unedited comment of theirs that names the head. A push ends it, since the
 * comment names another commit then.
 */
export async function findOverride(github: GitHub, pull: Pull, label: string): Promise<Overriding> {
  const { owner, repo, number } = pull;
  try {
    const answer = await github.reads.graphql<Answer>(QUERY, { owner, repo, number });
    const { labels, timelineItems, comments } = answer.repository.pullRequest;
    if (!labels?.nodes.some(({ name }) => name === label)) return { override: null, note: null };
    const actor = timelineItems.nodes.findLast((event) => event.label.name === label)?.actor ?? null;
    const unfit = unfitReason(actor, pull);
    if (actor === null || unfit) return voided(label, unfit ?? '');
    const reason = reasonOf(comments.nodes, actor.login, pull.head);
    if (reason === null)
      return voided(
        label,
        `@${actor.login} has to comment "/backend-review override ${pull.head.slice(0, 7)} <reason>", unedited`,
      );
    if (!(await mayWrite(github, pull, actor.login))) return voided(label, `@${actor.login} has no write access`);
    return { override: { by: actor.login, reason, head: pull.head }, note: null };
  } catch (error) {
    // Without an answer nobody is known to have allowed anything: the verdict stays.
    if (!isFromGitHub(error)) throw error;
    return voided(label, 'GitHub did not say who set it and why');
  }
}

function voided(label: string, why: string): Overriding {
  return { override: null, note: `The label "${label}" does not count: ${why}.` };
}

function unfitReason(actor: Person | null, { author }: Pull): string | null {
  if (actor === null) return 'nobody knows who set it';
  if (actor.__typename !== 'User') return `@${actor.login} is no person`;
  return actor.login === author ? `@${actor.login} is the author` : null;
}

function reasonOf(comments: Answer['repository']['pullRequest']['comments']['nodes'], login: string, head: string) {
  for (const { author, body, lastEditedAt } of comments.toReversed()) {
    const [, commit, reason] = OVERRIDE.exec(body) ?? [];
    if (author?.login === login && lastEditedAt === null && commit && head.startsWith(commit))
      return reason?.trim() ?? null;
  }
  return null;
}
