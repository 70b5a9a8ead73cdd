import type { Finding } from './finding.js';
import type { Dismissal, History } from './history.js';
import type { Suppressor } from './suppression.js';

/** Whose word is enough to let a blocking finding go. */
export type DismissalRule = 'other-than-author' | 'anyone';

/** What dismissals are held against. `paths`: of the files that the change has now. */
interface Known {
  history: History;
  rule: DismissalRule;
  paths: ReadonlySet<string>;
}

/** Suppresses what people dismissed, the first word that counts being final; says of the others why they do not count. */
export function dismissals(history: History, known: Pick<Known, 'rule' | 'paths'>): Suppressor {
  const by = { ...known, history };
  return {
    suppress: (finding) => {
      const counts = of(finding, history).find((dismissal) => objection(dismissal, finding, by) === null);
      return counts ? { kind: 'dismissed', by: counts.by, reason: counts.reason, until: null } : null;
    },
    remark: ({ findings }) => {
      const open = findings.filter(({ suppression }) => suppression === null);
      const notes = open.flatMap((finding) =>
        of(finding, history).flatMap((dismissal) => {
          const why = objection(dismissal, finding, by);
          return why ? [`${finding.path}:${finding.line} still counts: @${dismissal.by} dismissed it, ${why}`] : [];
        }),
      );
      return { notes: [...new Set([...notes, ...history.voided])], withheld: null };
    },
  };
}

function of({ fingerprint }: Finding, { dismissals }: History): Dismissal[] {
  return dismissals.filter((each) => each.fingerprint === fingerprint);
}

/** Why a dismissal does not hold for a finding; null when it does. */
function objection({ by, thread }: Dismissal, finding: Finding, { history, rule, paths }: Known): string | null {
  if (finding.blocking && rule === 'other-than-author' && by === history.author)
    return 'and is the author: somebody else with write access has to ("dismissal: anyone" in the base config allows it)';
  // The fingerprint cannot tell one secret from another: it is made of the redacted line.
  if (isSecret(finding) && thread === null) return 'and a secret is dismissed in its thread alone';
  // Equal code elsewhere can come to bear the fingerprint when the first of its places goes.
  if (thread !== null && thread.path !== finding.path && paths.has(thread.path)) return `in ${thread.path}`;
  return isReopened(finding, thread) ? 'and its line has changed since: look at it again' : null;
}

/** Whether a thread is about an earlier state of a secret's line, which may hold another secret by now. */
export function isReopened(finding: Finding, thread: { isOutdated: boolean } | null): boolean {
  return isSecret(finding) && thread?.isOutdated === true;
}

function isSecret({ ruleInfo }: Finding): boolean {
  return ruleInfo.id.startsWith('secrets/');
}
