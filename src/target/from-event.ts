import {
  BadInput,
  type CommandTarget,
  type HeadTarget,
  type MergeGroupTarget,
  type PullRequestTarget,
  type RepositoryTarget,
} from './target.js';

/** What the runner tells of the event: its name, `owner/name`, and the webhook's payload. */
export interface ActionEvent {
  name: string;
  repository: string;
  payload: {
    pull_request?: { number?: unknown; head?: { sha?: unknown } };
    merge_group?: Record<string, unknown>;
    workflow_run?: { event?: unknown; head_sha?: unknown };
    issue?: { number?: unknown; pull_request?: unknown };
    comment?: Record<string, unknown>;
  };
}

/** The inputs that choose a target; empty when not given. */
export interface TargetInputs {
  mode: string;
  pullRequest: string;
}

/**
 * The target of a run in the Action: the event's pull request or merge group, the pull request that a dispatch
 * names, or the default branch. Throws `BadInput` for an event that names none.
 */
export function targetFromEvent(
  event: ActionEvent,
  inputs: TargetInputs,
): PullRequestTarget | RepositoryTarget | MergeGroupTarget | HeadTarget | CommandTarget {
  const [owner, repo] = event.repository.split('/');
  if (!owner || !repo) throw new BadInput(`GITHUB_REPOSITORY is "${event.repository}", not "owner/name".`);
  const mode = inputs.mode || 'auto';
  if (!['auto', 'review', 'audit'].includes(mode))
    throw new BadInput(`The input "mode" is "${mode}". It can be auto, review or audit.`);
  if (event.name === 'merge_group') return mergeGroup(event, { owner, repo });
  if (event.name === 'workflow_run') return headOfRun(event, { owner, repo });
  if (COMMENTS.includes(event.name)) return commandOf(event, { owner, repo });
  const asked = inputs.pullRequest ? askedPull(inputs.pullRequest) : eventPull(event);
  if (mode === 'audit' || (mode === 'auto' && asked === null && event.name === 'workflow_dispatch')) {
    if (mode === 'audit' && inputs.pullRequest)
      throw new BadInput('The inputs "mode: audit" and "pull-request" exclude each other. Leave one out.');
    return { kind: 'repository', owner, repo };
  }
  if (asked !== null) return { kind: 'pull-request', owner, repo, ...asked };
  throw new BadInput(
    `The event "${event.name}" names no pull request. Run this action on pull_request, pull_request_target, merge_group or workflow_run, ` +
      'or on workflow_dispatch with the input "pull-request", or with "mode: audit".',
  );
}

type AskedPull = Pick<PullRequestTarget, 'number' | 'head'>;

/** A re-run brings the payload of old: its head is the commit that the check will belong to. */
function eventPull(event: ActionEvent): AskedPull | null {
  if (!['pull_request', 'pull_request_target'].includes(event.name)) return null;
  const { number, head } = event.payload.pull_request ?? {};
  if (typeof number === 'number') return { number, head: typeof head?.sha === 'string' ? head.sha : null };
  throw new BadInput(`The payload of the event "${event.name}" holds no pull request number.`);
}

/** `42`, or `42@abc1234` for that head and no other. */
function askedPull(text: string): AskedPull {
  const match = /^([1-9]\d{0,9})(?:@([0-9a-f]{7,40}))?$/.exec(text);
  if (match) return { number: Number(match[1]), head: match[2] ?? null };
  throw new BadInput(
    `The input "pull-request" is "${text.slice(0, 80)}". It takes a number, such as 42, or a number and its head, such as 42@1a2b3c4.`,
  );
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group */
function mergeGroup({ payload }: ActionEvent, place: { owner: string; repo: string }): MergeGroupTarget {
  const { base_sha: base, head_sha: head, base_ref: ref } = payload.merge_group ?? {};
  if (typeof base !== 'string' || typeof head !== 'string' || typeof ref !== 'string')
    throw new BadInput('The payload of the event "merge_group" does not say what is merged into which branch.');
  return { kind: 'merge-group', ...place, base, head, branch: ref.replace(/^refs\/heads\//, '') };
}

const COMMENTS = ['issue_comment', 'pull_request_review_comment'];

/** A command is how a comment begins: further down it may be a quotation. `/backend-review dismiss The id is ours` */
export const COMMAND = /^\s{0,20}\/backend-review[ \t]+(\w+)[ \t]*([^\r\n]{0,500})/;

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment */
function commandOf({ payload }: ActionEvent, place: { owner: string; repo: string }): CommandTarget {
  const { comment, issue, pull_request: pull } = payload;
  const number = issue?.pull_request ? issue.number : pull?.number;
  const { id, body, user, in_reply_to_id: first } = comment ?? {};
  if (typeof number !== 'number' || typeof id !== 'number' || typeof body !== 'string')
    throw new BadInput('The comment of this event stands on no pull request: there is nothing to do.');
  const { login, type } = (user ?? {}) as { login?: unknown; type?: unknown };
  const [, command = null, rest = ''] = COMMAND.exec(body) ?? [];
  return {
    ...{ kind: 'command', ...place, number, rest, by: String(login), comment: id },
    command: type === 'User' ? command : null,
    inReplyTo: issue ? null : typeof first === 'number' ? first : id,
  };
}

/** A run that a pull request started. Nothing else of it counts: what it left behind was written by the author. */
function headOfRun({ payload }: ActionEvent, place: { owner: string; repo: string }): HeadTarget {
  const { event, head_sha: head } = payload.workflow_run ?? {};
  if (event === 'pull_request' && typeof head === 'string') return { kind: 'head', ...place, head };
  throw new BadInput(
    'The event "workflow_run" is not about a run that a pull request started: there is nothing to review.',
  );
}
