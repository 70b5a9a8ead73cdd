import type { Thread } from '../source/github-conversation.js';
import type { Finding } from './finding.js';
import type { Dismissal, History } from './history.js';
import type { Suppressor } from './suppression.js';

/** Whose word is enough to let a blocking finding go. */
export type DismissalRule = 'other-than-author' | 'anyone';

/** What dismissals are held against. `renamed`: by its path, what a file of the change was called at the base. */
interface Known {
  history: History;
  rule: DismissalRule;
  renamed: ReadonlyMap<string, string>;
}

/** Suppresses what people dismissed, the first word that counts being final; says of the others why they do not count. */
export function dismissals(history: History, known: Pick<Known, 'rule' | 'renamed'>): Suppressor {
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
function objection({ by, thread }: Dismissal, finding: Finding, { history, rule, renamed }: Known): string | null {
  if (finding.blocking && rule === 'other-than-author' && by === history.author)
    return 'and is the author: somebody else with write access has to ("dismissal: anyone" in the base config allows it)';
  // The fingerprint cannot tell one secret from another: it is made of the redacted line.
  if (isSecret(finding) && thread === null) return 'and a secret is dismissed in its thread alone';
  // Equal code elsewhere comes to bear the fingerprint when the first of its places goes.
  if (thread !== null && thread.path !== finding.path && renamed.get(finding.path) !== thread.path)
    return `in ${thread.path}: comment "/backend-review dismiss ${finding.fingerprint} <reason>" if it is so here as well`;
  return isReopened(finding, thread) ? 'and its line has changed since: look at it again' : null;
}

/** Whether a thread is about another line, or an earlier state of it, which may hold another secret. */
export function isReopened(finding: Finding, thread: Thread | null): boolean {
  return isSecret(finding) && thread !== null && (thread.isOutdated || thread.line !== finding.endLine);
}

function isSecret({ ruleInfo }: Finding): boolean {
  return ruleInfo.id.startsWith('secrets/');
}
