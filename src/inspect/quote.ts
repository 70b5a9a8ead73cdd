import { type DiffLine, numberOn, type Side } from '../change/changed-file.js';
import type { View } from './inspection.js';
import type { Quote } from './reported.js';
import type { SideText } from './side-text.js';

/** The number by which a shown line is named on a side; on the `LEFT` only deleted lines have their place. */
export function placeOn(side: Side, line: DiffLine): number | null {
  return side === 'RIGHT' || line.kind === 'deleted' ? numberOn(side, line) : null;
}

/** The shown line with this 1-based number. */
export function lineAt(view: View, side: Side, number: number): DiffLine | null {
  for (const hunk of view.file.hunks ?? [])
    for (const line of hunk.lines) if (placeOn(side, line) === number) return line;
  return null;
}

/** Characters: a shorter quote must be the whole line, or it would stand nearly everywhere. */
const TELLING = 10;

/**
 * Whether the quoted text is what was shown from that line on. White space may differ, and a quote of one line
 * may leave out the line's ends; it must say something.
 */
export function stands(view: View, quote: Quote): boolean {
  const wanted = quote.text.split('\n').map(squeezed).filter(Boolean);
  const shown = wanted.length === 1 ? [lineAt(view, quote.side, quote.line)] : linesFrom(view, quote);
  const texts = shown.map((line) => squeezed(line?.text ?? '')).filter(Boolean);
  return holds(wanted, texts);
}

/** The same in lines that are known beside those of the change. */
export function standsIn({ lines, numbers }: SideText, { line, text }: Quote): boolean {
  const wanted = text.split('\n').map(squeezed).filter(Boolean);
  const start = numbers.indexOf(line);
  const shown = lines.slice(Math.max(0, start)).map(squeezed).filter(Boolean);
  return start >= 0 && holds(wanted, wanted.length === 1 ? [squeezed(lines[start] ?? '')] : shown);
}

function holds(wanted: readonly string[], shown: readonly string[]): boolean {
  return (
    wanted.length > 0 &&
    wanted.every((text, index) => {
      const line = shown[index] ?? '';
      return line === text || (text.length >= TELLING && line.includes(text));
    })
  );
}

function linesFrom(view: View, { side, line }: Quote): DiffLine[] {
  const lines = (view.file.hunks ?? []).flatMap((hunk) => hunk.lines);
  return lines.filter((each) => (placeOn(side, each) ?? 0) >= line);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
