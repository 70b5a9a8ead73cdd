import { readAnswer } from '../../src/agent/answer.js';
import { packUnits } from '../../src/agent/units.js';
import { parseHunks } from '../../src/change/hunks.js';
import { parseConfig } from '../../src/settings/config-file.js';
import { mergeSettings } from '../../src/settings/settings.js';
import { textOf } from '../../src/source/source.js';
import { builtInAgent, parseAgentFile } from '../../src/standards/agent-file.js';
import { targetFromEvent } from '../../src/target/from-event.js';
import { BadInput } from '../../src/target/target.js';
import { measured, times } from '../measured.js';
import { type Random, randomFrom } from '../samples/random.js';

const CONFIG = '.github/backend-review.yml';

/** What a user would read; fails when there is nothing to read, or when it is no answer to bad input. */
function complaint(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;

describe('a config that is no YAML', () => {
  const bad = [
    '\tmodel: a',
    'model: [',
    'model: "a',
    'model: a\nmodel: b',
    '- a\nb: c',
    'model: {a',
    '? [',
    "model: 'a\n",
    'a: b: c',
    '%YAML 9\n---\na: @b',
  ];
  const places = ['', 'fail-on: high\n', '# note\n\n'];
  const texts = places.flatMap((before) => bad.map((text) => before + text));

  it('is named with its line and column, each of 30', () => {
    const words = texts.map((text) => complaint(() => parseConfig(text, CONFIG)));
    expect(words.filter((said) => !/^\.github\/backend-review\.yml:\d+:\d+ /.test(said))).toEqual([]);
    measured('B02', `${words.length} of 30 messages have line and column`);
  });
});

describe('a config with a key or value that is none', () => {
  const right: Record<string, string> = {
    ...{ engine: 'auto', 'fail-on': 'high', 'on-incomplete': 'fail', rollout: 'enforce', 'comment-on': 'low' },
    ...{ 'max-comments': '10', 'max-minutes': '15', 'max-cost-usd': '2', advice: 'on', effort: 'low', thinking: 'off' },
    ...{ model: 'sonnet', 'override-label': 'go' },
  };
  const words = ['engine', 'fail-on', 'on-incomplete', 'rollout', 'comment-on', 'advice', 'effort', 'thinking'];
  const random = randomFrom(3);
  const misspelt = Object.keys(right).flatMap((key) => {
    const at = 1 + random(key.length - 2);
    return [`${key.slice(0, at)}${key.slice(at + 1)}: ${right[key]}`, `${key}s: ${right[key]}`];
  });
  const wrong = words.flatMap((key) => [`${key}: ${right[key]}x`, `${key}: 7`, `${key}: [${right[key]}]`]);
  const numbers = ['max-comments', 'max-minutes', 'max-cost-usd'].flatMap((key) => [
    `${key}: many`,
    `${key}: -1`,
    `${key}: .inf`,
    `${key}: 1e9`,
  ]);
  const mutants = [...misspelt, ...wrong, ...numbers].slice(0, 60);

  it('is named at its place, and a misspelt key with the likely one, each of 60', () => {
    const said = mutants.map((mutant) => complaint(() => parseConfig(`# first\n${mutant}\n`, CONFIG)));
    expect(said.filter((each) => !each.startsWith(`${CONFIG}:2:1 `))).toEqual([]);
    expect(said.filter((each) => each.includes('did you mean')).length).toBeGreaterThanOrEqual(misspelt.length - 1);
    expect(mutants).toHaveLength(60);
    measured('B03', `${said.length} of 60 named with line, column and the likely key`);
  });
});

describe('a config that is made to hurt', () => {
  const level = (depth: number) =>
    `a${depth}: &a${depth} [${Array.from({ length: 9 }, () => (depth === 0 ? '"x"' : `*a${depth - 1}`)).join(',')}]`;
  const forms: [string, string][] = [
    ['a bomb of aliases', `${Array.from({ length: 9 }, (_, depth) => level(depth)).join('\n')}\nmodel: *a8\n`],
    ['one alias', 'model: &m sonnet\nagent: *m\n'],
    ['a merge key', 'paths: &p\n  include: [a]\n<<: *p\n'],
    ['__proto__', '__proto__:\n  engine: rules\n'],
    ['constructor', 'constructor:\n  prototype:\n    engine: rules\n'],
    ['a JavaScript tag', 'model: !!js/function "function () { return 1 }"\n'],
    ['nesting of 20,000', `${'['.repeat(20_000)}\n`],
    ['five megabytes', `model: ${'a'.repeat(5_000_000)}\n`],
  ];

  it.each(forms)('by %s is refused in no time and without much memory', (_, text) => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const words = complaint(() => parseConfig(text, CONFIG));
    const took = performance.now() - started;
    const grown = (process.memoryUsage().rss - before) / 1e6;

    expect(words).toContain(CONFIG);
    expect(took).toBeLessThan(50);
    expect(grown).toBeLessThan(60);
    expect(({} as Record<string, unknown>)['engine']).toBeUndefined();
    longest = Math.max(longest, took);
    measured('B08', `8 of 8 refused, ${Math.ceil(longest)} ms at most`);
  });
  let longest = 0;
});

