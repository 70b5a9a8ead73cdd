import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { SEVERITIES } from '../standards/standard.js';
import { knownLanguages, type SyntaxRule } from '../standards/syntax-rule.js';
import { BadInput } from '../target/target.js';
import { plain } from './config-file.js';

const samples = z.array(z.string().min(1)).default([]);

const formSchema = z.strictObject({
  languages: z.array(z.string().refine((name) => name in knownLanguages(), 'no language whose syntax is read')).min(1),
  requires: z.array(z.string().min(2)).optional(),
  rule: z.record(z.string(), z.unknown()),
  constraints: z.record(z.string(), z.unknown()).optional(),
  utils: z.record(z.string(), z.unknown()).optional(),
  origin: z
    .strictObject({
      of: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
      proof: z.enum(['request', 'unknown']).default('request'),
      unknown: z.enum(['hint', 'drop']).default('hint'),
      sink: z.string().optional(),
    })
    .optional(),
  valid: samples,
  invalid: samples,
  unsure: samples,
});

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+\/[a-z-]+(?::[a-z0-9-]+)?$/),
  title: z.string().max(80),
  message: z.string(),
  severity: z.enum(SEVERITIES),
  kind: z.enum(['proof', 'hint']),
  family: z.string().nullable().default(null),
  references: z.array(z.url()).default([]),
  fix: z
    .union([z.string(), z.record(z.string(), z.string())])
    .nullable()
    .default(null),
  requires: z.array(z.string().min(2)).optional(),
  rules: z.array(formSchema).min(1),
});
const fileSchema = ruleSchema.refine(
  ({ requires, rules }) => rules.every((form) => (form.requires ?? requires)?.length),
  {
    path: ['rules'],
    message: 'each needs "requires", or the file does: texts of which a file must hold one',
  },
);

/** Characters. Rule files are short; more is a mistake or an attack. */
const LARGEST_RULE_FILE = 64_000;

/** A rule file as it is written, with its samples. */
export type RuleFile = z.infer<typeof ruleSchema>;

/** Reads a rule file; only a shipped one may use YAML aliases. Throws `BadInput` with path and line. */
export function parseRuleFile(text: string, path: string, aliases = 0): RuleFile {
  if (text.length > LARGEST_RULE_FILE)
    throw new BadInput(`${path}:1 has ${text.length} characters; ${LARGEST_RULE_FILE} are the most for a rule.`);
  const { document, lines } = yamlOf(text);
  const [broken] = document.errors;
  if (broken) {
    const [words] = broken.message.split('\n');
    throw new BadInput(`${path}:${lines.linePos(broken.pos[0]).line} is no valid YAML: ${words}`, { cause: broken });
  }
  const read = fileSchema.safeParse(plain(document, path, aliases));
  if (read.success) return read.data;
  const words = read.error.issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    return `${path}:${lineOfKeys(text, keys)} "${issue.path.join('.')}": ${issue.message}`;
  });
  throw new BadInput(words.join('\n'));
}

function yamlOf(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, schema: 'core', logLevel: 'silent' }), lines };
}

/** The 1-based line of a value in YAML, by the keys that lead to it; for a missing one, of its parent. */
export function lineOfKeys(text: string, keys: readonly PropertyKey[]): number {
  const { document, lines } = yamlOf(text);
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of keys) {
    if (!isCollection(node)) break;
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : null;
    const next = pair ? pair.value : node.get(key, true);
    const shown = pair ? pair.key : next;
    if (isNode(shown)) offset = shown.range?.[0] ?? offset;
    node = next;
  }
  return lines.linePos(offset).line;
}

/** The rule file without most of its samples, as it ships. */
export function compileRule({ rules, requires, ...file }: RuleFile): SyntaxRule {
  return {
    ...file,
    forms: rules.map(({ valid, invalid, unsure, ...form }) => ({
      ...form,
      ...{
        rule: plainRegexes(form.rule),
        constraints: plainRegexes(form.constraints),
        utils: plainRegexes(form.utils),
      },
      requires: form.requires ?? requires ?? [],
      bad: invalid[0] ?? unsure[0] ?? '',
      good: valid[0] ?? '',
    })),
  };
}

/**
 * The same with regular expressions that know only ASCII, wherever they say the same: those of Unicode take
 * milliseconds to be compiled, and that is done anew for each file.
 */
function plainRegexes<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value) ? [] : {};
  for (const [key, inner] of Object.entries(value))
    Object.assign(copy, {
      [key]: key === 'regex' && typeof inner === 'string' ? plainRegex(inner) : plainRegexes(inner),
    });
  return copy as T;
}

/** Classes of Unicode that stand for themselves; those that exclude something must stay as they are. */
function plainRegex(regex: string): string {
  const classes: Record<string, string> = { w: '0-9A-Za-z_', d: '0-9', s: ' \\t\\r\\n\\f' };
  let inside = false;
  const plain = regex.replace(/\\[\s\S]|[[\]]/g, (part) => {
    if (part === '[' || part === ']') inside = part === '[';
    const letters = classes[part[1] ?? ''];
    if (part === '\\b') return '(?-u:\\b)';
    return part.length === 2 && letters ? (inside ? letters : `[${letters}]`) : part;
  });
  const bytes = /\[\^|\\[WSDBpP]|\P{ASCII}/u.test(plain) || /\./.test(plain.replace(/\\.|\[[^\]]*\]/g, ''));
  return bytes ? plain : plain.replace(/\(\?i\)/g, '(?i-u)');
}
