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
  const { functions } = codeParts();
  for (let each = node.parent; each; each = each.parent)
    if (functions.includes(each.type) && (!each.type.endsWith('block') || each.childForFieldName('parameters')))
      return each;
  return null;
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

/** The functions of the file that have this name. */
export function functionsNamed(name: string, root: Node): Node[] {
  return root.descendantsOfType(codeParts().functions).filter((each) => nameOf(each) === name);
}

/** One place that gives a name its value. `final`: no earlier one can be seen past it. */
export interface Definition {
  value: Node[];
  final: boolean;
  safe: (types: readonly RegExp[]) => boolean;
}

/** The places before `use` that give the name a value in this very scope, the last first. */
export function definitionsOf(name: string, at: { scope: Node; use: Node; appends: readonly string[] }): Definition[] {
  const { assigns, calls, functions } = codeParts();
  const found: Definition[] = [];
  const before = at.scope
    .descendantsOfType([...Object.keys(assigns), ...calls, 'binary'], undefined, at.use.startPosition)
    .filter((each) => each.startIndex < at.use.startIndex && (functionOf(each)?.id ?? at.scope.id) === at.scope.id);
  for (const each of before.reverse()) {
    const definition =
      calls.includes(each.type) || each.type === 'binary' ? appended(each, name, at) : assigned(each, name, at);
    if (!definition || functions.includes(definition.value[0]?.type ?? '')) continue;
    found.push(definition);
    if (definition.final) break;
  }
  return found;
}

function assigned(node: Node, name: string, { scope, use }: { scope: Node; use: Node }): Definition | null {
  const [left = '', ...right] = codeParts().assigns[node.type] ?? [];
  const target =
    node.childForFieldName(String(left)) ?? (node.type === 'foreach_statement' ? node.namedChild(1) : null);
  if (!target || (target.text !== name && !targets(target, name))) return null;
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
function appended(call: Node, name: string, { appends }: { appends: readonly string[] }): Definition | null {
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
