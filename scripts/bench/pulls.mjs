// Generated pull requests of fixed sizes: the same on every machine and in every run.
import { createHash } from 'node:crypto';
import { structuredPatch } from 'diff';
import { codeFile, randomSource } from './code.mjs';

/** Files and, in all, lines of their patches. */
export const SIZES = {
  S: { files: 3, lines: 200 },
  M: { files: 30, lines: 2_200 },
  L: { files: 300, lines: 17_000 },
  '3,000': { files: 3_000, lines: 30_000 },
  huge: { files: 3_000, lines: 200_000 },
};

/** Lines of a hunk with one edit: its header, six of context, three deleted and five added on average. */
const LINES_A_HUNK = 15;
const BASE_LINES = [100, 400];

/**
 * A world of the tests' fakes with a pull request of this size: every third file modified, the others added. `config`
 * is the base's config file, or null.
 */
export function pullOfSize(name, config, { world, gitObjects }) {
  const { files: count, lines } = SIZES[name];
  const random = randomSource(count);
  const [before, after] = [new Map(), new Map()];
  const weights = Array.from({ length: count }, () => 0.5 + random.next());
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const files = weights.map((weight, index) => {
    const share = Math.max(4, Math.round((lines * weight) / whole));
    const change = index % 3 === 0 ? modified(index, share, random) : added(index, share, random);
    if (change.before !== null) before.set(change.path, { text: change.before, mode: '100644' });
    const file = { text: change.after, mode: '100644' };
    after.set(change.path, file);
    return listed(change, gitObjects.fileSha(file));
  });
  if (config !== null)
    for (const tree of [before, after]) tree.set('.github/backend-review.yml', { text: config, mode: '100644' });
  const [base, head] = ['base', 'head'].map((side) =>
    createHash('sha1')
      .update(side + name)
      .digest('hex'),
  );
  const commits = new Map([
    [base, before],
    [head, after],
  ]);
  // The hashes of the trees are made here, so that no request waits for them.
  for (const tree of commits.values()) gitObjects.treeObjects(tree);
  return world.worldAround({ commits, mergeBase: base, base, head, files });
}

function added(index, share, random) {
  const { path, lines } = codeFile(index, share, random);
  return { path, before: null, after: `${lines.join('\n')}\n` };
}

function modified(index, share, random) {
  const { path, lines, statement } = codeFile(index, random.between(...BASE_LINES), random);
  const edits = Math.max(1, Math.round(share / LINES_A_HUNK));
  const distance = Math.floor(lines.length / (edits + 1));
  const edited = [...lines];
  // From the end, so that the places before an edit stay where they are.
  for (let edit = edits; edit >= 1; edit--) {
    const statements = Array.from({ length: random.between(2, 8) }, statement);
    edited.splice(edit * distance, random.between(0, 6), ...statements);
  }
  return { path, before: `${lines.join('\n')}\n`, after: `${edited.join('\n')}\n` };
}

/** The change as GitHub lists it. */
function listed({ path, before, after }, sha) {
  const { hunks } = structuredPatch(path, path, before ?? '', after, '', '', { context: 3 });
  const texts = hunks.map((hunk) => [hunkHeader(hunk), ...hunk.lines].join('\n'));
  const count = (sign) => hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line[0] === sign).length, 0);
  const [additions, deletions] = [count('+'), count('-')];
  const status = before === null ? 'added' : 'modified';
  return { filename: path, status, sha, additions, deletions, changes: additions + deletions, patch: texts.join('\n') };
}

/** A side without lines stands at the line before it, as git counts. */
function hunkHeader({ oldStart, oldLines, newStart, newLines }) {
  const from = oldLines === 0 ? oldStart - 1 : oldStart;
  return `@@ -${from},${oldLines} +${newStart},${newLines} @@`;
}
