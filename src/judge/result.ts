import type { Advice, Result } from '../agent/answer.js';
import type { Role, Spent } from '../agent/budget.js';
import { addUsage, noUsage, type Usage, usdOf } from '../agent/prices.js';
import type { Health } from '../agent/verifier.js';
import type { Fact } from '../inspect/facts.js';
import type { Hint } from '../inspect/reported.js';
import { type Settings, statedSettings } from '../settings/settings.js';
import type { Revisions } from '../source/source.js';
import type { Coverage } from './coverage.js';
import type { Finding, Rejected } from './finding.js';
import type { Policy } from './policy.js';
import type { State } from './state.js';
import type { Verdict } from './verdict.js';

/** The version of the result's form; it changes when a reader of the old form would misread the new one. */
export const RESULT_VERSION = 1;

/** What one file came to against one standard; null: not assessed. */
export interface MatrixRow {
  path: string;
  results: (Result | null)[];
  /** What was looked at, in a line for each standard; null where nobody said. */
  seen: (string | null)[];
}

/** A person with write access who is not the author, and the reason given, for one head alone. */
export interface Override {
  by: string;
  reason: string;
  head: string;
}

/** Fingerprints by the place where a finding ended; the summary and this file hold all of them. */
export interface Delivered {
  inline: string[];
  body: string[];
  already: string[];
  summary: string[];
  /** To be said on the pull request, and only in the summary and here: with the reason. */
  degraded: { fingerprint: string; reason: string }[];
}

/** Everything that a run found out. Plain data: the result file, the summary and the comments are made of it. */
export interface ReviewResult {
  verdict: Verdict;
  use: 'review' | 'audit';
  engine: 'agent' | 'rules';
  model: string | null;
  agent: string;
  revisions: Revisions;
  standards: { number: number; name: string; assessed: boolean }[];
  findings: Finding[];
  /** Places that rules or other tools point at without proof: possibilities, never findings. */
  hints: Hint[];
  /** What holds for the whole code base; `new` and `removed` ones only as this change has it. */
  facts: Fact[];
  rejected: Rejected[];
  coverage: Coverage;
  matrix: MatrixRow[];
  settings: Settings;
  policy: Policy;
  /** Names settings, agent, standards and rules in force: 16 hexadecimal digits. */
  settingsDigest: string;
  /** Who let the change pass in spite of the verdict, in the open; null: nobody. */
  override: Override | null;
  /** Where each finding ended, and what hindered it; null before anything was published, or where nothing is. */
  delivery: Delivered | null;
  builtIn: boolean;
  notes: string[];
  /** Which texts the model was given; null when none was asked. */
  prompt: string | null;
  health: Health;
  spent: Record<Role, Spent> | null;
  advice: Advice[];
  /** With the model: had in this run, and taken over from earlier ones. */
  conversations: { asked: number; reused: number };
  /** What is left to later runs; no part of the result's JSON form. */
  state: State;
}

/** What the models cost by list price in US dollars, null where a price is not known, and what they used. */
export function costOf({ spent }: Pick<ReviewResult, 'spent'>): { usd: number | null; usage: Usage } {
  const roles = Object.values(spent ?? {});
  const usd = roles.map(({ usage, model }) => usdOf(usage, model));
  const whole = usd.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return { usd: whole, usage: roles.reduce((sum, { usage }) => addUsage(sum, usage), noUsage()) };
}

/** The result as its published JSON form (`schema/result.schema.json`). */
export function resultJson(result: ReviewResult): object {
  const { verdict, use, engine, model, agent, revisions, standards, notes, spent } = result;
  const { usd, usage } = costOf(result);
  const roles = Object.entries(spent ?? {}).map(([role, { model: by, usage: used }]) => ({ role, model: by, ...used }));
  return {
    ...{ version: RESULT_VERSION, verdict, use, engine, model, agent, target: revisions, standards },
    findings: result.findings.map(findingJson),
    hints: result.hints.map(({ standard, tool, rule, path, side, line, endLine, severity, title, message }) => ({
      ...{ standard, tool: tool ?? null, rule, path, side, line, endLine, severity, title, message },
    })),
    facts: result.facts.map(({ name, kind, path, state }) => ({ name, kind, path, state })),
    rejected: result.rejected.map(({ reported, reason }) => ({
      ...{ origin: reported.origin, standard: reported.standard, rule: reported.rule, path: reported.path },
      ...{
        side: reported.side,
        line: reported.line,
        endLine: reported.endLine,
        title: reported.title,
        reason,
      },
    })),
    coverage: result.coverage,
    assessments: result.matrix,
    ...{
      settings: statedSettings(result.settings),
      settingsDigest: result.settingsDigest,
      policy: result.policy,
      notes,
    },
    ...{ builtIn: result.builtIn, override: result.override, delivery: result.delivery },
    ...{ advice: result.advice, verifier: result.health, prompt: result.prompt },
    cost: { usd, ...usage, conversations: result.conversations, roles },
  };
}

function findingJson(finding: Finding): object {
  const { fingerprint, standard, standardName, rule, path, side, line, endLine } = finding;
  const { severity, certainty, standing, origin, verification, blocking, inline, title, message } = finding;
  const {
    fix,
    replacement = null,
    options = null,
    assumption,
    verify,
    evidence,
    documentation,
    suppression,
    missedSince,
  } = finding;
  return {
    ...{
      fingerprint,
      standard,
      standardName,
      rule,
      path,
      side,
      line,
      endLine,
      severity,
      certainty,
      standing,
    },
    ...{ origin, verification, blocking, inline, title, message, fix, replacement, options },
    ...{ assumption, verify, evidence, documentation, suppression, missedSince },
  };
}
