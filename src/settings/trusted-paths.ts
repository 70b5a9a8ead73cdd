/** Inputs and flags as they were given, by setting name; empty ones count as not given. */
export type Given = Record<string, string | undefined>;

export const CONFIG_PATH = '.github/backend-review.yml';
export const TEAM_FILE = 'CLAUDE.md';

/** The files that every run looks up in trusted state, so that a source can fetch them at once. */
export function trustedPaths(given: Given): string[] {
  return [
    ...new Set([given.config || CONFIG_PATH, TEAM_FILE, '.gitattributes', ...(given.agent ? [given.agent] : [])]),
  ];
}
