import type { ChangedFile } from '../change/changed-file.js';
import { type Source, SourceUnavailable } from '../source/source.js';
import { type FactPattern, factData } from '../standards/fact-data.js';
import { isNamed } from '../standards/syntax-rule.js';
import type { Readable } from './inspection.js';
import type { Reported } from './reported.js';
import { languageOf } from './syntax.js';
import type { SyntaxReport } from './syntax-report.js';

/**
 * What holds for a part of the repository (`root`, a folder with its slash, or empty), shown by a file of it. `new`:
 * only the head shows it; `removed`: the head's text of that file no longer does. Both silence nothing.
 */
export interface Fact {
  name: string;
  kind: string;
  path: string;
  root: string;
  state: 'known' | 'new' | 'removed';
  pattern: FactPattern;
}

/** The facts of a run, and what a reader should know of how they were found. */
export interface Facts {
  facts: Fact[];
  notes: string[];
}

/** Files that are read for facts: those nearest to the top. One query on GitHub. */
const MOST_FILES = 60;

/** Characters of a file that are looked at. */
const LOOKED_AT = 100_000;

/** What the base shows by itself, with its manifests; null where there is no base to look at. */
export interface BaseFacts extends Facts {
  manifests: string[] | null;
}

/** Looks for facts in the base tree; not for a change without a file whose language is known here. */
export async function baseFacts(source: Source, changed: readonly ChangedFile[]): Promise<BaseFacts> {
  const none = { facts: [], manifests: null, notes: [] };
  if (!changed.some(({ path }) => languageOf(path) !== null)) return none;
  try {
    const tree = await source.baseTree();
    if (tree === null) return none;
    const manifests = tree.paths.filter((path) => factData().manifests.test(path));
    const wanted = tree.paths.filter(isCandidate).sort(nearestFirst).slice(0, MOST_FILES);
    const texts = await tree.texts(wanted);
    const textAt = (index: number) => ({ text: '', ...texts[index] }).text;
    const facts = wanted.flatMap((path, index) => factsIn({ path, text: textAt(index), manifests }));
    return { facts, manifests, notes: [] };
  } catch (error) {
    // Without facts less is silenced: that is no reason to end the run.
    if (!(error instanceof SourceUnavailable)) throw error;
    return { ...none, notes: [`No facts of the base are known: ${error.message}`] };
  }
}

/** The facts of the base, and what the head's texts of the changed files make of them. */
export function factsAt(base: BaseFacts, changed: readonly Readable[]): Facts {
  const { manifests } = base;
  if (manifests === null) return { facts: [], notes: base.notes };
  const heads = changed.filter(({ file }) => file.status !== 'unchanged' && isCandidate(file.path));
  const head = heads.flatMap(({ file: { path }, texts }) => factsIn({ path, text: texts.after ?? '', manifests }));
  const known = base.facts.map((fact): Fact => {
    const gone =
      heads.some(({ file }) => file.path === fact.path) &&
      !head.some(({ path, name }) => path === fact.path && name === fact.name);
    return gone ? { ...fact, state: 'removed' } : fact;
  });
  const added = head.filter((fact) => !base.facts.some(({ name, root }) => name === fact.name && root === fact.root));
  return { facts: [...known, ...added.map((fact): Fact => ({ ...fact, state: 'new' }))], notes: base.notes };
}

function isCandidate(path: string): boolean {
  const { outside, patterns } = factData();
  return !outside.test(path) && patterns.some(({ files }) => files.test(path));
}

function nearestFirst(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

/** Each fact once a file, by the first pattern that shows it. */
function factsIn({ path, text, manifests }: { path: string; text: string; manifests: string[] }): Fact[] {
  const data = factData();
  const start = text.slice(0, LOOKED_AT);
  const shown = data.patterns.filter(({ files, regex }) => files.test(path) && regex.test(start));
  const distinct = shown.filter(({ name }, index) => shown.findIndex((each) => each.name === name) === index);
  if (distinct.length === 0) return [];
  const root = rootOf(path, manifests);
  return distinct.map((pattern) => ({ ...pattern, path, root, state: 'known', pattern }));
}

/** The deepest folder around the path that holds a manifest. */
function rootOf(path: string, manifests: readonly string[]): string {
  const folders = manifests.map((each) => each.slice(0, each.lastIndexOf('/') + 1));
  return folders.filter((each) => path.startsWith(each)).reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** The report without the hints that known facts of their part of the repository answer. */
export function silenced(report: SyntaxReport, facts: readonly Fact[]): SyntaxReport {
  const answered = ({ path, rule }: Reported) =>
    facts.some(
      ({ state, root, pattern }) =>
        state === 'known' &&
        path.startsWith(root) &&
        pattern.languages.includes(languageOf(path) ?? '') &&
        pattern.silences.some((id) => isNamed(rule, id)),
    );
  const hints = report.hints.filter((hint) => !answered(hint));
  const count = report.hints.length - hints.length;
  const said = count > 0 ? [`Facts of the base answer ${count} of the rules’ hints.`] : [];
  return { ...report, hints, notes: [...report.notes, ...said] };
}
