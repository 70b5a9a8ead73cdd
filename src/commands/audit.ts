import { audit } from '../audit.js';
import type { Flags } from '../cli.js';
import { openTree } from '../source/git-range.js';
import { auditTarget } from '../target/from-flags.js';
import { printPlan } from './dry-run.js';
import { localRun } from './local-run.js';
import { outletsFrom, printResult } from './print-result.js';
import { writeStateFile } from './state-file.js';

/** `backend-review audit`: returns the exit code. */
export async function auditCommand(flags: Flags, globs: string[]): Promise<number> {
  const outlets = outletsFrom(flags);
  const { run, dry } = await localRun(flags);
  const result = await audit(await openTree(auditTarget(flags, globs)), run);
  if (dry) return printPlan(dry);
  await writeStateFile(flags['state-file'] ?? '', result.state, run.secret);
  return printResult(result, outlets, run.credentials);
}
