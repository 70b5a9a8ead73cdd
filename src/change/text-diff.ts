import { structuredPatch } from 'diff';
import type { DiffLine, Hunk } from './changed-file.js';
import { splitLines } from './hunks.js';

/** Three lines around a change, as git and GitHub show them. */
const CONTEXT_LINES = 3;

/** Milliseconds for one file: Myers' algorithm is quadratic in the worst case. */
const TIMEOUT_MS = 2_000;

/** The hunks between two texts of one file; null where they could not be found within the time. */
export function diffTexts(before: string, after: string): Hunk[] | null {
  const [old, now] = [before, after].map((text) =>
    splitLines(text)
      .map((line) => `${line}\n`)
      .join(''),
  );
  const patch = structuredPatch('', '', old ?? '', now ?? '', undefined, undefined, {
    context: CONTEXT_LINES,
    timeout: TIMEOUT_MS,
  });
  return patch ? patch.hunks.map(({ lines, oldStart, newStart }) => toHunk(lines, oldStart, newStart)) : null;
}

function toHunk(marked: string[], oldStart: number, newStart: number): Hunk {
  let [oldLine, newLine] = [oldStart, newStart];
  const lines = marked
    .filter((line) => !line.startsWith('\\'))
    .map((line): DiffLine => {
      const text = line.slice(1);
      if (line[0] === '+') return { kind: 'added', text, oldLine: null, newLine: newLine++ };
      if (line[0] === '-') return { kind: 'deleted', text, oldLine: oldLine++, newLine: null };
      return { kind: 'context', text, oldLine: oldLine++, newLine: newLine++ };
    });
  return { heading: '', lines };
}
