import { packageFile } from './package-file.js';
import type { Severity } from './standard.js';

/** A matcher of ast-grep: its rule object with constraints and utilities. */
export interface Matcher {
  rule: object;
  constraints?: object | undefined;
  utils?: object | undefined;
  /** Its regular expressions may only run where their time is linear: a team's own. */
  linear?: boolean | undefined;
}

/**
 * Grades a match by where the value of the captured `of` comes from: a constant is no match; `request` proof: input
 * of a request is one, anything unknown a hint, or no match with `unknown: drop`; `unknown` proof: whatever is not
 * constant is one. `sink` names the escapes that make a value safe there.
 */
export interface OriginTest {
  of: string;
  proof: 'request' | 'unknown';
  unknown: 'hint' | 'drop';
  sink?: string | undefined;
}

/** The form of a rule for some languages. One of `requires` must occur in a file for it to match there. */
export interface Form extends Matcher {
  languages: string[];
  requires: string[];
  origin?: OriginTest | undefined;
  bad: string;
  good: string;
}

/** A rule file: what it finds by syntax. `id` is a sub-rule's, with a suffix after `:` where several serve one. */
export interface SyntaxRule {
  id: string;
  title: string;
  message: string;
  severity: Severity;
  /** `proof` stands by itself; `hint` is a place to look. */
  kind: 'proof' | 'hint';
  family: string | null;
  references: string[];
  fix: string | Record<string, string> | null;
  forms: Form[];
}

/** The sub-rule that a rule file serves: its id without the suffix. */
export function subRuleOf(id: string): string {
  return id.split(':', 1)[0] ?? id;
}

/** True when `named` is this rule's id or its sub-rule's. */
export function isNamed(id: string, named: string): boolean {
  return id === named || subRuleOf(id) === named;
}

let shipped: SyntaxRule[] | null = null;

/** The rule files that ship with the product, compiled at build. */
export function shippedRules(): SyntaxRule[] {
  shipped ??= JSON.parse(packageFile('dist/rules.json')) as SyntaxRule[];
  return shipped;
}

interface LanguageFile {
  grammar: string;
  sign: string;
  extensions: string[];
}

let languages: Record<string, LanguageFile> | null = null;

/** The languages whose syntax is read, by name: the grammar's file and the sign that stands for `$` in patterns. */
export function knownLanguages(): Record<string, LanguageFile> {
  languages ??= JSON.parse(packageFile('data/languages.json')) as Record<string, LanguageFile>;
  return languages;
}
