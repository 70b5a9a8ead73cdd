import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { knownValues, redactKnown } from '../inspect/redaction.js';
import { type ReviewResult, resultJson } from '../judge/result.js';
import { exitCodeOf } from '../judge/verdict.js';
import { BadInput } from '../target/target.js';
import { summaryOf } from '../words/summary.js';
import { terminalText } from '../words/terminal.js';

type Form = 'pretty' | 'json' | 'markdown';

const FORM_OF: Record<string, Form> = { '.json': 'json', '.md': 'markdown' };

/** Where a result goes: the form on stdout, and files by their endings. */
export interface Outlets {
  format: Form;
  files: string[];
}

/** Checks the outlets before anything is reviewed. Throws `BadInput` naming the flag. */
export function outletsFrom(flags: { format?: string | undefined; output?: string[] | undefined }): Outlets {
  const format = flags.format ?? 'pretty';
  if (format !== 'pretty' && format !== 'json' && format !== 'markdown')
    throw new BadInput(`--format is "${format}". It can be pretty, json or markdown.`);
  const files = flags.output ?? [];
  const odd = files.find((file) => !FORM_OF[extname(file)]);
  if (odd !== undefined) throw new BadInput(`--output "${odd}" ends in none of ${Object.keys(FORM_OF).join(', ')}.`);
  return { format, files };
}

/** Prints and writes the result, without the run's own credentials, and returns the exit code. */
export async function printResult(
  result: ReviewResult,
  outlets: Outlets,
  credentials: readonly string[],
): Promise<number> {
  await writeFiles(result, outlets, credentials);
  process.stdout.write(redactKnown(written(result, outlets.format), knownValues([], credentials)));
  return exitCodeOf(result);
}

/** Writes the files that `--output` names. */
export async function writeFiles(
  result: ReviewResult,
  { files }: Outlets,
  credentials: readonly string[],
): Promise<void> {
  const known = knownValues([], credentials);
  for (const file of files) {
    const text = redactKnown(written(result, FORM_OF[extname(file)] ?? 'json'), known);
    await writeAt(file, text).catch((cause: unknown) => {
      throw new BadInput(`--output "${file}" cannot be written.`, { cause });
    });
  }
}

async function writeAt(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function written(result: ReviewResult, form: Form): string {
  if (form === 'json') return `${JSON.stringify(resultJson(result), null, 2)}\n`;
  return form === 'markdown' ? summaryOf(result, []) : terminalText(result);
}
