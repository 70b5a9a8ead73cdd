import * as z from 'zod';
import { escapeHidden } from '../inspect/hidden-text.js';
import type { Quote, Reported } from '../inspect/reported.js';
import type { Standard } from '../standards/standard.js';
import { SEVERITIES } from '../standards/standard.js';
import type { Unit } from './units.js';

export type Result = 'pass' | 'fail' | 'n/a';

const side = z.enum(['RIGHT', 'LEFT']);
const severity = z.enum(SEVERITIES);

/** Other lines that carry a finding. */
export const evidence = z.array(z.object({ path: z.string(), side, line: z.number().int(), quote: z.string() }));

/** What the model answers for a unit. Flat and small: the API compiles it into a grammar. */
export const answerSchema = z.object({
  findings: z.array(
    z.object({
      standard: z.number().int(),
      rule: z.string(),
      path: z.string(),
      side,
      line: z.number().int(),
      end_line: z.number().int(),
      quote: z.string(),
      severity,
      confidence: z.enum(['high', 'medium']),
      standing: z.enum(['introduced', 'exposed']),
      title: z.string(),
      message: z.string(),
      fix: z.string(),
      replacement: z.string(),
      options: z.string(),
      assumption: z.string(),
      verify: z.string(),
      evidence,
    }),
  ),
  assessments: z.array(
    z.object({
      path: z.string(),
      standard: z.number().int(),
      result: z.enum(['pass', 'fail', 'n/a']),
      seen: z.string(),
    }),
  ),
  advice: z.array(
    z.object({ path: z.string(), line: z.number().int(), quote: z.string(), title: z.string(), message: z.string() }),
  ),
});

type Answer = z.infer<typeof answerSchema>;

/** A file's result against one standard, and in a line what was looked at. */
export interface Assessment {
  result: Result;
  seen: string;
}

/** Beyond the standards: what a senior engineer would say of a line. It never blocks. */
export interface Advice {
  path: string;
  line: number;
  quote: string;
  title: string;
  message: string;
}

/** By path and standard number. */
export type Assessed = Map<string, Map<number, Assessment>>;

/** An answer that holds. */
export interface UnitReview {
  reported: Reported[];
  assessed: Assessed;
  advice: Advice[];
}

/** A schema as the API takes it. */
export async function jsonSchema(schema: z.ZodType): Promise<Record<string, unknown>> {
  const { zodOutputFormat } = await import('@anthropic-ai/sdk/helpers/zod');
  return z.record(z.string(), z.unknown()).parse(zodOutputFormat(schema).schema);
}

/** Reads an answer's text; `wrong` says what is missing or broken in it, file by file where it can be told. */
export function readAnswer(text: string, unit: Unit, standards: readonly Standard[]): UnitReview | { wrong: string } {
  const parsed = answerSchema.safeParse(json(text));
  if (!parsed.success)
    return { wrong: `the answer does not fit the schema (${z.prettifyError(parsed.error).slice(0, 200)})` };
  const paths = new Set(unit.pieces.map((piece) => piece.view.file.path));
  const shown = new Map([...paths].map((path) => [escapeHidden(path), path]));
  for (const said of allPlaces(parsed.data)) said.path = shown.get(said.path) ?? said.path;
  const assessed = assessments(parsed.data, paths);
  for (const path of paths) {
    // It goes back to the model outside of any fence: JSON keeps a line break in it from starting a line.
    const told = JSON.stringify(escapeHidden(path));
    for (const { number, name } of standards) {
      const result = assessed.get(path)?.get(number)?.result;
      if (!result) return { wrong: `the answer does not assess ${told} against ${name}` };
      const said = parsed.data.findings.some(
        (finding) => finding.standard === number && [finding, ...finding.evidence].some((place) => place.path === path),
      );
      if (result === 'fail' && !said) return { wrong: `the answer fails ${told} on ${name} without a finding` };
    }
  }
  return { reported: parsed.data.findings.map(reported), assessed, advice: parsed.data.advice };
}

/** Everything in an answer that names a path. */
function allPlaces({ findings, advice, assessments: rows }: Answer): { path: string }[] {
  return [...rows, ...advice, ...findings, ...findings.flatMap(({ evidence }) => evidence)];
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A cut or free-text answer: the schema check names it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function assessments({ assessments: rows }: Answer, paths: ReadonlySet<string>): Assessed {
  const assessed: Assessed = new Map();
  for (const { path, standard, ...row } of rows) {
    if (!paths.has(path)) continue;
    const file = assessed.get(path) ?? new Map<number, Assessment>();
    file.set(standard, worse(file.get(standard), row));
    assessed.set(path, file);
  }
  return assessed;
}

/** Of two results for one file and standard, as parts of a file get them, the one that counts. */
export function worse(a: Assessment | undefined, b: Assessment): Assessment {
  return a && WEIGHT[a.result] > WEIGHT[b.result] ? a : b;
}

const WEIGHT: Record<Result, number> = { fail: 2, pass: 1, 'n/a': 0 };

function reported(finding: Answer['findings'][number]): Reported {
  const { standard, rule, path, title, message, quote, confidence } = finding;
  return {
    ...{ origin: 'agent', standard, rule, path, title, message, quote },
    ...{ side: finding.side, line: finding.line, endLine: Math.max(finding.line, finding.end_line) },
    ...{ severity: finding.severity, certain: confidence === 'high' },
    fix: finding.fix || null,
    replacement: finding.replacement || null,
    options: finding.options || null,
    exposed: finding.standing === 'exposed',
    assumption: finding.assumption || null,
    verify: finding.verify || null,
    evidence: quotesOf(finding.evidence),
  };
}

/** Evidence as the quotes that it claims. */
export function quotesOf(said: z.infer<typeof evidence>): Quote[] {
  return said.map(({ quote: text, ...place }) => ({ ...place, text }));
}
