import type { Node } from 'web-tree-sitter';
import { codeParts, type LanguageOrigins, originsOf } from '../standards/origin-data.js';
import { calleeOf, definitionsOf, fieldsOf, functionOf, nameOf, outlineOf, parametersOf, squeezed } from './code.js';

/**
 * Where a value comes from; `at` is the place in the code that shows it, null for constants. `open`: whoever calls the
 * function, or starts the program, can make it anything; `unknown`: code that is not seen here decides.
 */
export interface Origin {
  kind: (typeof RANKS)[number];
  at: Node | null;
}

/** From harmless to worst. */
const RANKS = ['constant', 'unknown', 'open', 'request'] as const;

const CONSTANT: Origin = { kind: 'constant', at: null };

/** Steps of one question, and of all questions in a file: longer ways than these are not followed. */
const MOST_STEPS = 400;
const MOST_IN_FILE = 20_000;
const MOST_CALLS = 3;

/** One question. `given` holds what the callers on the way gave for the parameters of a function, by its id. */
interface Trail {
  data: LanguageOrigins;
  root: Node;
  sink: string | null;
  steps: number;
  given: ReadonlyMap<number, readonly Origin[]>;
  seen: Set<number>;
}

/** The worst origin of these expressions, within their functions and through helpers of the same file. */
export function originOf(
  nodes: readonly Node[],
  about: { language: string; root: Node; sink?: string | undefined },
): Origin {
  const data = originsOf(about.language);
  const trail: Trail = {
    data,
    root: about.root,
    sink: about.sink ?? null,
    steps: 0,
    given: new Map(),
    seen: new Set(),
  };
  return worst(nodes, (node) => followed(node, trail));
}

function worst<T>(items: Iterable<T>, ask: (item: T) => Origin): Origin {
  let result = CONSTANT;
  for (const item of items) {
    const origin = ask(item);
    if (RANKS.indexOf(origin.kind) > RANKS.indexOf(result.kind)) result = origin;
    if (result.kind === 'request') return result;
  }
  return result;
}

/** Operators whose result is true or false, whatever they are given. */
const COMPARES = /^(?:[!=]==?|[<>]=?|!|=~|!~|instanceof|in|is)$/;

const unknown = (at: Node): Origin => ({ kind: 'unknown', at });
const open = (at: Node): Origin => ({ kind: 'open', at });
const matches = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));

function followed(node: Node, trail: Trail): Origin {
  if (++trail.steps > MOST_STEPS || ++outlineOf(trail.root).steps > MOST_IN_FILE) return unknown(node);
  const parts = codeParts();
  if (parts.functions.includes(node.type) && parametersOf(node).length > 0) return unknown(node);
  if (parts.calls.includes(node.type)) return ofCall(node, trail);
  const member = parts.members[node.type];
  const named = parts.names.includes(node.type);
  if (member || named) {
    const text = squeezed(node);
    if (matches(trail.data.trusted, text)) return CONSTANT;
    if (matches(trail.data.external, text)) return open(node);
    if (matches(trail.data.sources, text))
      return isGuarded(text, node, trail) ? unknown(node) : { kind: 'request', at: node };
    if (named) return ofName(node, text, trail);
  }
  const operator = node.childForFieldName('operator')?.text ?? '';
  if (parts.tests.includes(node.type) || COMPARES.test(operator)) return CONSTANT;
  const cast = node.type === 'cast_expression' ? node.childForFieldName('type') : null;
  if (cast && matches(trail.data.safeTypes, squeezed(cast))) return CONSTANT;
  const carried = member ?? parts.through[node.type];
  if (carried) return worst(fieldsOf(node, carried), (part) => followed(part, trail));
  if (node.type === 'this' || node.type === 'self') return unknown(node);
  return worst(node.namedChildren, (part) => followed(part, trail));
}

function ofCall(node: Node, trail: Trail): Origin {
  const { callee, receiver, args } = calleeOf(node);
  const { sanitisers, calls, external, passing, trusted, own } = trail.data;
  const escapes = [...(sanitisers['any'] ?? []), ...(sanitisers[trail.sink ?? ''] ?? [])];
  if (matches(escapes, callee) || matches(escapes, squeezed(node))) return CONSTANT;
  if (matches(trusted, callee)) return CONSTANT;
  if (matches(calls, callee)) return { kind: 'request', at: node };
  if (matches(external, callee)) return open(node);
  const way = passing.find((pattern) => pattern.test(callee));
  const parts = way && receiver && !way.source.startsWith('^') ? [receiver, ...args] : args;
  if (way) return worst(parts, (part) => followed(part, trail));
  const [, before = '', name = ''] = /^(.*?)(\w+!?)$/.exec(callee) ?? [];
  const helpers =
    own.test(before) && trail.given.size < MOST_CALLS ? (outlineOf(trail.root).functions.get(name) ?? []) : [];
  const [helper] = helpers;
  if (!helper || helpers.length > 1 || trail.given.has(helper.id)) return unknown(node);
  const given = new Map(trail.given).set(helper.id, argumentOrigins(helper, args, trail));
  return worst(returnedBy(helper), (value) =>
    value ? followed(value, { ...trail, given, seen: new Set() }) : unknown(node),
  );
}

function argumentOrigins(helper: Node, args: readonly Node[], trail: Trail): Origin[] {
  return parametersOf(helper).map((parameter, index) => {
    const byName = args.find(
      (arg) => arg.type === 'keyword_argument' && arg.childForFieldName('name')?.text === nameOf(parameter),
    );
    const arg = byName ?? args[index];
    return arg ? followed(arg, trail) : CONSTANT;
  });
}

