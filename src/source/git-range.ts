import type { ChangedFile, Kind, Status } from '../change/changed-file.js';
import { parseDiffText } from '../change/diff-text.js';
import { BadInput, type RangeTarget, type TreeTarget } from '../target/target.js';
import { commitOf, GitFailed, git, listTree, readBlobs, type TreeEntry } from './git.js';
import { OFF_GITHUB, type Source, SourceUnavailable, type Texts, type Tree, textOf } from './source.js';
import { kindOf, treeFile } from './tree-file.js';

/** The change between two commits of a local repository; no work tree is needed. */
export async function openRange(target: RangeTarget): Promise<Source> {
  const { dir } = target;
  const base = await commitOf(dir, target.base, '--base');
  const head = await commitOf(dir, target.head, '--head');
  const mergeBase = await commonCommit(dir, base, head);
  // Where the head is an ancestor of the base nothing would be left: then the two trees are compared.
  const from = mergeBase === head ? base : mergeBase;
  const notes = from === mergeBase ? [] : ['The head is an ancestor of the base: the two trees were compared.'];
  const rows = await changedRows(dir, from, head);
  return {
    revisions: { ...OFF_GITHUB, base, mergeBase: from, head },
    trustedAt: `base ${base.slice(0, 7)}`,
    trusted: (path) => trustedText(dir, base, path),
    baseTree: () => commitTree(dir, base),
    textAt: async () => null,
    conversation: async () => null,
    headTree: () => commitTree(dir, head),
    changes: async () => ({ files: await filesOf(dir, rows, [from, head]), unlisted: null, withheld: null, notes }),
    texts: (files) => textsOf(dir, files, (file) => rows.find((row) => row.path === file.path) ?? null),
  };
}

/** All files of a commit, or those that the globs name; an audit reads them like the new side of a change. */
export async function openTree(target: TreeTarget): Promise<Source> {
  const { dir } = target;
  const head = await commitOf(dir, target.ref, '--ref');
  const { minimatch } = await import('minimatch');
  const entries = (await listTree(dir, head)).filter(
    ({ path }) => target.globs.length === 0 || target.globs.some((glob) => minimatch(path, glob, { dot: true })),
  );
  if (entries.length === 0)
    throw new BadInput(`No file of ${target.ref} matches ${target.globs.join(' ') || 'the tree'}.`);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    revisions: { ...OFF_GITHUB, base: head, mergeBase: null, head },
    trustedAt: `${target.ref} (${head.slice(0, 7)})`,
    trusted: (path) => trustedText(dir, head, path),
    baseTree: () => commitTree(dir, head),
    textAt: async () => null,
    conversation: async () => null,
    headTree: () => commitTree(dir, head),
    changes: async () => ({ files: entries.map(treeFile), unlisted: null, withheld: null, notes: [] }),
    texts: (files) =>
      textsOf(dir, files, (file) => ({
        path: file.path,
        oldOid: null,
        oid: byPath.get(file.path)?.oid ?? null,
      })),
  };
}

async function commonCommit(dir: string, base: string, head: string): Promise<string> {
  try {
    return (await git(dir, ['merge-base', base, head])).toString('utf8').trim();
  } catch (cause) {
    if (!(cause instanceof GitFailed)) throw cause;
    throw new BadInput('--base and --head have no common commit. Is the clone shallow? Fetch the history.', {
      cause,
    });
  }
}

/** What git says of a changed file. The ids are of blobs (of a commit for a submodule), null where none is. */
interface Row {
  path: string;
  oldOid: string | null;
  oid: string | null;
}

type RawRow = Row & { previousPath: string | null; status: Status; kind: Kind };

const STATUS: Record<string, Status> = { A: 'added', D: 'removed', R: 'renamed', C: 'copied' };
const DIFF = ['--no-ext-diff', '--no-textconv', '--no-color', '-M', '--ignore-submodules=none'];

