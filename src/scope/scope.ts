import { CLIENT_HOME, INFRA_RULES, OTHER, SUPPORT_RULES } from './config-rules.js';
import { type Decision, isWider } from './decision.js';
import { SCRIPT } from './languages.js';
import { firstMatch, type PathFacts, pathFacts } from './path-rules.js';
import { byPolicy, type CompiledPolicy } from './policy.js';
import { isGenerated } from './script-content.js';
import { scriptByContent, scriptByPath, type Texts } from './script-rules.js';
import { DATABASE_RULES, LANGUAGE_RULES, QUERY_DOCUMENT_RULES } from './server-rules.js';
import { SKIP_RULES } from './skip-rules.js';
import { isRouteCalledTest, TEST_RULES } from './test-rules.js';

/** Texts may be whole files or only the hunks of a diff; null where the side does not exist or is not known. */
export interface ChangedFile extends Texts {
  path: string;
  previousPath: string | null;
}

/** Path alone; null when only the content can tell. */
export function scopeByPath(path: string, policy: CompiledPolicy): Decision | null {
  return scopeAt(path, { base: null, head: null }, policy);
}

/** A renamed file is reviewed as widely as either of its paths asks for. */
export function scopeOf(file: ChangedFile, policy: CompiledPolicy): Decision {
  const decision = scopeAt(file.path, file, policy) ?? UNDECIDED;
  if (file.previousPath === null || file.previousPath === file.path) return decision;
  const previous = scopeAt(file.previousPath, file, policy) ?? UNDECIDED;
  if (!isWider(previous.tier, decision.tier)) return decision;
  return { ...previous, rule: `${previous.rule}, as ${file.previousPath} before the rename` };
}

// When unsure, review.
const UNDECIDED: Decision = { tier: 'full', label: 'backend', rule: 'undecided' };

function scopeAt(path: string, texts: Texts, policy: CompiledPolicy): Decision | null {
  const facts = pathFacts(path);
  return (
    byPolicy(path, policy) ??
    firstMatch(SKIP_RULES, facts) ??
    byHeader(texts) ??
    (isRouteCalledTest(facts) ? null : firstMatch(TEST_RULES, facts)) ??
    byInfrastructure(facts) ??
    firstMatch(SUPPORT_RULES, facts) ??
    firstMatch(DATABASE_RULES, facts) ??
    firstMatch(QUERY_DOCUMENT_RULES, facts) ??
    firstMatch(LANGUAGE_RULES, facts) ??
    (SCRIPT.has(facts.ext) ? byScript(facts, texts) : OTHER)
  );
}

// Anyone can write the header into a change: it counts where the base had it.
function byHeader({ base, head }: Texts): Decision | null {
  if (base === null || !isGenerated(base) || (head !== null && !isGenerated(head))) return null;
  return { tier: 'skip', label: 'neither', rule: 'generated header' };
}

function byInfrastructure(facts: PathFacts): Decision | null {
  const decision = firstMatch(INFRA_RULES, facts);
  return decision?.label === 'backend' && CLIENT_HOME.test(facts.home) ? { ...decision, label: 'frontend' } : decision;
}

function byScript(facts: PathFacts, texts: Texts): Decision | null {
  return texts.base === null && texts.head === null ? scriptByPath(facts) : scriptByContent(facts, texts);
}
