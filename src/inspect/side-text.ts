import { type ChangedFile, type Hunk, numberOn, type Side } from '../change/changed-file.js';
import { splitLines } from '../change/hunks.js';

/** What is known of one side of a file: its lines, and for each the 1-based number it has in the file. */
export interface SideText {
  lines: string[];
  numbers: number[];
}

/**
 * The whole file where its text is known and holds the lines that the hunks show; else what the hunks show of the
 * side. Empty where there is no such side.
 */
export function sideText(file: ChangedFile, side: Side, text: string | null): SideText {
  const shown = (file.hunks ?? []).flatMap((hunk) =>
    hunk.lines.flatMap((line) => {
      const number = numberOn(side, line);
      return number === null ? [] : [{ number, text: line.text }];
    }),
  );
  const whole = text === null ? null : splitLines(text);
  if (whole && shown.every((line) => whole[line.number - 1] === line.text))
    return { lines: whole, numbers: whole.map((_, index) => index + 1) };
  return { lines: shown.map((line) => line.text), numbers: shown.map((line) => line.number) };
}

/** The hunks with each line's text taken from its side: deleted lines from `left`, all others from `right`. */
export function withTexts(hunks: readonly Hunk[], left: SideText, right: SideText): Hunk[] {
  const [old, now] = [left, right].map(
    ({ lines, numbers }) => new Map(numbers.map((number, index) => [number, lines[index] ?? ''])),
  );
  return hunks.map((hunk) => ({
    heading: hunk.heading,
    lines: hunk.lines.map((line) => ({
      ...line,
      // A line that the file does not have would be unredacted text: nothing of it is passed on.
      text: (line.newLine === null ? old?.get(line.oldLine) : now?.get(line.newLine)) ?? '',
    })),
  }));
}
