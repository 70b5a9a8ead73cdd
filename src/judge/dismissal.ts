import type { Finding } from './finding.js';
import type { Dismissal, History } from './history.js';
import type { Suppress, Suppression } from './suppression.js';

/** Whose word is enough to let a blocking finding go. */
export type DismissalRule = 'other-than-author' | 'anyone';

/** Suppresses what people dismissed; the first word that counts is final. */
export function dismissedBy(history: History, rule: DismissalRule): Suppress {
  return (finding) => {
    for (const dismissal of of(finding, history))
      if (!objection(dismissal, finding, { history, rule })) return stated(dismissal);
    return null;
  };
}

/** Why dismissals do not count, in words for the summary. */
export function dismissalNotes(findings: readonly Finding[], history: History, rule: DismissalRule): string[] {
  const notes = findings
    .filter(({ suppression }) => suppression === null)
    .flatMap((finding) =>
      of(finding, history).flatMap((dismissal) => {
        const why = objection(dismissal, finding, { history, rule });
        return why ? [`${finding.path}:${finding.line} still counts: @${dismissal.by} dismissed it, ${why}`] : [];
      }),
    );
  return [...new Set([...notes, ...history.voided])];
}

function of({ fingerprint }: Finding, { dismissals }: History): Dismissal[] {
  return dismissals.filter((each) => each.fingerprint === fingerprint);
}

/** Why a dismissal does not hold for a finding; null when it does. */
function objection(
  { by, thread }: Dismissal,
  finding: Finding,
  { history, rule }: { history: History; rule: DismissalRule },
): string | null {
  if (finding.blocking && rule === 'other-than-author' && by === history.author)
    return 'and is the author: somebody else with write access has to ("dismissal: anyone" in the base config allows it)';
  // The fingerprint cannot tell one secret from another: it is made of the redacted line.
  if (isSecret(finding) && thread === null) return 'and a secret is dismissed in its thread alone';
  return isReopened(finding, thread) ? 'and its line has changed since: look at it again' : null;
}

/** Whether a thread is about an earlier state of a secret's line, which may hold another secret by now. */
export function isReopened(finding: Finding, thread: { isOutdated: boolean } | null): boolean {
  return isSecret(finding) && thread?.isOutdated === true;
}

function isSecret({ ruleInfo }: Finding): boolean {
  return ruleInfo.id.startsWith('secrets/');
}

function stated({ by, reason }: Dismissal): Suppression {
  return { kind: 'dismissed', by, reason, until: null };
}
