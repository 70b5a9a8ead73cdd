import { escapeHidden } from './hidden-text.js';
import type { View } from './inspection.js';
import { type KnownValues, redact, redactKnown } from './redaction.js';
import type { Hint } from './reported.js';
import type { ToolResult } from './sarif.js';
import { findSecrets } from './secrets.js';

/** Characters of a message that are shown. */
const LONGEST_MESSAGE = 300;

/** The results of other tools that stand on lines of the views, and a note on how many of each tool's do. */
export async function hintsOfTools(
  results: readonly ToolResult[],
  views: readonly View[],
  known: KnownValues,
): Promise<{ hints: Hint[]; notes: string[] }> {
  const shown = new Set<string>();
  for (const { file } of views)
    for (const { newLine } of (file.hunks ?? []).flatMap((hunk) => hunk.lines)) shown.add(`${newLine} ${file.path}`);
  const hints: Hint[] = [];
  const counts = new Map<string, { all: number; used: number }>();
  for (const { tool, rule, text, path, line, severity } of results) {
    const count = counts.get(tool) ?? { all: 0, used: 0 };
    counts.set(tool, count);
    count.all += 1;
    if (path === null || !shown.has(`${line} ${path}`)) continue;
    count.used += 1;
    const clean = redactKnown(redact(text, await findSecrets(text, path)), known);
    const said = escapeHidden(clean).slice(0, LONGEST_MESSAGE);
    const [name, id] = [escapeHidden(tool), escapeHidden(rule)];
    hints.push({
      ...{ tool: name, standard: null, rule: id, path, side: 'RIGHT', line, endLine: line, severity },
      ...{ title: `${name} says: ${said}`, message: `Rule ${id} of ${name}.` },
    });
  }
  const notes = [...counts].map(
    ([tool, { all, used }]) => `${escapeHidden(tool)}: ${used} of ${all} results stand on lines that were shown.`,
  );
  return { hints, notes };
}
