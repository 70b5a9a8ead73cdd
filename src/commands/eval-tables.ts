import { counted } from '../words/title.js';
import type { Row } from './eval.js';
import { pythonRandom } from './python-random.js';
import type { Case, Pull } from './samples.js';

/** Lines that a finding may be off; positives that count in one file. */
const CASE_TOLERANCE = 2;
const PULL_TOLERANCE = 5;
const MOST_POSITIVES = 30;

/** Found and due positives, findings on explicit and on implied negatives, negatives and how many were flagged. */
type Counts = [found: number, due: number, explicit: number, implied: number, negatives: number, flagged: number];

const NONE: Counts = [0, 0, 0, 0, 0, 0];
const HEAD = `${''.padEnd(36)}  pos    tp  recall [95 %]        fp+ fp~  P(explicit)  P(strict) [95 %]     neg flagged`;

/** Recall and precision on the core of the cases, a row each for standard, language, family and rule. */
export function caseTables(all: readonly Case[], rows: readonly Row[]): string {
  const cases = all.filter(({ strength, circular }) => strength === 'core' && !circular);
  const proofs = rows.filter(({ kind }) => kind === 'proof');
  const keysOf = ({ standard, language, family }: Case) =>
    ['all', language, ...(family === null ? [] : [`family ${family}`])].map((key) => `${standard} ${key}`);
  const rules = [...grouped(proofs, ({ rule }) => rule)].sort(byKey).flatMap(([rule, own]) => {
    const ids = new Set(own.map(({ id }) => id));
    return tally({ cases: cases.filter(({ id }) => ids.has(id)), rows: own, keysOf: () => [rule] }).map(row);
  });
  const hints = tally({ cases, rows, keysOf: ({ standard }) => [`${standard} all`] }).map(([key, groups]) => {
    const [found, due] = sum(groups);
    return `${key.padEnd(36)}${String(due).padStart(5)}${String(found).padStart(6)}  ${share(found, due)}`;
  });
  return [
    `${counted(cases.length, 'case')}, strength core, tolerance ±${CASE_TOLERANCE}; proofs only`,
    ...[HEAD, ...tally({ cases, rows: proofs, keysOf }).map(row)],
    ...['', 'By rule (recall: of the positives in the files where it found something)', HEAD, ...rules],
    ...['', 'Recall with the hints', ...hints, ''],
  ].join('\n');
}

interface Tally {
  cases: readonly Case[];
  rows: readonly Row[];
  keysOf: (sample: Case) => string[];
}

