import type { Spent } from '../agent/budget.js';
import type { Finding } from '../judge/finding.js';
import { costOf, type MatrixRow, type ReviewResult } from '../judge/result.js';
import { statedSettings } from '../settings/settings.js';
import { headline } from './comment.js';
import { code, prose } from './escape.js';
import { folded, table } from './markdown.js';
import { assessedStandards, counted, relevant, titleOf } from './title.js';

/** Rows of a table; GitHub cuts a job summary at 1 MiB, and nobody reads that far. */
const MOST_ROWS = 200;
const LIMIT = { most: MOST_ROWS, rest: 'result file' };

/**
 * The job summary, which is also `--format markdown`: everything that was found, done and left out. `delivery` says
 * what became of the comments; empty where none were to be posted.
 */
export function summaryOf(result: ReviewResult, delivery: readonly string[]): string {
  const silent = result.findings.filter(({ suppression }) => suppression !== null);
  const old = result.findings.length - relevant(result).length - silent.length;
  return [
    `## Backend Review: ${prose(titleOf(result))}`,
    bullets([
      ...(result.override
        ? [`${prose(result.override.by)} let this head pass in spite of the verdict: ${prose(result.override.reason)}`]
        : []),
      ...(result.coverage.withheld === null ? [] : [`No pass: ${prose(result.coverage.withheld)}`]),
      ...(old > 0 ? [`${counted(old, 'finding')} in older code: not counted`] : []),
      ...delivery,
      ...verified(result),
      ...result.notes.map(prose),
    ]),
    findingsTable(relevant(result)),
    suppressedTable(silent),
    matrix(result),
    whatNow(result),
    notReviewed(result),
    leftOut(result),
    advised(result),
    possible(result),
    rejected(result),
    known(result),
    inForce(result),
    `<sub>${footer(result)}</sub>`,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function findingsTable(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.map((finding) => [
    finding.severity,
    `${finding.standard} ${prose(finding.standardName)}`,
    code(`${finding.path}:${finding.line}`) + (finding.side === 'LEFT' ? ' (deleted)' : ''),
    prose(finding.title),
    finding.blocking ? 'yes' : 'no',
  ]);
  const texts = findings
    .slice(0, MOST_ROWS)
    .map((finding) => `${headline(finding)}\n${code(`${finding.path}:${finding.line}`)}: ${prose(finding.message)}`);
  return `### Findings\n\n${table(['Severity', 'Standard', 'Place', 'Fault', 'Blocks'], rows, LIMIT)}\n\n${folded('What follows from them', texts.join('\n\n'))}`;
}

function suppressedTable(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.map(({ standard, standardName, path, line, title, suppression }) => [
    ...[`${standard} ${prose(standardName)}`, code(`${path}:${line}`), prose(title), suppression?.kind ?? ''],
    ...[prose(suppression?.by ?? ''), prose(suppression?.reason ?? ''), suppression?.until ?? ''],
  ]);
  return `### Suppressed\n\n${table(['Standard', 'Place', 'Fault', 'How', 'By', 'Reason', 'Until'], rows, LIMIT)}`;
}

function matrix({ matrix: rows, standards }: ReviewResult): string {
  if (rows.length === 0) return '';
  const head = ['File', ...standards.map(({ number, name }) => `${number} ${prose(name)}`)];
  const grid = [...rows]
    .sort(failuresFirst)
    .map((row) => [code(row.path), ...row.results.map((result) => result ?? 'not assessed')]);
  return `### Standards\n\n${table(head, grid, LIMIT)}`;
}

function failuresFirst(a: MatrixRow, b: MatrixRow): number {
  const fails = (row: MatrixRow) => row.results.filter((result) => result === 'fail').length;
  return fails(b) - fails(a);
}

/** What to do about reasons that can be told apart; the first that fits one of them is said. */
const REMEDIES: [RegExp, string][] = [
  [/declined/, 'set `fallback-model`, or have a person read the files that the model declined'],
  [/max-minutes|max-cost-usd/, 'raise `max-minutes` or `max-cost-usd`, or split the change'],
  [/credentials|API key/, 'see docs/credentials.md, and try `backend-review doctor`'],
  [
    /larger than|over 20,000|too large|binary/,
    'have a person read the files that are too large, or exclude them in the base config',
  ],
  [/verifier/, 'run again: the verifier gave no answer on something that would block'],
];

/** For an incomplete result: what to do, and where to read on. */
function whatNow({ verdict, coverage }: ReviewResult): string {
  if (verdict !== 'incomplete') return '';
  const reasons = coverage.files.flatMap(({ reason }) => reason ?? []);
  const due = REMEDIES.filter(([pattern]) => reasons.some((reason) => pattern.test(reason))).map(([, words]) => words);
  const whole = coverage.unlisted === null ? [] : ['split the pull request: GitHub does not list all of it'];
  const todo = [...due, ...whole].join('; ') || 'run the job again; what it then leaves out again is named below';
  return `**What to do:** ${todo}. Reference: docs/required-check.md, “Outcomes”.`;
}

function notReviewed({ coverage }: ReviewResult): string {
  const rows = coverage.files
    .filter((file) => file.state === 'unreviewed')
    .map((file) => [code(file.path), prose(file.reason ?? '')]);
  const list = rows.length > 0 ? table(['File', 'Why'], rows, LIMIT) : '';
  const unlisted = coverage.unlisted === null ? '' : `${prose(coverage.unlisted)}.`;
  return list || unlisted ? ['### Not reviewed', unlisted, list].filter(Boolean).join('\n\n') : '';
}

function leftOut({ coverage }: ReviewResult): string {
  const byRule = new Map<string, string[]>();
  const narrowed = coverage.files.filter(
    (file) => file.state === 'excluded' || (file.state === 'reviewed' && file.tier === 'secrets'),
  );
  for (const file of narrowed) {
    const rule = `${file.rule}${file.state === 'excluded' ? '' : ' (searched for secrets only)'}`;
    byRule.set(rule, [...(byRule.get(rule) ?? []), file.path]);
  }
  if (byRule.size === 0) return '';
  const rows = [...byRule].map(([rule, paths]) => [
    prose(rule),
    String(paths.length),
    paths.slice(0, 20).map(code).join(' ') + (paths.length > 20 ? ' …' : ''),
  ]);
  return folded(
    `Left out by a rule (${counted(narrowed.length, 'file')})`,
    table(['Rule', 'Files', 'Which'], rows, LIMIT),
  );
}

/** How the verifier did: its silence must not look like consent. */
function verified({ health }: ReviewResult): string[] {
  if (health.asked === 0) return [];
  const unanswered = health.failed > 0 ? `, ${health.failed} without an answer` : '';
  return [`Verifier: asked about ${counted(health.asked, 'candidate')}, ${health.answered} answered${unanswered}`];
}

function advised({ advice }: ReviewResult): string {
  if (advice.length === 0) return '';
  const rows = advice.map(
    ({ path, line, title, message }) => `- ${code(`${path}:${line}`)} **${prose(title)}** ${prose(message)}`,
  );
  return `### Advice beyond the standards\n\n${rows.join('\n')}`;
}

function possible({ hints }: ReviewResult): string {
  if (hints.length === 0) return '';
  const rows = hints.map((hint) => [code(`${hint.path}:${hint.line}`), prose(hint.title), prose(hint.message)]);
  const title = `Possible: ${counted(hints.length, 'place')} that rules or other tools point at without proof; none blocks`;
  return folded(title, table(['Place', 'What', 'Why'], rows, LIMIT));
}

function rejected({ rejected: reports }: ReviewResult): string {
  if (reports.length === 0) return '';
  const rows = reports.map(({ reported, reason }) => [
    code(`${reported.path}:${reported.line}`),
    prose(reported.title),
    prose(reason),
  ]);
  return folded(
    `Rejected: ${counted(reports.length, 'report')} that did not hold`,
    table(['Place', 'Said', 'Why rejected'], rows, LIMIT),
  );
}

function known({ facts }: ReviewResult): string {
  if (facts.length === 0) return '';
  const rows = facts.map(({ kind, name, path, state }) => [prose(kind), prose(name), code(path), state]);
  return folded(`Facts of the code base (${facts.length})`, table(['What', 'By', 'Shown in', 'State'], rows, LIMIT));
}

function inForce({ settings }: ReviewResult): string {
  const rows = statedSettings(settings).map(({ name, value, from }) => [code(name), code(value), prose(from)]);
  return folded('Settings in force', table(['Setting', 'Value', 'From'], rows, LIMIT));
}

function footer(result: ReviewResult): string {
  const { revisions, spent, prompt } = result;
  const { usd, usage } = costOf(result);
  const commits = [
    revisions.base && `base ${revisions.base.slice(0, 7)}`,
    revisions.mergeBase && `merge base ${revisions.mergeBase.slice(0, 7)}`,
    revisions.head && `head ${revisions.head.slice(0, 7)}`,
    `settings ${result.settingsDigest}`,
  ];
  const { asked, reused } = result.conversations;
  const memory =
    reused > 0 ? [`${reused} of ${counted(asked + reused, 'conversation')} taken over from earlier runs`] : [];
  const cost = usd === null ? 'cost unknown for this model' : `about $${usd.toFixed(4)} by list price`;
  const costs =
    usage.requests === 0
      ? ['no model call', ...memory].join(' · ')
      : [...Object.entries(spent ?? {}).flatMap(roleWords), ...memory, cost, `prompt ${prompt}`].join(' · ');
  return [assessedStandards(result), ...commits.filter(Boolean), costs].join(' · ');
}

/** `finder claude-sonnet-5-5: 3 requests, 9000 tokens in (80 % cached), 700 out` */
function roleWords([role, { model, usage }]: [string, Spent]): string[] {
  if (usage.requests === 0) return [];
  const tokens = usage.input + usage.cacheRead + usage.cacheWrite;
  const cached = tokens === 0 ? 0 : Math.round((100 * usage.cacheRead) / tokens);
  return [
    `${role} ${model}: ${counted(usage.requests, 'request')}, ${tokens} tokens in (${cached} % cached), ${usage.output} out`,
  ];
}
