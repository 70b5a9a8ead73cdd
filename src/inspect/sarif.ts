import * as z from 'zod';
import type { Severity } from '../standards/standard.js';
import { BadInput } from '../target/target.js';

/** A result of another tool, as its SARIF file has it; `path` null: it points at no file of the repository. */
export interface ToolResult {
  tool: string;
  rule: string;
  text: string;
  path: string | null;
  line: number;
  severity: Severity;
}

/** Results of a file that are read; more would be a backlog, not places to look. */
const MOST_RESULTS = 5_000;

/** Characters of a message that are looked at, and of a name. */
const LONGEST = { text: 4_000, name: 120 };

const fileSchema = z.object({
  version: z.string().startsWith('2.'),
  runs: z.array(
    z.object({
      tool: z.object({
        driver: z.object({ name: z.string(), rules: z.array(z.object({ id: z.string() })).nullish() }),
      }),
      results: z.array(z.unknown()).nullish(),
    }),
  ),
});

const resultSchema = z.object({
  ruleId: z.string().nullish(),
  ruleIndex: z.int().nullish(),
  kind: z.string().nullish(),
  level: z.string().nullish(),
  message: z.object({ text: z.string().nullish(), markdown: z.string().nullish() }),
  locations: z
    .array(
      z.object({
        physicalLocation: z.object({
          artifactLocation: z.object({ uri: z.string() }),
          region: z.object({ startLine: z.int().min(1) }),
        }),
      }),
    )
    .min(1),
});

const SEVERITY: Record<string, Severity> = { error: 'high', note: 'low', none: 'low' };

/** Reads a SARIF 2.1.0 file; results without a message and a line are passed over. Throws `BadInput`. */
export function parseSarif(text: string, name: string): ToolResult[] {
  const read = fileSchema.safeParse(json(text));
  if (!read.success) throw new BadInput(`"hints": ${name} is no SARIF 2.1.0 file with runs, a tool name and results.`);
  const results = read.data.runs.flatMap(({ tool: { driver }, results: all }) =>
    (all ?? []).map((result) => ({ driver, result: resultSchema.safeParse(result).data })),
  );
  return results.slice(0, MOST_RESULTS).flatMap(({ driver, result }) => {
    const place = result?.locations[0]?.physicalLocation;
    const said = result?.message.text ?? result?.message.markdown;
    if (!place || !said || result.kind === 'pass' || result.kind === 'notApplicable') return [];
    const rule = result.ruleId ?? driver.rules?.[result.ruleIndex ?? -1]?.id ?? 'no rule named';
    return [
      {
        ...{ tool: line(driver.name, LONGEST.name), rule: line(rule, LONGEST.name), text: line(said, LONGEST.text) },
        ...{ path: pathOf(place.artifactLocation.uri), line: place.region.startLine },
        severity: SEVERITY[result.level ?? ''] ?? 'medium',
      },
    ];
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // A cut file, or another format: the schema check names it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function line(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function pathOf(uri: string): string | null {
  try {
    const path = decodeURIComponent(uri).replace(/^(?:\.\/)+/, '');
    return /^\/|^[a-z][a-z\d+.-]*:|\\|(?:^|\/)\.\.(?:\/|$)/i.test(path) ? null : path;
  } catch (error) {
    // `%zz` names no file.
    if (error instanceof URIError) return null;
    throw error;
  }
}
