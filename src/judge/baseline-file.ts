import * as z from 'zod';
import { escapeHidden } from '../inspect/hidden-text.js';
import { BASELINE_PATH } from '../settings/trusted-paths.js';
import { SEVERITIES } from '../standards/standard.js';
import { BadInput } from '../target/target.js';
import type { CoveredFile } from './coverage.js';
import type { Finding } from './finding.js';
import type { ReviewResult } from './result.js';

const entry = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('Names the finding: its standard, its code, and where that stands.'),
  standard: z.string().min(1).describe('The name of the standard.'),
  rule: z.string().min(1),
  path: z.string().min(1).describe('The file that it was found in.'),
  severity: z.enum(SEVERITIES).describe('A graver finding than that counts.'),
  title: z.string(),
  reason: z.string().describe('Why it may stay. Kept when the file is written anew.'),
});

const schema = z.strictObject({
  version: z.literal(1),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .describe('The commit that was audited.'),
  entries: z.array(entry),
});

export type Entry = z.infer<typeof entry>;
/** The findings of a tree that a team accepts for now. */
export type Baseline = z.infer<typeof schema>;

/** The JSON Schema that editors complete a baseline with. */
export function baselineJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Backend Review baseline (${BASELINE_PATH})`,
    ...z.toJSONSchema(schema, { io: 'input' }),
  };
}

/** Reads a baseline. Throws `BadInput` naming file and key. */
export function parseBaseline(text: string): Baseline {
  const read = schema.safeParse(json(text));
  const [issue] = read.error?.issues ?? [];
  if (!read.success) {
    const key = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
    throw new BadInput(`${BASELINE_PATH} "${key.join('.').slice(0, 100)}": ${issue?.message.slice(0, 200)}.`);
  }
  const seen = new Set<string>();
  for (const { fingerprint } of read.data.entries) {
    if (seen.has(fingerprint))
      throw new BadInput(`${BASELINE_PATH} has two entries of the fingerprint ${fingerprint}.`);
    seen.add(fingerprint);
  }
  return read.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new BadInput(`${BASELINE_PATH} is no JSON: ${cause.message.slice(0, 200)}.`, { cause });
  }
}

/** The baseline as its file: sorted, one entry a line, the same for the same findings. */
export function baselineText({ commit, entries }: Baseline): string {
  const key = ({ path, rule, fingerprint }: Entry) => JSON.stringify([path, rule, fingerprint]);
  const rows = [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((each) => `    ${JSON.stringify(each)}`);
  const list = rows.length > 0 ? `[\n${rows.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": 1,\n  "commit": ${JSON.stringify(commit)},\n  "entries": ${list}\n}\n`;
}

/** What a baseline is made of and measured by: all findings but those that something else suppresses. */
export function acceptable(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ suppression }) => suppression === null || suppression.kind === 'baseline');
}

/** The baseline that an audit's result makes, with the words of the one before for what is still found. */
export function baselineOf({ findings, coverage, revisions }: ReviewResult, before: Baseline | null): Baseline {
  const known = new Map(before?.entries.map((each) => [each.fingerprint, each]));
  const found = acceptable(findings).map(({ fingerprint, standardName: standard, rule, path, severity, title }) => {
    const { title: words = escapeHidden(title), reason = '' } = known.get(fingerprint) ?? {};
    return { fingerprint, standard, rule, path, severity, title: words, reason };
  });
  const named = new Set(found.map(({ fingerprint }) => fingerprint));
  const files = new Map(coverage.files.map((file) => [file.path, file]));
  const unasked = (before?.entries ?? []).filter((each) => !named.has(each.fingerprint) && isUnasked(each, files));
  return { version: 1, commit: revisions.head ?? '', entries: [...found, ...unasked] };
}

/** Whether nobody looked for an entry: its file was reviewed, but without the agent, and it is no secret. */
export function isUnasked({ path, rule }: Entry, files: ReadonlyMap<string, CoveredFile>): boolean {
  const by = files.get(path)?.by ?? null;
  return by !== null && by !== 'agent' && !rule.startsWith('secrets/');
}

/** How many there are of each standard, by its name. */
export function countByStandard(of: readonly { standard: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { standard } of of) counts.set(standard, (counts.get(standard) ?? 0) + 1);
  return counts;
}

/** The first standard that there is more of, in words: `Query Safety: 4 instead of 3`; null where there is none. */
export function grown(before: readonly { standard: string }[], now: readonly { standard: string }[]): string | null {
  const counts = countByStandard(before);
  for (const [standard, count] of countByStandard(now))
    if (count > (counts.get(standard) ?? 0)) return `${standard}: ${count} instead of ${counts.get(standard) ?? 0}`;
  return null;
}
