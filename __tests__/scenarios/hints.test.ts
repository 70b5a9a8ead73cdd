import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../fakes/run.js';
import { temporaryFolder } from '../fakes/temporary.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';

const example = fileURLToPath(new URL('../../examples/pull-request.diff', import.meta.url));

function sarifFile(path: string, lines: number[]): string {
  const results = lines.map((startLine) => ({
    ...{ ruleId: 'tainted-sql', message: { text: 'User data flows into this query.' } },
    locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine } } }],
  }));
  const file = join(temporaryFolder('hints'), 'semgrep.sarif');
  const runs = [{ tool: { driver: { name: 'Semgrep' } }, results }];
  writeFileSync(file, JSON.stringify({ version: '2.1.0', runs }));
  return file;
}

describe('hints of other tools', () => {
  const { world } = worldFromTrees({
    mergeBase: { 'src/services/a.ts': 'one();\n' },
    head: { 'src/services/a.ts': 'one();\nrun(input);\n' },
  });

  it('reach the agent at their lines and stand in the result, as the word of the tool', async () => {
    const file = sarifFile('src/services/a.ts', [2, 90]);
    const run = await reviewRun(world, { inputs: { hints: `${file}\n` } });

    expect(run.code).toBe(0);
    const [request] = run.claude.requests;
    expect(JSON.stringify(request?.body.messages)).toContain(
      'line 2: Semgrep says: User data flows into this query. (tainted-sql)',
    );
    expect(run.json).toMatchObject({
      verdict: 'pass',
      findings: [],
      hints: [{ tool: 'Semgrep', rule: 'tainted-sql', path: 'src/services/a.ts', line: 2, standard: null }],
      notes: expect.arrayContaining(['Semgrep: 1 of 2 results stand on lines that were shown.']),
    });
    expect(run.comments).toEqual([]);
  });

  it('end in exit code 3 and one sentence when a file is broken or missing', async () => {
    const broken = join(temporaryFolder('hints'), 'a.sarif');
    writeFileSync(broken, '{"runs": [');
    const run = await reviewRun(world, { inputs: { hints: broken } });
    expect(run.code).toBe(3);
    expect(run.claude.requests).toEqual([]);

    const local = await runCli(['review', '--diff', example, '--hints', broken]);
    expect([local.code, local.stderr]).toEqual([
      3,
      `backend-review: "hints": ${broken} is no SARIF 2.1.0 file with runs, a tool name and results.\n`,
    ]);
    const missing = await runCli(['review', '--diff', example, '--hints', 'no.sarif']);
    expect([missing.code, missing.stderr]).toEqual([
      3,
      'backend-review: "hints": no.sarif cannot be read. Name a SARIF file that an earlier step wrote.\n',
    ]);
  });

  it('are listed by the command too, from several files', async () => {
    const files = [sarifFile('src/config.ts', [18]), sarifFile('src/config.ts', [18])];
    const run = await runCli(['review', '--diff', example, ...files.flatMap((file) => ['--hints', file])]);
    expect(run.stdout.match(/possible {6}src\/config\.ts:18: Semgrep says: User data/g)).toHaveLength(2);
  });
});
