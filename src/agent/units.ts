import type { DiffLine } from '../change/changed-file.js';
import type { View } from '../inspect/inspection.js';

/** A part of one file's change, as the model sees it: `text` has a line's number, its mark, and its text. */
export interface Piece {
  view: View;
  text: string;
}

/** What one conversation reviews. `tokens` estimates its pieces alone. */
export interface Unit {
  pieces: Piece[];
  tokens: number;
}

/**
 * Tokens of changes in a unit. Many medium units finish sooner than a few large ones, since the longest answer
 * rules; smaller ones would pay for the shared prefix more often than they save.
 */
export const UNIT_TOKENS = 12_000;

/** Characters of a token, on the safe side for code. */
const CHARACTERS_A_TOKEN = 3.5;

export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_A_TOKEN);
}

/** Packs the views, ordered by path so that neighbours share a unit; a file too large for one is cut. */
export function packUnits(views: readonly View[]): Unit[] {
  const units: Unit[] = [];
  for (const piece of [...views].sort(byPath).flatMap(piecesOf)) {
    const tokens = estimateTokens(piece.text);
    const last = units.at(-1);
    if (last && last.tokens + tokens <= UNIT_TOKENS) {
      last.pieces.push(piece);
      last.tokens += tokens;
    } else units.push({ pieces: [piece], tokens });
  }
  return units;
}

function byPath(a: View, b: View): number {
  return a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0;
}

function piecesOf(view: View): Piece[] {
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let tokens = 0;
  const close = () => {
    if (lines.length > 0) pieces.push({ view, text: lines.join('\n') });
    lines = [];
    tokens = 0;
  };
  for (const hunk of view.file.hunks ?? []) {
    if (lines.length > 0) lines.push('...');
    for (const line of hunk.lines) {
      const shown = numbered(line);
      const cost = estimateTokens(shown) + 1;
      if (tokens + cost > UNIT_TOKENS) close();
      lines.push(shown);
      tokens += cost;
    }
  }
  close();
  return pieces;
}

/** `42+const a = 1`, `42 const a = 1`, and `41-const a = 2` with the line number of the old file. */
function numbered(line: DiffLine): string {
  const mark = line.kind === 'added' ? '+' : line.kind === 'deleted' ? '-' : ' ';
  return `${line.newLine ?? line.oldLine}${mark}${line.text}`;
}
