import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { splitLines } from '../change/hunks.js';
import type { Flags } from '../cli.js';
import type { Hint } from '../inspect/reported.js';
import type { ReviewResult } from '../judge/result.js';
import { type Run, review } from '../review.js';
import { openDiff } from '../source/bare-diff.js';
import type { Source } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { relevant } from '../words/title.js';
import { caseTables, pullTables } from './eval-tables.js';
import { localRun } from './local-run.js';

/** A labelled file; the fields are described in `docs/eval.md`. Lines are 1-based. */
export interface Case {
  id: string;
  language: string;
  path: string;
  standard: number;
  family: string;
  group: string;
  strength: string;
  circular: boolean;
  label: 'line' | 'file';
  file_positive: boolean;
  exhaustive: boolean;
  exhaustive_for: string[];
  content: string;
  positives: number[];
  positive_regions: [number, number][];
  negatives: number[];
  implicit_negatives: number[];
  ambiguous: number[];
}

/** A labelled change. */
export interface Pull {
  id: string;
  kind: string;
  diff: string;
  clean_for?: number[];
  findings: { standard: number | null; locations: { path: string; start: number; end: number }[] }[];
}

/** What was found in one of them. */
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
  if (flags.cases === undefined && flags.prs === undefined)
    throw new BadInput('Name what to measure on: --cases FILE, --prs FILE, or both.');
  const run = await localRun({ ...flags, engine: flags.engine ?? 'rules' });
  const cases = await samples<Case>(flags.cases, 'cases');
  const pulls = await samples<Pull>(flags.prs, 'prs');
  const rows: Row[] = [];
  for (const sample of cases) rows.push(...(await ofCase(sample, run)));
  for (const { id, diff } of pulls) {
    const result = await review(await sourceOf(diff), run);
    rows.push(...rowsOf(result).map((row) => ({ pr: id, ...row })));
  }
  const written = rows.filter(({ kind }) => kind === 'proof' || flags['with-hints']);
  for (const file of flags.output ?? [])
    await writeFile(file, written.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const tables = [cases.length > 0 ? caseTables(cases, rows) : '', pulls.length > 0 ? pullTables(pulls, rows) : ''];
  process.stdout.write(tables.filter(Boolean).join('\n'));
  return 0;
}

async function samples<T>(file: string | undefined, flag: string): Promise<T[]> {
  if (file === undefined) return [];
  try {
    const bytes = await readFile(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    return splitLines(text).map((line) => JSON.parse(line) as T);
  } catch (cause) {
    throw new BadInput(`--${flag} "${file}" cannot be read as lines of JSON.`, { cause });
  }
}

function sourceOf(text: string): Promise<Source> {
  const target = { kind: 'diff', file: 'sample', dir: null, head: null } as const;
  return openDiff(target, { text, workingDirectory: process.cwd() });
}

async function ofCase({ id, path, content }: Case, run: Run): Promise<Row[]> {
  const lines = splitLines(content);
  const added = lines.map((line) => `+${line}\n`).join('');
  const source = await sourceOf(`--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lines.length} @@\n${added}`);
  const texts = async () => [{ before: null, after: content, problem: null }];
  return rowsOf(await review({ ...source, texts }, run)).map((row) => ({ id, ...row }));
}

function rowsOf(result: ReviewResult): Row[] {
  const said = (kind: Row['kind']) => (each: Omit<Row, 'kind' | 'standard'> & Pick<Hint, 'standard'>) => ({
    ...{ path: each.path, line: each.line, standard: each.standard ?? 0, family: each.family ?? null, rule: each.rule },
    kind,
  });
  const plain = <T extends { family?: string | null }>(each: T) => ({ ...each, family: each.family ?? null });
  return [...relevant(result).map(plain).map(said('proof')), ...result.hints.map(plain).map(said('hint'))];
}
