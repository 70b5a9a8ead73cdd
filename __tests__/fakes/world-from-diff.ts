import { createHash } from 'node:crypto';
import { type DiffSection, diffSections } from './diff-sections.js';
import { countChanges } from './git-diff.js';
import { fileSha } from './git-objects.js';
import { type PullFile, type Tree, type TreeFile, type World, worldAround } from './world.js';

/**
 * A world that knows no more than a unified diff: in its blobs the lines of the hunks stand at their line
 * numbers, all other lines are empty. `unchanged` files stand in every commit. Commit hashes are invented.
 */
export function worldFromDiff(diffText: string, unchanged: Tree = new Map()): World {
  const before: Tree = new Map(unchanged);
  const after: Tree = new Map(unchanged);
  const files = diffSections(diffText).map((section) => {
    const oldFile = section.oldPath === null ? null : sparseFile(section, 'old');
    const newFile = section.newPath === null ? null : sparseFile(section, 'new');
    if (oldFile) before.set(section.oldPath as string, oldFile);
    if (newFile) after.set(section.newPath as string, newFile);
    return pullFile(section, (newFile ?? oldFile) as TreeFile);
  });
  const [base, head] = ['base', 'head'].map((name) =>
    createHash('sha1')
      .update(name + diffText)
      .digest('hex'),
  ) as [string, string];
  const commits = new Map([
    [base, before],
    [head, after],
  ]);
  return worldAround({ commits, mergeBase: base, base, head, files });
}

function sparseFile(section: DiffSection, side: 'old' | 'new'): TreeFile {
  const lines: string[] = [];
  let endsWithLineFeed = true;
  for (const hunk of section.hunks) {
    for (const line of hunk.lines) {
      const number = side === 'old' ? line.oldNumber : line.newNumber;
      if (number === null) continue;
      while (lines.length < number - 1) lines.push('');
      lines[number - 1] = line.text;
      endsWithLineFeed = !line.lastWithoutLineFeed;
    }
  }
  const text = lines.join('\n') + (endsWithLineFeed && lines.length > 0 ? '\n' : '');
  return { text: section.binary ? '\0' : text, mode: section[side === 'old' ? 'oldMode' : 'newMode'] };
}

function pullFile(section: DiffSection, file: TreeFile): PullFile {
  const patch = section.hunks.map((hunk) => hunk.source).join('\n');
  const { additions, deletions } = countChanges(patch);
  const renamed = section.oldPath !== null && section.newPath !== null && section.oldPath !== section.newPath;
  return {
    sha: fileSha(file),
    filename: (section.newPath ?? section.oldPath) as string,
    status: statusOf(section),
    additions,
    deletions,
    changes: additions + deletions,
    ...(patch !== '' && { patch }),
    ...(renamed && { previous_filename: section.oldPath as string }),
  };
}

function statusOf(section: DiffSection): PullFile['status'] {
  if (section.oldPath === null) return 'added';
  if (section.newPath === null) return 'removed';
  if (section.oldPath === section.newPath) return 'modified';
  return section.copied ? 'copied' : 'renamed';
}
