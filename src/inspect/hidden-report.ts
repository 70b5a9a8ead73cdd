import type { DiffLine } from '../change/changed-file.js';
import type { Standard } from '../standards/standard.js';
import { escapeHidden, type HiddenKind, hiddenIn } from './hidden-text.js';
import type { View } from './inspection.js';
import type { Reported } from './reported.js';

const RULE = 'validation/hidden-text';

/** The view as it may be shown: every line with its hidden characters visible. */
export function withoutHidden({ file, head }: View): View {
  const shown = (line: DiffLine) => ({ ...line, text: escapeHidden(line.text, opens(line)) });
  const hunks = (file.hunks ?? []).map((hunk) => ({ ...hunk, lines: hunk.lines.map(shown) }));
  const lines = head.lines.map((text, index) => escapeHidden(text, head.numbers[index] === 1));
  return { file: { ...file, hunks }, head: { ...head, lines } };
}

/**
 * What hides on lines that the change adds, or in an audit on any, and in a path that it gives. Outside of code
 * only the gravest kinds count, and less where text is written from right to left.
 */
export function reportHidden({ file }: View, standards: readonly Standard[], isCode: boolean): Reported[] {
  const standard = standards.find(({ rules }) => rules.some(({ id }) => id === RULE));
  if (!standard) return [];
  const lines = (file.hunks ?? []).flatMap((hunk) => hunk.lines);
  const open = lines.filter(({ kind }) => kind === 'added' || (kind === 'context' && file.status === 'unchanged'));
  const found = open.flatMap((line) => {
    const hidden = hiddenIn(line.text, opens(line));
    return hidden ? [{ ...hidden, line, where: 'This line' }] : [];
  });
  const path = file.status === 'modified' ? null : hiddenIn(file.path);
  const anchor = [...open, ...lines].find(({ text, newLine }) => newLine !== null && text.trim() !== '');
  if (path && anchor) found.unshift({ ...path, line: anchor, where: 'The path of this file' });
  const counted = found.filter(({ kind }) => isCode || kind.severity === 'critical');
  return counted.map((each) => {
    const honest = !isCode && each.kind.honest?.test(each.line.text);
    const severity = honest ? 'medium' : each.kind.severity;
    return { ...said(each), severity, standard: standard.number, path: file.path };
  });
}

interface Hidden {
  kind: HiddenKind;
  points: string[];
  line: DiffLine;
  where: string;
}

/** Code points that a message names. */
const MOST_POINTS = 5;

function said({ kind, points, line, where }: Hidden): Omit<Reported, 'standard' | 'path' | 'severity'> {
  const named = [...new Set(points)].slice(0, MOST_POINTS).join(', ');
  const text = escapeHidden(line.text, opens(line));
  const number = line.newLine ?? 1;
  return {
    ...{ origin: 'rule', rule: RULE, side: 'RIGHT', line: number, endLine: number },
    ...{ certain: true, title: kind.title, fix: null, assumption: null, verify: null, quote: text, evidence: [] },
    message: `${where} holds ${named} (${points.length} in all). ${kind.message}. Remove it, or write an escape.`,
  };
}

function opens(line: DiffLine): boolean {
  return (line.newLine ?? line.oldLine) === 1;
}
