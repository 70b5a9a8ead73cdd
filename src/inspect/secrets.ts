import { credentialUrls } from './credential-urls.js';
import { keyBlocks } from './key-blocks.js';
import { longRuns } from './long-runs.js';
import { providerTokens, splitTokens } from './provider-tokens.js';
import { assignments } from './secret-assignments.js';
import { credentialCalls } from './secret-calls.js';
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
}

/** What one of the rules found, before overlaps are settled. */
export interface Candidate extends Omit<Secret, 'line' | 'endLine'> {
  /** Known by its own shape, not by the name beside it. */
  specific: boolean;
  /** A key block swallows what else is found inside it. */
  block?: boolean;
}

const LONGEST_LINE = 20_000;
const LONG_LINE = new RegExp(`^[^\\n]{${LONGEST_LINE + 1},}`, 'gm');

/** Every credential of a text, in order and without overlaps. Nothing written in the text can switch a rule off. */
export async function findSecrets(text: string, path: string): Promise<Secret[]> {
  const place = placeOf(path);
  const ordinary = text.length > LONGEST_LINE ? text.replace(LONG_LINE, (line) => '\0'.repeat(line.length)) : text;
  const runs = longRuns(text);
  const found = settle([
    ...keyBlocks(ordinary),
    ...providerTokens(text, runs, place),
    ...splitTokens(text, place),
    ...(await secretlintTokens(ordinary, runs, path)),
    ...credentialUrls(ordinary, place),
    ...credentialCalls(ordinary, place),
    ...assignments(ordinary, place),
  ]);
  const lineAt = lineCounter(text);
  return found.map(({ rule, kind, severity, start, end, value, report }) => ({
    rule,
    kind,
    severity,
    line: lineAt(start),
    endLine: lineAt(end - 1),
    start,
    end,
    value,
    report,
  }));
}

function settle(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.toSorted((a, b) => a.start - b.start || rank(b) - rank(a) || b.end - a.end);
  const kept: Candidate[] = [];
  for (const next of sorted) {
    const last = kept.at(-1);
    if (!last || next.start >= last.end) kept.push(next);
    else kept[kept.length - 1] = merge(last, next);
  }
  return kept;
}

const rank = ({ block, specific, report }: Candidate): number =>
  (block ? 4 : 0) + (specific ? 2 : 0) + (report ? 1 : 0);

/** The better known of two that overlap; what both cover stays covered. */
function merge(first: Candidate, second: Candidate): Candidate {
  const [better, other] = rank(second) > rank(first) ? [second, first] : [first, second];
  if (better.start <= other.start && better.end >= other.end) return better;
  const start = Math.min(first.start, second.start);
  const end = Math.max(first.end, second.end);
  const whole = first.end >= second.end ? first.value : first.value + second.value.slice(first.end - second.start);
  return { ...better, start, end, value: whole };
}

function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    if (offset < at) {
      line = 1;
      at = 0;
    }
    for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
}
