import type { Decision } from './decision.js';
import { MARKUP_SCRIPT } from './languages.js';
import { firstMatch, folders, type PathFacts } from './path-rules.js';
import { type ScriptSigns, scriptSigns } from './script-content.js';
import { CLIENT_PATHS, HOOK_RULES, LIKELY_SERVER_PATHS, SERVER_PATHS } from './script-paths.js';

/** Null where a side has no text: a new file has no base, a deleted one no head. */
export interface Texts {
  base: string | null;
  head: string | null;
}

/**
 * The author of a change writes its head. So a sign that takes a file out of the review has to stand in the base
 * as well (`already`), while one that brings it in may stand on either side (`either`).
 */
interface Evidence {
  either: (sign: (signs: ScriptSigns) => boolean) => boolean;
  already: (sign: (signs: ScriptSigns) => boolean) => boolean;
}

export function scriptByPath(facts: PathFacts): Decision | null {
  return (
    firstMatch(SERVER_PATHS, facts) ??
    firstMatch(HOOK_RULES, facts) ??
    firstMatch(LIKELY_SERVER_PATHS, facts) ??
    firstMatch(CLIENT_PATHS, facts)
  );
}

export function scriptByContent(facts: PathFacts, texts: Texts): Decision {
  const evidence = evidenceOf(texts);
  return (
    byWhatItDoes(facts, evidence) ??
    firstMatch(SERVER_PATHS, facts) ??
    byFramework(facts, evidence) ??
    firstMatch(HOOK_RULES, facts) ??
    (isInterface(evidence) ? null : firstMatch(LIKELY_SERVER_PATHS, facts)) ??
    firstMatch(CLIENT_PATHS, facts) ??
    byImports(evidence)
  );
}

function evidenceOf({ base, head }: Texts): Evidence {
  const before = base === null ? null : scriptSigns(base);
  const after = head === null || head === base ? before : scriptSigns(head);
  return {
    either: (sign) => (before !== null && sign(before)) || (after !== null && sign(after)),
    already: (sign) => before !== null && sign(before) && (after === null || sign(after)),
  };
}

const TEMPLATES = folders('emails? [\\w-]{0,80}templates? template-components');

function byWhatItDoes({ home, ext }: PathFacts, { either, already }: Evidence): Decision | null {
  if (already((signs) => signs.typesOnly)) return { tier: 'secrets', label: 'neither', rule: 'types only' };
  if (either((signs) => signs.server)) return backend("'use server'");

  const isTemplate = MARKUP_SCRIPT.has(ext) && TEMPLATES.test(home);
  if (!isTemplate && either((signs) => signs.database)) return backend('database use');
  if (!isTemplate && either((signs) => signs.imports.driver)) return backend('server imports');

  if (already((signs) => signs.client)) return frontend("'use client'");
  if (!isTemplate && either((signs) => signs.handler && reachesServer(signs))) return backend('exported handler');
  return null;
}

function reachesServer({ imports }: ScriptSigns): boolean {
  return imports.framework || imports.local || imports.data;
}

// A page may read next/headers and stay a page.
function byFramework({ ext }: PathFacts, { either }: Evidence): Decision | null {
  if (MARKUP_SCRIPT.has(ext)) return null;
  return either((signs) => signs.imports.framework) ? backend('server imports') : null;
}

function isInterface({ either, already }: Evidence): boolean {
  return already((signs) => signs.imports.ui) && !either((signs) => signs.imports.local);
}

function byImports({ either, already }: Evidence): Decision {
  if (already((signs) => signs.imports.ui)) return frontend('UI imports');
  if (either((signs) => signs.imports.local)) return backend('server imports');
  if (either((signs) => signs.imports.schema)) return backend('input schema');
  if (either((signs) => signs.node)) return backend('server habits');
  if (already((signs) => signs.whole)) return { tier: 'secrets', label: 'neither', rule: 'no server code' };
  return backend('undecided');
}

function backend(rule: string): Decision {
  return { tier: 'full', label: 'backend', rule };
}

function frontend(rule: string): Decision {
  return { tier: 'secrets', label: 'frontend', rule };
}
