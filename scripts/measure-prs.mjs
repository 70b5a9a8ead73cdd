#!/usr/bin/env node
// Runs command and action on recorded pull requests and checks what must hold of any: node scripts/measure-prs.mjs FILE.jsonl[.gz]
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadFakes } from './fakes.mjs';
import { actionFaults, pathsOf, resultFaults } from './prs/checks.mjs';
import { talkativeModel } from './prs/model.mjs';

const LONGEST_NAME = 44;
const INPUTS = {
  'github-token': 'test-token-of-the-measure',
  'anthropic-api-key': 'test-key-of-the-measure',
  'max-cost-usd': '1000',
};

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node scripts/measure-prs.mjs FILE.jsonl[.gz]');
  process.exit(3);
}
const fakes = await loadFakes();
const records = readRecords(file);
console.log(`${'pull request'.padEnd(LONGEST_NAME)} files  command     action      told  posted  rejected`);
let failed = 0;
let next = 0;
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${records.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function readRecords(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
}

async function work() {
  for (let record = records[next++]; record; record = records[next++]) {
    const paths = pathsOf(record.diff);
    const command = await runCommand(record, paths);
    const action = await runAction(record, paths);
    const faults = [...command.faults, ...action.faults];
    if (faults.length > 0) failed += 1;
    const counts = `${String(action.told).padStart(4)}  ${String(action.posted).padStart(6)}  ${String(action.rejected).padStart(8)}`;
    const name = record.id.slice(0, LONGEST_NAME).padEnd(LONGEST_NAME);
    const verdicts = `${command.verdict.padEnd(10)}  ${action.verdict.padEnd(10)}`;
    console.log(`${name} ${String(paths.length).padStart(5)}  ${verdicts}  ${counts}`);
    for (const fault of faults) console.log(`    ${fault}`);
  }
}

/** The command on the bare diff, with rules alone. */
async function runCommand({ diff }, paths) {
  const input = join(fakes.temporary.temporaryFolder('diff'), 'change.diff');
  writeFileSync(input, diff);
  const { code, stdout, stderr } = await fakes.run.runCli([
    'review',
    '--diff',
    input,
    '--engine',
    'rules',
    '--format',
    'json',
  ]);
  const faults = resultFaults(stdout, code, paths).map((fault) => `command: ${fault}`);
  if (stderr !== '') faults.push(`command: stderr is not empty: ${stderr.slice(0, 300)}`);
  return { faults, verdict: verdictIn(stdout) };
}

function verdictIn(text) {
  return /"verdict": "(\w+)"/.exec(text)?.[1] ?? 'none';
}

/** The action on a GitHub that knows no more than the diff, with a model that talks much and lies at times. */
async function runAction({ diff }, paths) {
  const world = fakes.worldFromDiff.worldFromDiff(diff);
  const told = { sound: 0, invented: 0 };
  const github = await fakes.github.startGitHub(world, { validate: true });
  const claude = await fakes.claude.startClaude(talkativeModel(fakes.scriptedModel, told));
  try {
    const event = fakes.events.pullRequestEvent(world);
    const run = await fakes.run.runAction({ event, inputs: INPUTS, github, claude });
    const faults = [
      ...resultFaults(run.resultText || 'null', run.code, paths),
      ...actionFaults({ run, github, claude, told }),
    ];
    if (run.result === null) faults.push(run.stdout + run.stderr);
    return {
      faults: faults.map((fault) => `action: ${fault}`),
      verdict: run.result?.verdict ?? 'none',
      told: told.sound + told.invented,
      posted: github.reviews.flatMap(({ comments }) => comments).length,
      rejected: run.result?.rejected?.length ?? 0,
    };
  } finally {
    await Promise.all([github.close(), claude.close()]);
  }
}
