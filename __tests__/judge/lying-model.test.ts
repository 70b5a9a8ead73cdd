import { readAnswer } from '../../src/agent/answer.js';
import { packUnits } from '../../src/agent/units.js';
import { type ChangedFile, numberOn } from '../../src/change/changed-file.js';
import { diffTexts } from '../../src/change/text-diff.js';
import type { View } from '../../src/inspect/inspection.js';
import { stands } from '../../src/inspect/quote.js';
import { admit } from '../../src/judge/finding.js';
import { builtInAgent } from '../../src/standards/agent-file.js';
import { commentRefusal } from '../fakes/review-refusals.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { type Random, randomFrom } from '../samples/random.js';

const lines = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, index) => `const value${from + index} = read(request.query.field${from + index});`,
  );
const before = {
  'src/a.ts': [...lines(0, 60), ''].join('\n'),
  'src/b.ts': [...lines(100, 130), ''].join('\n'),
};
const after = {
  'src/a.ts': [...lines(0, 5), 'run(value3);', ...lines(6, 40), ...lines(45, 60), 'end();', ''].join('\n'),
  'src/b.ts': [...lines(100, 110), '\tawait save(value105);\r', ...lines(110, 128), ''].join('\n'),
  'src/c.ts': 'export const only = 1;\n',
};
const { world } = worldFromTrees({ mergeBase: before, head: after });
const { standards } = builtInAgent();

const views = Object.entries(after).map(([path, text]): View => {
  const old = before[path as keyof typeof before] ?? null;
  const file: ChangedFile = {
    ...{ path, previousPath: null, status: old === null ? 'added' : 'modified', kind: 'text', commentable: true },
    hunks: diffTexts(old ?? '', text) ?? [],
  };
  const all = text.split('\n');
  return { file, head: { lines: all, numbers: all.map((_, index) => index + 1) } };
});
const court = {
  ...{ standards, failOn: 'high' as const, commentOn: 'medium' as const, off: [], audit: false, read: new Map() },
  views: new Map(views.map((view) => [view.file.path, view])),
};

const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;
const NUMBERS = [0, -1, 1, 2, 5, 40, 2 ** 31, 2 ** 52, -(2 ** 40)];
const PATHS = [
  'src/a.ts',
  'src/b.ts',
  'src/c.ts',
  'src/d.ts',
  '../etc/passwd',
  '',
  'src/a.ts\n',
  '__proto__',
  'SRC/A.TS',
];

/** A place that stands, and then as many lies about it as the dice say. */
function place(random: Random) {
  const view = pick(random, views);
  const shown = pick(random, view.file.hunks?.flatMap((hunk) => hunk.lines) ?? []);
  const side = shown.kind === 'deleted' ? 'LEFT' : 'RIGHT';
  const line = numberOn(side, shown) ?? 1;
  return {
    path: random(4) ? view.file.path : pick(random, PATHS),
    side: random(6) ? side : pick(random, ['LEFT', 'RIGHT'] as const),
    line: random(3) ? line : random(2) ? line + random(7) - 3 : pick(random, NUMBERS),
    quote: random(4)
      ? shown.text
      : pick(random, ['', ' ', 'a', 'const', 'run(value3);', shown.text.slice(0, 12), '\n\n']),
  };
}

function lies(random: Random) {
  const { line, ...rest } = place(random);
  return {
    ...{ ...rest, line, end_line: random(2) ? line : line + pick(random, [1, 3, 50, -4, 2 ** 31]) },
    ...{
      standard: random(8) ? 1 + random(5) : pick(random, [0, -1, 6, 99]),
      rule: pick(random, ['queries/string-sql', 'x', '']),
    },
    ...{
      severity: pick(random, ['low', 'medium', 'high', 'critical'] as const),
      confidence: 'high',
      standing: 'introduced',
    },
    ...{ title: 't', message: 'm', fix: '', replacement: '', options: '', assumption: '', verify: '' },
    evidence: Array.from({ length: random(3) }, () => place(random)),
  };
}

const assessments = views.flatMap(({ file: { path } }) =>
  standards.map(({ number }) => ({ path, standard: number, result: 'pass', seen: '' })),
);

describe('5,000 answers of the right shape whose places are partly invented', () => {
  const [unit] = packUnits(views);
  if (!unit) throw new Error('no unit');
  const random = randomFrom(18);
  const judged = Array.from({ length: 5_000 }, () => {
    const said = lies(random);
    const read = readAnswer(JSON.stringify({ findings: [said], assessments, advice: [] }), unit, standards);
    if ('wrong' in read) throw new Error(read.wrong);
    return read.reported.map((reported) => admit(reported, court));
  }).flat();
  const held = judged.flatMap((each) => ('reason' in each ? [] : [each]));

  it('each end as a finding or as a rejected report with its reason', () => {
    expect(judged).toHaveLength(5_000);
    expect(judged.filter((each) => 'reason' in each && each.reason === '')).toEqual([]);
    expect(held.length).toBeGreaterThan(500);
    expect(held.length).toBeLessThan(3_000);
  });

  it('never lead to a comment that GitHub would refuse', () => {
    const refused = held.flatMap(({ path, side, line, endLine }) => {
      const range = endLine > line ? { start_line: line, start_side: side } : {};
      return commentRefusal(world, { path, body: 'x', side, line: endLine, ...range }) ?? [];
    });
    expect(refused).toEqual([]);
  });

  it('never lead to a finding whose quote does not stand at its line', () => {
    const untrue = held.filter(({ path, side, line, code }) => {
      const text = side === 'RIGHT' ? after[path as keyof typeof after] : before[path as keyof typeof before];
      return text?.split('\n')[line - 1]?.trim() !== code.trim();
    });
    expect(untrue).toEqual([]);
  });
});

describe('a quote on the left side', () => {
  const quote = { path: 'src/a.ts', side: 'LEFT' as const };
  const [view] = views;

  it('stands at a deleted line by its old number, and at no other line', () => {
    expect(view && stands(view, { ...quote, line: 6, text: lines(5, 6)[0] ?? '' })).toBe(true);
    expect(view && stands(view, { ...quote, line: 5, text: lines(4, 5)[0] ?? '' })).toBe(false);
  });
});

describe('answers that do not have the shape', () => {
  const [unit] = packUnits(views);
  const whole = { findings: [lies(randomFrom(1))], assessments, advice: [] };

  it.each([
    ['a line that is no number', { ...whole, findings: [{ ...whole.findings[0], line: 'NaN' }] }],
    ['a line with a fraction', { ...whole, findings: [{ ...whole.findings[0], line: 1.5 }] }],
    ['an unknown severity', { ...whole, findings: [{ ...whole.findings[0], severity: 'blocker' }] }],
    ['no findings', { assessments, advice: [] }],
    ['an array', []],
  ])('are asked for again: %s', (_, said) => {
    expect(unit && readAnswer(JSON.stringify(said), unit, standards)).toHaveProperty('wrong');
  });
});
