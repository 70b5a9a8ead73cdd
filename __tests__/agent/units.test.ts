import { halves, packUnits, UNIT_TOKENS } from '../../src/agent/units.js';
import type { ChangedFile, Hunk } from '../../src/change/changed-file.js';
import { diffTexts } from '../../src/change/text-diff.js';
import type { View } from '../../src/inspect/inspection.js';

function view(path: string, before: string, after: string): View {
  const hunks = diffTexts(before, after) as Hunk[];
  const file: ChangedFile = {
    ...{
      path,
      previousPath: null,
      status: before === '' ? 'added' : 'modified',
      kind: 'text',
      hunks,
      commentable: true,
    },
  };
  const lines = after.split('\n');
  return { file, head: { lines, numbers: lines.map((_, index) => index + 1) } };
}

const shown = (views: View[]) => packUnits(views).map(({ pieces }) => pieces.map(({ text }) => text).join('\n===\n'));

const handler = (name: string, lines: number, last = 'return load(id);') => [
  `export async function ${name}(id: string) {`,
  ...Array.from({ length: lines }, (_, index) => `  step(${index});`),
  `  ${last}`,
  '}',
  '',
];

describe('a unit', () => {
  it('shows the whole function around a change when it is short, and nothing of its neighbours', () => {
    const file = (last: string) => [...handler('a', 20), ...handler('b', 20, last), ...handler('c', 20)].join('\n');
    const [text = ''] = shown([view('src/a.ts', file('return load(id);'), file('return loadUnchecked(id);'))]);
    expect(text).toContain('25 export async function b(id: string) {');
    expect(text).toContain('46-  return load(id);\n46+  return loadUnchecked(id);\n47 }');
    expect(text).toContain('26   step(0);');
    expect(text).not.toContain('function a(');
    expect(text).not.toContain('step(0);\n50');
  });

  it('shows of a long function its signature and ten lines around the change', () => {
    const file = (last: string) => handler('long', 100, last).join('\n');
    const [text = ''] = shown([view('src/a.ts', file('return a;'), file('return b;'))]);
    const lines = text.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '1 export async function long(id: string) {',
      '2   step(0);',
      '3   step(1);',
      '...',
    ]);
    expect(lines[4]).toBe('92   step(90);');
    expect(lines).toContain('102+  return b;');
  });

  it('shows the function that a check was removed from, with what base had', () => {
    const file = (check: string[]) =>
      ['def pay(user, amount):', ...check, '    charge(user, amount)', '    return ok()'].join('\n');
    const before = file(['    if amount <= 0:', '        raise BadRequest()']);
    expect(shown([view('pay.py', before, file([]))])).toEqual([
      [
        '1 def pay(user, amount):',
        '2-    if amount <= 0:',
        '3-        raise BadRequest()',
        '2     charge(user, amount)',
        '3     return ok()',
      ].join('\n'),
    ]);
  });

  it('shows a function whose parameters stand on lines of their own to its end', () => {
    const file = (body: string) =>
      ['async function save(', '  request: Request,', '): Promise<void> {', `  ${body}`, '}'].join('\n');
    const [text = ''] = shown([view('src/a.ts', file('a();'), file('b();'))]);
    expect(text.split('\n')[0]).toBe('1 async function save(');
    expect(text).toContain('5 }');
  });

  it('is cut between functions where a file is too large for one', () => {
    const after = Array.from({ length: 60 }, (_, index) => handler(`f${index}`, 60))
      .flat()
      .join('\n');
    const units = packUnits([view('src/a.ts', '', after)]);
    expect(units.length).toBeGreaterThan(1);
    for (const { tokens, pieces } of units) {
      expect(tokens).toBeLessThanOrEqual(UNIT_TOKENS * 1.05);
      expect(pieces[0]?.text).toMatch(/^\d+\+export async function /);
    }
    const numbers = units.flatMap(({ pieces }) => pieces.flatMap(({ text }) => text.match(/^\d+/gm) ?? []));
    expect(numbers.map(Number).sort((a, b) => a - b)).toEqual(
      after
        .trimEnd()
        .split('\n')
        .map((_, index) => index + 1),
    );
  });

  it('comes first when its paths name more boundaries', () => {
    const big = (name: string) => handler(name, 1_500).join('\n');
    const units = packUnits([
      view('src/format.ts', '', big('a')),
      view('src/routes/login-controller.ts', '', big('b')),
    ]);
    expect(units[0]?.pieces[0]?.view.file.path).toBe('src/routes/login-controller.ts');
  });

  it('has two halves that hold every line, until one line is left', () => {
    const [unit] = packUnits([view('src/a.ts', '', handler('a', 5).join('\n'))]);
    const count = (units: ReturnType<typeof packUnits>): number =>
      units.reduce((sum, each) => {
        const parts = halves(each);
        return sum + (parts ? count(parts) : each.pieces.length);
      }, 0);
    expect(unit && count([unit])).toBe(8);
  });
});
