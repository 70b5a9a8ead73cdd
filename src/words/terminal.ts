import type { Finding } from '../judge/finding.js';
import { costOf, type ReviewResult } from '../judge/result.js';
import { logLine } from './escape.js';
import { counted, relevant, titleOf } from './title.js';

/** The result for a person at a terminal. */
export function terminalText(result: ReviewResult): string {
  const unreviewed = result.coverage.files.filter((file) => file.state === 'unreviewed');
  const excluded = result.coverage.files.filter((file) => file.state === 'excluded').length;
  const secretsOnly = result.coverage.files.filter(
    (file) => file.state === 'reviewed' && file.tier === 'secrets',
  ).length;
  const { usd, usage } = costOf(result);
  const off = result.standards.filter((standard) => !standard.assessed);
  const lines = [
    ...relevant(result).map(paragraph),
    ...unreviewed.map((file) => `not reviewed  ${file.path}: ${file.reason}`),
    ...(result.coverage.unlisted ? [`not listed    ${result.coverage.unlisted}`] : []),
    ...(result.coverage.withheld ? [`no pass       ${result.coverage.withheld}`] : []),
    ...result.rejected.map(({ reported, reason }) => `rejected      ${reported.path}:${reported.line}: ${reason}`),
    ...result.hints.map(({ path, line, title, rule }) => `possible      ${path}:${line}: ${title} (${rule})`),
    ...result.notes.map((note) => `note          ${note}`),
    ...(excluded > 0 ? [`left out      ${counted(excluded, 'file')} by rules (--format markdown names them)`] : []),
    ...(secretsOnly > 0 ? [`secrets only  ${counted(secretsOnly, 'file')}`] : []),
    ...(off.length > 0
      ? [
          `not assessed  ${off.map(({ number, name }) => `${number} ${name}`).join(', ')} (${result.settings.engine.value === 'rules' ? 'engine: rules' : 'needs the agent: set ANTHROPIC_API_KEY'})`,
        ]
      : []),
    ...result.advice.map(({ path, line, title, message }) => `advice        ${path}:${line}: ${title}. ${message}`),
    ...(usd !== null && usage.requests > 0 ? [`cost          about $${usd.toFixed(4)} by list price`] : []),
    `\n${titleOf(result)}`,
  ];
  return `${logLine(lines.join('\n'))}\n`;
}

function paragraph(finding: Finding): string {
  return [
    `${finding.path}:${finding.line}  ${finding.severity}${finding.blocking ? ' (blocks)' : ''}  ${finding.title}`,
    `  ${finding.standard} ${finding.standardName}, ${finding.rule}`,
    `  ${finding.message}`,
    ...(finding.fix
      ? finding.fix
          .trimEnd()
          .split('\n')
          .map((line) => `  | ${line}`)
      : []),
    '',
  ].join('\n');
}