/** The values that a function can return; a null stands for one that is not written as an expression. */
function returnedBy(helper: Node): (Node | null)[] {
  const body = helper.childForFieldName('body');
  const returns = helper.descendantsOfType(codeParts().returns).filter((each) => functionOf(each)?.id === helper.id);
  const values = returns.flatMap((each) => each.namedChildren.slice(0, 1));
  if (body && values.length === 0)
    return /block|body|compound|statement/.test(body.type) ? [body.lastNamedChild] : [body];
  return values.length > 0 ? values : [null];
}

function ofName(node: Node, name: string, trail: Trail): Origin {
  for (let scope = functionOf(node) ?? trail.root; ; scope = functionOf(scope) ?? trail.root) {
    const definitions = definitionsOf(name, { root: trail.root, scope, use: node, appends: trail.data.appends });
    const parameter = parametersOf(scope).findIndex((each) => declares(each, name));
    if (definitions.length > 0 || parameter >= 0) {
      if (definitions.some(({ safe }) => safe(trail.data.safeTypes))) return CONSTANT;
      const values = definitions.flatMap(({ value }) => value);
      const given = parameter >= 0 && !definitions.some(({ final }) => final);
      const origins = [
        () => worst(values, (value) => once(value, trail)),
        () => ofParameter(scope, { index: parameter, name }, trail),
      ];
      const origin = worst(given ? origins : origins.slice(0, 1), (ask) => ask());
      return RANKS.indexOf(origin.kind) > 1 && isGuarded(name, node, trail) ? unknown(node) : origin;
    }
    if (scope.id === trail.root.id) return /^[A-Z][A-Z0-9_]{2,}$/.test(name) ? CONSTANT : unknown(node);
  }
}

/** A loop gives a name values that are made of it: each place is asked once. */
function once(value: Node, trail: Trail): Origin {
  if (trail.seen.has(value.id)) return CONSTANT;
  trail.seen.add(value.id);
  const origin = followed(value, trail);
  trail.seen.delete(value.id);
  return origin;
}

const declares = (parameter: Node, name: string) =>
  parameter.text === name || new RegExp(`(?<![\\w$@.])${name.replaceAll('$', '\\$')}(?![\\w$(])`).test(parameter.text);

function ofParameter(scope: Node, { index, name }: { index: number; name: string }, trail: Trail): Origin {
  const parameter = parametersOf(scope)[index];
  if (!parameter) return CONSTANT;
  const { safeTypes, parameters, routes, injected } = trail.data;
  const text = squeezed(parameter);
  const type = parameter.childForFieldName('type');
  if (type && matches(safeTypes, squeezed(type))) return CONSTANT;
  // What is taken out of an object says little by itself: the whole list is read, and the name.
  const said = text.startsWith('{') && parameter.parent ? `${squeezed(parameter.parent)} ${name}` : text;
  if (matches(parameters, said)) return { kind: 'request', at: parameter };
  const from = /^decorated_|^assignment_|_declarator$/.test(scope.parent?.type ?? '') ? (scope.parent ?? scope) : scope;
  const start = scope.childForFieldName('parameters')?.startIndex ?? from.startIndex;
  const head = from.text.slice(0, start - from.startIndex);
  if (matches(routes, head) && !matches(injected, text)) return { kind: 'request', at: parameter };
  const given = trail.given.get(scope.id);
  if (given) return given[index] ?? CONSTANT;
  // What is given to a function that is an argument itself, is up to what calls it back.
  const callback = /argument/.test(scope.parent?.type ?? '') ? unknown(parameter) : open(parameter);
  return fromCallers(scope, index, trail) ?? callback;
}

/** What the calls of the same file give for a parameter: input of a request where one of them does. */
function fromCallers(scope: Node, index: number, trail: Trail): Origin | null {
  const name = nameOf(scope);
  if (!name || trail.given.size >= MOST_CALLS) return null;
  const given = new Map(trail.given).set(scope.id, []);
  const next = { ...trail, given, seen: new Set<number>() };
  const origins: Origin[] = [];
  for (const call of outlineOf(trail.root).calls.get(name) ?? []) {
    const { callee, args } = calleeOf(call);
    const arg = args[index];
    if (!arg || !callee.endsWith(name) || !trail.data.own.test(callee.slice(0, -name.length))) continue;
    if (functionOf(call)?.id === scope.id) continue;
    origins.push(followed(arg, next));
  }
  const origin = worst(origins, (each) => each);
  if (origin.kind === 'request') return origin;
  return origins.length > 0 && origin.kind === 'constant' ? unknown(scope) : null;
}

/** Whether a condition on the way checks the value: such a check is for a reader to judge. */
function isGuarded(name: string, use: Node, { data, root, sink }: Trail): boolean {
  const scope = functionOf(use) ?? root;
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const patterns = [...(data.guards['any'] ?? []), ...(data.guards[sink ?? ''] ?? [])].map(
    (text) => new RegExp(text.replaceAll('\\bNAME', `(?<![\\w$.])${escaped}`).replaceAll('NAME', escaped)),
  );
  return (outlineOf(root).conditions.get(scope.id) ?? []).some((each) => {
    if (each.startIndex > use.startIndex) return false;
    const condition = each.childForFieldName('condition') ?? each.childForFieldName('value') ?? each.namedChild(0);
    if (!condition || (condition.startIndex <= use.startIndex && condition.endIndex >= use.endIndex)) return false;
    return matches(patterns, squeezed(condition));
  });
}
