import type { Finding } from '../judge/finding.js';
import type { SavedResult } from '../judge/saved-result.js';
import { SEVERITIES } from '../standards/standard.js';

/** `2 critical, 1 medium`; empty for none. */
function tally(findings: readonly Pick<Finding, 'severity'>[]): string {
  return [...SEVERITIES]
    .reverse()
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

/** `1 file`, `2 files`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/**
 * The findings that count, gravest first: in an audit all, else those that are not older than the change; no
 * suppressed ones.
 */
export function relevant(result: SavedResult): Finding[] {
  return result.findings
    .filter((finding) => finding.suppression === null)
    .filter((finding) => result.use === 'audit' || finding.standing !== 'pre-existing')
    .sort((a, b) => Number(b.blocking) - Number(a.blocking) || gravity(b) - gravity(a));
}

function gravity({ severity }: Finding): number {
  return SEVERITIES.indexOf(severity);
}

/** What happened, in one line. */
export function titleOf(result: SavedResult): string {
  return `${letThrough(result)}${judged(result)}`;
}

/** Why the check is green in spite of what follows; empty where it is not, or needs no excuse. */
function letThrough({ verdict, override, policy, coverage, findings }: SavedResult): string {
  if (verdict === 'pass') return '';
  if (override) return `OVERRIDDEN by ${override.by}: `;
  if (policy.rollout !== 'enforce') {
    const blocking = findings.filter((finding) => finding.blocking).length;
    return `NOT ENFORCED (rollout: ${policy.rollout}), would have ${blocking > 0 ? `blocked ${blocking}` : 'been red'}: `;
  }
  return verdict === 'incomplete' && policy.onIncomplete === 'warn' && coverage.withheld === null
    ? 'PASSED BY POLICY (on-incomplete: warn): '
    : '';
}

function judged(result: SavedResult): string {
  const inScope = result.coverage.files.filter((file) => file.state !== 'excluded');
  const backend = inScope.filter((file) => file.tier === 'full');
  const reviewed = backend.filter((file) => file.state === 'reviewed').length;
  const left = inScope.filter((file) => file.state === 'unreviewed').length;
  const found = tally(relevant(result)) || 'no findings';
  const silent = result.findings.filter((finding) => finding.suppression !== null).length;
  const words = [
    ...(result.builtIn ? ['built-in settings'] : []),
    ...(result.engine === 'rules' ? [assessedStandards(result)] : []),
    ...(inScope.length > backend.length
      ? [`${counted(inScope.length - backend.length, 'file')} searched for secrets only`]
      : []),
  ];
  if (silent > 0) words.push(`${silent} suppressed`);
  const limits = words.length > 0 ? ` (${words.join('; ')})` : '';
  if (result.verdict === 'incomplete')
    return `INCOMPLETE: ${inScope.length - left} of ${counted(inScope.length, 'file')} reviewed, ${found}${limits}`;
  if (inScope.length === 0) return `0 files in scope: nothing reviewed${limits}`;
  const unread = left > 0 ? `, ${counted(left, 'file')} not reviewed` : '';
  return `${result.verdict.toUpperCase()}: ${found} in ${counted(reviewed, 'backend file')}${unread}${limits}`;
}

/** `rules only: 1 of 5 standards assessed` */
export function assessedStandards({ engine, standards }: Pick<SavedResult, 'engine' | 'standards'>): string {
  const assessed = standards.filter((standard) => standard.assessed).length;
  return `${engine === 'rules' ? 'rules only: ' : ''}${assessed} of ${standards.length} standards assessed`;
}
