import { extname } from 'node:path/posix';
import { looksMadeUp } from './secret-values.js';
import type { Candidate } from './secrets.js';

/** Rules whose finds the tables of this room judge more closely, and the one that lets a comment switch rules off. */
const LEFT_OUT = /rule-(?:filter-comments|aws|basicauth|database-connection-string|privatekey|gcp)$/;

/** Every token that its rules know holds such a run, with two digits in it. */
const RUN = /(?<![\w-])[\w-]{20,}/g;
const TWO_DIGITS = /\d\D*\d/;

/** Some of its ranges take in the name before the value: `"apiKey": "`. */
const NAME_BEFORE = /^["']?[\w.-]{2,40}["']?\s{0,4}[=:]\s{0,4}["']?(?=[^/])/;

type Lint = (content: string, path: string) => Promise<readonly { ruleId: string; range: readonly [number, number] }[]>;
let loading: Promise<Lint> | null = null;

/** What secretlint's rules find. Its preset as a whole obeys comments of the author, so its rules are listed. */
export async function secretlintTokens(text: string, path: string): Promise<Candidate[]> {
  const lines = suspiciousLines(text);
  if (lines.length === 0) return [];
  loading ??= load();
  const lint = await loading;
  const found = await lint(lines.map((line) => line.text).join('\n'), path);
  return found.flatMap(({ ruleId, range }) => {
    const line = lines.findLast((each) => each.joined <= range[0]);
    if (!line) return [];
    const [from, end] = range.map((offset) => line.start + offset - line.joined) as [number, number];
    const value = text.slice(from, end).replace(NAME_BEFORE, '');
    const kind = `${ruleId.replace(/^.*rule-/, '')}-token`;
    const known = { rule: 'secrets/literal-credential', kind, severity: 'critical' as const, report: true, live: true };
    return value.length >= 12 && !looksMadeUp(value)
      ? [{ ...known, rank: 1, start: end - value.length, end, value }]
      : [];
  });
}

/** A line that could hold a token: its offset in the text, and in the joined lines that secretlint is given. */
interface Line {
  start: number;
  joined: number;
  text: string;
}

function suspiciousLines(text: string): Line[] {
  const lines: Line[] = [];
  let [done, joined] = [-1, 0];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (index < done || !TWO_DIGITS.test(run)) continue;
    const start = text.lastIndexOf('\n', index) + 1;
    const end = text.indexOf('\n', index);
    done = end < 0 ? text.length : end;
    lines.push({ start, joined, text: text.slice(start, done) });
    joined += done - start + 1;
  }
  return lines;
}

async function load(): Promise<Lint> {
  const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // It keeps two performance marks per rule and call for ever.
  secretLintProfiler.setEnabled(false);
  const listed = rules.filter(({ meta }) => !LEFT_OUT.test(meta.id)).map((rule) => ({ id: rule.meta.id, rule }));
  const options = { config: { rules: listed }, maskSecrets: false, noPhysicFilePath: true };
  return async (content, filePath) => {
    const source = { filePath, content, contentType: 'text' as const, ext: extname(filePath) };
    return (await lintSource({ source, options })).messages;
  };
}
