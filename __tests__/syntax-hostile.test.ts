import { findBySyntax } from '../src/inspect/syntax.js';
import type { SyntaxRule } from '../src/standards/syntax-rule.js';

const rule: SyntaxRule = {
  ...{ id: 'queries/code-eval', title: 'Input run as code', message: '$CODE is run.', severity: 'critical' },
  ...{ kind: 'proof', family: 'code-eval', references: [], fix: null },
  forms: [
    {
      languages: ['javascript'],
      requires: ['eval'],
      rule: { kind: 'call_expression', has: { field: 'arguments', has: { pattern: '$CODE' } } },
      origin: { of: 'CODE', proof: 'request', unknown: 'hint' },
      ...{ bad: '', good: '' },
    },
  ],
};

describe('hostile code', () => {
  it.each([
    ['brackets 200,000 deep', `eval(${'['.repeat(200_000)}${']'.repeat(200_000)})`, 'it nests deeper than 300 levels'],
    ['8,000 nested calls', `${'eval('.repeat(8_000)}1${')'.repeat(8_000)}`, 'it nests deeper than 300 levels'],
    ['a chain of 3,000 operators', `eval(${'a+'.repeat(3_000)}a)`, 'it nests deeper than 300 levels'],
    ['a line of 5 MB', `eval("${'a'.repeat(5_000_000)}")`, 'it has more than 1,000,000 characters'],
    ['a line of 30,000', `eval("${'a'.repeat(30_000)}")`, 'it has a line of more than 20,000 characters'],
    ['20,001 lines', `${'eval(a);\n'.repeat(20_001)}`, 'it has more than 20,000 lines'],
    ['NUL bytes', 'eval(a)\0', 'it has NUL bytes'],
  ])('with %s is named as not inspected, in time', async (_, text, unfit) => {
    const start = performance.now();
    expect(await findBySyntax({ language: 'javascript', text }, [rule])).toEqual({ unfit });
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('that matches everywhere ends in time', async () => {
    const text = 'function f(req) {\n  let a = req.query.a;\n'.concat('  a = a + eval(a + b);\n'.repeat(5_000), '}\n');
    const start = performance.now();
    const found = await findBySyntax({ language: 'javascript', text }, [rule]);
    expect(found).toHaveLength(200);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('that does not parse yields what can be read of it', async () => {
    const text = 'app.get("/", (req) => { eval(req.query.a); }\n)))} \ufffd\ufffd const = ;';
    expect(await findBySyntax({ language: 'javascript', text }, [rule])).toMatchObject([{ kind: 'proof', line: 1 }]);
  });
});
