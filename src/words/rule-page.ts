import { type Reference, referencesOf } from '../standards/references.js';
import type { Rule, Standard } from '../standards/standard.js';
import { type SyntaxRule, subRuleOf } from '../standards/syntax-rule.js';
import { visible } from './escape.js';

/** The page of a standard: its rules, what each finds and what not, samples and references. Markdown. */
export function rulePage(standard: Standard, files: readonly SyntaxRule[]): string {
  const { number, name, text, rules } = standard;
  const rows = rules.map((rule) => {
    const { id, title, severity } = rule;
    return `| [\`${id}\`](#${anchor(id)}) | ${title} | ${severity} | ${kindsOf(rule, files).join(', ')} |`;
  });
  return [
    '<!-- Written by `npm run build` from data/rules.json and rules/. -->',
    `# ${number}. ${name}`,
    text,
    'Severity is the gravest that a finding can have. *Without the agent*: found by patterns or syntax; a `proof` stands by itself, a `hint` is a place for the agent to look. In messages `$NAME` stands for code of the match.',
    ['| Rule | Title | Severity | Without the agent |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...rules.flatMap((rule) => [...about(rule), ...syntaxOf(rule.id, files).flatMap(shown)]),
  ]
    .join('\n\n')
    .concat('\n');
}

const syntaxOf = (id: string, files: readonly SyntaxRule[]) => files.filter((file) => subRuleOf(file.id) === id);

/** How a rule is found without the agent, proof first; empty where only the agent finds it. */
export function kindsOf({ id, sample }: Rule, files: readonly SyntaxRule[]): SyntaxRule['kind'][] {
  const kinds = syntaxOf(id, files).map(({ kind }) => kind);
  return [...new Set(sample ? ['proof' as const, ...kinds] : kinds)].sort().reverse();
}

/** As GitHub makes it of a heading. */
const anchor = (id: string) => id.replace(/[^a-z0-9-]/g, '');

function about(rule: Rule): string[] {
  return [
    `## ${rule.id}`,
    `**${rule.title}** (at most ${rule.severity})`,
    [`- Finds: ${rule.finds}.`, ...(rule.not ? [`- Not: ${rule.not}.`] : [])].join('\n'),
    ...links(referencesOf(rule)),
    ...(rule.sample ? sampled(rule.sample) : []),
  ];
}

function sampled({ path, bad, good }: NonNullable<Rule['sample']>): string[] {
  return [`Found in \`${path}\`:`, fenced(visible(bad), ''), 'Not found:', fenced(good, '')];
}

function links(references: readonly Reference[]): string[] {
  return references.length === 0 ? [] : [`See ${references.map(({ text, url }) => `[${text}](${url})`).join(', ')}.`];
}

function shown({ id, kind, severity, message, references, fix, forms }: SyntaxRule): string[] {
  const pages = references.map((url) => ({ text: new URL(url).hostname, url }));
  return [
    `### By syntax: ${id}`,
    `\`${kind}\`, ${severity}. ${message}`,
    ...links(pages),
    ...forms.flatMap(({ languages, bad, good }) => {
      const [first = ''] = languages;
      const own = typeof fix === 'string' ? fix : fix?.[first];
      return [
        ...[`Found in ${languages.join(', ')}:`, fenced(bad, first)],
        ...(good ? ['Not found:', fenced(good, first)] : []),
        ...(own ? ['Fix:', fenced(own, first)] : []),
      ];
    }),
  ];
}

function fenced(code: string, language: string): string {
  const fence = code.includes('```') ? '~~~~' : '```';
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}
