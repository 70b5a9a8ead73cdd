/** One line of a hunk. Numbers are 1-based; null where the line does not stand on that side. */
export interface PatchLine {
  oldNumber: number | null;
  newNumber: number | null;
  /** Without its sign. */
  text: string;
  /** `\ No newline at end of file` follows. */
  lastWithoutLineFeed: boolean;
}

export interface PatchHunk {
  lines: PatchLine[];
  /** As it stands in the patch, from `@@` on, without a line feed at the end. */
  source: string;
}

const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Reads one hunk by the counts of its header; null if no hunk starts at `lines[at]`. */
export function hunkAt(lines: readonly string[], at: number): PatchHunk | null {
  const match = header.exec(lines[at] ?? '');
  if (!match) return null;
  let [oldNumber, newNumber] = [Number(match[1]), Number(match[3])];
  const oldEnd = oldNumber + Number(match[2] ?? 1);
  const newEnd = newNumber + Number(match[4] ?? 1);
  const hunk: PatchLine[] = [];
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next] as string;
    const last = hunk.at(-1);
    if (line.startsWith('\\') && last) last.lastWithoutLineFeed = true;
    else if (oldNumber >= oldEnd && newNumber >= newEnd) break;
    else {
      const sign = line.slice(0, 1);
      hunk.push({
        oldNumber: sign === '+' ? null : oldNumber++,
        newNumber: sign === '-' ? null : newNumber++,
        text: line.slice(1),
        lastWithoutLineFeed: false,
      });
    }
  }
  return { lines: hunk, source: lines.slice(at, next).join('\n') };
}

/** The hunks of a bare patch such as GitHub gives for one file. */
export function patchHunks(patch: string): PatchHunk[] {
  const lines = patch.split('\n');
  const hunks: PatchHunk[] = [];
  for (let at = 0; at < lines.length; at++) {
    const hunk = hunkAt(lines, at);
    if (hunk) hunks.push(hunk);
    if (hunk) at += hunk.source.split('\n').length - 1;
  }
  return hunks;
}
