import { extname } from 'node:path';
import type { Run } from './long-runs.js';
import { looksMadeUp } from './secret-values.js';
import type { Candidate } from './secrets.js';

/** Rules whose finds this folder judges itself, and the one that lets a comment switch the others off. */
const LEFT_OUT = /rule-(?:filter-comments|aws|basicauth|database-connection-string|privatekey|gcp)$/;
const CHUNK = 64 * 1024;

type Lint = (content: string, path: string) => Promise<readonly { ruleId: string; range: readonly [number, number] }[]>;
let loading: Promise<Lint> | undefined;

async function load(): Promise<Lint> {
  const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // It keeps two performance marks per rule and call for ever.
  secretLintProfiler.setEnabled(false);
  // Listed one by one: the preset as a whole obeys `secretlint-disable` comments.
  const config = {
    rules: rules.filter(({ meta }) => !LEFT_OUT.test(meta.id)).map((rule) => ({ id: rule.meta.id, rule })),
  };
  return async (content, filePath) => {
    const source = { filePath, content, contentType: 'text' as const, ext: extname(filePath) };
    const { messages } = await lintSource({
      source,
      options: { config, maskSecrets: false, noPhysicFilePath: true },
    });
    return messages;
  };
}

/** What secretlint's rules know about providers, asked about the lines that could hold a token. */
export async function secretlintTokens(text: string, runs: readonly Run[], path: string): Promise<Candidate[]> {
  const lines = suspiciousLines(text, runs);
  if (lines.length === 0) return [];
  loading ??= load();
  const lint = await loading;
  const found: Candidate[] = [];
  for (const chunk of chunksOf(lines)) {
    const content = chunk.map(([from, to]) => text.slice(from, to)).join('\n');
    for (const { ruleId, range } of await lint(content, path)) {
      const [line, before] = lineAt(chunk, range[0]);
      found.push(tokenOf(text, ruleId, [line[0] + range[0] - before, Math.min(line[1], line[0] + range[1] - before)]));
    }
  }
  return found.filter(({ value }) => value.length >= 12 && !looksMadeUp(value));
}

function suspiciousLines(text: string, runs: readonly Run[]): Run[] {
  const lines: Run[] = [];
  let done = -1;
  for (const [from, to] of runs) {
    if (from < done || !/\d.*\d/.test(text.slice(from, Math.min(to, from + CHUNK)))) continue;
    const start = text.lastIndexOf('\n', from) + 1;
    const end = text.indexOf('\n', to);
    done = end === -1 ? text.length : end;
    if (text[from] !== '\0') lines.push([start, done]);
  }
  return lines;
}

/** Chunks of a bounded size, so that no rule gets slow on a long text. */
function chunksOf(lines: readonly Run[]): Run[][] {
  const chunks: Run[][] = [];
  let size = CHUNK;
  for (const line of lines) {
    if (size >= CHUNK) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(line);
    size += line[1] - line[0] + 1;
  }
  return chunks;
}

/** The line that holds an offset of the joined lines, and how much text stands before it. */
function lineAt(lines: readonly Run[], offset: number): [Run, number] {
  let before = 0;
  for (const line of lines) {
    const next = before + line[1] - line[0] + 1;
    if (offset < next) return [line, before];
    before = next;
  }
  return [lines.at(-1) ?? [0, 0], before];
}

/** Some of its ranges take in the name before the value. */
const NAME_BEFORE = /^["']?[\w.-]{2,40}["']?\s{0,4}[=:]\s{0,4}["']?(?=[^/])/;

function tokenOf(text: string, ruleId: string, [start, end]: Run): Candidate {
  const whole = text.slice(start, end);
  const value = whole.replace(NAME_BEFORE, '');
  return {
    rule: 'secrets/literal-credential',
    kind: `${ruleId.replace(/^.*rule-/, '')}-token`,
    severity: 'critical',
    start: end - value.length,
    end,
    value,
    report: true,
    specific: true,
  };
}
