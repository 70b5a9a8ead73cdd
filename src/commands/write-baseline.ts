import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { knownValues, redactKnown } from '../inspect/redaction.js';
import { baselineOf, baselineText, countByStandard, grown, parseBaseline } from '../judge/baseline-file.js';
import type { ReviewResult } from '../judge/result.js';
import { BASELINE_PATH } from '../settings/trusted-paths.js';
import type { Source } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { logLine } from '../words/escape.js';

/** The top of the work tree that is written to, where the audit read, and what may not get into the file. */
interface Into {
  root: string;
  source: Source;
  credentials: readonly string[];
}

/**
 * Writes the baseline that a complete audit makes, and returns what to print; null for an audit that is not complete.
 * Throws `BadInput` where the ratchet forbids it.
 */
export async function writeBaseline(result: ReviewResult, { root, source, credentials }: Into): Promise<string | null> {
  const { files, unlisted } = result.coverage;
  if (unlisted !== null || files.some(({ state }) => state === 'unreviewed')) return null;
  const file = join(root, BASELINE_PATH);
  // Reasons may have been written that are not committed yet.
  const text = (await textAt(file)) ?? (await source.trusted(BASELINE_PATH));
  const before = text === null ? null : parseBaseline(text);
  const next = baselineOf(result, before);
  const more = before && result.settings.ratchet.value === 'on' ? grown(before.entries, next.entries) : null;
  if (more !== null)
    throw new BadInput(`"ratchet: on", and the baseline may only shrink: ${more}. Fix the new findings first.`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, redactKnown(baselineText(next), knownValues([], credentials)));
  const counts = [...countByStandard(next.entries)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = counts.map(([standard, count]) => `  ${standard}: ${count}`);
  return `${logLine([`${BASELINE_PATH} written, entries: ${next.entries.length}`, ...rows].join('\n'))}\n`;
}

async function textAt(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new BadInput(`${file} cannot be read.`, { cause });
  });
}
