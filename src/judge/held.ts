import type { View } from '../inspect/inspection.js';
import type { Reported } from '../inspect/reported.js';
import { admit, type Finding, type Rejected, type Unnamed } from './finding.js';
import { nameFindings } from './fingerprint.js';
import type { Heard } from './judge.js';
import type { Late } from './late.js';
import { mergeSamePlace } from './merge.js';
import type { State } from './state.js';
import { suppressed } from './suppression.js';

/** Every report of a run, held against what was shown: a finding, suppressed or not, or rejected with the reason. */
export function heldReports({ use, trusted, inspection, asked, history, suppressors, late }: Heard): {
  findings: Finding[];
  rejected: Rejected[];
} {
  const { agent, settings } = trusted;
  const views = viewsByPath(inspection.views);
  const court = {
    ...{ standards: agent.standards, views, failOn: settings.failOn.value, audit: use === 'audit' },
    commentOn: settings.commentOn.value,
    off: settings.rules.value.off,
    read: asked.read,
  };
  const heard = [...inspection.reported, ...asked.syntax.reported, ...asked.reported].map((reported) =>
    admit(reported, court),
  );
  const admitted = heard.filter((each): each is Unnamed => !('reason' in each));
  const rejected = heard.filter((each): each is Rejected => 'reason' in each);
  const named = withoutCrowded(nameFindings(mergeSamePlace(admitted), views));
  const findings = suppressed(named, suppressors);
  return {
    findings: findings
      .filter(({ fingerprint }) => !late?.dropped.has(fingerprint))
      .map((finding) => ({ ...finding, missedSince: missedSince(finding, history.state, late) })),
    rejected: [
      ...rejected,
      ...findings.flatMap((finding) => {
        const reason = late?.dropped.get(finding.fingerprint);
        return reason === undefined ? [] : [{ reported: asReported(finding), reason }];
      }),
    ],
  };
}

/** Said again it was missed by the same review as when it was first said. */
function missedSince({ fingerprint }: Finding, state: State | null, late: Late | undefined): string | null {
  return late?.raised.has(fingerprint) ? late.since : (state?.complete?.missed[fingerprint] ?? null);
}

export function viewsByPath(views: readonly View[]): Map<string, View> {
  return new Map(views.map((view) => [view.file.path, view]));
}

/** A finding as it was reported, to be checked again. */
export function asReported(finding: Finding): Reported {
  const { ruleInfo, standardName, certainty, code, suppression, missedSince, ...said } = finding;
  return { ...said, certain: certainty === 'high', quote: code };
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
