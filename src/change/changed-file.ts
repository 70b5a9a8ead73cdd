/** A line of a hunk. Numbers are 1-based; `newLine` counts lines of the new file, `oldLine` of the old one. */
export type DiffLine =
  | { kind: 'context'; text: string; oldLine: number; newLine: number }
  | { kind: 'added'; text: string; oldLine: null; newLine: number }
  | { kind: 'deleted'; text: string; oldLine: number; newLine: null };

/** Neighbouring lines of a change. `heading` is what git prints behind the second `@@`. */
export interface Hunk {
  heading: string;
  lines: DiffLine[];
}

/** GitHub's sides: `RIGHT` counts lines of the new file, `LEFT` of the old one. */
export type Side = 'LEFT' | 'RIGHT';

export type Status = 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'unchanged';

/** What stands at the path: only `text` can be reviewed line by line. */
export type Kind = 'text' | 'binary file' | 'symbolic link' | 'submodule';

/**
 * One file of a change, or of a tree that is audited (then its only hunk is the whole file).
 * `hunks` is null as long as the lines are not known; `previousPath` is set for renames and copies.
 * `commentable`: GitHub shows the hunks too, so that its lines can carry comments.
 */
export interface ChangedFile {
  path: string;
  previousPath: string | null;
  status: Status;
  kind: Kind;
  hunks: Hunk[] | null;
  commentable: boolean;
}

/** The line's number on a side, or null where the side does not have the line. */
export function numberOn(side: Side, line: DiffLine): number | null {
  return side === 'RIGHT' ? line.newLine : line.oldLine;
}

/** Added and deleted lines of all hunks. */
export function changedLines(file: ChangedFile): DiffLine[] {
  return (file.hunks ?? []).flatMap((hunk) => hunk.lines.filter((line) => line.kind !== 'context'));
}
