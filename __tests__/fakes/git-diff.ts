import { git } from './git.js';
import type { PullFile } from './world.js';

/** One line of `git diff --raw`: what happened to a path, with the mode and hash on both sides. */
interface RawEntry {
  oldMode: string;
  newMode: string;
  oldSha: string;
  newSha: string;
  letter: string;
  /** The old path first when the file moved. */
  paths: string[];
}

const statuses: Record<string, PullFile['status']> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** The changed files between two commits as GitHub lists them, from one `git diff`. */
export function pullFiles(dir: string, from: string, to: string): PullFile[] {
  const args = ['diff', '-M', '--raw', '--patch', '-z', '--no-abbrev', '--no-color', '--no-ext-diff', from, to];
  const { entries, patches } = splitDiff(git(dir, args).toString());
  let section = 0;
  return entries.map((entry) => {
    // Git shows a file that became a link, or the other way round, as a removal and an addition.
    const count = entry.letter === 'T' ? 2 : 1;
    const hunks = patches.slice(section, section + count).map(hunksOf);
    section += count;
    return pullFile(entry, hunks.filter((text) => text !== '').join('\n'));
  });
}

/** The raw entries, and the texts between one `diff --git` line and the next. */
function splitDiff(output: string): { entries: RawEntry[]; patches: string[] } {
  const entries: RawEntry[] = [];
  let at = 0;
  const next = () => {
    const end = output.indexOf('\0', at);
    const token = output.slice(at, end);
    at = end + 1;
    return token;
  };
  while (output[at] === ':') {
    const [oldMode, newMode, oldSha, newSha, letter] = next().slice(1).split(' ') as [
      string,
      string,
      string,
      string,
      string,
    ];
    const paths = /^[RC]/.test(letter) ? [next(), next()] : [next()];
    entries.push({ oldMode, newMode, oldSha, newSha, letter: letter.slice(0, 1), paths });
  }
  const patches = output.slice(at).split(/^\0?diff --git .*\n/m);
  return { entries, patches: patches.slice(1) };
}

function hunksOf(section: string): string {
  const start = section.search(/^@@ /m);
  return start < 0 ? '' : section.slice(start).replace(/\n$/, '');
}

function pullFile(entry: RawEntry, patch: string): PullFile {
  const { additions, deletions } = countChanges(patch);
  return {
    sha: entry.letter === 'D' ? entry.oldSha : entry.newSha,
    filename: entry.paths.at(-1) as string,
    status: statuses[entry.letter] as PullFile['status'],
    additions,
    deletions,
    changes: additions + deletions,
    ...(patch !== '' && { patch }),
    ...(entry.paths.length === 2 && { previous_filename: entry.paths[0] }),
  };
}

/** Added and deleted lines of a patch that starts at its first `@@` line. */
export function countChanges(patch: string): { additions: number; deletions: number } {
  const lines = patch.split('\n');
  return {
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
  };
}
