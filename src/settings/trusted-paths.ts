/** Inputs and flags as they were given, by setting name; empty ones count as not given. */
export type Given = Record<string, string | undefined>;

export const CONFIG_PATH = '.github/backend-review.yml';
export const TEAM_FILE = 'CLAUDE.md';
export const BASELINE_PATH = '.github/backend-review-baseline.json';

/** The files that every run looks up in trusted state, so that a source can fetch them at once. */
export function trustedPaths(given: Given): string[] {
  const fixed = [given.config || CONFIG_PATH, TEAM_FILE, '.gitattributes', BASELINE_PATH];
  return [...new Set([...fixed, ...(given.agent ? [given.agent] : [])])];
}
