import { setImmediate } from 'node:timers/promises';
import type { DiffLine } from '../change/changed-file.js';
import type { Standard } from '../standards/standard.js';
import { type SyntaxRule, subRuleOf } from '../standards/syntax-rule.js';
import type { View } from './inspection.js';
import type { Reported } from './reported.js';
import { findBySyntax, languageOf, type Match } from './syntax.js';

/** What the syntax of the files says: proofs, places to look, and which files were not read, and why. */
export interface SyntaxReport {
  reported: Reported[];
  hints: Reported[];
  notes: string[];
}

/**
 * Holds the rules of these standards against the views; what they say touches a line of the hunks. It stands back
 * after each file, so that answers of the agent are read meanwhile.
 */
export async function reportSyntax(
  views: readonly View[],
  { standards, rules }: { standards: readonly Standard[]; rules: readonly SyntaxRule[] },
): Promise<SyntaxReport> {
  const bound = new Map(standards.flatMap((standard) => standard.rules.map(({ id }) => [id, standard] as const)));
  const stated = rules.filter(({ id }) => bound.has(subRuleOf(id)));
  const report: SyntaxReport = { reported: [], hints: [], notes: [] };
  for (const view of views) {
    const language = languageOf(view.file.path);
    if (language === null || view.file.hunks?.length === 0) continue;
    await setImmediate();
    const shown = shownLines(view);
    for (const { text, first } of stretches(view)) {
      const searched = nearLines(text, first, shown);
      const found = await findBySyntax({ language, text, searched }, stated);
      if ('unfit' in found) {
        report.notes.push(`${view.file.path} was not inspected by the rules of syntax: ${found.unfit}.`);
        break;
      }
      for (const match of found) {
        const said = reportMatch(match, { view, shown, offset: first - 1, bound });
        if (said) report[match.kind === 'proof' ? 'reported' : 'hints'].push(said);
      }
    }
  }
  return report;
}

/** Lines that follow each other: the whole file where it is known, else each hunk for itself. */
function stretches({ head }: View): { text: string; first: number }[] {
  const found: { first: number; lines: string[] }[] = [];
  head.numbers.forEach((number, index) => {
    const last = found.at(-1);
    const line = head.lines[index] ?? '';
    if (last && last.first + last.lines.length === number) last.lines.push(line);
    else found.push({ first: number, lines: [line] });
  });
  return found.map(({ first, lines }) => ({ first, text: lines.join('\n') }));
}

/** Lines around those of the hunks in which a match that touches them can begin or end. */
const NEAR = 30;

/** The text, blank where lines are far from those of the hunks. */
function nearLines(text: string, first: number, shown: ReadonlyMap<number, DiffLine>): string {
  const lines = text.split('\n');
  const near = new Uint8Array(lines.length);
  for (const number of shown.keys())
    near.fill(1, Math.max(0, number - first - NEAR), Math.max(0, number - first + NEAR + 1));
  return lines.map((line, index) => (near[index] ? line : ' '.repeat(line.length))).join('\n');
}

function shownLines({ file }: View): Map<number, DiffLine> {
  const lines = (file.hunks ?? []).flatMap((hunk) => hunk.lines);
  return new Map(lines.flatMap((line) => (line.newLine === null ? [] : [[line.newLine, line] as const])));
}

interface Place {
  view: View;
  shown: ReadonlyMap<number, DiffLine>;
  offset: number;
  bound: ReadonlyMap<string, Standard>;
}

/** The match as a report on a line that the change adds, or in an audit on any; null where it touches none. */
function reportMatch(match: Match, { view: { file }, shown, offset, bound }: Place): Reported | null {
  const standard = bound.get(subRuleOf(match.rule.id));
  const length = Math.min(match.endLine - match.line, LONGEST_MATCH);
  const own = Array.from({ length: length + 1 }, (_, index) => shown.get(match.line + offset + index) ?? []).flat();
  const hop = match.hop === null ? undefined : shown.get(match.hop + offset);
  const open = (line: DiffLine | undefined) => line && (line.kind === 'added' || file.status === 'unchanged');
  const anchor = own.find(open) ?? (open(hop) ? (own[0] ?? hop) : undefined);
  if (!standard || !anchor || anchor.newLine === null) return null;
  const { rule, message, fix } = match;
  return {
    ...{ origin: 'rule', standard: standard.number, rule: rule.id, path: file.path, side: 'RIGHT' },
    ...{ line: anchor.newLine, endLine: own.at(-1)?.newLine ?? anchor.newLine },
    ...{ severity: rule.severity, certain: match.kind === 'proof', title: rule.title, message, fix },
    ...{ assumption: null, verify: null, quote: anchor.text, family: rule.family },
    evidence:
      hop && hop !== anchor && hop.text.trim() !== ''
        ? [{ path: file.path, side: 'RIGHT', line: hop.newLine ?? 1, text: hop.text }]
        : [],
  };
}

/** Lines of a match that are looked at; a longer one is a block, and its first lines say what it is. */
const LONGEST_MATCH = 20;
