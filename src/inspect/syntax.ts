import { extname } from 'node:path/posix';
import type { Node } from 'web-tree-sitter';
import { type Form, knownLanguages, type SyntaxRule } from '../standards/syntax-rule.js';
import { type Code, type Found, loadLanguages, type Syntax, withSyntax } from './ast.js';
import { originOf } from './origin.js';
import { unfitSyntax, unfitText } from './unfit.js';

/** A match of a rule, graded. Lines are 1-based in the text; `hop` is the line that the value came in by. */
export interface Match {
  rule: SyntaxRule;
  kind: 'proof' | 'hint';
  line: number;
  endLine: number;
  hop: number | null;
  message: string;
  fix: string | null;
}

/** The language of a path whose syntax is read; null for all others. */
export function languageOf(path: string): string | null {
  const extension = extname(path).slice(1).toLowerCase();
  const known = Object.entries(knownLanguages()).find(([, { extensions }]) => extensions.includes(extension));
  return known?.[0] ?? null;
}

/** What the rules find in a text, or why it is not parsed. */
export async function findBySyntax(code: Code, rules: readonly SyntaxRule[]): Promise<Match[] | { unfit: string }> {
  const lower = (code.searched ?? code.text).toLowerCase();
  const applies = ({ languages, requires }: Form) =>
    languages.includes(code.language) && requires.some((literal) => lower.includes(literal.toLowerCase()));
  const wanted = rules.flatMap((rule) => rule.forms.filter(applies).map((form) => ({ rule, form })));
  if (wanted.length === 0) return [];
  const unfit = unfitText(code.text);
  if (unfit !== null) return { unfit };
  const engine = await loadLanguages([code.language]);
  return withSyntax(engine, code, (syntax) => {
    const deep = unfitSyntax(syntax.root);
    if (deep !== null) return { unfit: deep };
    return distinct(wanted.flatMap((each) => matchesOf(each, syntax, code.language)));
  });
}

function matchesOf({ rule, form }: { rule: SyntaxRule; form: Form }, syntax: Syntax, language: string): Match[] {
  const { root } = syntax;
  const test = form.origin;
  const names = [...rule.message.matchAll(/\$([A-Z][A-Z0-9_]*)/g)].map(([, name]) => name ?? '');
  return syntax.find(form, { literals: form.requires, names: test ? [...names, test.of] : names }).flatMap((found) => {
    const origin = test ? originOf(found.captured.get(test.of) ?? [], { language, root, sink: test.sink }) : null;
    const shown = origin === null || origin.kind === 'request' || (origin.kind === 'open' && test?.proof === 'unknown');
    if (origin?.kind === 'constant' || (!shown && test?.unknown === 'drop')) return [];
    return [
      {
        rule,
        kind: shown ? rule.kind : 'hint',
        line: lineOf(found.node),
        endLine: found.node.endPosition.row + 1,
        hop: origin?.at ? lineOf(origin.at) : null,
        message: filled(rule.message, found),
        fix: typeof rule.fix === 'string' ? rule.fix : (rule.fix?.[language] ?? null),
      },
    ];
  });
}

const lineOf = (node: Node) => node.startPosition.row + 1;

/** Characters of code inside a sentence. */
const LONGEST_QUOTE = 60;

function filled(message: string, { captured }: Found): string {
  return message.replace(/\$([A-Z][A-Z0-9_]*)/g, (_, name: string) => {
    const text = (captured.get(name) ?? []).map((node) => node.text.replace(/\s+/g, ' ')).join(', ');
    return `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;
  });
}

/** One match a rule and line, proof before hint; and a hint of a family only where the family has no proof. */
function distinct(matches: readonly Match[]): Match[] {
  const kept = new Map<string, Match>();
  for (const match of matches.toSorted((a, b) => Number(a.kind === 'hint') - Number(b.kind === 'hint'))) {
    const key = `${match.line} ${match.kind === 'hint' ? (match.rule.family ?? match.rule.id) : match.rule.id}`;
    const family = `${match.line} ${match.rule.family ?? match.rule.id}`;
    if (kept.has(key) || (match.kind === 'hint' && kept.has(family))) continue;
    kept.set(key, match);
    if (match.kind === 'proof') kept.set(family, match);
  }
  return [...new Set(kept.values())].sort((a, b) => a.line - b.line);
}