describe('inputs that are no values', () => {
  const digits = '٤٢';
  const numbers = [
    '-1',
    'NaN',
    '1e9',
    'Infinity',
    '0x10',
    '1\n2',
    digits,
    '',
    ' ',
    '1,5',
    '1.2.3',
    '9'.repeat(30),
    '--1',
    '1 2',
    '½',
    '+1',
  ].filter((text) => text.trim());
  const texts = ['max-comments', 'max-minutes', 'max-cost-usd'].flatMap((name) =>
    numbers.map((value) => [name, value] as const),
  );
  const enums = ['engine', 'fail-on', 'on-incomplete', 'rollout', 'comment-on', 'advice'].flatMap((name) =>
    ['yes', 'FAIL', 'high\nlow', '[high]', '0', 'null', 'fail-on'].map((value) => [name, value] as const),
  );
  const all = [...texts, ...enums].slice(0, 80);

  it('are named one by one, each of 80', () => {
    const said = all.map(
      ([name, value]) =>
        [
          name,
          complaint(() => mergeSettings({ given: { [name]: value }, config: {}, configFrom: CONFIG, use: 'review' })),
        ] as const,
    );
    expect(said.filter(([name, words]) => !words.startsWith(`The input "${name}" is`))).toEqual([]);
    expect(all).toHaveLength(80);
    measured('B10', `${said.length} of ${all.length} named`);
  });
});

describe('an agent file', () => {
  it('without standards is refused, since nothing would be reviewed', () => {
    const files = [
      '',
      '# Agent\n',
      '---\nname: a\n---\n',
      '## Critical Standards\n',
      '## Critical Standards\n\nNone yet.\n',
    ];
    for (const text of files)
      expect(complaint(() => parseAgentFile(text, 'agents/a.md'))).toContain('states no standards');
    measured('B06', '5 of 5 refused');
  });

  it('over its size is refused with size and limit', () => {
    const words = complaint(() => parseAgentFile(`# a\n${'x'.repeat(400_000)}`, 'agents/a.md'));
    expect(words).toMatch(/has 400004 characters; 100000 are the most/);
    measured('B07', '1 of 1 refused');
  });
});

describe('events that name no pull request', () => {
  const events = [
    'push',
    'schedule',
    'commit_comment',
    'issues',
    'release',
    'workflow_call',
    'check_run',
    'create',
    'fork',
    'status',
    'repository_dispatch',
    'discussion',
  ];

  it('are each refused by name, or audit where that was asked for', () => {
    const inputs = { mode: '', pullRequest: '' };
    for (const name of events) {
      const event = { name, repository: 'acme/shop', payload: { pull_request: { number: 7 } } };
      expect(complaint(() => targetFromEvent(event, inputs))).toContain(`The event "${name}" names no pull request`);
      expect(targetFromEvent(event, { ...inputs, mode: 'audit' })).toMatchObject({ kind: 'repository' });
    }
    measured('B13', `${events.length} of 12 refused by name`);
  });
});

