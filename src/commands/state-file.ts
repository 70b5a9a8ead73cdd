import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Flags } from '../cli.js';
import { knownValues, redactKnown } from '../inspect/redaction.js';
import { cleanState, type State, stateFileText, stateOfFile } from '../judge/state.js';
import type { Run } from '../review.js';
import { BadInput } from '../target/target.js';

/** The state that an earlier run left in a file; null without a file, or for one that was not sealed with `secret`. */
export async function readStateFile(file: string, secret: string): Promise<State | null> {
  if (file === '') return null;
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // The first run of all.
    if (error.code === 'ENOENT') return '';
    throw new BadInput(`The state file "${file}" cannot be read.`, { cause: error });
  });
  return stateOfFile(text, secret);
}

/** Leaves the state to later runs; without a credential to seal it, or without a file, nothing is written. */
export async function writeStateFile(file: string, state: State, secret: string): Promise<void> {
  if (file === '' || secret === '') return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, stateFileText(state, secret));
}

/** Leaves the state of a command's run in the file that `--state-file` names. */
export async function keepState(state: State, flags: Flags, { credentials, secret }: Run): Promise<void> {
  const known = knownValues([], credentials);
  await writeStateFile(
    flags['state-file'] ?? '',
    cleanState(state, (text) => redactKnown(text, known)),
    secret,
  );
}
