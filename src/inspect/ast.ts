import type { SgNode } from '@ast-grep/wasm';
import type { Node, Tree } from 'web-tree-sitter';
import { packageBytes, packagePath } from '../standards/package-file.js';
import { knownLanguages, type Matcher } from '../standards/syntax-rule.js';
import { isFunction } from './code.js';

/** A place that a matcher found, with the nodes of its captured names. */
export interface Found {
  node: Node;
  captured: ReadonlyMap<string, Node[]>;
}

/** A text that was parsed; its nodes live as long as `withSyntax` runs. */
export interface Syntax {
  root: Node;
  /** The matches that hold one of the literals, not inside a function within them. */
  find(matcher: Matcher, wanted: { literals: readonly string[]; names: readonly string[] }): Found[];
}

type AstGrep = typeof import('@ast-grep/wasm/wasm_bg.js');

let astGrep: Promise<AstGrep> | null = null;
const registered = new Set<string>();
/** Neither library deletes what it parses, patterns included: about 1 MB a file. */
const trees = new Set<Tree>();

/** Makes the parsers of these languages ready. Each is loaded once, and only when it is wanted. */
export async function loadLanguages(names: Iterable<string>): Promise<AstGrep> {
  astGrep ??= start();
  const engine = await astGrep;
  for (const name of names) {
    const language = knownLanguages()[name];
    if (!language || registered.has(name)) continue;
    const libraryPath = packagePath(`dist/wasm/${language.grammar}`);
    await engine.registerDynamicLanguage({ [name]: { libraryPath, expandoChar: language.sign } });
    registered.add(name);
  }
  return engine;
}

async function start(): Promise<AstGrep> {
  const [{ Parser }, engine] = await Promise.all([import('web-tree-sitter'), import('@ast-grep/wasm/wasm_bg.js')]);
  const parse = Parser.prototype.parse;
  Parser.prototype.parse = function (...given) {
    const tree = parse.apply(this, given);
    if (tree) trees.add(tree);
    return tree;
  };
  // Before ast-grep starts it by itself, which would look for the file beside the bundle.
  await Parser.init({ wasmBinary: packageBytes('dist/wasm/web-tree-sitter.wasm') });
  const imports: WebAssembly.ModuleImports = {};
  for (const [name, value] of Object.entries(engine)) if (typeof value === 'function') imports[name] = value;
  const wasm = packageBytes('dist/wasm/ast-grep.wasm');
  const { instance } = await WebAssembly.instantiate(wasm, { './wasm_bg.js': imports });
  engine.__wbg_set_wasm(instance.exports);
  const begin = instance.exports['__wbindgen_start'];
  if (typeof begin === 'function') begin();
  await engine.initializeTreeSitter();
  return engine;
}

/** Parses the text and hands it to `read`; then everything is freed. The language must have been loaded. */
export function withSyntax<T>(engine: AstGrep, code: { language: string; text: string }, read: (s: Syntax) => T): T {
  const file = engine.parse(code.language, code.text);
  const top = file.root();
  // A copy, which nobody else deletes.
  const tree: Tree = file.getInnerTree();
  const root = tree.rootNode;
  const steps: Step[] = [{ node: root, match: top, children: [] }];
  const lower = code.text.toLowerCase();
  // Some letters are longer in lower case: then offsets would not agree.
  const text = lower.length === code.text.length ? lower : code.text;
  try {
    const find: Syntax['find'] = (matcher, { literals, names }) => {
      const given = { rule: matcher.rule, constraints: matcher.constraints ?? {}, utils: matcher.utils ?? {} };
      const asked = candidates(kindsOf(matcher.rule), offsetsOf(literals, text), steps);
      const matches =
        asked.size > MOST_SINGLE ? top.findAll(given) : [...asked].flatMap((step) => exactly(step, given));
      return matches.flatMap((match, index) => {
        const found = index < MOST_MATCHES ? [foundAt(match, root, names)] : [];
        match.free();
        return found;
      });
    };
    return read({ root, find });
  } finally {
    for (const { match } of steps) match.free();
    file.free();
    tree.delete();
    for (const parsed of trees) parsed.delete();
    trees.clear();
  }
}

/** A node in both libraries, with those of its children that were looked at, by their index. */
interface Step {
  node: Node;
  match: SgNode;
  children: Step[];
}

/** Nodes that are asked one by one; for more, one walk over the file is faster. */
const MOST_SINGLE = 25;

/** Matches of one rule in one file; what matches everywhere is generated, or hostile. */
const MOST_MATCHES = 200;

