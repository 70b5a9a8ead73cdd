import { Minimatch } from 'minimatch';
import type { Decision } from './decision.js';
import { type AttributeLine, attributedRule, readAttributes } from './gitattributes.js';

const LISTS = ['include', 'exclude', 'backend', 'frontend'] as const;
type ListName = (typeof LISTS)[number];

/** `gitattributes` is the text of the base's root .gitattributes, or ''. */
export interface ScopePolicy extends Record<ListName, string[]> {
  gitattributes: string;
}

export interface CompiledPolicy extends Record<ListName, readonly Minimatch[]> {
  attributes: readonly AttributeLine[];
}

const GLOB_OPTIONS = {
  dot: true,
  noext: true,
  nonegate: true,
  nocomment: true,
  braceExpandMax: 100,
  platform: 'linux',
} as const;

export function compileGlob(pattern: string): Minimatch {
  return new Minimatch(pattern, GLOB_OPTIONS);
}

/** Compile once per run: every path is held against the same globs. */
export function compilePolicy(policy: ScopePolicy): CompiledPolicy {
  const globs = (list: ListName) => policy[list].map(compileGlob);
  return {
    include: globs('include'),
    exclude: globs('exclude'),
    backend: globs('backend'),
    frontend: globs('frontend'),
    attributes: readAttributes(policy.gitattributes),
  };
}

/** What the repository itself says about a path, before any built-in rule. */
export function byPolicy(path: string, policy: CompiledPolicy): Decision | null {
  const glob = (list: ListName) => policy[list].find((pattern) => pattern.match(path))?.pattern;
  const skip = (rule: string): Decision => ({ tier: 'skip', label: 'neither', rule });

  const exclude = glob('exclude');
  if (exclude !== undefined) return skip(`config paths.exclude "${exclude}"`);
  if (policy.include.length > 0 && glob('include') === undefined) return skip('config paths.include');

  const backend = glob('backend');
  if (backend !== undefined) {
    return { tier: 'full', label: 'backend', rule: `config paths.backend "${backend}"` };
  }
  const frontend = glob('frontend');
  if (frontend !== undefined) {
    return { tier: 'secrets', label: 'frontend', rule: `config paths.frontend "${frontend}"` };
  }
  const attribute = attributedRule(path, policy.attributes);
  return attribute === null ? null : skip(attribute);
}

export type GlobList = readonly string[];

/** The first of the globs that matches the path; null when none does. */
export function matchGlob(path: string, globs: GlobList): string | null {
  return globs.find((glob) => compileGlob(glob).match(path)) ?? null;
}
