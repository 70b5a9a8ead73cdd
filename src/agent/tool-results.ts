import { FILES_A_QUERY, type Tree } from '../source/source.js';
import type { HeadFiles } from './head-files.js';
import { fenced } from './prompt.js';
import { type Glob, readGlob, shownPath } from './tool-paths.js';

export interface ToolResult {
  text: string;
  isError: boolean;
}

/** What a result is made from. `room` is in bytes; `show` is told every line that the result holds. */
export interface Page {
  files: HeadFiles;
  tree: Tree;
  ordered: () => string[];
  room: number;
  show: (path: string, lines: ReadonlyMap<number, string>) => void;
}

const MOST_LINES = 400;
/** Characters of a line that are shown. */
const WIDTH = 500;
const MOST_MATCHES = 100;
/** One file cannot push the others out of a result. */
const MOST_IN_A_FILE = 20;
const MOST_NAMES = 300;

export function refused(text: string): ToolResult {
  return { text, isError: true };
}

/** Says before the fence what stands in it; in the fence all is data. */
function told(what: string, rows: readonly string[]): ToolResult {
  return { text: rows.length === 0 ? what : `${what}\n${fenced(rows.join('\n'))}`, isError: false };
}

const PART = ' GitHub lists only a part of this tree.';
const NO_GLOB = 'This glob is too long or has too many wildcards.';

/** Takes rows as long as there is room for them: at least one. */
function taking(room: number): (row: string) => boolean {
  let taken = 0;
  return (row) => {
    const first = taken === 0;
    taken += Buffer.byteLength(row) + 1;
    return first || taken <= room;
  };
}

/** The part of a line that is shown, around a place in it. */
function cut(line: string, at = 0): string {
  const start = at < WIDTH / 2 ? 0 : at - WIDTH / 4;
  return line.slice(start, start + WIDTH).replace(/\p{Cs}/gu, '\uFFFD');
}

export async function readFile(
  { path, from, to }: { path: string; from?: number | null; to?: number | null },
  { files, tree, room, show }: Page,
): Promise<ToolResult> {
  if (!tree.paths.includes(path))
    return refused(`There is no file of this path that could be read: ask list_files.${tree.whole ? '' : PART}`);
  const why = files.why(path);
  if (why !== null) return refused(`Of this file only the name is told: ${why}.`);
  const [file] = await tree.texts([path]);
  if (!file || 'problem' in file) return refused(`This file cannot be shown: ${file?.problem ?? 'not readable'}.`);
  const lines = await files.lines(path, file.text);
  if (lines.length === 0) return told('The file is empty.', []);
  const first = from ?? 1;
  const last = Math.min(to ?? lines.length, lines.length, first + MOST_LINES - 1);
  if (first > last) return refused(`The file has ${lines.length} lines: "from" and "to" do not fit it.`);
  const fits = taking(room);
  const rows: string[] = [];
  const shown = new Map<number, string>();
  for (let number = first; number <= last; number++) {
    const line = cut(lines[number - 1] ?? '');
    const more = (lines[number - 1]?.length ?? 0) - line.length;
    const row = `${number} ${line}${more > 0 ? ` (${more} more characters)` : ''}`;
    if (!fits(row)) break;
    rows.push(row);
    shown.set(number, line);
  }
  show(path, shown);
  return told(`Lines ${first} to ${first + shown.size - 1} of ${lines.length}.`, rows);
}

/** Looks for a text in what may be shown: what is redacted can neither be found nor be ruled out. */
export async function search({ text, glob }: { text: string; glob?: string | null }, page: Page): Promise<ToolResult> {
  const { files, tree } = page;
  const chosen = readGlob(glob ?? '');
  if (chosen === null) return refused(NO_GLOB);
  const named = page.ordered().filter((path) => isIn(path, chosen));
  const wanted: string[] = [];
  let untried = 0;
  for (const path of named)
    if (wanted.length === tree.searchable) untried++;
    else if (files.why(path) === null) wanted.push(path);
  const found = await searchIn(wanted, text, page);
  const more = untried + wanted.length - found.searched;
  const said = [
    `${found.matches} lines in ${found.searched} files`,
    ...(found.matches > found.rows.length ? [`${found.rows.length} are shown`] : []),
    ...(more > 0 ? [`${more} files, farther away, were not searched: narrow it by "glob"`] : []),
  ];
  return told(`${said.join('; ')}.${tree.whole ? '' : PART}`, found.rows);
}

interface Found {
  rows: string[];
  matches: number;
  searched: number;
}

/** Ends early, after the batch that fills the result. */
async function searchIn(paths: readonly string[], text: string, { files, tree, room, show }: Page): Promise<Found> {
  const found: Found = { rows: [], matches: 0, searched: 0 };
  const fits = taking(room);
  let full = false;
  for (let at = 0; at < paths.length && !full; at += FILES_A_QUERY) {
    const batch = paths.slice(at, at + FILES_A_QUERY);
    const read = await tree.texts(batch);
    for (const [index, path] of batch.entries()) {
      const file = read[index];
      found.searched++;
      if (!file || 'problem' in file || !file.text.includes(text)) continue;
      const lines = await files.lines(path, file.text);
      const matching = [...lines.entries()].filter(([, line]) => line.includes(text));
      const shown = new Map<number, string>();
      for (const [number, line] of matching.slice(0, MOST_IN_A_FILE)) {
        const part = cut(line, line.indexOf(text));
        const row = `${shownPath(path)}:${number + 1} ${part}`;
        full ||= found.rows.length === MOST_MATCHES || !fits(row);
        if (full) break;
        found.rows.push(row);
        shown.set(number + 1, part);
      }
      found.matches += matching.length;
      if (shown.size > 0) show(path, shown);
      if (full) break;
    }
  }
  return found;
}

/** What a folder holds directly, or all that a glob matches. */
export async function listFiles({ glob }: { glob: string }, page: Page): Promise<ToolResult> {
  const { files, tree, ordered, room } = page;
  const chosen = readGlob(glob);
  if (chosen === null) return refused(NO_GLOB);
  const named = ordered().filter((path) => isIn(path, chosen));
  const marked = (path: string) => `${shownPath(path)}${files.why(path) === null ? '' : ' (name only)'}`;
  const entries = 'folder' in chosen ? children(named, chosen.folder) : named.map((path) => ({ path, count: 0 }));
  const fits = taking(room);
  const rows: string[] = [];
  for (const { path, count } of entries.slice(0, MOST_NAMES)) {
    const row = count > 0 ? `${shownPath(path)}/ (${count} files)` : marked(path);
    if (!fits(row)) break;
    rows.push(row);
  }
  const left = entries.length - rows.length;
  const more = left > 0 ? `; ${left} more are left out` : '';
  return told(`${named.length} files${more}.${tree.whole ? '' : PART}`, rows);
}

function isIn(path: string, glob: Glob): boolean {
  if ('matches' in glob) return glob.matches(path);
  return glob.folder === '' || path === glob.folder || path.startsWith(`${glob.folder}/`);
}

/** Folders with the number of files below them, and files. */
function children(paths: readonly string[], folder: string): { path: string; count: number }[] {
  const start = folder === '' ? 0 : folder.length + 1;
  const counts = new Map<string, number>();
  for (const path of paths) {
    const slash = path.indexOf('/', start);
    const child = slash < 0 ? path : path.slice(0, slash);
    counts.set(child, slash < 0 ? 0 : (counts.get(child) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, count]) => ({ path, count }));
}
