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
import { admit, type Finding, isDismissed, type Rejected, type Unnamed } from './finding.js';
import { nameFindings } from './fingerprint.js';
import { mergeSamePlace } from './merge.js';
import { policyOf, settingsDigest } from './policy.js';
import type { MatrixRow, ReviewResult } from './result.js';
import { type Remark, type Suppress, suppressed } from './suppression.js';
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
  suppress: readonly Suppress[];
  remarks: readonly Remark[];
}

/** Holds each report against what was shown; the verdict follows from findings and coverage alone. */
export function judge(of: Heard): ReviewResult {
  const { use, revisions, change, trusted, scoped, inspection, facts, asked } = of;
  const { agent, settings } = trusted;
  const { syntax } = asked;
  const views = new Map(inspection.views.map((view) => [view.file.path, view]));
  const court = {
    ...{ standards: agent.standards, views, failOn: settings.failOn.value, audit: use === 'audit' },
    commentOn: settings.commentOn.value,
    off: settings.rules.value.off,
    read: asked.read,
  };
  const heard = [...inspection.reported, ...syntax.reported, ...asked.reported].map((reported) =>
    admit(reported, court),
  );
  const admitted = heard.filter((each): each is Unnamed => !('reason' in each));
  const rejected = heard.filter((each): each is Rejected => 'reason' in each);
  const named = withoutCrowded(nameFindings(mergeSamePlace(admitted), views));
  const findings = suppressed(named, of.suppress);
  const files = scoped.map((file) => covered(file, asked));
  const remarks = of.remarks.map((remark) => remark({ findings, files }));
  const withheld = [change, ...remarks].flatMap((each) => each.withheld ?? []).join('. ') || null;
  const coverage = coverageOf(files, { unlisted: change.unlisted, withheld });
  return {
    ...{ verdict: verdictOf(findings, coverage), use, revisions, findings, coverage, agent: agent.path },
    ...{ engine: asked.engine, model: asked.model, prompt: asked.prompt, health: asked.health, spent: asked.spent },
    advice: adviceOf(asked, views),
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

/** A suggestion stands only where no other finding touches its lines: committing it would move them. */
function withoutCrowded(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const { path, side, line, endLine } = finding;
    const crowded = findings.some(
      (other) =>
        other !== finding &&
        other.path === path &&
        other.side === side &&
        other.line <= endLine &&
        line <= other.endLine,
    );
    return crowded ? { ...finding, replacement: null } : finding;
  });
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
