import { audit } from '../audit.js';
import type { Given } from '../settings/trusted-paths.js';
import type { GitHub } from '../source/github-client.js';
import { openTreeSource } from '../source/github-tree.js';
import type { RepositoryTarget } from '../target/target.js';
import { actionRun, reportResult } from './action-report.js';

/** Audits the default branch in the Action; the results go to the job summary and the result file. */
export async function auditRepository(github: GitHub, target: RepositoryTarget, given: Given): Promise<number> {
  const run = await actionRun(given);
  return reportResult(await audit(await openTreeSource(github, target), run), [], run);
}
