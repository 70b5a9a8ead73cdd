import { Minimatch } from 'minimatch';
import type { Decision } from './decision.js';
import { type AttributeLine, attributedRule, readAttributes } from './gitattributes.js';

/** `gitattributes` is the text of the base's root .gitattributes, or ''. */
export interface ScopePolicy {
  include: string[];
  exclude: string[];
  backend: string[];
  frontend: string[];
  gitattributes: string;
}

interface Lists {
  include: readonly Minimatch[];
  exclude: readonly Minimatch[];
  backend: readonly Minimatch[];
  frontend: readonly Minimatch[];
}

export interface CompiledPolicy extends Lists {
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

/** Compile once per run: every path is held against the same globs. */
export function compilePolicy(policy: ScopePolicy): CompiledPolicy {
  const globs = (patterns: string[]) => patterns.map((pattern) => new Minimatch(pattern, GLOB_OPTIONS));
  return {
    include: globs(policy.include),
    exclude: globs(policy.exclude),
    backend: globs(policy.backend),
    frontend: globs(policy.frontend),
    attributes: readAttributes(policy.gitattributes),
  };
}

/** What the repository itself says about a path, before any built-in rule. */
export function byPolicy(path: string, policy: CompiledPolicy): Decision | null {
  const matched = (list: keyof Lists) => policy[list].find((glob) => glob.match(path))?.pattern;
  const named = (list: keyof Lists, pattern: string) => `config paths.${list} "${pattern}"`;

  const exclude = matched('exclude');
  if (exclude !== undefined) return { tier: 'skip', label: 'neither', rule: named('exclude', exclude) };
  if (policy.include.length > 0 && matched('include') === undefined) {
    return { tier: 'skip', label: 'neither', rule: 'config paths.include' };
  }
  const backend = matched('backend');
  if (backend !== undefined) return { tier: 'full', label: 'backend', rule: named('backend', backend) };
  const frontend = matched('frontend');
  if (frontend !== undefined) return { tier: 'secrets', label: 'frontend', rule: named('frontend', frontend) };

  const attribute = attributedRule(path, policy.attributes);
  return attribute === null ? null : { tier: 'skip', label: 'neither', rule: attribute };
}

export type GlobList = readonly string[];

/** The first of the globs that matches the path; null when none does. */
export function matchGlob(path: string, globs: GlobList): string | null {
  return globs.find((glob) => new Minimatch(glob, GLOB_OPTIONS).match(path)) ?? null;
}
