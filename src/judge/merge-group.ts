import type { QueuedPull } from '../source/github-merge-group.js';

/** Why a pull request of a merge group has no judgement that counts; null when it has one. */
export function groupProblem({ number, branch, retargeted, run }: QueuedPull, into: string): string | null {
  if (branch !== into) return `#${number} goes into ${branch} by now, not into ${into}`;
  if (run === null) return `#${number} was never judged at its head by this workflow`;
  if (run.status !== 'completed') return `#${number} is being judged still (${run.status}): ${run.url}`;
  if (run.conclusion !== 'success')
    return `the newest run at the head of #${number} ended as ${run.conclusion}: ${run.url}`;
  // Green for another branch is no green for this one: the workflow runs again on the event "edited".
  if (retargeted !== null && retargeted >= run.created)
    return `#${number} was sent to ${into} after its newest run, which judged it for another branch: ${run.url}`;
  return null;
}
