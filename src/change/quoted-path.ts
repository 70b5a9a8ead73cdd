const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** A path as git prints it with `core.quotePath`: `"b/\303\251 \"x\".txt"` becomes `b/é "x".txt`. */
export function decodeQuotedPath(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"')) return text;
  const bytes: Buffer[] = [];
  for (const [part, octal, escaped] of text.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/g)) {
    if (octal) bytes.push(Buffer.of(Number.parseInt(octal, 8)));
    else if (escaped) bytes.push(Buffer.of(ESCAPES[escaped] ?? escaped.charCodeAt(0)));
    else bytes.push(Buffer.from(part));
  }
  return Buffer.concat(bytes).toString('utf8');
}
