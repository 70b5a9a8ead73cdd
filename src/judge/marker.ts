import type { SideText } from '../inspect/side-text.js';
import { namesOf, type ToolMarker } from '../standards/marker-data.js';

/** The word that begins a marker of our own. */
export const OWN = 'backend-review-ignore';

/**
 * A comment that asks for the findings of one line to be suppressed. Lines are 1-based in the new file: `line` holds
 * the comment, `covers` is the line it speaks of: the next one where the comment stands alone, else its own.
 */
export interface Marker {
  /** Our own word, or the name of the other tool. */
  tool: string;
  line: number;
  covers: number;
  /** Rules, packs and standards; `*` is every standard but that of secrets. */
  names: string[];
  /** The last day on which it counts. */
  until: string | null;
  reason: string;
  /** What is wrong with its form; null: nothing. */
  problem: string | null;
}

const OWN_PATTERN = /(?:\/\/|\/\*|--|[#*;%])[/*#;%!-]{0,8}[ \t]{0,20}backend-review-ignore(?![\w-])/;

/** Characters: such a line is no code that people comment. */
const LONGEST_LINE = 20_000;
/** Characters of a marker that are read, and of its reason that are kept. */
const LONGEST_MARKER = 1_000;
const LONGEST_REASON = 200;
const MOST_NAMES = 10;

/** The markers of a text, in its order: our own, and those of the other tools that are to be honoured. */
export function markersIn({ lines, numbers }: SideText, tools: readonly ToolMarker[]): Marker[] {
  return lines.flatMap((text, index) => {
    if (text.length > LONGEST_LINE) return [];
    const line = numbers[index] ?? 0;
    const own = text.includes(OWN) ? OWN_PATTERN.exec(text) : null;
    const ownMarker = own && {
      ...{ tool: OWN, line, covers: isAlone(text, own.index) ? line + 1 : line },
      ...readOwn(text.slice(own.index + own[0].length)),
    };
    const others = tools.flatMap((tool) => readOther(text, line, tool));
    return ownMarker ? [ownMarker, ...others] : others;
  });
}

/** The marker's line and the code that it covers, white space aside: what the base has to hold alike. */
export function pairOf({ lines, numbers }: SideText, { line, covers }: Marker): string {
  const at = numbers.indexOf(line);
  const code = covers !== line && numbers[at + 1] === covers ? [lines[at + 1] ?? ''] : [];
  return [lines[at] ?? '', ...code].map((text) => text.replace(/\s+/g, ' ').trim()).join('\n');
}

/** Whether nothing but signs of a comment stands before it; `{` only as in `{/* … *\/}`. */
function isAlone(text: string, at: number): boolean {
  return /^\s*[/*#;%!<-]*\s*$/.test(text.slice(0, at).replace(/\{$/, ''));
}

/** What may close a comment at the end of its line. */
const CLOSING = /\s*(?:\*+\/\}?|--+>|[%#-]\}|%>|\*\))\s*$/;

/** ` queries/string-sql, Logging until=2027-01-31 -- reason` */
function readOwn(rest: string): Pick<Marker, 'names' | 'until' | 'reason' | 'problem'> {
  const [head = '', ...said] = rest.slice(0, LONGEST_MARKER).split(/\s--\s/);
  const reason = said.join(' -- ').replace(CLOSING, '').trim().slice(0, LONGEST_REASON);
  const [, listed = '', until = null] = /^(.*?)(?:\s+until=(\S*))?$/.exec(head.trim()) ?? [];
  const names = listed.split(',').map((name) => name.trim());
  const read = { names: names.filter(Boolean).slice(0, MOST_NAMES), until, reason };
  return { ...read, problem: problemOf(read) };
}

function problemOf({ names, until, reason }: Pick<Marker, 'names' | 'until' | 'reason'>): string | null {
  if (!/\p{L}/u.test(reason)) return 'it has no reason: end it with " -- " and why';
  if (names.length === 0) return 'it names no rule or standard';
  if (/(^|\s)until=/.test(reason)) return '"until=" stands before " -- ", not in the reason';
  if (until !== null && !isDay(until)) return '"until=" takes a day such as 2027-01-31';
  return null;
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A marker of another tool that names something known here. */
function readOther(text: string, line: number, { tool, pattern, above, bare }: ToolMarker): Marker[] {
  const hit = pattern.exec(text);
  if (!hit) return [];
  const alone = isAlone(text, hit.index);
  const ids = hit.groups?.['ids']?.split(/[\s,]+/).filter(Boolean) ?? null;
  const names = ids ? ids.slice(0, MOST_NAMES).flatMap(namesOf) : bare;
  if (names.length === 0 || (alone && !above)) return [];
  const reason = [tool, ...(ids ?? [])].join(' ').slice(0, LONGEST_REASON);
  return [{ tool, line, covers: alone ? line + 1 : line, names, until: null, reason, problem: null }];
}
