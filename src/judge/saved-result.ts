import * as z from 'zod';
import { isOwnPage } from '../standards/references.js';
import { atLeast, bindStandard, SEVERITIES } from '../standards/standard.js';
import { BadInput } from '../target/target.js';
import type { Finding } from './finding.js';
import { ruleOf } from './finding.js';
import { RESULT_VERSION, type ReviewResult } from './result.js';
import { verdictOf } from './verdict.js';

/** What a result file holds of a run: enough to publish it, and to judge it again. */
export type SavedResult = Pick<
  ReviewResult,
  | 'verdict'
  | 'use'
  | 'engine'
  | 'revisions'
  | 'standards'
  | 'findings'
  | 'coverage'
  | 'builtIn'
  | 'policy'
  | 'settingsDigest'
  | 'override'
>;

const severity = z.enum(SEVERITIES);
const level = z.enum([...SEVERITIES, 'never']);
const side = z.enum(['RIGHT', 'LEFT']);
const line = z.int().min(1);
const words = z.string().nullable();
const commit = z
  .string()
  .regex(/^[0-9a-f]{40}$/)
  .nullable();
const digest = z.string().regex(/^[0-9a-f]{16}$/);

const finding = z.object({
  ...{ fingerprint: digest, standard: line, standardName: z.string(), rule: z.string(), path: z.string(), side },
  ...{ line, endLine: line, severity, certainty: z.enum(['high', 'medium']) },
  standing: z.enum(['introduced', 'exposed', 'pre-existing']),
  origin: z.enum(['rule', 'agent']),
  verification: z.enum(['proof', 'confirmed', 'revised', 'none']),
  ...{ blocking: z.boolean(), inline: z.boolean(), title: z.string(), message: z.string() },
  ...{ fix: words, replacement: words, options: words, assumption: words, verify: words },
  evidence: z.array(z.object({ path: z.string(), side, line: z.int(), text: z.string() })),
  documentation: z
    .object({ text: z.string(), url: z.string().refine(isOwnPage, 'is no page of our table') })
    .nullable(),
  suppression: z
    .object({ kind: z.enum(['dismissed', 'in line', 'baseline']), by: words, reason: z.string(), until: words })
    .nullable(),
  missedSince: commit,
});

const schema = z.object({
  version: z.literal(RESULT_VERSION),
  verdict: z.enum(['pass', 'fail', 'incomplete']),
  use: z.enum(['review', 'audit']),
  engine: z.enum(['agent', 'rules']),
  target: z.object({
    ...{ repository: z.string().nullable(), pullRequest: line.nullable(), branch: z.string().nullable() },
    ...{ base: commit, mergeBase: commit, head: commit },
  }),
  standards: z.array(z.object({ number: line, name: z.string(), assessed: z.boolean() })),
  findings: z.array(finding),
  coverage: z.object({
    complete: z.boolean(),
    unlisted: z.string().nullable(),
    withheld: z.string().nullable(),
    files: z.array(
      z.object({
        ...{
          path: z.string(),
          tier: z.enum(['full', 'secrets', 'skip']),
          rule: z.string(),
          reason: z.string().nullable(),
        },
        state: z.enum(['reviewed', 'excluded', 'unreviewed']),
        by: z.enum(['agent', 'rules', 'secret rules']).nullable(),
      }),
    ),
  }),
  builtIn: z.boolean(),
  settingsDigest: digest,
  policy: z.object({
    failOn: z.union([level, z.record(z.string(), level)]),
    onIncomplete: z.enum(['fail', 'warn']),
    rollout: z.enum(['observe', 'comment', 'enforce']),
    commentOn: severity,
    maxComments: z.int(),
    overrideLabel: z.string(),
    knownAuthors: z.array(z.string()),
  }),
  override: z.object({ by: z.string(), reason: z.string(), head: z.string() }).nullable(),
});

/** Reads a result file. Throws `BadInput` where it is none, or where it contradicts itself. */
export function readSavedResult(text: string, file: string): SavedResult {
  const read = schema.safeParse(json(text, file));
  if (!read.success)
    throw new BadInput(
      `${file} is no result of this version: ${z.prettifyError(read.error).split('\n').slice(0, 2).join(' ')}`,
    );
  const { target: revisions, version, ...said } = read.data;
  const saved: SavedResult = { ...said, revisions, findings: said.findings.map(restored) };
  const wrong = contradiction(saved);
  if (wrong) throw new BadInput(`${file} contradicts itself: ${wrong}. It was changed after it was written.`);
  return saved;
}

function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new BadInput(`${file} is no JSON: ${cause.message}. Name the result.json of a run.`, { cause });
  }
}

/** The finding with what our own tables say of its rule; the code of its line was only needed to name it. */
function restored(said: z.infer<typeof finding>): Finding {
  return { ...said, ruleInfo: ruleOf(bindStandard(said.standard, said.standardName, ''), said.rule), code: '' };
}

/** What cannot be true at once, in words. */
function contradiction({ use, verdict, findings, coverage, policy }: SavedResult): string | null {
  const whole =
    coverage.unlisted === null &&
    coverage.withheld === null &&
    coverage.files.every(({ state }) => state !== 'unreviewed');
  if (coverage.complete && !whole)
    return 'it says that the coverage is complete, and names files that are not reviewed';
  const nobody = coverage.files.find(({ state, by }) => (state === 'reviewed') !== (by !== null));
  if (nobody) return `${nobody.path} is ${nobody.state} by ${nobody.by ?? 'nobody'}`;
  const odd = findings.find((each) => each.blocking !== mustBlock(each, use, policy.failOn));
  if (odd) return `${odd.path}:${odd.line} is ${odd.blocking ? '' : 'not '}marked as blocking against its policy`;
  const due = verdictOf(findings, coverage);
  // A delivery that nobody can vouch for makes a pass incomplete.
  const known = due === verdict || (due === 'pass' && verdict === 'incomplete');
  return known ? null : `the verdict is ${verdict}, and findings and coverage make it ${due}`;
}

function mustBlock(
  { certainty, standing, severity: grave, standardName, suppression }: Finding,
  use: SavedResult['use'],
  failOn: SavedResult['policy']['failOn'],
): boolean {
  const least = typeof failOn === 'string' ? failOn : (failOn[standardName] ?? 'never');
  const counts = certainty === 'high' && (use === 'audit' || standing !== 'pre-existing');
  return suppression === null && counts && least !== 'never' && atLeast(grave, least);
}
