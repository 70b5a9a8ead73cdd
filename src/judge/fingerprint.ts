import { createHash } from 'node:crypto';
import type { View } from '../inspect/inspection.js';
import type { Finding, Unnamed } from './finding.js';
import { enclosingSymbol } from './symbol.js';

/**
 * Names findings. A fingerprint is made of the standard, the redacted code of the anchor line without white
 * space, the enclosing symbol, and which of equal places it is: never of words, rule, path or line number. So it
 * survives moved and reindented lines and renamed files, and a changed line gets a new one.
 * 16 hexadecimal digits.
 */
export function nameFindings(findings: readonly Unnamed[], views: ReadonlyMap<string, View>): Finding[] {
  const used = new Map<string, number>();
  return [...findings].sort(byPlace).map((finding) => {
    const view = views.get(finding.path);
    const symbol = view ? enclosingSymbol(view, finding) : '';
    const same = view ? equalsBefore(view, finding, symbol) : 0;
    const key = JSON.stringify([finding.standard, finding.code.replace(/\s+/g, ''), symbol, same]);
    const again = used.get(key) ?? 0;
    used.set(key, again + 1);
    const fingerprint = createHash('sha256').update(`${key}\n${again}`).digest('hex').slice(0, 16);
    return { ...finding, fingerprint };
  });
}

/** How many equal lines of the same symbol stand before the finding's line, as far as the file is known. */
function equalsBefore({ head, file }: View, { side, line, code }: Unnamed, symbol: string): number {
  const wanted = code.replace(/\s+/g, '');
  const lines =
    side === 'RIGHT'
      ? head.numbers.map((number, index) => ({ number, text: head.lines[index] ?? '' }))
      : (file.hunks ?? [])
          .flatMap((hunk) => hunk.lines)
          .flatMap(({ oldLine, text }) => (oldLine === null ? [] : [{ number: oldLine, text }]));
  const before = lines.filter(({ number, text }) => number < line && text.replace(/\s+/g, '') === wanted);
  return before.filter(({ number }) => enclosingSymbol({ head, file }, { side, line: number }) === symbol).length;
}

function byPlace(a: Unnamed, b: Unnamed): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.standard - b.standard || (a.side < b.side ? -1 : 1);
}
