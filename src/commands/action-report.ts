import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { checkBaseUrl } from '../agent/client.js';
import { loginFrom, secretsOf } from '../agent/login.js';
import { knownValues, redactKnown } from '../inspect/redaction.js';
import { costOf, type ReviewResult, resultJson } from '../judge/result.js';
import { cleanState } from '../judge/state.js';
import { exitCodeOf } from '../judge/verdict.js';
import type { Run } from '../review.js';
import type { Given } from '../settings/trusted-paths.js';
import { logLine, prose } from '../words/escape.js';
import { summaryOf } from '../words/summary.js';
import { relevant, titleOf } from '../words/title.js';
import { readHints } from './hints-files.js';
import { readStateFile, writeStateFile } from './state-file.js';

/** Characters; GitHub drops a job summary over 1 MiB, and the step stays green. */
const LONGEST_SUMMARY = 900_000;

/** What the inputs and the runner give a run. */
export async function actionRun(given: Given): Promise<Run> {
  const apiKey = core.getInput('anthropic-api-key');
  const own = secretsOf({ apiKey, env: process.env });
  for (const secret of own) core.setSecret(secret);
  const baseUrl = core.getInput('base-url') || (process.env['ANTHROPIC_BASE_URL'] ?? '');
  const runner = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].map((name) => process.env[name] ?? '');
  const credentials = [...own, core.getInput('github-token'), ...runner].filter(Boolean);
  const progress = (text: string) => core.info(logLine(text));
  return {
    given,
    hints: await readHints(core.getInput('hints').split('\n')),
    today: new Date().toISOString().slice(0, 10),
    login: loginFrom({ apiKey, env: process.env, identityToken: identityToken() }),
    keepSecret: (token) => {
      core.setSecret(token);
      credentials.push(token);
    },
    baseUrl: baseUrl ? checkBaseUrl(baseUrl) : '',
    credentials,
    kept: await readStateFile(core.getInput('state-file'), own[0] ?? ''),
    secret: own[0] ?? '',
    inAction: true,
    progress,
  };
}

/** What the token of this job's identity is for: Claude takes no other.
 * https://platform.claude.com/docs/en/manage-claude/wif-providers/github-actions */
const AUDIENCE = 'https://api.anthropic.com';

/** How this job shows who it is; null without the permission "id-token: write". */
function identityToken(): (() => Promise<string>) | null {
  return process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] ? () => core.getIDToken(AUDIENCE) : null;
}

/** Where the result file is written. */
function resultFile(): string {
  return join(process.env['RUNNER_TEMP'] ?? '.', 'backend-review', 'result.json');
}

/** Writes the result to disk: before anything is sent to GitHub, so that nothing of it can be lost. */
export async function writeResult(result: ReviewResult, run: Run): Promise<void> {
  const file = resultFile();
  await mkdir(join(file, '..'), { recursive: true });
  // A run that is cancelled here leaves the file of before, or the whole new one.
  await writeFile(`${file}.part`, clean(`${JSON.stringify(resultJson(result), null, 2)}\n`, run));
  await rename(`${file}.part`, file);
}

/** Job summary, log line and outputs; returns the exit code. */
export async function reportResult(result: ReviewResult, delivery: readonly string[], run: Run): Promise<number> {
  await writeResult(result, run);
  const state = cleanState(result.state, (text) => clean(text, run));
  await writeStateFile(core.getInput('state-file'), state, run.secret);
  await addSummary(clean(summaryOf(result, delivery), run));
  const code = exitCodeOf(result);
  const say = code === 0 ? core.info : core.error;
  say(clean(logLine(titleOf(result)), run));
  const files = result.coverage.files;
  const inState = (state: string) => files.filter((file) => file.state === state).length;
  const outputs = {
    verdict: result.verdict,
    complete: result.coverage.complete,
    findings: relevant(result).length,
    blocking: result.findings.filter((finding) => finding.blocking).length,
    'files-total': files.length,
    'files-reviewed': inState('reviewed'),
    'files-excluded': inState('excluded'),
    'files-unreviewed': inState('unreviewed'),
    'cost-usd': costOf(result).usd?.toFixed(4) ?? '',
    'result-file': resultFile(),
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  return code;
}

/** Says why there is no verdict, in the log and in the job summary: what happened and what to do, then what was done. */
export async function reportTrouble(lines: readonly string[]): Promise<void> {
  const known = knownValues([], [core.getInput('anthropic-api-key'), core.getInput('github-token')].filter(Boolean));
  const words = lines.map((line) => redactKnown(line, known));
  core.error(words.join('\n'));
  const done = 'No verdict was reached, and nothing counts as reviewed.';
  const text = [`## Backend Review: NOT REVIEWED`, ...words.map(prose), done, REFERENCE].join('\n\n');
  await addSummary(`${text}\n`);
}

/** Where every outcome and what to do about it is described. */
const REFERENCE = 'Reference: docs/required-check.md of this action, “Outcomes”.';

export async function addSummary(markdown: string): Promise<void> {
  // Not on a runner: there is no page to write to.
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  const cut = markdown.length > LONGEST_SUMMARY;
  const text = cut ? `${markdown.slice(0, LONGEST_SUMMARY)}\n\nCut here: the result file has the rest.\n` : markdown;
  await core.summary.addRaw(text).write();
}

function clean(text: string, run: Run): string {
  return redactKnown(text, knownValues([], run.credentials));
}
