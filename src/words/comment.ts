import { extname } from 'node:path/posix';
import type { Finding } from '../judge/finding.js';
import { marked } from '../judge/mark.js';
import { ADVISORY } from '../judge/record.js';
import { referencesOf } from '../standards/references.js';
import { block, code, prose } from './escape.js';

/** Characters of a comment body that GitHub takes are 65,536; shorter texts are cut long before. */
const LONGEST = { title: 120, message: 700, fix: 6_000, quote: 400 };

const LANGUAGES: Record<string, string> = {
  ...{
    ts: 'ts',
    tsx: 'tsx',
    js: 'js',
    jsx: 'jsx',
    mjs: 'js',
    cjs: 'js',
    py: 'python',
    go: 'go',
    java: 'java',
  },
  ...{
    rs: 'rust',
    rb: 'ruby',
    php: 'php',
    cs: 'csharp',
    kt: 'kotlin',
    sql: 'sql',
    yml: 'yaml',
    yaml: 'yaml',
  },
};

/** The body of a line comment. */
export function commentBody(finding: Finding): string {
  const text = [
    `${headline(finding)}`,
    prose(cut(finding.message, LONGEST.message)),
    ...(finding.replacement ? [suggestion(finding.replacement)] : []),
    details(finding),
    `<sub>${footer(finding)}</sub>`,
  ].join('\n\n');
  return marked(text, finding);
}

/** What it does to the check, and how to say that it is wrong. */
function footer({ blocking, missedSince }: Finding): string {
  return [
    blocking ? 'Blocks the check.' : ADVISORY,
    ...(missedSince ? [`Missed earlier: the review of ${missedSince.slice(0, 7)} passed the same lines.`] : []),
    'Not right? Reply `/backend-review dismiss <reason>`.',
  ].join(' ');
}

/** `**Critical: request input reaches ORDER BY** · Query Safety (Standard 4)` */
export function headline(finding: Finding): string {
  const severity = finding.severity[0]?.toUpperCase() + finding.severity.slice(1);
  return `**${severity}: ${prose(cut(finding.title, LONGEST.title))}** · ${prose(finding.standardName)} (Standard ${finding.standard})`;
}

/** What GitHub offers to commit: it replaces the lines of the comment. */
function suggestion(replacement: string): string {
  return block(replacement, 'suggestion');
}

function details(finding: Finding): string {
  const pages = [...(finding.documentation ? [finding.documentation] : []), ...referencesOf(finding.ruleInfo)];
  const references = pages.map(({ text, url }) => `[${text}](${url})`);
  const others = finding.evidence.filter(
    ({ path, line, side }) => path !== finding.path || line !== finding.line || side !== finding.side,
  );
  const quotes = others.map(
    ({ path, line, side, text }) =>
      `- ${code(`${path}:${line}`)}${side === 'LEFT' ? ' (deleted)' : ''}: ${code(cut(text, LONGEST.quote))}`,
  );
  const parts = [
    finding.fix
      ? `Fix:\n\n${block(cut(finding.fix, LONGEST.fix), LANGUAGES[extname(finding.path).slice(1)] ?? '')}`
      : '',
    finding.options ? `Or: ${prose(cut(finding.options, LONGEST.message))}` : '',
    finding.assumption ? `Assumes: ${prose(cut(finding.assumption, LONGEST.message))}` : '',
    finding.verify ? `To check:\n\n${block(cut(finding.verify, LONGEST.fix), '')}` : '',
    quotes.length > 0 ? `Also:\n${quotes.join('\n')}` : '',
    `Rule ${code(finding.rule)}${references.length > 0 ? ` · ${references.join(' · ')}` : ''}`,
  ];
  const summary = finding.fix ? 'Fix, evidence and references' : 'Evidence and references';
  return `<details><summary>${summary}</summary>\n\n${parts.filter(Boolean).join('\n\n')}\n\n</details>`;
}

/** The text, or its first characters with an ellipsis; never half a surrogate pair. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
