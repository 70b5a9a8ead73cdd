import type { ChangedFile, Kind, Status } from './changed-file.js';
import { parseHunks } from './hunks.js';
import { decodeQuotedPath } from './quoted-path.js';

interface Entry {
  git: string | null;
  old: string | null;
  now: string | null;
  renamedFrom: string | null;
  renamedTo: string | null;
  status: Status;
  kind: Kind;
  patch: string[];
  combined: boolean;
}

/**
 * The files of a whole diff text (`git diff`, `diff -u`, GitHub's `.diff`), in its order.
 * Paths come from the `---`/`+++` lines, else from rename and `diff --git` lines; whatever prefixes were
 * used are cut off. A file whose patch is not whole keeps `hunks: null`.
 */
export function parseDiffText(text: string): ChangedFile[] {
  const entries = splitEntries(text.split('\n'));
  const prefixed = entries.flatMap((entry) => [entry.old, entry.now]).every((path) => !path || PREFIX.test(path));
  return entries.map((entry) => toFile(entry, prefixed)).filter((file) => file.path !== '');
}

/** git's own prefixes, `diff.mnemonicPrefix` included. */
const PREFIX = /^[abciwo12]\//;
const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

function splitEntries(lines: string[]): Entry[] {
  const entries: Entry[] = [];
  let entry = newEntry(null);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const hunk = HUNK.exec(line);
    if (hunk) {
      const end = hunkEnd(lines, at + 1, { old: Number(hunk[1] ?? 1), now: Number(hunk[2] ?? 1) });
      for (const each of lines.slice(at, end)) entry.patch.push(each);
      at = end - 1;
    } else if (line.startsWith('diff --git ') || (line.startsWith('--- ') && (entry.now || !entry.git))) {
      entry = newEntry(line.startsWith('diff') ? line.slice('diff --git '.length) : null);
      entries.push(entry);
      readHeader(entry, line);
    } else readHeader(entry, line);
  }
  return entries;
}

function newEntry(git: string | null): Entry {
  const paths = {
    git: git?.replace(/\r$/, '') ?? null,
    old: null,
    now: null,
    renamedFrom: null,
    renamedTo: null,
  };
  return { ...paths, status: 'modified', kind: 'text', patch: [], combined: false };
}

/** Where a hunk ends: after as many lines as its header counts, plus a `\ No newline at end of file`. */
function hunkEnd(lines: string[], start: number, left: { old: number; now: number }): number {
  let at = start;
  for (; at < lines.length; at++) {
    const mark = lines[at]?.[0];
    if (mark === '\\') continue;
    if (left.old <= 0 && left.now <= 0) break;
    if (mark !== '+') left.old--;
    if (mark !== '-') left.now--;
  }
  return at;
}

function readHeader(entry: Entry, raw: string): void {
  const line = raw.replace(/\r$/, '');
  const rest = (start: string) => (line.startsWith(start) ? line.slice(start.length) : null);
  if (rest('--- ') !== null) entry.old = headerPath(line.slice(4));
  else if (rest('+++ ') !== null) entry.now = headerPath(line.slice(4));
  else if (rest('rename from ') ?? rest('copy from ')) {
    entry.status = line.startsWith('rename') ? 'renamed' : 'copied';
    entry.renamedFrom = decodeQuotedPath(line.slice(line.indexOf(' from ') + 6));
  } else if (rest('rename to ') ?? rest('copy to '))
    entry.renamedTo = decodeQuotedPath(line.slice(line.indexOf(' to ') + 4));
  else if (rest('new file mode ')) entry.status = 'added';
  else if (rest('deleted file mode ')) entry.status = 'removed';
  else if (rest('Binary files ') ?? rest('GIT binary patch')) entry.kind = 'binary file';
  else if (line.startsWith('@@@ ')) entry.combined = true;
  const mode = /^(?:(?:new|deleted) file mode|new mode|index \S+) (\d{6})$/.exec(line)?.[1];
  if (mode === '120000') entry.kind = 'symbolic link';
  if (mode === '160000') entry.kind = 'submodule';
}

/** `b/src/a b.ts\t`, `"b/\303\251.txt"`, `/dev/null` (as an empty string). */
function headerPath(text: string): string {
  const path = text.startsWith('"') ? decodeQuotedPath(text) : (text.split('\t')[0] ?? '');
  return path === '/dev/null' ? '' : path;
}

function toFile(entry: Entry, prefixed: boolean): ChangedFile {
  const strip = (path: string | null) => (prefixed && path ? path.replace(PREFIX, '') : path);
  const same = entry.git === null ? null : sameName(entry.git);
  const path = entry.renamedTo ?? (strip(entry.now) || strip(entry.old) || same || '');
  const previous = entry.renamedFrom ?? (strip(entry.old) || path);
  const status = entry.old === '' ? 'added' : entry.now === '' ? 'removed' : entry.status;
  const empty = entry.patch.length === 0 && entry.kind !== 'binary file' && !entry.combined && entry.now === null;
  return {
    path,
    previousPath: previous === path ? null : previous,
    status: status === 'modified' && previous !== path ? 'renamed' : status,
    kind: entry.kind,
    hunks: empty ? [] : parseHunks(entry.patch.join('\n')),
    commentable: true,
  };
}

/** `a/x b/y.sh b/x b/y.sh`: header-only entries name one file twice, so the text is cut in its middle. */
function sameName(header: string): string {
  if (header.startsWith('"')) return decodeQuotedPath(header.slice(0, header.indexOf('" ') + 1)).replace(PREFIX, '');
  const half = (header.length - 1) / 2;
  return header.slice(0, half).replace(PREFIX, '');
}