async function changedRows(dir: string, from: string, head: string): Promise<RawRow[]> {
  const printed = await git(dir, ['diff', '--raw', '-z', '--no-abbrev', ...DIFF, from, head]);
  const fields = printed.toString('utf8').split('\0');
  const rows: RawRow[] = [];
  for (let at = 0; fields[at]; ) {
    // :100644 100644 <oid> <oid> R086 \0 old path \0 new path \0
    const [oldMode = '', mode = '', oldOid = '', oid = '', letter = ''] = (fields[at++] ?? '').slice(1).split(' ');
    const first = fields[at++] ?? '';
    const status = STATUS[letter[0] ?? ''] ?? 'modified';
    const moved = status === 'renamed' || status === 'copied';
    const path = moved ? (fields[at++] ?? '') : first;
    const known = (id: string) => (/^0+$/.test(id) ? null : id);
    const kind = kindOf(status === 'removed' ? oldMode : mode);
    rows.push({
      path,
      previousPath: moved ? first : null,
      status,
      kind,
      oldOid: known(oldOid),
      oid: known(oid),
    });
  }
  return rows;
}

async function filesOf(dir: string, rows: RawRow[], [from, head]: [string, string]): Promise<ChangedFile[]> {
  const printed = await git(dir, ['diff', '-p', '-U3', '--src-prefix=a/', '--dst-prefix=b/', ...DIFF, from, head]);
  const parsed = new Map(parseDiffText(printed.toString('utf8')).map((file) => [file.path, file]));
  return rows.map(({ path, previousPath, status, kind }) => {
    const patch = parsed.get(path);
    // What git calls binary may be a text that an attribute hides: the texts themselves decide later.
    const hunks = patch?.kind === 'binary file' ? null : (patch?.hunks ?? null);
    return { path, previousPath, status, kind, hunks, commentable: hunks !== null };
  });
}

async function trustedText(dir: string, commit: string, path: string): Promise<string | null> {
  const entry: TreeEntry | undefined = (await listTree(dir, commit, path)).find((found) => found.path === path);
  if (!entry) return null;
  const blob = (await readBlobs(dir, [entry.oid])).get(entry.oid);
  const read = blob && kindOf(entry.mode) === 'text' ? textOf(blob) : { problem: 'no file' };
  if ('problem' in read) throw new BadInput(`${path} at ${commit.slice(0, 7)} cannot be used: it is ${read.problem}.`);
  return read.text;
}

/** Files that one search may read here: reading them takes a second or two. */
const SEARCHABLE = 5_000;

/** The tree of a commit, from the object store alone: no work tree, no link is followed. */
export async function commitTree(dir: string, commit: string): Promise<Tree> {
  const explain = (cause: unknown) => {
    if (!(cause instanceof GitFailed)) throw cause;
    throw new SourceUnavailable(`git did not give files of ${commit.slice(0, 7)}: ${cause.message}`, { cause });
  };
  const plain = (await listTree(dir, commit).catch(explain)).filter(({ mode }) => mode.startsWith('100'));
  const oids = new Map(plain.map(({ path, oid }) => [path, oid]));
  return {
    paths: [...oids.keys()],
    whole: true,
    searchable: SEARCHABLE,
    texts: async (paths) => {
      const wanted = paths.map((path) => oids.get(path));
      const blobs = await readBlobs(
        dir,
        wanted.filter((oid) => oid !== undefined),
      ).catch(explain);
      return wanted.map((oid) => {
        const blob = oid === undefined ? null : blobs.get(oid);
        return blob ? textOf(blob) : null;
      });
    },
  };
}

/** The texts of the files whose blobs `rowOf` names. */
export async function textsOf(
  dir: string,
  files: readonly ChangedFile[],
  rowOf: (file: ChangedFile) => Row | null,
): Promise<Texts[]> {
  const rows = files.map((file) => (file.kind === 'text' ? rowOf(file) : null));
  const blobs = await readBlobs(
    dir,
    rows.flatMap((row) => [row?.oldOid, row?.oid]).filter((oid) => oid != null),
  );
  return rows.map((row) => {
    const [before, after] = [row?.oldOid, row?.oid].map((oid) => {
      const blob = oid ? blobs.get(oid) : null;
      return blob ? textOf(blob) : null;
    });
    const problem = [after, before].find((read) => read && 'problem' in read);
    return {
      before: before && 'text' in before ? before.text : null,
      after: after && 'text' in after ? after.text : null,
      problem: problem && 'problem' in problem ? problem.problem : null,
    };
  });
}
