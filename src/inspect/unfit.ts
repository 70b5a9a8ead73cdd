import type { Node } from 'web-tree-sitter';

const LONGEST_LINE = 20_000;
const LARGEST_TEXT = 1_000_000;
const MOST_LINES = 20_000;
const DEEPEST = 300;

/** Why a text is not parsed, where parsing it could take for ever; null when it can be. */
export function unfitText(text: string): string | null {
  if (text.length > LARGEST_TEXT) return 'it has more than 1,000,000 characters';
  if (text.includes('\0')) return 'it has NUL bytes';
  let depth = 0;
  let lineStart = 0;
  let lines = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      if (at - lineStart > LONGEST_LINE) return 'it has a line of more than 20,000 characters';
      if (++lines > MOST_LINES) return 'it has more than 20,000 lines';
      lineStart = at + 1;
    } else if (code === 40 || code === 91 || code === 123) {
      if (++depth > DEEPEST) return 'it nests deeper than 300 levels';
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
  }
  return text.length - lineStart > LONGEST_LINE ? 'it has a line of more than 20,000 characters' : null;
}

/** The same for what only the parsed text shows: long chains of operators or calls nest without brackets. */
export function unfitSyntax(root: Node): string | null {
  const cursor = root.walk();
  let depth = 0;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      if (++depth <= DEEPEST) continue;
      cursor.delete();
      return 'it nests deeper than 300 levels';
    }
    while (!cursor.gotoNextSibling()) {
      if (depth-- === 0) {
        cursor.delete();
        return null;
      }
      cursor.gotoParent();
    }
  }
}
