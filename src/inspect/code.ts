import type { Node } from 'web-tree-sitter';
import { codeParts } from '../standards/origin-data.js';

/** Characters of code that are compared with a pattern. */
const LONGEST = 400;

/** Code on one line, without white space around signs; `?.` and `!.` read as `.`. */
export function squeezed(node: Node): string {
  return squeeze(node.text);
}

function squeeze(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w$ ]) ?/g, '$1')
    .replace(/[?!]\./g, '.')
    .trim();
}

/** The parts of a node that the data names: the fields that it has, else the children with the given numbers. */
export function fieldsOf(node: Node, wanted: readonly (string | number)[]): Node[] {
  const fields = wanted.flatMap((each) => (typeof each === 'string' ? (node.childForFieldName(each) ?? []) : []));
  if (fields.length > 0) return fields;
  return wanted.flatMap((each) => (typeof each === 'number' ? (node.namedChildren.at(each) ?? []) : []));
}

/** What a call calls, in squeezed words, on what, and with what. */
export function calleeOf(call: Node): { callee: string; receiver: Node | null; args: Node[] } {
  const list =
    call.childForFieldName('arguments') ??
    call.namedChildren.find((child) => /^(?:arguments|argument_list|token_tree)$/.test(child.type)) ??
    null;
  const text = list ? call.text.slice(0, list.startIndex - call.startIndex) : call.text;
  const target = call.childForFieldName('function') ?? call;
  const [receiver = null] = target.type === 'identifier' ? [] : fieldsOf(target, RECEIVERS);
  const args = (list?.namedChildren ?? []).filter((child) => child.type !== 'comment');
  return { callee: squeeze(text.slice(-LONGEST)).replace(/\($/, ''), receiver, args };
}

const RECEIVERS = ['object', 'operand', 'receiver', 'expression', 'value'];

/** The function around a node, not the node itself; null at the top of the file. */
export function functionOf(node: Node): Node | null {
  for (let each = node.parent; each; each = each.parent) if (isFunction(each)) return each;
  return null;
}

/** Blocks are functions only where they have parameters, as in Ruby. */
export function isFunction(node: Node): boolean {
  if (!codeParts().functions.includes(node.type)) return false;
  return !node.type.endsWith('block') || node.childForFieldName('parameters') !== null;
}

/** The parameters of a function, without the one that stands for its object. */
export function parametersOf(node: Node): Node[] {
  const list = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
  if (!list) return [];
  const all = list.namedChildCount > 0 && !/pattern$|^parameter$/.test(list.type) ? list.namedChildren : [list];
  return all.filter((each) => each.type !== 'comment' && !/^&?(?:mut )?(?:self|cls|this)$/.test(each.text));
}

/** The name under which a function can be called, or under which a parameter is given. */
export function nameOf(node: Node): string | null {
  const field = node.childForFieldName('name') ?? node.childForFieldName('pattern');
  const parent = node.parent;
  const outer = parent && /declarator|assignment|pair|property|short_var|let_/.test(parent.type) ? parent : null;
  const holder = field ?? fieldsOf(outer ?? node, ['name', 'key', 'left', 'pattern'])[0] ?? null;
  if (!holder) return node.type === 'identifier' ? node.text : null;
  return /^[\w$]+$/.test(holder.text) ? holder.text : null;
}

/** A node that gives names a value, and the words that say which; `target` is null for calls such as `list.push(x)`. */
interface Giver {
  node: Node;
  target: Node | null;
  words: string;
}

/** What questions are about in a file; by the function around it, or the file's own id for its top. */
interface Outline {
  givers: Map<number, Giver[]>;
  conditions: Map<number, Node[]>;
  functions: Map<string, Node[]>;
  calls: Map<string, Node[]>;
  /** How much was asked about the file so far. */
  steps: number;
}

const outlines = new WeakMap<Node, Outline>();

/** The outline of a file, made once. Functions and calls are found by name. */
export function outlineOf(root: Node): Outline {
  const known = outlines.get(root);
  if (known) return known;
  const { functions, calls, assigns, conditions } = codeParts();
  const outline: Outline = {
    ...{ givers: new Map(), conditions: new Map(), functions: new Map(), calls: new Map() },
    steps: 0,
  };
  outlines.set(root, outline);
  const around: Node[] = [];
  const kinds = new Set([...functions, ...calls, ...Object.keys(assigns), ...conditions, 'binary']);
  for (const node of root.descendantsOfType([...kinds])) {
    for (let last = around.at(-1); last && last.endIndex <= node.startIndex; last = around.at(-1)) around.pop();
    const scope = around.at(-1)?.id ?? root.id;
    if (calls.includes(node.type)) put(outline.calls, calledName(node), node);
    if (conditions.includes(node.type)) put(outline.conditions, scope, node);
    const giver = giverOf(node);
    if (giver) put(outline.givers, scope, giver);
    if (!isFunction(node)) continue;
    put(outline.functions, nameOf(node) ?? '', node);
    around.push(node);
  }
  return outline;
}

function giverOf(node: Node): Giver | null {
  const { assigns, calls } = codeParts();
  const [left] = assigns[node.type] ?? [];
  if (left === undefined && !calls.includes(node.type) && node.type !== 'binary') return null;
  if (left === undefined) return { node, target: null, words: node.text.slice(0, LONGEST_NAME) };
  const target =
    node.childForFieldName(String(left)) ?? (node.type === 'foreach_statement' ? node.namedChild(1) : null);
  return target && { node, target, words: target.text };
}

const LONGEST_NAME = 80;

function calledName(call: Node): string {
  const target = ['function', 'name', 'method', 'macro', 'constructor', 'type'].flatMap(
    (field) => call.childForFieldName(field) ?? [],
  )[0];
  return /\w+!?$/.exec(target?.text ?? '')?.[0] ?? '';
}

function put<Key, T>(map: Map<Key, T[]>, key: Key, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** One place that gives a name its value. `final`: no earlier one can be seen past it. */
export interface Definition {
  value: Node[];
  final: boolean;
  safe: (types: readonly RegExp[]) => boolean;
}

interface Use {
  root: Node;
  scope: Node;
  use: Node;
  appends: readonly string[];
}

/** The places before `use` that give the name a value in this very scope, the last first. */
export function definitionsOf(name: string, at: Use): Definition[] {
  const found: Definition[] = [];
  const givers = outlineOf(at.root).givers.get(at.scope.id) ?? [];
  for (let index = countBefore(givers, at.use.startIndex) - 1; index >= 0; index--) {
    const giver = givers[index];
    if (!giver?.words.includes(name)) continue;
    const definition = giver.target
      ? assigned(giver.node, giver.target, { ...at, name })
      : appended(giver.node, name, at);
    if (!definition || codeParts().functions.includes(definition.value[0]?.type ?? '')) continue;
    found.push(definition);
    if (definition.final) break;
  }
  return found;
}

/** How many of them begin before the offset; they stand in the order of the text. */
function countBefore(givers: readonly Giver[], offset: number): number {
  let [low, high] = [0, givers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((givers[middle]?.node.startIndex ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function assigned(node: Node, target: Node, { name, scope, use }: Use & { name: string }): Definition | null {
  if (target.text !== name && !targets(target, name)) return null;
  const [, ...right] = codeParts().assigns[node.type] ?? [];
  const value = fieldsOf(node, right).filter((each) => each.id !== target.id);
  const loop = /^for|^range|^enhanced/.test(node.type);
  if (!loop && value.some((each) => each.startIndex <= use.startIndex && each.endIndex >= use.endIndex)) return null;
  const plain =
    !/augmented|operator_/.test(node.type) && /^(?:=|:=|$)/.test(node.childForFieldName('operator')?.text ?? '');
  const whole = !MEMBER.test(target.type);
  const type = node.childForFieldName('type') ?? node.parent?.childForFieldName('type') ?? null;
  return {
    value,
    final: plain && whole && !isConditional(node, { scope, use }),
    safe: (types) => type !== null && types.some((each) => each.test(squeezed(type))),
  };
}

const MEMBER = /member|attribute|selector|field_|subscript|index_|element_|array_access/;

/** Whether the left side gives the name a value: alone, among others, or by one of its members. */
function targets(target: Node, name: string): boolean {
  if (MEMBER.test(target.type)) {
    const [object] = fieldsOf(target, [...RECEIVERS, 0]);
    return object !== undefined && (object.text === name || (MEMBER.test(object.type) && targets(object, name)));
  }
  const { names } = codeParts();
  const kinds = [...names, 'shorthand_property_identifier_pattern'];
  return target
    .descendantsOfType(kinds)
    .some((each) => each.text === name && each.parent?.childForFieldName('key')?.id !== each.id);
}

/** `parts.push(value)` and `text << value` add to what the name holds. */
function appended(call: Node, name: string, { appends }: Use): Definition | null {
  if (!call.text.startsWith(name)) return null;
  if (call.type === 'binary') {
    if (call.childForFieldName('operator')?.text !== '<<' || call.childForFieldName('left')?.text !== name) return null;
    return { value: fieldsOf(call, ['right']), final: false, safe: () => false };
  }
  const { callee, receiver, args } = calleeOf(call);
  if (receiver?.text !== name || !appends.some((each) => callee.endsWith(each))) return null;
  return { value: args, final: false, safe: () => false };
}

/** Whether the node may be passed by on the way to the use. */
function isConditional(node: Node, { scope, use }: { scope: Node; use: Node }): boolean {
  for (let each = node.parent; each && each.id !== scope.id; each = each.parent) {
    const around = each.startIndex <= use.startIndex && each.endIndex >= use.endIndex;
    if (
      !around &&
      /if|else|for|while|switch|case|try|catch|except|rescue|match|when|unless|condition|ternary/.test(each.type)
    )
      return true;
  }
  return false;
}