/** For each key the counts of its groups, in the order of the cases. */
function tally({ cases, rows, keysOf }: Tally): [key: string, groups: Counts[]][] {
  const byCase = grouped(rows, ({ id }) => id);
  const labelled = cases.flatMap((sample) => {
    const own = (byCase.get(sample.id) ?? []).filter(({ standard }) => standard === sample.standard);
    const counts = countsOf(sample, own);
    return keysOf(sample).map((key) => ({ key, group: sample.group ?? sample.id, counts }));
  });
  return [...grouped(labelled, ({ key }) => key)]
    .map(([key, own]): [string, Counts[]] => {
      const groups = grouped(own, ({ group }) => group).values();
      return [key, [...groups].map((each) => sum(each.map(({ counts }) => counts)))];
    })
    .sort(byKey);
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

function countsOf(sample: Case, rows: readonly Row[]): Counts {
  const found = [...new Map(rows.map((each) => [`${each.line} ${each.family}`, each])).values()].sort(
    (a, b) => a.line - b.line,
  );
  if (sample.label === 'file' && sample.file_positive)
    return [found.length > 0 ? 1 : 0, 1, 0, 0, sample.negatives.length, 0];
  const single = (numbers: readonly number[]) => numbers.map((number): [number, number] => [number, number]);
  const due = [...single(sample.positives.slice(0, MOST_POSITIVES)), ...sample.positive_regions];
  const near = ([start, end]: [number, number], { line }: Row) =>
    start - CASE_TOLERANCE <= line && line <= end + CASE_TOLERANCE;
  const used = new Set<Row>();
  for (const place of due) {
    const free = found.filter((each) => !used.has(each) && near(place, each));
    const [best] = free.sort((a, b) => Math.abs(a.line - place[0]) - Math.abs(b.line - place[0]));
    if (best) used.add(best);
  }
  const excused = [...due, ...single(sample.positives.slice(MOST_POSITIVES)), ...single(sample.ambiguous)];
  const rest = found.filter((each) => !used.has(each));
  const explicit = rest.filter(({ line }) => sample.negatives.includes(line));
  const implied = rest.filter(
    (each) => !explicit.includes(each) && !excused.some((place) => near(place, each)) && isImplied(sample, each),
  );
  const flagged = new Set(explicit.map(({ line }) => line)).size;
  return [used.size, due.length, explicit.length, implied.length, sample.negatives.length, flagged];
}

/** Whether a finding off all labels is wrong: the labels are complete there for the family that it is of. */
function isImplied(sample: Case, { line, family }: Row): boolean {
  const { exhaustive, exhaustive_for, label } = sample;
  if (label === 'file') return true;
  if (exhaustive && (exhaustive_for === undefined || (family !== null && exhaustive_for.includes(family)))) return true;
  return sample.implicit_negatives.includes(line) && (family === null || exhaustive_for?.includes(family) !== false);
}

function sum(all: readonly Counts[]): Counts {
  return NONE.map((_, index) => all.reduce((total, counts) => total + (counts[index] ?? 0), 0)) as Counts;
}

function grouped<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const fixed = (value: number | null | undefined, digits: number) => value?.toFixed(digits) ?? 'nan';
const share = (part: number, whole: number) => fixed(ratio(part, whole), 3);
const recallOf = ([found, due]: Counts) => ratio(found, due);
const precisionOf = ([found, , explicit, implied]: Counts) => ratio(found, found + explicit + implied);

function row([key, groups]: [string, Counts[]]): string {
  const [found, due, explicit, implied, negatives, flagged] = sum(groups);
  const recall = `${String(due).padStart(5)}${String(found).padStart(6)}  ${share(found, due)} ${interval(groups, recallOf)}`;
  const wrong = `${String(explicit).padStart(4)}${String(implied).padStart(4)}`;
  const strict = `${share(found, found + explicit + implied)} ${interval(groups, precisionOf)}`;
  return `${key.padEnd(36)}${recall}  ${wrong}  ${share(found, found + explicit)}        ${strict}  ${flagged}/${negatives}`;
}

const ROUNDS = 400;

/** 95 % by drawing whole groups: files of one group are alike, and count as one witness. */
function interval(groups: readonly Counts[], measure: (counts: Counts) => number | null): string {
  if (groups.length < 2) return '[nan nan]  ';
  const below = pythonRandom(7);
  const draw = () => sum(groups.map(() => groups[below(groups.length)] ?? NONE));
  const values = Array.from({ length: ROUNDS }, () => measure(draw()))
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  const at = (index: number) => fixed(values.at(index), 2);
  return `[${at(Math.floor(0.025 * values.length))} ${at(Math.floor(0.975 * values.length) - 1)}]`;
}

/** For each kind of change: how many of the labelled places were found, and how much else was said. */
export function pullTables(pulls: readonly Pull[], proofs: readonly Row[]): string {
  const said = grouped(proofs, ({ pr }) => pr);
  const lines = [...grouped(pulls, ({ kind }) => kind)].map(([kind, own]) => {
    const due = own.flatMap(({ id, findings }) =>
      findings.flatMap(({ standard, locations }) => (standard === null ? [] : [{ id, standard, locations }])),
    );
    const found = due.filter(({ id, standard, locations }) =>
      said.get(id)?.some((each) => each.standard === standard && locations.some((place) => isNear(place, each))),
    );
    const counts = own.map(({ id }) => said.get(id)?.length ?? 0).sort((a, b) => a - b);
    const alarms = own.filter(({ id, clean_for }) =>
      said.get(id)?.some(({ standard }) => clean_for?.includes(standard)),
    );
    const total = counts.reduce((a, b) => a + b, 0);
    return `${kind.padEnd(12)} found ${found.length}/${due.length}, findings ${total}, median ${counts[Math.floor(counts.length / 2)]}, false alarms in what was fixed ${alarms.length}/${own.length}`;
  });
  return [`${counted(pulls.length, 'change')}, tolerance ±${PULL_TOLERANCE}; proofs only`, ...lines, ''].join('\n');
}

function isNear({ path, start, end }: { path: string; start: number; end: number }, { path: at, line }: Row): boolean {
  return at === path && start - PULL_TOLERANCE <= line && line <= end + PULL_TOLERANCE;
}
