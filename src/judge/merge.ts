import { atLeast } from '../standards/standard.js';
import type { Unnamed } from './finding.js';

/** One finding a place and standard: the gravest stays, a rule's proof before the agent's word. */
export function mergeSamePlace(findings: readonly Unnamed[]): Unnamed[] {
  const merged = new Map<string, Unnamed>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.standard, finding.path, finding.side, finding.line]);
    const other = merged.get(key);
    merged.set(key, other ? join(other, finding) : finding);
  }
  return [...merged.values()];
}

/** Words of the better founded; what decides, of the one that blocks, else of the graver: never a mixture of both. */
function join(a: Unnamed, b: Unnamed): Unnamed {
  const first = weight(a) >= weight(b) ? a : b;
  const second = first === a ? b : a;
  const graver = first.severity !== second.severity && atLeast(second.severity, first.severity) ? second : first;
  const deciding = first.blocking === second.blocking ? graver : first.blocking ? first : second;
  const { severity, certainty, standing, blocking } = deciding;
  const live = first.live === true || second.live === true;
  return { ...first, severity, certainty, standing, blocking, live, evidence: [...first.evidence, ...second.evidence] };
}

function weight(finding: Unnamed): number {
  return (finding.origin === 'rule' ? 4 : 0) + (finding.blocking ? 2 : 0) + (finding.certainty === 'high' ? 1 : 0);
}
