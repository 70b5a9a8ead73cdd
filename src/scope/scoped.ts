import { type ChangedFile, numberOn, type Side } from '../change/changed-file.js';
import { wholeFile } from '../change/hunks.js';
import { diffTexts } from '../change/text-diff.js';
import type { Trusted } from '../settings/trusted-settings.js';
import type { Source, Texts } from '../source/source.js';
import { type Decision, isWider } from './decision.js';
import { compilePolicy, type GlobList, matchGlob } from './policy.js';
import { scopeByPath, scopeOf } from './scope.js';

/** Why a file is not read although its path may be in scope. */
export interface Unread {
  state: 'excluded' | 'unreviewed';
  why: string;
}

/** A file with its decision. In scope and with `unread` null its hunks are known. */
export interface ScopedFile {
  file: ChangedFile;
  texts: Texts;
  decision: Decision;
  unread: Unread | null;
}

const NO_TEXTS: Texts = { before: null, after: null, problem: null };

/** Decides on every file; the texts of those that are not skipped by path are fetched at once. */
export async function scopeFiles(
  source: Source,
  files: readonly ChangedFile[],
  trusted: Trusted,
): Promise<ScopedFile[]> {
  const { settings, gitattributes } = trusted;
  const policy = compilePolicy({ ...settings.paths, gitattributes });
  const wanted = files.filter((file) => file.kind === 'text' && !skippedByPath(file, policy));
  const read = await source.texts(wanted);
  const texts = new Map(wanted.map((file, index) => [file, read[index] ?? NO_TEXTS]));
  return files.map((file) => {
    const known = withHunks(file, texts.get(file) ?? NO_TEXTS);
    const head = content(known, 'RIGHT');
    // The tree of an audit is trusted: its texts may narrow.
    const contents = { base: file.status === 'unchanged' ? head : content(known, 'LEFT'), head };
    const decision = scopeOf({ ...file, ...contents }, policy);
    return { ...known, decision: neverSend(decision, file, settings.neverSend) };
  });
}

/** The readable files whose tier is at least the given one. */
export function inScope(scoped: readonly ScopedFile[], tier: 'secrets' | 'full'): ScopedFile[] {
  return scoped.filter(({ decision, unread }) => unread === null && !isWider(tier, decision.tier));
}

function skippedByPath(file: ChangedFile, policy: ReturnType<typeof compilePolicy>): boolean {
  const paths = [file.path, ...(file.previousPath === null ? [] : [file.previousPath])];
  return paths.every((path) => scopeByPath(path, policy)?.tier === 'skip');
}

/** Files that may not leave the runner are still searched for secrets. */
function neverSend(decision: Decision, { path, previousPath }: ChangedFile, globs: GlobList): Decision {
  const glob = decision.tier === 'full' ? (matchGlob(path, globs) ?? matchGlob(previousPath ?? path, globs)) : null;
  return glob === null ? decision : { ...decision, tier: 'secrets', rule: `config never-send "${glob}"` };
}

type Known = Omit<ScopedFile, 'decision'>;

/** What has no lines to review: left out by these rules, whatever the path says. */
const NO_TEXT = ['binary file', 'symbolic link', 'submodule'];

function withHunks(file: ChangedFile, texts: Texts): Known {
  const what = file.kind === 'text' ? texts.problem : file.kind;
  if (what !== null && NO_TEXT.includes(what)) return { file, texts, unread: { state: 'excluded', why: what } };
  if (file.hunks !== null) return { file, texts, unread: tooLong(file) };
  if (texts.problem) return { file, texts, unread: { state: 'unreviewed', why: texts.problem } };
  if (texts.before === null && texts.after === null)
    return { file, texts, unread: { state: 'unreviewed', why: 'its patch is missing, and so is its text' } };
  const hunks =
    file.status === 'unchanged' ? wholeFile(texts.after ?? '') : diffTexts(texts.before ?? '', texts.after ?? '');
  const known = { ...file, hunks };
  const why = 'its patch is missing, and comparing its texts took too long';
  return { file: known, texts, unread: hunks ? tooLong(known) : { state: 'unreviewed', why } };
}

/** Characters; such a line is minified or data: no rule is held against it, and no reader judges it. */
const LONGEST_LINE = 20_000;

function tooLong(file: ChangedFile): Unread | null {
  const long = (file.hunks ?? []).flatMap((hunk) => hunk.lines).find((line) => line.text.length > LONGEST_LINE);
  const number = long?.newLine ?? long?.oldLine;
  return long ? { state: 'unreviewed', why: `its line ${number} has ${long.text.length} characters` } : null;
}

/** The text of a side, or what the hunks show of it; null where there is none. */
function content({ file, texts }: Known, side: Side): string | null {
  const whole = side === 'LEFT' ? texts.before : texts.after;
  if (whole !== null || !file.hunks || file.hunks.length === 0) return whole;
  if (side === 'LEFT' && file.status === 'added') return null;
  const lines = file.hunks.flatMap((hunk) => hunk.lines).filter((line) => numberOn(side, line) !== null);
  return lines.map((line) => line.text).join('\n');
}
