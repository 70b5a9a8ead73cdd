import type { Decision, Label, Tier } from './decision.js';

/** `Apps/API/src/users.ts` is seen as home `/apps/api/src/`, name `users.ts`, ext `ts`. Folders are compared in lower case. */
export interface PathFacts {
  home: string;
  name: string;
  ext: string;
}

/** Every given test must hold. `home` is tested against `/a/b/`, so a folder is written `/tests/`. */
export interface PathRule {
  rule: string;
  tier: Tier;
  label: Label;
  home?: RegExp;
  name?: RegExp;
  ext?: ReadonlySet<string>;
  unlessHome?: RegExp;
  unlessName?: RegExp;
}

export function pathFacts(path: string): PathFacts {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  return {
    home: `/${path.slice(0, slash + 1).toLowerCase()}`,
    name,
    ext: dot < 0 ? '' : name.slice(dot + 1).toLowerCase(),
  };
}

export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** `folders('test tests')` finds either as a whole path segment. */
export function folders(list: string): RegExp {
  return new RegExp(`/(?:${list.split(' ').join('|')})/`);
}

export function firstMatch(rules: readonly PathRule[], facts: PathFacts): Decision | null {
  const found = rules.find((rule) => holds(rule, facts));
  return found ? { tier: found.tier, label: found.label, rule: found.rule } : null;
}

function holds(rule: PathRule, { home, name, ext }: PathFacts): boolean {
  return (
    (rule.ext?.has(ext) ?? true) &&
    (rule.name?.test(name) ?? true) &&
    (rule.home?.test(home) ?? true) &&
    !rule.unlessName?.test(name) &&
    !rule.unlessHome?.test(home)
  );
}
