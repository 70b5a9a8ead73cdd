import type { SavedResult } from '../judge/saved-result.js';
import { exitCodeOf } from '../judge/verdict.js';
import { type GitHub, isFromGitHub, statusOf } from '../source/github-client.js';
import type { Pull } from '../source/github-pull.js';
import { cut } from '../words/comment.js';
import { titleOf } from '../words/title.js';

/** Characters that GitHub shows of a status.
 * https://docs.github.com/en/rest/commits/statuses#create-a-commit-status */
const LONGEST_DESCRIPTION = 140;

/** The name of the status. A job of the same name would be another check: a ruleset asks for one of them. */
export const STATUS = 'backend-review / status';

/**
 * Puts the outcome on the head as a commit status, for runs whose own check belongs to another commit. Null, or why
 * it could not be.
 */
export async function postStatus(github: GitHub, pull: Pull, result: SavedResult): Promise<string | null> {
  const state = exitCodeOf(result) === 0 ? 'success' : 'failure';
  const description = cut(titleOf(result), LONGEST_DESCRIPTION);
  const place = { owner: pull.owner, repo: pull.repo, sha: pull.head };
  try {
    // The newest status of a name counts, so one that is stored twice does no harm.
    await github.writes.rest.repos.createCommitStatus({ ...place, state, context: STATUS, description });
    return null;
  } catch (error) {
    // A token without the permission: the job's own outcome still tells.
    if (!isFromGitHub(error)) throw error;
    return `The status “${STATUS}” was not set (${statusOf(error)}; it needs statuses: write)`;
  }
}
