import { type CredentialName, credentialName } from './secret-names.js';
import { isDocumented, type Place } from './secret-places.js';
import { type AssignmentRow, compiled, regex, table } from './secret-table.js';
import { atLeast, type Likeness } from './secret-values.js';
import type { Candidate } from './secrets.js';

const NOUN = regex(table.names.noun, 'gi');
const ROWS = compiled(table.assignments, 'dmy');
const BESIDE = { quoted: regex(table.beside.quoted, 'im'), bare: regex(table.beside.bare, 'im') };
const LONGEST_NAME = 60;
const REACH = 300;
const LINES = 3;

interface Named {
  named: CredentialName;
  start: number;
  end: number;
}

/** Values that stand beside a name which promises a credential. */
export function assignments(text: string, place: Place): Candidate[] {
  const rows = ROWS.filter(({ where }) => !where || place[where]);
  return namesIn(text).flatMap(({ named, start, end }) => {
    for (const row of rows) {
      row.pattern.lastIndex = end;
      const hit = row.pattern.exec(text);
      const at = hit?.indices?.groups?.['value'];
      if (!at) continue;
      const value = text.slice(...at);
      const least = leastFor(named, row);
      if (!atLeast(value, least)) return [];
      const sure = row.fallback || atLeast(value, 'mixed');
      if (!sure && !isBesideLogin(text, start, place)) return [];
      return [
        {
          rule: row.fallback ? 'secrets/default-fallback' : (named.rule ?? place.rule),
          kind: named.kind,
          severity: sure || !place.local ? 'high' : 'medium',
          start: at[0],
          end: at[1],
          value,
          report: !place.sample && (sure || !place.local) && !isDocumented(text, start),
          live: false,
          rank: 0,
        } as const,
      ];
    }
    return [];
  });
}

/** For a fallback a weak value is as bad as a real one. */
function leastFor({ least = 'word' }: CredentialName, row: Omit<AssignmentRow, 'pattern'>): Likeness {
  if (row.fallback) return least === 'word' ? 'placeholder' : 'mixed';
  return row.least === 'random' || (row.least && least === 'word') ? row.least : least;
}

function namesIn(text: string): Named[] {
  const found: Named[] = [];
  let past = -1;
  for (const { index } of text.matchAll(NOUN)) {
    if (index < past) continue;
    const start = index - (/[\w-]*$/.exec(text.slice(Math.max(0, index - LONGEST_NAME), index))?.[0].length ?? 0);
    const name = /^[\w-]*/.exec(text.slice(start, index + LONGEST_NAME))?.[0] ?? '';
    past = start + name.length;
    const named = name.length <= LONGEST_NAME ? credentialName(name) : undefined;
    if (named) found.push({ named, start, end: past });
  }
  return found;
}

/** A user, host or client within a few lines makes a plain word a password. */
function isBesideLogin(text: string, at: number, place: Place): boolean {
  const before = text
    .slice(Math.max(0, at - REACH), at)
    .split('\n')
    .slice(-LINES - 1);
  const after = text.slice(at, at + REACH).split('\n', LINES + 1);
  const around = before.join('\n') + after.join('\n');
  return BESIDE.quoted.test(around) || (place.bare && BESIDE.bare.test(around));
}
