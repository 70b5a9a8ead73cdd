import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model } from './scripted-model.js';

const CONFIG = '.github/backend-review.yml';
const RULE = '.github/backend-review/rules/legacy-db.yml';
const rule = (lines: Record<string, string> = {}) =>
  Object.entries({
    id: 'queries/legacy-db',
    title: 'Call of the old database layer',
    message: '$QUERY goes past the data layer.',
    severity: 'high',
    kind: 'proof',
    requires: '[legacyDb]',
    rules: '\n  - languages: [typescript, go]\n    rule: { pattern: legacyDb.run($QUERY) }',
    ...lines,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
const code = { 'src/services/a.ts': 'export const a = (text: string) => legacyDb.run(text);\n' };
const sql = {
  'src/services/b.ts': "app.get('/u', (req, res) => db.query('SELECT * FROM u WHERE id = ' + req.query.id));\n",
};

function run(base: Record<string, string>, head: Record<string, string>) {
  const kept = { 'README.md': 'x\n', ...base };
  return reviewRun(worldFromTrees({ mergeBase: kept, head: { ...kept, ...head } }).world, {
    inputs: { engine: 'rules' },
  });
}

describe('rules of the team’s own', () => {
  it('find what they name', async () => {
    const { json, summary, code: exit } = await run({ [CONFIG]: `rules: { add: [${RULE}] }\n`, [RULE]: rule() }, code);

    expect(json.findings).toMatchObject([{ rule: 'queries/legacy-db', standard: 4, line: 1, severity: 'high' }]);
    expect(exit).toBe(1);
    expect(summary).toContain(`add ${RULE}`);
  });

  it('are those of the base: what the head makes of them has no effect', async () => {
    const base = { [CONFIG]: `rules: { add: [${RULE}] }\n`, [RULE]: rule() };
    const head = { ...code, ...sql, [RULE]: 'nonsense', [CONFIG]: 'rules: { off: [queries/string-sql] }\n' };
    const { json } = await run(base, head);

    expect(json.findings.map(({ path }) => path).sort()).toEqual(['src/services/a.ts', 'src/services/b.ts']);
  });

  it('take effect after the merge of the change that adds them', async () => {
    const { json } = await run({ [CONFIG]: `rules: { add: [${RULE}] }\n` }, { ...code, [RULE]: rule() });

    expect(json.findings).toEqual([]);
    expect(json.notes.join()).toContain(`${RULE} is added by this change and takes effect after merge`);
  });

  it.each<[string, string, string]>([
    ['YAML that is none', `${rule()}x: [\n`, ':11 is no valid YAML'],
    ['an unknown key', rule({ languagse: 'go' }), ':10 "": Unrecognized key: "languagse"'],
    [
      'an unknown language',
      rule({ rules: '\n  - rule: { kind: x }\n    languages: [cobol]' }),
      ':9 "rules.0.languages.0": no language',
    ],
    [
      'a kind that does not exist',
      rule({ rules: '\n  - languages: [go]\n    rule: { kind: nope }' }),
      ':9 "rules.0.rule" is no rule for go: Kind `nope` is invalid',
    ],
    [
      'a pattern that does not parse',
      rule({ rules: '\n  - languages: [go]\n    rule: { any: [{ pattern: "f((" }] }' }),
      ':9 "rules.0.rule" is no rule for go: the pattern "f((" does not parse',
    ],
    ['an id of no standard', rule({ id: 'money/float' }), ':1 "money/float" belongs to no standard'],
    [
      'an endless regular expression',
      rule({ rules: `\n  - languages: [go]\n    rule:\n      regex: ${'a'.repeat(501)}` }),
      ':10 the regular expression has more than 500 characters',
    ],
    [
      'a regular expression that repeats without measure',
      rule({ rules: '\n  - languages: [go]\n    rule:\n      regex: "(a{1,500}){1,500}"' }),
      ':10 the regular expression has counts that multiply to more than 250',
    ],
    [
      'a regular expression that the engine refuses',
      rule({ rules: '\n  - languages: [go]\n    rule:\n      regex: "(\\\\p{L}\\\\p{Lu}\\\\p{Ll}){1,250}"' }),
      ':9 "rules.0.rule" is no rule for go: Compiled regex exceeds size limit',
    ],
    ['no text to require', rule({ requires: '[]' }), ':7 "rules": each needs "requires"'],
  ])('with %s are an error with file and line before anything runs', async (_, text, words) => {
    const { code: exit, stdout, claude } = await run({ [CONFIG]: `rules: { add: [${RULE}] }\n`, [RULE]: text }, code);

    expect(stdout).toContain(`${RULE}${words}`);
    expect(exit).toBe(3);
    expect(claude.requests).toEqual([]);
  });
});

describe('rules that the config', () => {
  it('switches off find nothing, whoever reports them, and the summary says so', async () => {
    const base = { [CONFIG]: 'rules: { off: [queries/string-sql] }\n', 'README.md': 'x\n' };
    const reported = await reviewRun(worldFromTrees({ mergeBase: base, head: { ...base, ...sql } }).world, {
      model: model((line) => (line.mark === '+' ? { standard: 4, rule: 'queries/string-sql' } : null)),
    });

    expect(reported.json.findings).toEqual([]);
    expect(reported.json.rejected).toMatchObject([{ reason: 'its rule is switched off' }]);
    expect(reported.summary).toMatch(/`rules` \| `off queries\/string-sql` \| \.github\/backend-review\.yml/);
    expect(JSON.stringify(reported.claude.requests[0]?.body)).not.toContain('queries/string-sql');
  });

  it('makes less grave stop blocking', async () => {
    const { json, code: exit } = await run({ [CONFIG]: 'rules: { severity: { queries/string-sql: low } }\n' }, sql);

    expect(json.findings).toMatchObject([{ rule: 'queries/string-sql', severity: 'low', blocking: false }]);
    expect(exit).toBe(0);
  });

  it.each([
    [
      '{ off: [queries/sting-sql] }',
      'names "queries/sting-sql", which is no rule (did you mean "queries/string-sql"?)',
    ],
    ['{ severity: { logging/secret-logged: critical } }', 'may only lower'],
    ['{ of: [] }', 'unknown key "rules.of" (did you mean "off"?)'],
  ])('names as %s are refused', async (rules, words) => {
    const { code: exit, stdout } = await run({ [CONFIG]: `rules: ${rules}\n` }, sql);

    expect(stdout).toContain(words);
    expect(exit).toBe(3);
  });
});

describe('the rules of a standard that the agent file does not name', () => {
  const AGENT = '.claude/agents/team.md';
  const agent = '# A\n\n## Critical Standards\n\n1. **no hardcoded  secrets**: None\n2. **Money**: Whole cents only\n';
  const config = `agent: ${AGENT}\n`;

  it('find nothing, and are listed', async () => {
    const { json, summary, code: exit } = await run({ [CONFIG]: config, [AGENT]: agent }, sql);

    expect(json.findings).toEqual([]);
    expect(exit).toBe(0);
    const off =
      /Rules that are off, since \S*team\.md names no such standard: Proper Error Handling \(\d+\), Input Validation \(\d+\), Query Safety \(\d+\), Logging \(\d+\)\./;
    expect(json.notes.join('\n')).toMatch(off);
    expect(summary).toMatch(off);
  });

  it('are on again where CLAUDE.md names it', async () => {
    const team = '## Critical Standards\n\n- Query Safety: Bind values\n';
    const { json } = await run({ [CONFIG]: config, [AGENT]: agent, 'CLAUDE.md': team }, sql);

    expect(json.findings).toMatchObject([{ rule: 'queries/string-sql', standard: 3 }]);
    expect(json.notes.join('\n')).not.toMatch(/Rules that are off.*Query Safety/);
  });
});
