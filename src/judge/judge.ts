import type { Advice, Assessed } from '../agent/answer.js';
import type { Asked } from '../agent/ask-agent.js';
import type { Facts } from '../inspect/facts.js';
import type { Inspection, View } from '../inspect/inspection.js';
import { stands } from '../inspect/quote.js';
import type { ScopedFile } from '../scope/scoped.js';
import type { Trusted } from '../settings/trusted-settings.js';
import type { Change, Revisions } from '../source/source.js';
import type { Standard } from '../standards/standard.js';
import { type CoveredFile, coverageOf } from './coverage.js';
import { type Finding, isDismissed, type Rejected } from './finding.js';
import { flipOf } from './flip.js';
import { heldReports, viewsByPath } from './held.js';
import type { History } from './history.js';
import { judgedOf } from './judged.js';
import type { Late } from './late.js';
import { policyOf, settingsDigest } from './policy.js';
import type { MatrixRow, ReviewResult } from './result.js';
import { NO_STATE } from './state.js';
import type { Suppressor } from './suppression.js';
import { verdictOf } from './verdict.js';

/** The values of all steps of a run. */
export interface Heard {
  use: 'review' | 'audit';
  revisions: Revisions;
  change: Change;
  trusted: Trusted;
  scoped: readonly ScopedFile[];
  inspection: Inspection;
  facts: Facts;
  asked: Asked;
  /** What lets findings pass in the open; the first that holds counts. */
  suppressors: readonly Suppressor[];
  history: History;
  /** What came too late, when that has been found out. */
  late?: Late;
}

/** Holds each report against what was shown; the verdict follows from findings and coverage alone. */
export function judge(heard: Heard): ReviewResult {
  const { use, revisions, change, trusted, scoped, inspection, facts, asked, history } = heard;
  const { agent, settings } = trusted;
  const { syntax } = asked;
  const { findings, rejected } = heldReports(heard);
  const files = scoped.map((file) => covered(file, asked));
  const remarks = heard.suppressors.map(({ remark }) => remark({ findings, files }));
  const withheld = [change, ...remarks].flatMap((each) => each.withheld ?? []).join('. ') || null;
  const coverage = coverageOf(files, { unlisted: change.unlisted, withheld });
  const verdict = verdictOf(findings, coverage);
  const result: ReviewResult = {
    ...{ verdict, use, revisions, findings, coverage, agent: agent.path },
    ...{ engine: asked.engine, model: asked.model, prompt: asked.prompt, health: asked.health, spent: asked.spent },
    advice: adviceOf(asked, viewsByPath(inspection.views)),
    rejected,
    standards: agent.standards.map(({ number, name, slug }) => ({
      ...{ number, name },
      assessed: asked.engine === 'agent' || slug === 'secrets',
    })),
    matrix: matrixOf(inspection.views, agent.standards, { assessed: asked.assessed, findings, rejected }),
    ...{
      settings,
      policy: policyOf(settings),
      settingsDigest: settingsDigest(trusted),
      override: null,
      delivery: null,
    },
    builtIn: trusted.builtIn,
    hints: [...syntax.hints, ...inspection.hints],
    facts: facts.facts,
    notes: [change, trusted, syntax, inspection, facts, ...remarks].flatMap((each) => each.notes),
    conversations: { asked: asked.memory.asked, reused: asked.memory.reused },
    state: NO_STATE,
  };
  const now = judgedOf(result, scoped);
  const flip = flipOf(result, now, history.state?.last ?? null);
  return {
    ...result,
    notes: [...result.notes, ...(flip ? [flip] : [])],
    state: {
      pull: revisions.pullRequest,
      last: now,
      complete: coverage.complete ? now : (history.state?.complete ?? null),
      answers: [...asked.memory.answers.values()],
    },
  };
}

/** Pieces of advice that a summary holds. */
const MOST_ADVICE = 3;

/** The advice whose quote stands, one a file, where no finding says the same line. */
function adviceOf({ advice }: Asked, views: ReadonlyMap<string, View>): Advice[] {
  const held = advice.filter((each, index) => {
    const view = views.get(each.path);
    const first = advice.findIndex(({ path }) => path === each.path) === index;
    return first && view !== undefined && stands(view, { ...each, side: 'RIGHT', text: each.quote });
  });
  return held.slice(0, MOST_ADVICE);
}

function covered({ file, decision, unread }: ScopedFile, asked: Asked): CoveredFile {
  const known = { path: file.path, tier: decision.tier, rule: decision.rule, by: null, reason: null };
  if (decision.tier === 'skip') return { ...known, state: 'excluded' };
  if (unread?.state === 'excluded') return { ...known, state: 'excluded', rule: unread.why };
  const reason = unread?.why ?? asked.unreviewed.get(file.path) ?? null;
  if (reason !== null) return { ...known, state: 'unreviewed', reason };
  const answered = decision.tier !== 'full' || asked.engine === 'rules' || asked.assessed.has(file.path);
  return answered
    ? { ...known, state: 'reviewed', by: decision.tier === 'full' ? asked.engine : 'secret rules' }
    : { ...known, state: 'unreviewed', reason: 'no answer assessed it' };
}

/**
 * What each reviewed file came to: a finding is `fail`; a `fail` whose finding was dismissed is `pass`, and one whose
 * finding did not stand is not assessed.
 */
function matrixOf(
  views: readonly View[],
  standards: readonly Standard[],
  heard: { assessed: Assessed; findings: readonly Finding[]; rejected: readonly Rejected[] },
): MatrixRow[] {
  return views.map(({ file: { path } }) => ({
    path,
    results: standards.map(({ number, slug }) => {
      const own = heard.findings.filter((finding) => finding.standard === number);
      if (own.some((finding) => [finding, ...finding.evidence].some((place) => place.path === path))) return 'fail';
      const result = heard.assessed.get(path)?.get(number)?.result ?? null;
      // The secret rules read every file in scope, whoever else does.
      if (result === null) return slug === 'secrets' ? 'pass' : null;
      if (result !== 'fail') return result;
      const claims = heard.rejected.filter(({ reported }) => reported.path === path && reported.standard === number);
      return claims.length > 0 && claims.every(isDismissed) ? 'pass' : null;
    }),
    seen: standards.map(({ number }) => heard.assessed.get(path)?.get(number)?.seen ?? null),
  }));
}
