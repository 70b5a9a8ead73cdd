import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import { context } from '@actions/github';
import { defaults } from '@actions/github/lib/utils';
import { trustedPaths } from './settings/trusted-paths.js';
import { connectGitHub } from './source/github-client.js';
import { openPull, pullOfHead } from './source/github-pull.js';
import { openPullSource } from './source/github-source.js';
import { targetFromEvent } from './target/from-event.js';
import { BadInput } from './target/target.js';

/** The inputs that are settings; the config file can say the same. */
const SETTINGS = [
  'agent',
  'config',
  'engine',
  'model',
  'fail-on',
  'on-incomplete',
  'rollout',
  'config-floor',
  'comment-on',
  'max-comments',
  'max-minutes',
  'advice',
  'max-cost-usd',
];

/** The runner's door. Until a review has ended whole, the outputs say that it has not. */
export async function runAction(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, cancelled);
  try {
    core.setOutput('complete', false);
    core.setOutput('verdict', 'incomplete');
    process.exitCode = await run();
  } catch (error) {
    const { complain } = await import('./commands/complain.js');
    const { reportTrouble } = await import('./commands/action-report.js');
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    process.exitCode = complain(error, { say, onIncomplete: core.getInput('on-incomplete') });
    await reportTrouble(lines);
  }
}

async function run(): Promise<number> {
  const given = Object.fromEntries(SETTINGS.map((name) => [name, core.getInput(name)]));
  const token = core.getInput('github-token');
  if (!token) throw new BadInput('The input "github-token" is empty. Leave it out, or pass ${{ github.token }}.');
  core.setSecret(token);
  const repository = process.env['GITHUB_REPOSITORY'] ?? '';
  const inputs = { mode: core.getInput('mode'), pullRequest: core.getInput('pull-request') };
  const target = targetFromEvent({ name: context.eventName, repository, payload: context.payload }, inputs);
  const github = connectGitHub({ token, baseUrl: defaults.baseUrl ?? '', fetch: defaults.request?.fetch });
  if (target.kind === 'repository') {
    const { auditRepository } = await import('./commands/action-audit.js');
    return auditRepository(github, target, given);
  }
  if (target.kind === 'merge-group') {
    const { judgeMergeGroup } = await import('./commands/action-merge-group.js');
    return judgeMergeGroup(github, target);
  }
  if (target.kind === 'command') {
    const { obeyCommand } = await import('./commands/action-command.js');
    return obeyCommand(github, target, given);
  }
  const wanted = target.kind === 'head' ? await pullOfHead(github, target) : target;
  const pull = await openPull(github, wanted, trustedPaths(given));
  // The heavy parts load while GitHub lists the files: nothing of them stands before the first request.
  const [source, { reviewPull }] = await Promise.all([
    openPullSource(github, pull),
    import('./commands/action-review.js'),
  ]);
  // The check of such a run belongs to the default branch: the head gets a status of its own.
  const elsewhere = ['workflow_dispatch', 'workflow_run'].includes(context.eventName);
  return reviewPull({ github, pull, source, elsewhere }, given);
}

/**
 * The job was cancelled or ran out of time: the runner sends SIGINT, and soon ends the process. What is under way is
 * dropped: a write that GitHub had begun to store is found by the next run.
 */
function cancelled(): void {
  const words = 'CANCELLED: the run was stopped before it had a verdict. Run it again, or wait for the newer one.';
  core.error(words);
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (summary) appendFileSync(summary, `## Backend Review: ${words}\n`);
  process.exit(2);
}
