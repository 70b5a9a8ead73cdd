import { BadInput, type PullRequestTarget, type RepositoryTarget } from './target.js';

/** What the runner tells of the event: its name, `owner/name`, and the webhook's payload. */
export interface ActionEvent {
  name: string;
  repository: string;
  payload: { pull_request?: { number?: unknown } };
}

/** The inputs that choose a target; empty when not given. */
export interface TargetInputs {
  mode: string;
  pullRequest: string;
}

/**
 * The target of a run in the Action: the event's pull request, the one that a dispatch names, or the default
 * branch. Throws `BadInput` for an event that names neither.
 */
export function targetFromEvent(event: ActionEvent, inputs: TargetInputs): PullRequestTarget | RepositoryTarget {
  const [owner, repo] = event.repository.split('/');
  if (!owner || !repo) throw new BadInput(`GITHUB_REPOSITORY is "${event.repository}", not "owner/name".`);
  const mode = inputs.mode || 'auto';
  if (!['auto', 'review', 'audit'].includes(mode))
    throw new BadInput(`The input "mode" is "${mode}". It can be auto, review or audit.`);
  const number = inputs.pullRequest ? numberFrom(inputs.pullRequest) : eventNumber(event);
  if (mode === 'audit' || (mode === 'auto' && number === null && event.name === 'workflow_dispatch')) {
    if (mode === 'audit' && inputs.pullRequest)
      throw new BadInput('The inputs "mode: audit" and "pull-request" exclude each other. Leave one out.');
    return { kind: 'repository', owner, repo };
  }
  if (number !== null) return { kind: 'pull-request', owner, repo, number };
  throw new BadInput(
    `The event "${event.name}" names no pull request. Run this action on pull_request or pull_request_target, ` +
      'or on workflow_dispatch with the input "pull-request", or with "mode: audit".',
  );
}

function eventNumber(event: ActionEvent): number | null {
  if (!['pull_request', 'pull_request_target'].includes(event.name)) return null;
  const number = event.payload.pull_request?.number;
  if (typeof number === 'number') return number;
  throw new BadInput(`The payload of the event "${event.name}" holds no pull request number.`);
}

function numberFrom(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new BadInput(`The input "pull-request" is "${text.slice(0, 80)}". It takes a number, such as 42.`);
}