describe('texts in other encodings', () => {
  const text = 'const größe = "5 €";\r\nrun();\n';
  const swapped = (buffer: Buffer) => Buffer.from(buffer).swap16();
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  const blobs: [string, Buffer, string | null][] = [
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), text],
    ['UTF-16LE', utf16, text],
    ['UTF-16BE', swapped(utf16), text],
    ['latin-1', Buffer.from('const a = "é";\n', 'latin1'), 'const a = "\ufffd";\n'],
    ['Shift-JIS', Buffer.from([0x2f, 0x2f, 0x20, 0x83, 0x65, 0x0a]), null],
    ['half a character', Buffer.from([0x61, 0xe2, 0x82, 0x0a]), 'a\ufffd\n'],
    ['an overlong form', Buffer.from([0xc0, 0xaf, 0x0a]), null],
    ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80, 0x0a]), null],
    ['nothing', Buffer.alloc(0), ''],
    ['one line feed', Buffer.from('\n'), '\n'],
    ['carriage returns alone', Buffer.from('a\rb\r'), 'a\rb\r'],
  ];

  it.each(blobs)('%s keep their lines', (_, blob, expected) => {
    const read = textOf(blob);
    if (!('text' in read)) throw new Error(read.problem);
    if (expected !== null) expect(read.text).toBe(expected);
    const feeds =
      blob[0] === 0xff || blob[0] === 0xfe ? text.split('\n').length : blob.toString('latin1').split('\n').length;
    expect(read.text.split('\n')).toHaveLength(feeds);
    measured('B17', '14 of 14 read or named, 0 lines off');
  });

  it('that are no text are named', () => {
    expect([
      textOf(Buffer.from([1, 0, 2])),
      textOf(Buffer.from('version https://git-lfs.github.com/spec/v1\n')),
    ]).toEqual([{ problem: 'binary file' }, { problem: 'a Git LFS pointer' }]);
  });
});

describe('patches and answers that were damaged on their way', () => {
  const patch =
    '@@ -1,4 +1,5 @@ function a() {\n one();\n-two();\n+2;\n+two(2);\n three();\n four();\n@@ -20,2 +21,1 @@\n x\n-y\n\\ No newline at end of file';
  const NOISE = [
    '@@ -1 +1 @@',
    '@@',
    '-',
    '+',
    '\\',
    '\n',
    '\r',
    '\u2028',
    '\0',
    '@@ -999999999999,9 +1 @@',
    ' ',
    'diff --git',
    '--- a',
    '+++ b',
  ];

  function damaged(text: string, random: Random): string {
    let now = text;
    for (let left = 1 + random(4); left > 0; left--) {
      const at = random(now.length + 1);
      const kind = random(3);
      if (kind === 0) now = now.slice(0, at) + pick(random, NOISE) + now.slice(at);
      else now = now.slice(0, at) + now.slice(Math.min(now.length, at + 1 + random(kind === 1 ? 3 : 20)));
    }
    return now;
  }

  it('make no patch throw, and none give a line outside of its hunk', () => {
    const random = randomFrom(21);
    const runs = times(100_000, 10_000);
    let invalid = 0;
    for (let run = 0; run < runs; run++) {
      for (const { lines } of parseHunks(damaged(patch, random)) ?? []) {
        const numbers = lines.flatMap(({ newLine }) => newLine ?? []);
        if (numbers.some((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1)) invalid += 1;
      }
    }
    expect(invalid).toBe(0);
    measured('B21', `0 thrown, 0 lines out of order in ${runs} patches`);
  });

  it('make no answer pass that does not assess everything', () => {
    const agent = builtInAgent();
    const file = {
      path: 'a.ts',
      previousPath: null,
      status: 'added',
      kind: 'text',
      hunks: [],
      commentable: true,
    } as const;
    const [unit] = packUnits([
      {
        file: { ...file, hunks: [{ lines: [{ kind: 'added', text: 'a', oldLine: null, newLine: 1 }] }] },
        head: { lines: ['a'], numbers: [1] },
      } as never,
    ]);
    const whole = JSON.stringify({
      ...{ findings: [], advice: [] },
      assessments: agent.standards.map(({ number }) => ({ path: 'a.ts', standard: number, result: 'pass', seen: '' })),
    });
    const random = randomFrom(22);
    const runs = times(50_000, 5_000);
    let refused = 0;
    for (let run = 0; run < runs; run++) {
      const read = unit && readAnswer(damaged(whole, random), unit, agent.standards);
      if (read && 'wrong' in read) refused += 1;
      else expect(read?.assessed.get('a.ts')?.size).toBe(agent.standards.length);
    }
    expect(refused).toBeGreaterThan(runs / 2);
    measured('B22', `0 thrown in ${runs}, ${refused} asked for again, 0 taken that assess less`);
  });
});
