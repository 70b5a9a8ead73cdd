import { isDocumented, type Place } from './secret-places.js';
import { regex, table } from './secret-table.js';
import { atLeast } from './secret-values.js';
import type { Candidate } from './secrets.js';

const ROWS = table.patterns.map((row) => ({ ...row, pattern: regex(row.pattern, `dgm${row.flags ?? ''}`) }));
const MOST_NAMES = 100;

type Literal = readonly [start: number, end: number];

/** What the rows of `patterns` recognise: keys, logins in URLs, arguments of calls that take a credential. */
export function patternSecrets(text: string, place: Place): Candidate[] {
  const defined = definitionsIn(text);
  return ROWS.flatMap((row) => {
    if (row.needs !== undefined && !text.includes(row.needs)) return [];
    return [...text.matchAll(row.pattern)].flatMap((hit) => {
      const at = hit.indices?.groups?.['value'] ?? defined(hit.groups?.['name']);
      if (!at) return [];
      const value = text.slice(...at);
      const found = row.report !== undefined && atLeast(value, row.report);
      if (!found && !(row.redact && atLeast(value, row.redact))) return [];
      const { kind, rule = place.rule } = row;
      // A key among tests is most often one that only they trust: said, but no reason to stop.
      const severity = place.sample ? 'medium' : (row.severity ?? 'high');
      const report = found && (row.everywhere === true || !(place.sample || isDocumented(text, at[0])));
      // Where any phrase counts, only the place says that it is a credential.
      const live = row.report !== 'phrase';
      return [{ rule, kind, severity, start: at[0], end: at[1], value, report, live, rank: row.block ? 4 : 2 }];
    });
  });
}

/** Looks up what a variable was set to; each name once, and not more names than any real file has. */
function definitionsIn(text: string): (name: string | undefined) => Literal | undefined {
  const seen = new Map<string, Literal | undefined>();
  return (name) => {
    if (name === undefined) return undefined;
    if (!seen.has(name) && seen.size < MOST_NAMES) {
      const definition = regex(`(?<![\\w$.])${name.replaceAll('$', '\\$')}{{type}}{{gap}}:?={{gap}}{{literal}}`, 'd');
      seen.set(name, definition.exec(text)?.indices?.groups?.['value']);
    }
    return seen.get(name);
  };
}
