import { cell } from './escape.js';

/** A table of rows whose cells are Markdown already; what is over `most` rows stands elsewhere, and `rest` says where. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { most, rest }: { most: number; rest: string },
): string {
  const shown = rows.slice(0, most).map((row) => `| ${row.map(cell).join(' | ')} |`);
  const more = rows.length > most ? [`\n${rows.length - most} more rows are in the ${rest}.`] : [];
  return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...shown, ...more].join('\n');
}

/** Text behind a line that opens it. */
export function folded(summary: string, text: string): string {
  return `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;
}
