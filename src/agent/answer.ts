import * as z from 'zod';
import { escapeHidden } from '../inspect/hidden-text.js';
import type { Reported } from '../inspect/reported.js';
import type { Standard } from '../standards/standard.js';
import { SEVERITIES } from '../standards/standard.js';
import type { Unit } from './units.js';

export type Result = 'pass' | 'fail' | 'n/a';

const side = z.enum(['RIGHT', 'LEFT']);
const severity = z.enum(SEVERITIES);

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
      title: z.string(),
      message: z.string(),
      fix: z.string(),
      assumption: z.string(),
      verify: z.string(),
      evidence: z.array(z.object({ path: z.string(), side, line: z.number().int(), quote: z.string() })),
    }),
  ),
  assessments: z.array(
    z.object({ path: z.string(), standard: z.number().int(), result: z.enum(['pass', 'fail', 'n/a']) }),
  ),
});

type Answer = z.infer<typeof answerSchema>;

/** An answer that holds: what it reports, and its results by path and standard number. */
export interface UnitReview {
  reported: Reported[];
  assessed: Map<string, Map<number, Result>>;
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
  for (const path of paths)
    for (const { number, name } of standards) {
      const result = assessed.get(path)?.get(number);
      if (!result) return { wrong: `the answer does not assess ${path} against ${name}` };
      const said = parsed.data.findings.some((finding) => finding.path === path && finding.standard === number);
      if (result === 'fail' && !said) return { wrong: `the answer fails ${path} on ${name} without a finding` };
    }
  return { reported: parsed.data.findings.map(reported), assessed };
}

/** Everything in an answer that names a path. */
function allPlaces({ findings, assessments: rows }: Answer): { path: string }[] {
  return [...rows, ...findings, ...findings.flatMap(({ evidence }) => evidence)];
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A cut or free-text answer: the schema check names it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function assessments({ assessments: rows }: Answer, paths: ReadonlySet<string>): Map<string, Map<number, Result>> {
  const assessed = new Map<string, Map<number, Result>>();
  for (const { path, standard, result } of rows) {
    if (!paths.has(path)) continue;
    const file = assessed.get(path) ?? new Map<number, Result>();
    file.set(standard, worse(file.get(standard), result));
    assessed.set(path, file);
  }
  return assessed;
}

/** Of two results for one file and standard, as parts of a file get them, the one that counts. */
export function worse(a: Result | undefined, b: Result): Result {
  return a === 'fail' || b === 'fail' ? 'fail' : a === 'pass' || b === 'pass' ? 'pass' : 'n/a';
}

function reported(finding: Answer['findings'][number]): Reported {
  const { standard, rule, path, title, message, quote, confidence } = finding;
  return {
    ...{ origin: 'agent', standard, rule, path, title, message, quote },
    ...{ side: finding.side, line: finding.line, endLine: Math.max(finding.line, finding.end_line) },
    ...{ severity: finding.severity, certain: confidence === 'high' },
    fix: finding.fix || null,
    assumption: finding.assumption || null,
    verify: finding.verify || null,
    evidence: finding.evidence.map(({ quote: text, ...place }) => ({ ...place, text })),
  };
}
