import type { Node } from 'web-tree-sitter';
import type { Matcher } from '../standards/syntax-rule.js';

/** Whether a rule matches: null where only ast-grep can tell. */
type Guess = boolean | null;

/** Characters of code, and nodes below one, that are looked at: for more, ast-grep is asked. */
const LONGEST_TEXT = 2_000;
const MOST_BELOW = 100;

/**
 * Whether the matcher may match this very node; false is sure. ast-grep compiles a rule anew for each node that it is
 * asked about, which takes a millisecond, so nearly all nodes are to be ruled out here.
 * https://ast-grep.github.io/reference/rule.html
 */
export function mayMatch({ rule, utils = {}, linear }: Matcher, node: Node): boolean {
  return guess(rule, node, { utils: utils as Record<string, object>, linear: linear ?? false }) !== false;
}

interface Given {
  utils: Record<string, object>;
  /** Its regular expressions may not be run by JavaScript, whose time is not bounded. */
  linear: boolean;
}

function guess(rule: object, node: Node, given: Given): Guess {
  return every(Object.entries(rule), ([key, value]) => part(key, value, { node, given }));
}

function part(key: string, value: unknown, { node, given }: { node: Node; given: Given }): Guess {
  const of = (rule: object) => guess(rule, node, given);
  if (key === 'kind') return /^\w+$/.test(String(value)) ? node.type === value : null;
  if (key === 'regex') return given.linear ? null : tested(String(value), node);
  if (key === 'all') return every(value as object[], of);
  if (key === 'any') return some(value as object[], of);
  if (key === 'not') return opposite(of(value as object));
  if (key === 'matches') return of(given.utils[String(value)] ?? { unknown: true });
  if (key === 'has') return related(value as Relation, below(node, value as Relation), given);
  if (key === 'inside') return related(value as Relation, around(node, value as Relation), given);
  return key === 'field' || key === 'stopBy' ? true : null;
}

type Relation = { field?: string; stopBy?: unknown; kind?: unknown; any?: object[] };

/** One of the nodes is as the relation says; where the ways to them may end earlier, that is no more than possible. */
function related(relation: Relation, nodes: readonly (Node | null)[] | null, given: Given): Guess {
  if (nodes === null) return null;
  const found = some(nodes, (node) => (node ? guess(relation, node, given) : false));
  return found === true && typeof relation.stopBy === 'object' ? null : found;
}

function below(node: Node, relation: Relation): (Node | null)[] | null {
  const { field, stopBy } = relation;
  if (field !== undefined) return stopBy === undefined ? node.childrenForFieldName(field) : null;
  if (stopBy === undefined || stopBy === 'neighbor') return node.children;
  const kinds = kindsOf(relation);
  if (kinds) return node.descendantsOfType(kinds).filter((each) => each.id !== node.id);
  return node.descendantCount > MOST_BELOW ? null : descendants(node);
}

/** The kinds that a rule names, of which a node must be one; null: any. */
function kindsOf({ kind, any }: { kind?: unknown; any?: object[] }): string[] | null {
  if (typeof kind === 'string') return /^\w+$/.test(kind) ? [kind] : null;
  const choices = (any ?? []).map(kindsOf);
  return choices.length === 0 || choices.includes(null) ? null : choices.flatMap((kinds) => kinds ?? []);
}

function descendants(node: Node): Node[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

function around(node: Node, { field, stopBy }: Relation): Node[] | null {
  if (field !== undefined) return null;
  const nodes: Node[] = [];
  for (let each = node.parent; each; each = each.parent) {
    nodes.push(each);
    if (stopBy === undefined || stopBy === 'neighbor') break;
  }
  return nodes;
}

function every<T>(items: readonly T[], ask: (item: T) => Guess): Guess {
  let all: Guess = true;
  for (const item of items) {
    const one = ask(item);
    if (one === false) return false;
    if (one === null) all = null;
  }
  return all;
}

function some<T>(items: readonly T[], ask: (item: T) => Guess): Guess {
  return opposite(every(items, (item) => opposite(ask(item))));
}

const opposite = (found: Guess): Guess => (found === null ? null : !found);

const regexes = new Map<string, RegExp | null>();

function tested(regex: string, node: Node): Guess {
  let known = regexes.get(regex);
  if (known === undefined) {
    known = scriptRegex(regex);
    regexes.set(regex, known);
  }
  return known === null || node.endIndex - node.startIndex > LONGEST_TEXT ? null : known.test(node.text);
}

/** A regular expression of Rust where JavaScript reads it alike, else null. */
export function scriptRegex(regex: string): RegExp | null {
  const [flags = '', letters = ''] = /^\(\?([ims]*)(?:-u)?\)/.exec(regex) ?? [];
  const body = regex.slice(flags.length).replaceAll('(?-u:\\b)', '\\b');
  // https://docs.rs/regex/latest/regex/#syntax: what JavaScript has not, or means otherwise.
  if (/\(\?[^:]|\\[AzpPQEx<>uUwWdDsSbB]|\[\[|&&|--|~~|\P{ASCII}/u.test(body.replaceAll('\\b', ''))) return null;
  try {
    return new RegExp(body, letters);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
