import * as core from '@actions/core';
import { groupProblem } from '../judge/merge-group.js';
import type { GitHub } from '../source/github-client.js';
import { readMergeGroup } from '../source/github-merge-group.js';
import { SourceUnavailable } from '../source/source.js';
import { BadInput, type MergeGroupTarget } from '../target/target.js';
import { logLine } from '../words/escape.js';
import { addSummary } from './action-report.js';

/**
 * Judges a merge group by what this workflow said of its pull requests, without a model call: each must be green at
 * its own head, for this branch. Throws `SourceUnavailable` naming those that are not.
 */
export async function judgeMergeGroup(github: GitHub, target: MergeGroupTarget): Promise<number> {
  const pulls = await readMergeGroup(github, target, workflowPath(process.env['GITHUB_WORKFLOW_REF'] ?? ''));
  if (pulls === null)
    throw new SourceUnavailable(
      `INCOMPLETE: the merge queue of ${target.branch} does not lead from ${target.head.slice(0, 7)} to ${target.base.slice(0, 7)}, so nobody knows what is merged. Queue the pull requests again.`,
    );
  const problems = pulls.flatMap((pull) => groupProblem(pull, target.branch) ?? []);
  if (problems.length > 0)
    throw new SourceUnavailable(
      `INCOMPLETE: ${problems.join('; ')}. Take it out of the queue, and queue it again when its own check is green.`,
    );
  const names = pulls.map(({ number }) => `#${number}`).join(', ');
  const title = `PASS: ${names} judged before, each at its head and for ${target.branch}; nothing was reviewed again`;
  core.info(logLine(title));
  await addSummary(`## Backend Review: ${title}\n`);
  core.setOutput('complete', true);
  core.setOutput('verdict', 'pass');
  return 0;
}

/** `acme/shop/.github/workflows/review.yml@refs/heads/main` */
function workflowPath(ref: string): string {
  const path = /^[^/]+\/[^/]+\/(.+?)@/.exec(ref)?.[1];
  if (path) return path;
  throw new BadInput(`GITHUB_WORKFLOW_REF is "${ref}", which names no workflow file. The runner sets it.`);
}
