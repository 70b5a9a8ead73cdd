import { providerTokens, splitTokens } from './provider-tokens.js';
import { assignments } from './secret-assignments.js';
import { patternSecrets } from './secret-patterns.js';
import { placeOf } from './secret-places.js';
import { secretlintTokens } from './secretlint-tokens.js';

/** One credential in a text. */
export interface Secret {
  /** A sub-rule of standard 1, such as `secrets/url-credential`. */
  rule: string;
  /** What it is, for people and for the label: `github-token`, `password`. */
  kind: string;
  severity: 'critical' | 'high' | 'medium';
  /** First and last line, counted from 1. */
  line: number;
  endLine: number;
  /** UTF-16 offsets of the value itself, without quotes and name. */
  start: number;
  end: number;
  /** The credential; without the quotes and signs between its parts when the code joins it from several literals. */
  value: string;
  /** False: redacted, but no finding by itself. */
  report: boolean;
  /** Known by its own shape (a provider's token, a key block, a login in a URL), not by the name beside it alone. */
  live: boolean;
}

/** What one of the rules found, before overlaps are settled. */
export interface Candidate extends Omit<Secret, 'line' | 'endLine'> {
  /** Known by a name beside it (0), by its own shape (2) or as a block that swallows what is found inside (4). */
  rank: number;
}

const LONGEST_LINE = 20_000;

/** Every credential of a text, in order and without overlaps. Nothing written in the text can switch a rule off. */
export async function findSecrets(text: string, path: string): Promise<Secret[]> {
  const place = placeOf(path);
  const ordinary = withoutLongLines(text);
  const lineAt = lineCounter(text);
  return settle([
    ...providerTokens(text, place),
    ...splitTokens(text, place),
    ...patternSecrets(ordinary, place),
    ...assignments(ordinary, place),
    ...(await secretlintTokens(ordinary, path)),
  ]).map(({ rank, ...secret }) => ({ ...secret, line: lineAt(secret.start), endLine: lineAt(secret.end - 1) }));
}

/** The text with nothing in its very long lines: bounded expressions are still slow there. */
function withoutLongLines(text: string): string {
  if (text.length <= LONGEST_LINE) return text;
  const lines = text.split('\n').map((line) => (line.length > LONGEST_LINE ? '\0'.repeat(line.length) : line));
  return lines.join('\n');
}

function settle(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.toSorted((a, b) => a.start - b.start || worth(b) - worth(a) || b.end - a.end);
  const kept: Candidate[] = [];
  for (const next of sorted) {
    const last = kept.at(-1);
    if (!last || next.start >= last.end) kept.push(next);
    else kept[kept.length - 1] = merge(last, next);
  }
  return kept;
}

const worth = ({ rank, report }: Candidate): number => rank + (report ? 1 : 0);

/** The better known of two that overlap; what both cover stays covered. */
function merge(first: Candidate, second: Candidate): Candidate {
  const [better, other] = worth(second) > worth(first) ? [second, first] : [first, second];
  if (better.start <= other.start && better.end >= other.end) return better;
  const start = Math.min(first.start, second.start);
  const end = Math.max(first.end, second.end);
  const whole = first.end >= second.end ? first.value : first.value + second.value.slice(first.end - second.start);
  return { ...better, start, end, value: whole };
}

/** Tells the line of offsets that never decrease. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
}
