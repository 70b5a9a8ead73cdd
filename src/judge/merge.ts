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

function join(a: Unnamed, b: Unnamed): Unnamed {
  const first = weight(a) >= weight(b) ? a : b;
  const second = first === a ? b : a;
  return {
    ...first,
    severity: atLeast(second.severity, first.severity) ? second.severity : first.severity,
    blocking: first.blocking || second.blocking,
    live: first.live === true || second.live === true,
    evidence: [...first.evidence, ...second.evidence],
  };
}

function weight(finding: Unnamed): number {
  return (finding.origin === 'rule' ? 4 : 0) + (finding.blocking ? 2 : 0) + (finding.certainty === 'high' ? 1 : 0);
}
