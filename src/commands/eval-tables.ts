import type { Case, Pull, Row } from './eval.js';
import { pythonRandom } from './python-random.js';

/** Lines that a finding may be off; positives that count in one file. */
const CASE_TOLERANCE = 2;
const PULL_TOLERANCE = 5;
const MOST_POSITIVES = 30;

/** Found and due positives, findings on explicit and on implied negatives, negatives and how many were flagged. */
type Counts = [found: number, due: number, explicit: number, implied: number, negatives: number, flagged: number];

/** Recall and precision on the core of the cases, a row each for standard, language, family and rule. */
export function caseTables(all: readonly Case[], rows: readonly Row[]): string {
  const cases = all.filter(({ strength, circular }) => strength === 'core' && !circular);
  const proofs = rows.filter(({ kind }) => kind === 'proof');
  const keys = ({ standard, language, family }: Case) =>
    ['all', language, `family ${family}`].map((key) => `${standard} ${key}`);
  const table = [...tally(cases, proofs, keys)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, groups]) => line(key, groups));
  const rules = [...new Set(proofs.map(({ rule }) => rule))].sort().flatMap((rule) => {
    const own = proofs.filter((row) => row.rule === rule);
    return [
      ...tally(
        cases.filter(({ id }) => own.some((row) => row.id === id)),
        own,
        () => [rule],
      ),
    ].map(([key, groups]) => line(key, groups));
  });
  const hints = [...tally(cases, rows, ({ standard }) => [`${standard} all`])].map(([key, groups]) => {
    const [found, due] = sum([...groups.values()]);
    return `${key.padEnd(36)}${String(due).padStart(5)}${String(found).padStart(6)}  ${share(found, due)}`;
  });
  const head = `${''.padEnd(36)}  pos    tp  recall [95 %]        fp+ fp~  P(explicit)  P(strict) [95 %]     neg flagged`;
  return [
    `${cases.length} cases, strength core, tolerance ±${CASE_TOLERANCE}; proofs only`,
    ...[head, ...table, '', 'By rule (recall: of the positives in the files where it found something)', head, ...rules],
    ...['', 'Recall with the hints', ...hints, ''],
  ].join('\n');
}

function tally(
  cases: readonly Case[],
  rows: readonly Row[],
  keysOf: (sample: Case) => string[],
): Map<string, Map<string, Counts>> {
  const byCase = grouped(rows, ({ id }) => id);
  const table = new Map<string, Map<string, Counts>>();
  for (const sample of cases) {
    const own = (byCase.get(sample.id) ?? []).filter(({ standard }) => standard === sample.standard);
    const counts = countsOf(sample, own);
    for (const key of keysOf(sample)) {
      const groups = table.get(key) ?? new Map<string, Counts>();
      table.set(key, groups);
      groups.set(sample.group, sum([groups.get(sample.group) ?? [0, 0, 0, 0, 0, 0], counts]));
    }
  }
  return table;
}

function countsOf(sample: Case, rows: readonly Row[]): Counts {
  const found = [...new Map(rows.map((row) => [`${row.line} ${row.family}`, row])).values()].sort(
    (a, b) => a.line - b.line,
  );
  if (sample.label === 'file' && sample.file_positive)
    return [found.length > 0 ? 1 : 0, 1, 0, 0, sample.negatives.length, 0];
  const single = (numbers: readonly number[]) => numbers.map((number): [number, number] => [number, number]);
  const due = [...single(sample.positives.slice(0, MOST_POSITIVES)), ...sample.positive_regions];
  const near = ([start, end]: [number, number], { line: at }: Row) =>
    start - CASE_TOLERANCE <= at && at <= end + CASE_TOLERANCE;
  const used = new Set<Row>();
  for (const place of due) {
    const free = found.filter((row) => !used.has(row) && near(place, row));
    const [best] = free.sort((a, b) => Math.abs(a.line - place[0]) - Math.abs(b.line - place[0]));
    if (best) used.add(best);
  }
  const excused = [...due, ...single(sample.positives.slice(MOST_POSITIVES)), ...single(sample.ambiguous)];
  const rest = found.filter((row) => !used.has(row));
  const explicit = rest.filter((row) => sample.negatives.includes(row.line));
  const implied = rest.filter(
    (row) => !explicit.includes(row) && !excused.some((place) => near(place, row)) && isImplied(sample, row),
  );
  const flagged = new Set(explicit.map((row) => row.line)).size;
  return [used.size, due.length, explicit.length, implied.length, sample.negatives.length, flagged];
}

