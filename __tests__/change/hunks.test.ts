import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePatch } from 'diff';
import type { Hunk } from '../../src/change/changed-file.js';
import { parseDiffText } from '../../src/change/diff-text.js';
import { parseHunks, splitLines } from '../../src/change/hunks.js';
import { diffTexts } from '../../src/change/text-diff.js';
import { temporaryFolder } from '../fakes/temporary.js';

/** Deterministic numbers below `limit`. */
function dice(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % limit;
  };
}

const ENDS = ['\n', '\r\n', '\n\f', '\u2028\n', ' \n', '\t\n'];

function randomText(roll: (limit: number) => number): string {
  const words = [
    '',
    'a',
    '--- x',
    '+++ y',
    '@@ -1 +1 @@',
    'diff --git a/x b/x',
    '\\ No newline',
    'b',
    'c\rd',
    '-',
    '+',
  ];
  const lines = Array.from({ length: roll(30) }, () => `${words[roll(words.length)]}${ENDS[roll(ENDS.length)]}`);
  return `${lines.join('')}${roll(3) === 0 ? 'last line without an end' : ''}`;
}

function mutated(text: string, roll: (limit: number) => number): string {
  const lines = text.split('\n');
  for (let edits = roll(5); edits >= 0; edits--)
    lines.splice(roll(lines.length + 1), roll(3), ...(roll(2) ? [`new ${roll(9)}`] : []));
  return lines.join('\n');
}

/** Each line that a side shows, with the number it is given. */
const shown = (hunks: Hunk[], side: 'oldLine' | 'newLine') =>
  hunks.flatMap(({ lines }) => lines).flatMap((line) => (line[side] === null ? [] : [[line[side], line.text]]));

describe('hunks', () => {
  it('give every line the number that it has in the files, for 500 random changes that git wrote', () => {
    const folder = temporaryFolder('hunks');
    const roll = dice(7);
    for (let round = 0; round < 500; round++) {
      const before = randomText(roll);
      const after = mutated(before, roll);
      if (before === after) continue;
      const [a, b] = [join(folder, 'a'), join(folder, 'b')];
      writeFileSync(a, before);
      writeFileSync(b, after);
      const diff = gitDiff(a, b);
      const [file] = parseDiffText(diff);
      const hunks = file?.hunks ?? [];
      const [old, now] = [splitLines(before), splitLines(after)];
      expect(shown(hunks, 'oldLine').every(([number, text]) => old[Number(number) - 1] === text)).toBe(true);
      expect(shown(hunks, 'newLine').every(([number, text]) => now[Number(number) - 1] === text)).toBe(true);
      const oracle =
        parsePatch(diff)[0]?.hunks.flatMap(({ lines }) => lines.filter((line) => !line.startsWith('\\'))) ?? [];
      expect(hunks.flatMap(({ lines }) => lines)).toHaveLength(oracle.length);
    }
  });

  it('of two texts are those that git finds', () => {
    const roll = dice(11);
    for (let round = 0; round < 200; round++) {
      const before = randomText(roll);
      const after = mutated(before, roll);
      const hunks = diffTexts(before, after) ?? [];
      const [old, now] = [splitLines(before), splitLines(after)];
      expect(shown(hunks, 'oldLine').every(([number, text]) => old[Number(number) - 1] === text)).toBe(true);
      expect(shown(hunks, 'newLine').every(([number, text]) => now[Number(number) - 1] === text)).toBe(true);
    }
  });

  it.each([
    ['a hunk that is cut off', '@@ -1,3 +1,3 @@\n a\n-b'],
    ['a hunk that is too long', '@@ -1 +1 @@\n-a\n+b\n+c\n d'],
    ['no hunk at all', 'Binary files differ'],
    ['a combined diff', '@@@ -1 -1 +1 @@@\n  a'],
    ['nothing', ''],
  ])('are unknown for %s', (_, patch) => {
    expect(parseHunks(patch)).toBeNull();
  });

  it('do not count a “no newline” mark in any language as a line', () => {
    expect(parseHunks('@@ -1 +1,2 @@ function f() {\n-a\n\\ Kein Zeilenumbruch am Dateiende.\n+b\n+c')).toEqual([
      {
        heading: 'function f() {',
        lines: [
          { kind: 'deleted', text: 'a', oldLine: 1, newLine: null },
          { kind: 'added', text: 'b', oldLine: null, newLine: 1 },
          { kind: 'added', text: 'c', oldLine: null, newLine: 2 },
        ],
      },
    ]);
  });

  it('come in bounded time for texts that have nothing in common', () => {
    const lines = (seed: number) =>
      Array.from({ length: 20_000 }, (_, index) => `${seed} ${index * 7919 * seed}\n`).join('');
    const started = Date.now();
    diffTexts(lines(3), lines(5));
    expect(Date.now() - started).toBeLessThan(6_000);
  });
});

function gitDiff(a: string, b: string): string {
  return spawnSync('git', ['diff', '--no-index', '--no-color', a, b], { encoding: 'utf8' }).stdout;
}
