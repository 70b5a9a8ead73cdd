import { markersIn, pairOf } from '../../src/judge/marker.js';
import { toolMarkers } from '../../src/standards/marker-data.js';

const text = (...lines: string[]) => ({ lines, numbers: lines.map((_, index) => index + 1) });
const own = (...lines: string[]) => markersIn(text(...lines), []);
const other = (path: string, ...lines: string[]) => markersIn(text(...lines), toolMarkers(path));

describe('a marker', () => {
  it.each([
    ['run(id); // backend-review-ignore queries/string-sql -- constant', 1],
    ['  // backend-review-ignore queries/string-sql -- constant', 2],
    ['# backend-review-ignore queries/string-sql -- constant', 2],
    ['run(id)  # backend-review-ignore queries/string-sql -- constant', 1],
    ['-- backend-review-ignore queries/string-sql -- constant', 2],
    ['/* backend-review-ignore queries/string-sql -- constant */', 2],
    [' * backend-review-ignore queries/string-sql -- constant', 2],
    ['{/* backend-review-ignore queries/string-sql -- constant */}', 2],
    ['<!-- backend-review-ignore queries/string-sql -- constant -->', 2],
    ['<%# backend-review-ignore queries/string-sql -- constant %>', 2],
    ['}); // backend-review-ignore queries/string-sql -- constant', 1],
  ])('as in %j speaks of line %i', (line, covers) => {
    expect(own(line, 'next();')).toEqual([
      {
        ...{ tool: 'backend-review-ignore', line: 1, covers, names: ['queries/string-sql'] },
        ...{ until: null, reason: 'constant', problem: null },
      },
    ]);
  });

  it('names several rules and standards, and a day', () => {
    expect(own('// backend-review-ignore 4, Query Safety,logging until=2027-01-31 -- a -- b')).toMatchObject([
      { names: ['4', 'Query Safety', 'logging'], until: '2027-01-31', reason: 'a -- b', problem: null },
    ]);
  });

  it.each([
    ['// backend-review-ignore queries', 'it has no reason'],
    ['<!-- backend-review-ignore queries -->', 'it has no reason'],
    ['// backend-review-ignore queries -- ???', 'it has no reason'],
    ['// backend-review-ignore -- because', 'it names no rule'],
    ['// backend-review-ignore queries until=soon -- because', '"until=" takes a day'],
    ['// backend-review-ignore queries until=2027-02-30 -- because', '"until=" takes a day'],
    ['// backend-review-ignore queries -- because until=2027-02-03', '"until=" stands before'],
  ])('as in %j says what is wrong with it', (line, problem) => {
    expect(own(line)).toMatchObject([{ problem: expect.stringContaining(problem) }]);
  });

  it('is none outside of a comment, or with more to its name', () => {
    expect(own('use backend-review-ignore queries -- x', '// backend-review-ignore-file queries -- x')).toEqual([]);
  });

  it('is cut where it is long', () => {
    const [marker] = own(`// backend-review-ignore ${'a,'.repeat(300)} -- ${'because '.repeat(900)}`);
    expect(marker?.names).toHaveLength(10);
    expect(marker?.reason).toHaveLength(200);
  });

  it.each(['/', '#', '*', ' ', '-', '{', 'until=', ' -- ', '// backend-review-ignore ', '# noqa: ', 'nosemgrep: '])(
    'is looked for in linear time on a line of %j',
    (part) => {
      const line = part.repeat(20_000 / part.length);
      const started = performance.now();
      other('a.py', line, `${line.slice(0, 19_000)}backend-review-ignore`);
      expect(performance.now() - started).toBeLessThan(500);
    },
  );

  it('goes with its code, whatever the white space', () => {
    const [first, second] = own(
      '\t//  backend-review-ignore 4 -- x',
      '\trun(a,  b);',
      'x(); # backend-review-ignore 4 -- y',
    );
    const all = text('\t//  backend-review-ignore 4 -- x', '\trun(a,  b);', 'x(); # backend-review-ignore 4 -- y');
    expect(first && pairOf(all, first)).toBe('// backend-review-ignore 4 -- x\nrun(a, b);');
    expect(second && pairOf(all, second)).toBe('x(); # backend-review-ignore 4 -- y');
  });
});

describe('a marker of another tool', () => {
  it.each([
    ['a.py', 'run(q)  # noqa: S608', ['queries']],
    ['a.py', 'run(q)  # noqa: E501, S105', ['secrets']],
    ['a.py', 'run(q)  # nosec B608', ['queries']],
    ['a.py', 'run(q)  # nosec', ['*']],
    ['a.go', 'run(q) // #nosec G201 -- constant', ['queries']],
    ['a.go', 'run(q) //gosec:disable G101 -- sample', ['secrets']],
    ['a.ts', 'run(q); // nosemgrep', ['*']],
    ['a.ts', 'run(q); // nosemgrep: javascript.sequelize.sequelize-sql-injection', ['queries']],
    ['a.ts', 'run(q); // codeql[js/sql-injection]', ['queries']],
    ['a.ts', 'const p = 1; // gitleaks:allow', ['secrets']],
  ])('in %s, %j, speaks of %j on its line', (path, line, names) => {
    expect(other(path, line)).toMatchObject([{ names, line: 1, covers: 1, problem: null }]);
  });

  it('may stand above where its tool lets it', () => {
    expect(other('a.ts', '// codeql[js/sql-injection]', '// nosemgrep', '// gitleaks:allow')).toMatchObject([
      { tool: 'codeql', covers: 2 },
      { tool: 'nosemgrep', covers: 3 },
    ]);
    expect(other('a.py', '# nosec', '# noqa: S608')).toEqual([]);
  });

  it.each([
    ['a.py', 'run(q)  # noqa'],
    ['a.py', 'run(q)  # noqa: E501'],
    ['a.ts', 'run(q); // nosemgrep: some.style.rule'],
    ['a.ts', 'run(q); # nosec'],
    ['a.ts', 'run(q); // codeql[js/unused-local-variable]'],
  ])('in %s, %j, that names nothing known here is none', (path, line) => {
    expect(other(path, line)).toEqual([]);
  });
});
