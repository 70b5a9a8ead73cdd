/**
 * True when every statement is an import, a re-export, a type, an interface or an ambient block, so that nothing runs.
 * Doubt answers false, because true takes a file out of the review.
 */
export function isTypesOnly(text: string): boolean {
  const code = outermost(text);
  if (/[{}()[\]`\\]/.test(code)) return false;
  const lines = code.replace(CONTINUED, ' ').split(/[;\n]/);
  const statements = lines.map((line) => line.trim()).filter((line) => line !== '');
  return statements.some((line) => TYPE.test(line)) && statements.every((line) => TYPE.test(line) || IMPORT.test(line));
}

// An open comment or string runs on to its end, so that no text is read twice.
const COMMENT_OR_STRING =
  /\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|'(?:[^'\\\n\r]|\\[\s\S])*'?|"(?:[^"\\\n\r]|\\[\s\S])*"?/g;
const INNERMOST = /\{[^{}()[\]]*\}|\([^{}()[\]]*\)|\[[^{}()[\]]*\]/g;
const MAX_DEPTH = 20;

/** The text with `''` for every string, `#` for what stood in braces, `@` in parentheses, `%` in brackets. */
function outermost(text: string): string {
  let code = text.replace(COMMENT_OR_STRING, (found) => (found.startsWith('/') ? found.replace(/.+/g, ' ') : "''"));
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    code = code.replace(INNERMOST, ([bracket]) => (bracket === '{' ? '#' : bracket === '(' ? '@' : '%'));
  }
  return code.replace(/\s+/g, (space) => (/[\n\r\u2028\u2029]/.test(space) ? '\n' : ' '));
}

// No statement ends or begins like this: here one runs on over the end of a line.
const CONTINUED = /(?<=[=|&,?:<])\s|\s(?=[=|&,?:>]|extends\b)/g;

const IMPORT = /^import [\w$*#][^'@]*\bfrom ?''$/;
// A call would be an `@` after a name. What `declare` begins is ambient to its end.
const TYPE = new RegExp(
  [
    "^export (?:type )?(?:\\*(?: as [\\w$]+)?|#)(?: ?from ?'')?$",
    '^(?:export )?interface [\\w$][^#@]*#$',
    '^(?:export )?type [\\w$](?:[^@]|(?<=[=|&:>?] ?)@)*$',
    '^(?:export )?declare [a-z][^#]*#?$',
  ].join('|'),
);
