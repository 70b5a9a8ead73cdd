#!/usr/bin/env node
// Prints a row for every named case of the catalogue, npm run cases [-- --only G11,G12]: id, what, result, figure.
// A case holds when each of its tests passed; `later`: its mechanism does not exist yet; `live`: needs a real repository;
// `bench`: measured by npm run bench; `missed`: it does not hold, and why.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? null;
const all = JSON.parse(readFileSync(new URL('../__tests__/cases/cases.json', import.meta.url), 'utf8'));
const cases = all.filter(({ id }) => wanted === null || wanted.includes(id));

/** `scenarios/gate: a merge group` is the tests of that file whose full title holds the words. */
const partsOf = (test) => /^([\w/-]+)(?:: (.*))?$/s.exec(test).slice(1);
const files = [...new Set(cases.flatMap(({ tests = [] }) => tests.map((test) => partsOf(test)[0])))];

const folder = mkdtempSync(join(tmpdir(), 'backend-review-cases-'));
const [report, figuresFile] = ['report.json', 'figures.jsonl'].map((name) => join(folder, name));
writeFileSync(figuresFile, '');
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const paths = files.map((file) => `__tests__/${file}`);
if (paths.length > 0)
  spawnSync(
    process.execPath,
    [...jest, '--json', '--outputFile', report, '--silent', '--testTimeout', '600000', ...paths],
    {
      env: { ...process.env, CASES_FILE: figuresFile },
      stdio: 'ignore',
    },
  );
const results = paths.length > 0 ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
const figures = new Map(
  readFileSync(figuresFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ id, figure }) => [id, figure]),
);
rmSync(folder, { recursive: true });

function rowOf({ id, what, tests, state }) {
  if (state) return { id, what, result: state, figure: '' };
  const found = tests.map((test) => {
    const [file, words = ''] = partsOf(test);
    return results
      .filter(({ name }) => name.includes(`/__tests__/${file}`))
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ fullName }) => fullName.includes(words));
  });
  const run = found.flat();
  const passed = run.filter(({ status }) => status === 'passed').length;
  const holds = found.every((each) => each.length > 0) && passed === run.length;
  return { id, what, result: holds ? 'holds' : 'FAILS', figure: figures.get(id) ?? `${passed} of ${run.length} tests` };
}

const rows = cases.map(rowOf);
const width = (key) => Math.max(...rows.map((row) => row[key].length));
for (const { id, what, result, figure } of rows)
  console.log(`${id}  ${what.padEnd(width('what'))}  ${result.padEnd(width('result'))}  ${figure}`.trimEnd());
const count = (result) => rows.filter((row) => row.result === result).length;
console.log(
  `\n${count('holds')} hold, ${count('FAILS')} fail, ${rows.length - count('holds') - count('FAILS')} later, live, by the bench or missed`,
);
process.exitCode = count('FAILS') > 0 ? 1 : 0;
