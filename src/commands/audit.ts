import { audit } from '../audit.js';
import type { Flags } from '../cli.js';
import { workTree } from '../source/git.js';
import { openTree } from '../source/git-range.js';
import { auditTarget } from '../target/from-flags.js';
import { BadInput } from '../target/target.js';
import { printPlan } from './dry-run.js';
import { localRun } from './local-run.js';
import { outletsFrom, printResult, writeFiles } from './print-result.js';
import { keepState } from './state-file.js';
import { writeBaseline } from './write-baseline.js';

const WRITE = '--write-baseline';

/** `backend-review audit`: returns the exit code. */
export async function auditCommand(flags: Flags, globs: string[]): Promise<number> {
  const outlets = outletsFrom(flags);
  if (flags['write-baseline'] && globs.length > 0)
    throw new BadInput(`${WRITE} goes without globs: a baseline is of the whole tree.`);
  const root = flags['write-baseline'] ? await workTree(flags.repo ?? '.', WRITE) : null;
  const { run, dry } = await localRun(flags);
  const source = await openTree(auditTarget(flags, globs));
  const result = await audit(source, run);
  if (dry) return printPlan(dry);
  await keepState(result.state, flags, run);
  if (root === null) return printResult(result, outlets, run.credentials);
  const written = await writeBaseline(result, { root, source, credentials: run.credentials });
  if (written === null) {
    await printResult(result, outlets, run.credentials);
    process.stderr.write('backend-review: The audit is not complete: no baseline was written.\n');
    return 2;
  }
  await writeFiles(result, outlets, run.credentials);
  process.stdout.write(written);
  return 0;
}
