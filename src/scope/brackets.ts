// An open comment, string or template runs on to the end, so that no text is read twice.
const TOKEN =
  /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|'(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`(?:[^`\\]|\\[\s\S])*`?|[{}()[\]]|\n|[^/'"{}()[\]`\n]+|\//g;

/** Comments, strings, templates, brackets, line ends, and what lies between them. */
export function tokens(text: string): IterableIterator<RegExpExecArray> {
  return text.matchAll(TOKEN);
}

export function depthChange(token: string): number {
  if (token === '{' || token === '(' || token === '[') return 1;
  return token === '}' || token === ')' || token === ']' ? -1 : 0;
}

export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [token] of tokens(text)) {
    depth += depthChange(token);
    if (depth < 0) return false;
  }
  return depth === 0;
}
