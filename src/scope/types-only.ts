import { depthChange, tokens } from './brackets.js';

/**
 * True when nothing in the text runs: types, interfaces, imports and re-exports.
 * Doubt answers false, because true takes a file out of the review.
 */
export function isTypesOnly(text: string): boolean {
  if (RUNS.test(text)) return false;
  const lines = outermost(text);
  if (lines === null) return false;
  let declarations = 0;
  let open = false;
  for (const line of lines) {
    if (line === '') continue;
    if (!open && !/^[}\])>|&=?:,;.]/.test(line)) {
      if (!STATEMENT.test(line)) return false;
      if (!line.startsWith('import')) declarations += 1;
    }
    if (MORE_ON_THE_LINE.test(line)) return false;
    open = /(?:[=|&?:,<(]|\b(?:extends|type|from|typeof|keyof))$/.test(line);
  }
  return declarations > 0;
}

const RUNS =
  /^[ \t]{0,8}(?:export[ \t]{1,8})?(?:default[ \t]{1,8})?(?:async[ \t]{1,8})?(?:const|let|var|function|class|abstract|enum|if|for|while|return|await|throw|new)\b/m;

// `import './register'` and `export default` run something, or may.
const STATEMENT =
  /^(?:import\s+[\w$*{]|export\s+(?:type\s*[\w$*{]|interface\s|declare\s|\*|\{)|(?:declare|interface|type)\s+[\w$]|'';?$)/;

// `type A = B; run()` and `interface A {} run()`.
const MORE_ON_THE_LINE = /;\s*[^;\s]|\}\s*(?:\(|(?!(?:from|as|extends|with|assert)\b)[\w$])/;

/**
 * The lines of the text with comments, strings' contents and everything inside brackets taken out:
 * `export interface A {` … `}` becomes `export interface A {` and `}`. Null when the brackets do not add up,
 * or when a template string shows that there may be code.
 */
function outermost(text: string): string[] | null {
  let kept = '';
  let depth = 0;
  for (const [token] of tokens(text)) {
    const change = depthChange(token);
    if (token.startsWith('`') || depth + change < 0) return null;
    if (Math.min(depth, depth + change) === 0) kept += shown(token);
    depth += change;
  }
  return depth === 0 ? kept.split('\n').map((line) => line.trim()) : null;
}

function shown(token: string): string {
  if (token.startsWith('/')) return token.includes('\n') ? '\n' : ' ';
  return /^['"]/.test(token) ? "''" : token;
}