function isImplied(sample: Case, { line: at, family }: Row): boolean {
  if (sample.implicit_negatives.includes(at) && (family === null || sample.exhaustive_for.includes(family)))
    return true;
  return (sample.exhaustive && family !== null && sample.exhaustive_for.includes(family)) || sample.label === 'file';
}

function sum(all: readonly Counts[]): Counts {
  const total: Counts = [0, 0, 0, 0, 0, 0];
  for (const counts of all) for (const [index, count] of counts.entries()) total[index] = (total[index] ?? 0) + count;
  return total;
}

function grouped<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const ratio = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole);
const share = (part: number, whole: number) => ratio(part, whole).toFixed(3);
const recallOf = ([found, due]: Counts) => ratio(found, due);
const precisionOf = ([found, , explicit, implied]: Counts) => ratio(found, found + explicit + implied);

function line(key: string, groups: ReadonlyMap<string, Counts>): string {
  const all = [...groups.values()];
  const [found, due, explicit, implied, negatives, flagged] = sum(all);
  const counts = `${String(due).padStart(5)}${String(found).padStart(6)}  ${share(found, due)} ${interval(all, recallOf)}`;
  const wrong = `${String(explicit).padStart(4)}${String(implied).padStart(4)}`;
  const strict = `${share(found, found + explicit + implied)} ${interval(all, precisionOf)}`;
  return `${key.padEnd(36)}${counts}  ${wrong}  ${share(found, found + explicit)}        ${strict}  ${flagged}/${negatives}`;
}

const ROUNDS = 400;

/** 95 % by drawing whole groups: files of one group are alike, and count as one witness. */
function interval(groups: readonly Counts[], measure: (counts: Counts) => number): string {
  const below = pythonRandom(7);
  if (groups.length < 2) return '[nan nan]  ';
  const drawn = () => groups.map(() => groups[below(groups.length)] ?? [0, 0, 0, 0, 0, 0]) as Counts[];
  const values = Array.from({ length: ROUNDS }, () => measure(sum(drawn())))
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const at = (index: number) => (values.at(index) ?? Number.NaN).toFixed(2);
  return `[${at(Math.floor(0.025 * values.length))} ${at(Math.floor(0.975 * values.length) - 1)}]`;
}

/** For each kind of change: how many of the labelled places were found, and how much else was said. */
export function pullTables(pulls: readonly Pull[], rows: readonly Row[]): string {
  const out = [`\n${pulls.length} changes, tolerance ±${PULL_TOLERANCE}; proofs only`];
  const proofs = grouped(
    rows.filter(({ kind }) => kind === 'proof'),
    ({ pr }) => pr,
  );
  for (const [kind, own] of grouped(pulls, (pull) => pull.kind)) {
    const due = own.flatMap((pull) =>
      pull.findings.filter(({ standard }) => standard).map((finding) => ({ pull, finding })),
    );
    const found = due.filter(({ pull, finding }) =>
      (proofs.get(pull.id) ?? []).some(
        (row) => row.standard === finding.standard && finding.locations.some((place) => isNear(place, row)),
      ),
    );
    const counts = own.map(({ id }) => proofs.get(id)?.length ?? 0).sort((a, b) => a - b);
    const alarms = own.filter((pull) =>
      (proofs.get(pull.id) ?? []).some(({ standard }) => pull.clean_for?.includes(standard)),
    );
    out.push(
      `${kind.padEnd(12)} found ${found.length}/${due.length}, findings ${counts.reduce((a, b) => a + b, 0)}, median ${counts[Math.floor(counts.length / 2)]}, false alarms in what was fixed ${alarms.length}/${own.length}`,
    );
  }
  return `${out.join('\n')}\n`;
}

function isNear(place: { path: string; start: number; end: number }, row: Row): boolean {
  return row.path === place.path && place.start - PULL_TOLERANCE <= row.line && row.line <= place.end + PULL_TOLERANCE;
}
