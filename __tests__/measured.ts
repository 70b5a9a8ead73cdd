import { appendFileSync } from 'node:fs';

/** Notes the figure of a case, for the table of `npm run cases`. */
export function measured(id: string, figure: string): void {
  const file = process.env.CASES_FILE;
  if (file) appendFileSync(file, `${JSON.stringify({ id, figure })}\n`);
}

/** How often a story is told: in full for the table, less often in every run of the tests. */
export function times(full: number, otherwise: number): number {
  return process.env.CASES_FILE ? full : otherwise;
}
