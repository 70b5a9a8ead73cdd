import { packageFile } from '../standards/package-file.js';
import { type Content, type Evidence, evidenceOf, type Texts } from './content.js';
import type { Decision } from './decision.js';
import { anyOf, globs, type Lists, type Words, words } from './patterns.js';

/** Said in data/scope.json under `about`. */
interface Where {
  folders?: Words;
  names?: Words;
  ext?: Words;
  match?: Words;
  text?: Words;
  imports?: Words;
  typesOnly?: true;
}

interface RuleData extends Decision, Where {
  unless?: readonly Where[];
}

interface ScopeData {
  lists: Lists;
  imports: Record<string, Pick<Where, 'names' | 'match'>>;
  rules: readonly RuleData[];
}

interface Tests {
  path: (facts: PathFacts) => boolean;
  /** Null where the path says it all. */
  content: ((content: Content) => boolean) | null;
}

interface Rule extends Tests {
  decision: Decision;
  unless: readonly Tests[];
}

/** `Apps/API/src/users.ts` is seen as home `/apps/api/src/`, name `users.ts`, ext `ts`. */
interface PathFacts {
  home: string;
  name: string;
  ext: string;
}

/** The decision of the first rule that holds; null when none does. */
export function byRules(path: string, texts: Texts): Decision | null {
  const facts = pathFacts(path);
  const { either, already } = evidenceOf(texts);
  const found = scopeData().rules.find(({ decision, unless, ...rule }) => {
    const widens = decision.tier === 'full';
    const exception = widens ? already : either;
    return holds(rule, facts, widens ? either : already) && !unless.some((tests) => holds(tests, facts, exception));
  });
  return found?.decision ?? null;
}

function holds({ path, content }: Tests, facts: PathFacts, evidence: Evidence): boolean {
  return path(facts) && (content === null || evidence(content));
}

function pathFacts(path: string): PathFacts {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  return {
    home: `/${path.slice(0, slash + 1).toLowerCase()}`,
    name,
    ext: dot < 0 ? '' : name.slice(dot + 1).toLowerCase(),
  };
}

/** Whether a file holds secrets or state by its name: no reader gets more of it than that. */
export function isSealed(path: string): boolean {
  return scopeData().sealed.test(pathFacts(path.toLowerCase()).name);
}

let known: { rules: readonly Rule[]; sealed: RegExp } | null = null;

function scopeData(): { rules: readonly Rule[]; sealed: RegExp } {
  if (known) return known;
  const data = JSON.parse(packageFile('data/scope.json')) as ScopeData;
  const sealed = new RegExp(`^${globs(words('{sealed}', data.lists))}$`);
  known = { rules: compileRules(data), sealed };
  return known;
}

function compileRules(data: ScopeData): Rule[] {
  const kindOf = importKinds(data);
  return data.rules.map(({ rule, tier, label, unless = [], ...where }) => ({
    decision: { tier, label, rule },
    path: pathTest(where, data.lists),
    content: contentTest(where, kindOf),
    unless: unless.map((other) => ({
      path: pathTest(other, data.lists),
      content: contentTest(other, kindOf),
    })),
  }));
}

function pathTest(where: Where, lists: Lists): Tests['path'] {
  const extensions = where.ext && new Set(words(where.ext, lists));
  const names = where.names && new RegExp(`^${globs(words(where.names, lists))}$`);
  const folders = where.folders && new RegExp(`/${globs(words(where.folders, lists))}/`);
  const match = where.match && anyOf(where.match);
  return ({ home, name, ext }) =>
    (!extensions || extensions.has(ext)) &&
    (!names || names.test(name)) &&
    (!folders || folders.test(home)) &&
    (!match || match.test(home + name));
}

type KindOf = (source: string) => string | undefined;

function contentTest({ text, imports, typesOnly }: Where, kindOf: KindOf): Tests['content'] {
  if (!text && !imports && !typesOnly) return null;
  const expression = text && anyOf(text, 'm');
  const kinds = imports && words(imports, {});
  return (content) =>
    (!expression || expression.test(content.text)) &&
    (!kinds || content.sources().some((source) => kinds.includes(kindOf(source) ?? ''))) &&
    (!typesOnly || content.typesOnly());
}

/** A name covers what lies under it, as `@nestjs` covers `@nestjs/common`; of several kinds the first counts. */
function importKinds({ imports }: ScopeData): KindOf {
  const kinds = Object.entries(imports).map(([kind, { names, match }]) => {
    const named = names ? [`^(?:node:)?${globs(words(names, {}))}(?:/|$)`] : [];
    return { kind, expression: anyOf([...named, ...(match ? [match].flat() : [])]) };
  });
  return (source) => kinds.find(({ expression }) => expression.test(source))?.kind;
}
