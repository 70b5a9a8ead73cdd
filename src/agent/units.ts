import type { DiffLine } from '../change/changed-file.js';
import { declared, indentOf } from '../inspect/declaration.js';
import type { View } from '../inspect/inspection.js';
import { contextLines } from './context.js';

/** A part of one file's change, as the model sees it: `text` has a line's number, its mark, and its text. */
export interface Piece {
  /** The file's path, and behind `#` which of its pieces it is, from the second on. */
  name: string;
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

/** Words of paths where strangers reach the code, or where what it does cannot be undone. */
const BOUNDARY =
  /auth|login|session|token|password|secret|admin|permission|route|controller|handler|endpoint|api|webhook|upload|payment|billing|middleware|resolver|query|repository|database|sql|exec|command/gi;

/**
 * Packs the views, ordered by path so that neighbours share a unit; a file too large for one is cut. The unit whose
 * paths name most boundaries comes first, since a budget may end before the last. Pieces that were together `before`,
 * by their names, stay together: else one longer file would move all that come after it into other units.
 */
export function packUnits(views: readonly View[], before: readonly (readonly string[])[] = []): Unit[] {
  const left = new Map([...views].sort(byPath).flatMap((view) => piecesOf(view).map((piece) => [piece.name, piece])));
  const units: Unit[] = [];
  for (const names of before) {
    const unit = unitOf([...new Set(names)].flatMap((name) => left.get(name) ?? []));
    if (unit.pieces.length === 0 || unit.tokens > UNIT_TOKENS) continue;
    units.push(unit);
    for (const { name } of unit.pieces) left.delete(name);
  }
  const settled = units.length;
  for (const piece of left.values()) {
    const tokens = estimateTokens(piece.text);
    const last = units.length > settled ? units.at(-1) : undefined;
    if (last && last.tokens + tokens <= UNIT_TOKENS) {
      last.pieces.push(piece);
      last.tokens += tokens;
    } else units.push({ pieces: [piece], tokens });
  }
  return units.sort((a, b) => riskOf(b) - riskOf(a));
}

/** Two halves of a unit that was too much at once; null where a single line is. */
export function halves(unit: Unit): [Unit, Unit] | null {
  const { pieces } = unit;
  const [only] = pieces;
  if (!only) return null;
  const cut = pieces.length > 1 ? Math.ceil(pieces.length / 2) : 1;
  const parts = pieces.length > 1 ? pieces : inTwo(only);
  if (parts.length < 2) return null;
  return [unitOf(parts.slice(0, cut)), unitOf(parts.slice(cut))];
}

function inTwo({ name, view, text }: Piece): Piece[] {
  const lines = text.split('\n');
  const middle = Math.ceil(lines.length / 2);
  return lines.length < 2
    ? []
    : [lines.slice(0, middle), lines.slice(middle)].map((part, index) => ({
        name: `${name}/${index}`,
        view,
        text: part.join('\n'),
      }));
}

const unitOf = (pieces: Piece[]): Unit => ({
  pieces,
  tokens: pieces.reduce((sum, { text }) => sum + estimateTokens(text), 0),
});

function riskOf({ pieces }: Unit): number {
  return Math.max(...pieces.map(({ view }) => new Set(view.file.path.toLowerCase().match(BOUNDARY)).size));
}

function byPath(a: View, b: View): number {
  return a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0;
}

/** The file's change with its context, in as many pieces as it needs. */
export function piecesOf(view: View): Piece[] {
  const pieces: Piece[] = [];
  let rows: Row[] = [];
  let tokens = 0;
  const close = (count: number) => {
    if (count > 0)
      pieces.push({
        name: pieces.length === 0 ? view.file.path : `${view.file.path}#${pieces.length}`,
        view,
        text: rows
          .slice(0, count)
          .map(({ text }) => text)
          .join('\n'),
      });
    rows = rows.slice(count);
    tokens = rows.reduce((sum, row) => sum + row.tokens, 0);
  };
  for (const row of rowsOf(view)) {
    rows.push(row);
    tokens += row.tokens;
    if (tokens > UNIT_TOKENS) close(boundary(rows));
  }
  close(rows.length);
  return pieces;
}

/** Where a piece that grew too long ends: before the last outermost declaration of its second half, or its last line. */
function boundary(rows: readonly Row[]): number {
  const starts = rows.flatMap(({ line }, index) =>
    index > rows.length / 2 && line !== null && declared(line) !== null ? [{ index, indent: indentOf(line) }] : [],
  );
  const least = Math.min(...starts.map(({ indent }) => indent));
  return starts.findLast(({ indent }) => indent === least)?.index ?? Math.max(1, rows.length - 1);
}

/** A line as it is shown; `line` is its code, null for a gap. */
interface Row {
  text: string;
  line: string | null;
  tokens: number;
}

function rowsOf(view: View): Row[] {
  const context = contextLines(view);
  const shown = (view.file.hunks ?? []).flatMap((hunk) => hunk.lines);
  const known = new Set(shown.flatMap(({ newLine }) => newLine ?? []));
  const rows: Row[] = [];
  let last = 0;
  const add = (number: number, text: string) => {
    if (last > 0 && number > last + 1) rows.push({ text: '...', line: null, tokens: 1 });
    last = Math.max(last, number);
    rows.push({ text, line: text.replace(/^\d+./, ''), tokens: estimateTokens(text) + 1 });
  };
  const before = (limit: number) => {
    while (context[0] && context[0].number < limit) {
      const { number, text } = context.shift() ?? { number: 0, text: '' };
      if (!known.has(number)) add(number, `${number} ${text}`);
    }
  };
  for (const line of shown) {
    before(line.newLine ?? 0);
    add(line.newLine ?? last, numbered(line));
  }
  before(Number.POSITIVE_INFINITY);
  return rows;
}

/** `42+const a = 1`, `42 const a = 1`, and `41-const a = 2` with the line number of the old file. */
function numbered(line: DiffLine): string {
  const mark = line.kind === 'added' ? '+' : line.kind === 'deleted' ? '-' : ' ';
  return `${line.newLine ?? line.oldLine}${mark}${line.text}`;
}
