import { fullRepositoryRow, pullRow } from './github-rows.js';
import type { Row } from './sample-row.js';
import type { World } from './world.js';

/** What started a run: the event's name and its payload, as the runner hands them over. */
export interface RunnerEvent {
  name: string;
  payload: Row & { repository: Row & { full_name: string } };
}

function payloadOf(world: World, fields: Row): RunnerEvent['payload'] {
  const full_name = `${world.owner}/${world.repo}`;
  const sender = { login: world.pull?.author ?? world.owner, type: 'User' };
  return { ...fields, repository: { ...fullRepositoryRow(world), full_name }, sender };
}

/** A `pull_request` event about the world as it is now. */
export function pullRequestEvent(world: World, action = 'opened'): RunnerEvent {
  const fields = { action, number: world.number, pull_request: pullRow(world) };
  return { name: 'pull_request', payload: payloadOf(world, fields) };
}

/** A `workflow_dispatch` event on the default branch. The runner passes the inputs on as text. */
export function dispatchEvent(world: World, inputs: Record<string, string> = {}): RunnerEvent {
  const fields = {
    inputs,
    ref: `refs/heads/${world.defaultBranch}`,
    workflow: '.github/workflows/review.yml',
  };
  return { name: 'workflow_dispatch', payload: payloadOf(world, fields) };
}

/** A comment of somebody: below a comment on lines, by its number, or on the pull request itself. */
export function commentEvent(
  world: World,
  said: { by: string; body: string; id: number; below?: number },
): RunnerEvent {
  const user = { login: said.by, type: said.by.endsWith('[bot]') ? 'Bot' : 'User' };
  const comment = { id: said.id, body: said.body, user };
  if (said.below === undefined) {
    const issue = { number: world.number, pull_request: {} };
    return { name: 'issue_comment', payload: payloadOf(world, { action: 'created', issue, comment }) };
  }
  const below = { ...comment, in_reply_to_id: said.below };
  const fields = { action: 'created', comment: below, pull_request: pullRow(world) };
  return { name: 'pull_request_review_comment', payload: payloadOf(world, fields) };
}
