import { suggestion } from '../settings/config-file.js';
import { builtInAgent } from '../standards/agent-file.js';
import { referencesOf } from '../standards/references.js';
import type { Rule, Standard } from '../standards/standard.js';
import { type SyntaxRule, shippedRules, subRuleOf } from '../standards/syntax-rule.js';
import { BadInput } from '../target/target.js';
import { visible } from '../words/escape.js';
import { kindsOf } from '../words/rule-page.js';

/** What a rule finds and why, with bad and good code; without an id, all rules in one line each. */
export function explain(id: string | null): string {
  const { standards } = builtInAgent();
  const files = shippedRules();
  if (id === null) return standards.map((standard) => listed(standard, files)).join('\n');
  const standard = standards.find(({ rules }) => rules.some((each) => each.id === subRuleOf(id)));
  const rule = standard?.rules.find((each) => each.id === subRuleOf(id));
  const own = files.filter((file) => file.id === id || (subRuleOf(file.id) === id && rule !== undefined));
  const known = [...standards.flatMap(({ rules }) => rules), ...files].map((each) => each.id);
  if (!standard || !rule || (own.length === 0 && rule.id !== id))
    throw new BadInput(`There is no rule "${id}"${suggestion(id, known)}. "backend-review explain" lists all.`);
  return [about(rule, standard), ...own.map(shown)].join('\n');
}

function listed({ number, name, rules }: Standard, files: readonly SyntaxRule[]): string {
  const lines = rules.map((rule) => {
    const kinds = kindsOf(rule, files).join(' and ');
    return `  ${rule.id.padEnd(30)} ${rule.severity.padEnd(9)} ${rule.title}${kinds ? ` (without the agent: ${kinds})` : ''}`;
  });
  return `${number} ${name}\n${lines.join('\n')}\n`;
}

function about(rule: Rule, { number, name, text }: Standard): string {
  const references = referencesOf(rule).map(({ text, url }) => `  ${text}: ${url}`);
  return [
    `${rule.id}: ${rule.title} (at most ${rule.severity})`,
    `Finds: ${rule.finds}`,
    ...(rule.not ? [`Not: ${rule.not}`] : []),
    `Why: standard ${number}, ${name}: ${text.replace(/\s+/g, ' ')}`,
    ...[...references, ...(rule.sample ? sampled(rule.sample) : []), ''],
  ].join('\n');
}

function sampled({ path, bad, good }: NonNullable<Rule['sample']>): string[] {
  return [`  ${path}, found:`, visible(indented(bad)), '  not found:', indented(good)];
}

function shown({ id, kind, severity, title, message, references, fix, forms }: SyntaxRule): string {
  const code = forms.flatMap(({ languages, bad, good }) => [
    ...[`  ${languages.join(', ')}, found:`, indented(bad)],
    ...(good ? ['  not found:', indented(good)] : []),
  ]);
  const fixes = fix === null ? [] : typeof fix === 'string' ? [fix] : [...new Set(Object.values(fix))];
  return [
    ...[`${id} (${kind}, ${severity}): ${title}`, `  ${message}`, ...references.map((url) => `  ${url}`)],
    ...[...code, ...fixes.flatMap((each) => ['  Fix:', indented(each)]), ''],
  ].join('\n');
}

const indented = (code: string) => code.trimEnd().replace(/^/gm, '    ');
