import type { Texts } from './content.js';
import { type Decision, isWider } from './decision.js';
import { byPolicy, type CompiledPolicy } from './policy.js';
import { byRules } from './rules.js';

/** Texts may be whole files or only the hunks of a diff; null where the side does not exist or is not known. */
export interface ChangedFile extends Texts {
  path: string;
  previousPath: string | null;
}

const NO_TEXTS: Texts = { base: null, head: null };

// When unsure, review.
const UNDECIDED: Decision = { tier: 'full', label: 'backend', rule: 'undecided' };

/** Path alone; null when only the content can tell. */
export function scopeByPath(path: string, policy: CompiledPolicy): Decision | null {
  return byPolicy(path, policy) ?? byRules(path, NO_TEXTS);
}

/** A renamed file is reviewed as widely as either of its paths asks for. */
export function scopeOf(file: ChangedFile, policy: CompiledPolicy): Decision {
  const decide = (path: string) => byPolicy(path, policy) ?? byRules(path, file) ?? UNDECIDED;
  const decision = decide(file.path);
  if (file.previousPath === null || file.previousPath === file.path) return decision;
  const previous = decide(file.previousPath);
  if (!isWider(previous.tier, decision.tier)) return decision;
  return { ...previous, rule: `${previous.rule}, as ${file.previousPath} before the rename` };
}
