import type { View } from '../inspect/inspection.js';
import type { Finding } from './finding.js';

/** What a function, method, class or handler looks like where it begins, in the languages of backends. */
const DECLARATIONS = [
  /\b(?:function\*?|def|func|fn|fun|sub|class|interface|struct|impl|trait|object|module|namespace)\s+(?:\([^)]{0,80}\)\s*)?([\w$.:]+[?!]?)/,
  /\b(?:const|let|var|val|static|readonly)\s+([\w$]+)\s*(?::[^=]{0,120})?=\s*(?:async\b\s*)?(?:function\b|\(|[\w$]+\s*=>)/,
  // app.post('/orders', async (req, res) => {
  /\b([\w$]+\.(?:get|post|put|patch|delete|all|use|on|route|handle)\(\s*["'`][^"'`]{0,120}["'`])/,
  // public async charge(order: Order): Promise<void> {      and      charge: async (order) => {
  /^\s*(?:(?:public|private|protected|internal|static|final|async|override|abstract|synchronized)\s+)*(?:[\w$<>[\],.?]+\s+)?([\w$]+)\s*(?:\([^;]{0,200}\)\s*(?::[^={;]{0,120}|throws [\w.,\s]{0,120})?\{?\s*$|:\s*(?:async\s*)?(?:function\b|\([^;]{0,120}\)\s*=>))/,
];

const NO_NAMES = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'else',
  'return',
  'with',
  'do',
  'try',
  'function',
  'new',
  'await',
]);

/** Characters of a line that are looked at, and lines that are looked through. */
const LONGEST_LINE = 500;
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

function declared(text: string): string | null {
  const line = text.slice(0, LONGEST_LINE);
  for (const pattern of DECLARATIONS) {
    const name = pattern.exec(line)?.[1];
    if (name && !NO_NAMES.has(name)) return name.replace(/\s+/g, '');
  }
  return null;
}

function indentOf(text: string): number {
  return (/^[ \t]*/.exec(text)?.[0] ?? '').replaceAll('\t', '    ').length;
}
