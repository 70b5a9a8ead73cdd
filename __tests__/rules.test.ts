import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBySyntax } from '../src/inspect/syntax.js';
import { compileRule, parseRuleFile } from '../src/settings/rule-file.js';

/** `RULES=queries/ npm test -- rules` runs only the files whose path has that text. */
const wanted = process.env['RULES'] ?? '';
const FAMILIES =
  'token password app-secret crypto-key swallowed broad-catch unchecked-error detail-to-client status-code path-traversal open-redirect mass-assignment weak-validation ssrf reflected-xss sql nosql command code-eval ldap xpath sensitive-logging log-injection'.split(
    ' ',
  );
const catalogue = JSON.parse(readFileSync('data/rules.json', 'utf8'));
const subRules: string[] = Object.values<{ rules: { id: string }[] }>(catalogue.standards).flatMap(({ rules }) =>
  rules.map(({ id }) => id),
);

const files = readdirSync('rules', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml') && join('rules', name).includes(wanted))
  .sort();

describe.each(files)('rules/%s', (name) => {
  const file = parseRuleFile(readFileSync(join('rules', name), 'utf8'), `rules/${name}`, 50);
  const compiled = compileRule(file);
  const cases = file.rules.flatMap((form, index) =>
    form.languages.flatMap((language) =>
      (['invalid', 'unsure', 'valid'] as const).flatMap((grade) =>
        form[grade].map((text, sample) => ({ language, grade, text, sample, index })),
      ),
    ),
  );

  it('shows in every form what it finds', () => {
    expect(file.rules.every(({ invalid }) => invalid.length > 0)).toBe(true);
  });

  it('belongs to a sub-rule and a family that there are', () => {
    expect(subRules).toContain(file.id.split(':')[0]);
    expect(name.split('/')[0]).toBe(file.id.split('/')[0]);
    expect([...FAMILIES, null]).toContain(file.family);
  });

  it.each(cases)(
    'finds what it should in $language, $grade sample $sample',
    async ({ language, grade, text, index }) => {
      const form = compiled.forms[index];
      if (!form) throw new Error('There is no such form.');
      const found = await findBySyntax({ language, text }, [{ ...compiled, forms: [form] }]);
      const expected = { invalid: [file.kind], unsure: ['hint'], valid: [] }[grade];
      expect({ text, found: 'unfit' in found ? found.unfit : found.map(({ kind }) => kind) }).toEqual({
        text,
        found: expected,
      });
    },
  );
});
