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

/** Characters of a line that are looked at. */
const LONGEST_LINE = 500;

/** The name that a line declares; null for none. */
export function declared(text: string): string | null {
  const line = text.slice(0, LONGEST_LINE);
  for (const pattern of DECLARATIONS) {
    const name = pattern.exec(line)?.[1];
    if (name && !NO_NAMES.has(name)) return name.replace(/\s+/g, '');
  }
  return null;
}

/** Columns of white space before the text; a tab counts as four. */
export function indentOf(text: string): number {
  return (/^[ \t]*/.exec(text)?.[0] ?? '').replaceAll('\t', '    ').length;
}

/** A function or class: 0-based indexes of its first and last line. */
export interface Block {
  start: number;
  end: number;
}

/** Lines that are looked through for the begin and the end of a block. */
const FARTHEST = 400;

/** The innermost declaration around a line, told by indentation, as well-kept code of every language has it. */
export function blockAround(lines: readonly string[], at: number): Block | null {
  let indent = lines[at]?.trim() ? indentOf(lines[at] ?? '') : Number.POSITIVE_INFINITY;
  for (let start = at; start >= Math.max(0, at - FARTHEST); start--) {
    const text = lines[start] ?? '';
    if (text.trim() === '' || (start < at && indentOf(text) >= indent)) continue;
    indent = Math.min(indent, indentOf(text));
    if (declared(text) === null) continue;
    const end = endOf(lines, start);
    if (end >= at) return { start, end };
  }
  return null;
}

/** The last line of the block that begins at `start`: what is indented more, and a closing line. */
function endOf(lines: readonly string[], start: number): number {
  const indent = indentOf(lines[start] ?? '');
  let end = start;
  for (let at = start + 1; at < Math.min(lines.length, start + FARTHEST); at++) {
    const text = lines[at] ?? '';
    if (text.trim() === '') continue;
    if (indentOf(text) > indent) end = at;
    // `): Promise<void> {` only ends the parameters.
    else if (/^\s*[)\]}]+.*[{:]\s*$/.test(text)) end = at;
    else return /^\s*(?:[)\]}]|end\b)/.test(text) ? at : end;
  }
  return end;
}
