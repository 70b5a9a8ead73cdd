import { unmarked } from '../judge/mark.js';
import type { SavedResult } from '../judge/saved-result.js';
import { code, prose } from './escape.js';
import { folded, table } from './markdown.js';
import { counted, relevant, titleOf } from './title.js';

/** Characters; the state of a run stands below it, and both have to fit into 65,536. */
const LONGEST = 16_000;
const MOST_ROWS = 50;
const LIMIT = { most: MOST_ROWS, rest: 'job summary' };
const MOST_PATHS = 20;

/** Whether a pull request needs the comment at all. */
export function hasSomethingToSay(result: SavedResult): boolean {
  return (
    result.verdict !== 'pass' || relevant(result).length > 0 || result.findings.some(({ suppression }) => suppression)
  );
}

/** The one comment that is edited in place: how the pull request stands now. `footer` are parts of its last line, in Markdown. */
export function stickyText(result: SavedResult, footer: readonly string[]): string {
  const parts = [
    `### Backend Review: ${prose(titleOf(result))}`,
    findings(result),
    suppressions(result),
    scope(result),
  ];
  const text = parts.filter(Boolean).join('\n\n');
  const fits =
    text.length <= LONGEST ? text : `${parts[0]}\n\nThe job summary of the run has the list: it is too long for here.`;
  return unmarked([fits, `<sub>${footer.join(' · ')}</sub>`].join('\n\n'));
}

function findings(result: SavedResult): string {
  const rows = relevant(result).map((finding) => [
    finding.severity,
    prose(finding.standardName),
    code(`${finding.path}:${finding.line}`),
    `${prose(finding.title)}${finding.blocking ? '' : ' (does not block)'}`,
  ]);
  return rows.length === 0 ? '' : table(['Severity', 'Standard', 'Place', 'Problem'], rows, LIMIT);
}

function suppressions({ findings: all }: SavedResult): string {
  const rows = all.flatMap(({ path, line, title, suppression }) =>
    suppression
      ? [
          [
            code(`${path}:${line}`),
            prose(title),
            prose([suppression.kind, suppression.by ?? ''].join(' ')),
            prose(suppression.reason),
          ],
        ]
      : [],
  );
  return rows.length === 0
    ? ''
    : folded(`Suppressed: ${rows.length}`, table(['Place', 'Problem', 'How', 'Reason'], rows, LIMIT));
}

function scope({ coverage: { files, unlisted } }: SavedResult): string {
  const named = (state: string) => files.filter((file) => file.state === state);
  const list = (state: string) =>
    named(state)
      .slice(0, MOST_PATHS)
      .map(({ path }) => code(path))
      .join(' ');
  const lines = ['reviewed', 'unreviewed', 'excluded']
    .filter((state) => named(state).length > 0)
    .map(
      (state) =>
        `- ${counted(named(state).length, 'file')} ${state}: ${list(state)}${named(state).length > MOST_PATHS ? ' …' : ''}`,
    );
  return folded('Scope', [...lines, ...(unlisted ? [`- ${prose(unlisted)}`] : [])].join('\n'));
}