/** Where the literals stand, in any case. */
function offsetsOf(literals: readonly string[], text: string): number[] {
  return literals.flatMap((literal) => {
    const offsets: number[] = [];
    const wanted = literal.toLowerCase();
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) offsets.push(at);
    return offsets;
  });
}

/**
 * The nodes of these kinds around the offsets, up to the innermost function: only they can match, so most of the
 * tree is never looked at.
 */
function candidates(kinds: ReadonlySet<string> | null, offsets: readonly number[], steps: Step[]): Set<Step> {
  const found = new Set<Step>();
  for (const offset of offsets) {
    let way: Step[] = [];
    for (let step = steps[0]; step; step = childAround(step, offset, steps)) {
      if (isFunction(step.node)) way = [];
      if (step.node.isNamed && (kinds?.has(step.node.type) ?? true)) way.push(step);
    }
    for (const step of way) found.add(step);
    if (found.size > MOST_SINGLE) break;
  }
  return found;
}

function childAround(step: Step, offset: number, steps: Step[]): Step | undefined {
  const index = step.node.children.findIndex((child) => child.startIndex <= offset && offset < child.endIndex);
  const known = step.children[index];
  if (index < 0 || known) return known;
  const [node, match] = [step.node.child(index), step.match.child(index)];
  if (!node || !match) return undefined;
  const child = { node, match, children: [] };
  step.children[index] = child;
  steps.push(child);
  return child;
}

/** The kinds that a rule can match as far as it names them; null: any. */
function kindsOf(rule: object): Set<string> | null {
  const { kind, any, all } = rule as { kind?: unknown; any?: object[]; all?: object[] };
  if (typeof kind === 'string' && /^\w+$/.test(kind)) return new Set([kind]);
  for (const part of all ?? []) {
    const kinds = kindsOf(part);
    if (kinds) return kinds;
  }
  const choices = (any ?? []).map(kindsOf);
  if (choices.length === 0 || choices.includes(null)) return null;
  return new Set(choices.flatMap((kinds) => [...(kinds ?? [])]));
}

/** The match of this very node, which `find` alone would also look for inside of it. */
function exactly({ match }: Step, given: object): SgNode[] {
  const found = match.matches(given) ? match.find(given) : undefined;
  return found ? [found] : [];
}

function foundAt(match: SgNode, root: Node, names: readonly string[]): Found {
  const captured = new Map<string, Node[]>();
  for (const name of names) {
    const single = match.getMatch(name);
    const nodes = (single ? [single] : match.getMultipleMatches(name)).map((node) => nodeAt(node, root));
    captured.set(name, nodes);
  }
  return { node: nodeAt(match, root, false), captured };
}

function nodeAt(match: SgNode, root: Node, free = true): Node {
  const range = match.range();
  const [start, end] = [range.start, range.end];
  const node = root.namedDescendantForIndex(start.index, end.index) ?? root;
  for (const each of [start, end, range, ...(free ? [match] : [])]) each.free();
  return node;
}

const LONGEST_LINE = 20_000;
const LARGEST_TEXT = 1_000_000;
const MOST_LINES = 20_000;
const DEEPEST = 300;

/** Why a text is not parsed, where parsing it could take for ever; null when it can be. */
export function unfitText(text: string): string | null {
  if (text.length > LARGEST_TEXT) return 'it has more than 1,000,000 characters';
  if (text.includes('\0')) return 'it has NUL bytes';
  let depth = 0;
  let lineStart = 0;
  let lines = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      if (at - lineStart > LONGEST_LINE) return 'it has a line of more than 20,000 characters';
      if (++lines > MOST_LINES) return 'it has more than 20,000 lines';
      lineStart = at + 1;
    } else if (code === 40 || code === 91 || code === 123) {
      if (++depth > DEEPEST) return 'it nests deeper than 300 levels';
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
  }
  return text.length - lineStart > LONGEST_LINE ? 'it has a line of more than 20,000 characters' : null;
}

/** The same for what only the parsed text shows: long chains of operators or calls nest without brackets. */
export function unfitSyntax({ root }: Syntax): string | null {
  const cursor = root.walk();
  let depth = 0;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      if (++depth <= DEEPEST) continue;
      cursor.delete();
      return 'it nests deeper than 300 levels';
    }
    while (!cursor.gotoNextSibling()) {
      if (depth-- === 0) {
        cursor.delete();
        return null;
      }
      cursor.gotoParent();
    }
  }
}
