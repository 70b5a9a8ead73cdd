import { writeFile } from 'node:fs/promises';
import { splitLines } from '../change/hunks.js';
import type { Flags } from '../cli.js';
import type { ReviewResult } from '../judge/result.js';
import { review } from '../review.js';
import { openDiff } from '../source/bare-diff.js';
import type { Source } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { relevant } from '../words/title.js';
import { caseTables, pullTables } from './eval-tables.js';
import { localRun } from './local-run.js';
import { type Case, readCases, readPulls } from './samples.js';

/** What was found in a sample: `id` is that of a case, `pr` that of a change. */
export interface Row {
  id?: string;
  pr?: string;
  path: string;
  line: number;
  standard: number;
  family: string | null;
  rule: string;
  kind: 'proof' | 'hint';
}

/** `backend-review eval`: measures the engine on labelled samples; returns the exit code. */
export async function evalCommand(flags: Flags): Promise<number> {
  const [cases, pulls] = [await readCases(flags.cases), await readPulls(flags.prs)];
  if (cases.length + pulls.length === 0)
    throw new BadInput('Name samples to measure on: --cases FILE, --prs FILE, or both.');
  const { run } = await localRun({ ...flags, engine: flags.engine ?? 'rules' });
  const rows: Row[] = [];
  const unfinished: string[] = [];
  async function measure(sample: { id?: string; pr?: string }, source: Source) {
    const result = await review(source, run);
    if (!result.coverage.complete) unfinished.push(sample.id ?? sample.pr ?? '');
    rows.push(...rowsOf(result).map((row) => ({ ...sample, ...row })));
  }
  for (const sample of cases) await measure({ id: sample.id }, await sourceOf(sample));
  for (const { id, diff } of pulls) await measure({ pr: id }, await diffSource(diff, id));
  const written = flags['with-hints'] ? rows : proofsOf(rows).map(({ kind, ...row }) => row);
  for (const file of flags.output ?? [])
    await writeFile(file, written.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const tables = [
    ...(cases.length > 0 ? [caseTables(cases, rows)] : []),
    ...(pulls.length > 0 ? [pullTables(pulls, proofsOf(rows))] : []),
    ...(unfinished.length > 0 ? [`Not reviewed to completion, counted as they are: ${unfinished.join(', ')}\n`] : []),
  ];
  process.stdout.write(tables.join('\n'));
  return 0;
}

const proofsOf = (rows: readonly Row[]) => rows.filter(({ kind }) => kind === 'proof');

async function diffSource(text: string, id: string): Promise<Source> {
  return openDiff(
    { kind: 'diff', file: `of "${id}"`, dir: null, head: null },
    { text, workingDirectory: process.cwd() },
  );
}

/** The case as a change that adds its file. */
async function sourceOf({ id, path, content }: Case): Promise<Source> {
  const lines = splitLines(content);
  const added = lines.map((line) => `+${line}\n`).join('');
  const source = await diffSource(`--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lines.length} @@\n${added}`, id);
  return { ...source, texts: async () => [{ before: null, after: content, problem: null }] };
}

function rowsOf(result: ReviewResult): Row[] {
  const found = relevant(result).map((each) => ({ ...each, kind: 'proof' as const }));
  const hints = result.hints.map((each) => ({ ...each, kind: 'hint' as const }));
  return [...found, ...hints].flatMap(({ path, line, standard, family = null, rule, kind }) =>
    standard === null ? [] : [{ path, line, standard, family, rule, kind }],
  );
}
