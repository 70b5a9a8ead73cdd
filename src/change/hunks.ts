import parseDiff from 'parse-diff';
import type { DiffLine, Hunk } from './changed-file.js';

/**
 * The hunks of one file's bare patch (from its first `@@` on, without file headers).
 * Only `\n` separates lines, so that numbers agree with git; a `\r` before it is cut off.
 * Null where the text is no complete patch: a hunk that is shorter or longer than its header says.
 */
export function parseHunks(patch: string): Hunk[] | null {
  const lines = patch.split('\n').filter((line) => !line.startsWith('\\'));
  if (lines.at(-1) === '') lines.pop();
  // A stand-in header: the paths of a patch come from the API or from git, never from parse-diff.
  const [file] = parseDiff(`--- a/f\n+++ b/f\n${lines.join('\n')}`);
  const chunks = file?.chunks ?? [];
  const counted = chunks.reduce((sum, chunk) => sum + 1 + chunk.changes.length, 0);
  if (chunks.length === 0 || counted !== lines.length) return null;
  return chunks.every(isWhole) ? chunks.map(toHunk) : null;
}

function isWhole(chunk: parseDiff.Chunk): boolean {
  const old = chunk.changes.filter((change) => change.type !== 'add').length;
  const now = chunk.changes.filter((change) => change.type !== 'del').length;
  return old === chunk.oldLines && now === chunk.newLines;
}

function toHunk(chunk: parseDiff.Chunk): Hunk {
  // @@ -12,3 +12,4 @@ function charge(order) {
  const heading = /^@@ [^@]* @@ ?(.*)/.exec(chunk.content)?.[1] ?? '';
  return { heading: heading.replace(/\r$/, ''), lines: chunk.changes.map(toLine) };
}

function toLine(change: parseDiff.Change): DiffLine {
  const text = change.content.slice(1).replace(/\r$/, '');
  switch (change.type) {
    case 'add':
      return { kind: 'added', text, oldLine: null, newLine: change.ln };
    case 'del':
      return { kind: 'deleted', text, oldLine: change.ln, newLine: null };
    case 'normal':
      return { kind: 'context', text, oldLine: change.ln1, newLine: change.ln2 };
  }
}

/** The whole text as one hunk of unchanged lines: how an audit sees a file. */
export function wholeFile(text: string): Hunk[] {
  const lines = splitLines(text).map(
    (line, index): DiffLine => ({ kind: 'context', text: line, oldLine: index + 1, newLine: index + 1 }),
  );
  return lines.length > 0 ? [{ heading: '', lines }] : [];
}

/** Lines as git counts them: `\n` ends a line, a last one without it counts too. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
