import { declared, indentOf } from '../inspect/declaration.js';
import type { View } from '../inspect/inspection.js';
import type { Finding } from './finding.js';

/** Lines that are looked through. */
const FARTHEST = 2_000;

/**
 * The name of the innermost declaration around a finding's line: the nearest line above that is indented less,
 * and so on outwards, until one declares something. Empty at the top of a file. Reindenting, moving and changes
 * of other lines keep it.
 */
export function enclosingSymbol(view: View, { side, line }: Pick<Finding, 'side' | 'line'>): string {
  const lines = side === 'RIGHT' ? newLines(view, line) : oldLines(view, line);
  const anchor = lines.at(-1) ?? '';
  const own = declared(anchor);
  if (own) return own;
  let indent = indentOf(anchor);
  for (let at = lines.length - 2; at >= Math.max(0, lines.length - FARTHEST) && indent > 0; at--) {
    const text = lines[at] ?? '';
    if (text.trim() === '' || indentOf(text) >= indent) continue;
    indent = indentOf(text);
    const name = declared(text);
    if (name) return name;
  }
  return '';
}

function newLines({ head }: View, line: number): string[] {
  const end = head.numbers.indexOf(line);
  return end < 0 ? [] : head.lines.slice(0, end + 1);
}

/** The old file around a deleted line, as far as the hunks show it. */
function oldLines({ file }: View, line: number): string[] {
  const shown = (file.hunks ?? []).flatMap((hunk) => hunk.lines).filter((each) => each.oldLine !== null);
  const end = shown.findIndex((each) => each.oldLine === line);
  return shown.slice(0, end + 1).map((each) => each.text);
}
