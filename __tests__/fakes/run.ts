import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finished, runNode } from './child.js';
import type { RunnerEvent } from './events.js';
import { runnerOutputs } from './runner-outputs.js';
import { temporaryFolder } from './temporary.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ActionRun {
  event: RunnerEvent;
  /** By their names in `action.yml`. */
  inputs: Record<string, string>;
  github: { url: string; graphqlUrl: string };
  /** Sets the `base-url` input unless the inputs have one. */
  claude?: { url: string };
  env?: Record<string, string>;
  started?: (cancel: () => void) => void;
}

export interface ActionResult extends Finished {
  outputs: Record<string, string>;
  /** Markdown of the step summary. */
  summary: string;
  /** Parsed `result.json`; null if there is none. */
  result: unknown;
  resultText: string;
}

/** Runs the built action as the runner does: a clean environment, an event file, files for what it gives back. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = temporaryFolder('action');
  const files = runnerFiles(folder, run.event.payload);
  const { name, payload } = run.event;
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_REPOSITORY: payload.repository.full_name,
    GITHUB_API_URL: run.github.url,
    GITHUB_GRAPHQL_URL: run.github.graphqlUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Backend Review',
    // A test merge commit, which nothing may be read from or reported on.
    GITHUB_SHA: 'e'.repeat(40),
    ...files,
    ...inputVariables({ ...(run.claude && { 'base-url': run.claude.url }), ...run.inputs }),
    ...run.env,
  };
  const finished = await runNode([join(root, 'dist/index.js')], {
    cwd: folder,
    env,
    ...(run.started && { started: run.started }),
  });
  const resultText = textOf(join(files.RUNNER_TEMP, 'backend-review/result.json'));
  return {
    ...finished,
    outputs: runnerOutputs(textOf(files.GITHUB_OUTPUT)),
    summary: textOf(files.GITHUB_STEP_SUMMARY),
    result: resultText === '' ? null : JSON.parse(resultText),
    resultText,
  };
}

/** The runner's files, each under the variable that names it to the action. */
function runnerFiles(folder: string, payload: unknown) {
  const files = {
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    RUNNER_TEMP: join(folder, 'temp'),
    GITHUB_WORKSPACE: join(folder, 'workspace'),
  };
  writeFileSync(files.GITHUB_EVENT_PATH, JSON.stringify(payload));
  writeFileSync(files.GITHUB_OUTPUT, '');
  writeFileSync(files.GITHUB_STEP_SUMMARY, '');
  mkdirSync(files.RUNNER_TEMP);
  mkdirSync(files.GITHUB_WORKSPACE);
  return files;
}

/** As the runner names them: upper case, spaces to underscores, hyphens kept. */
function inputVariables(inputs: Record<string, string>): Record<string, string> {
  const variable = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variable(name), value]));
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export interface CliOptions {
  /** An empty folder of its own unless given. */
  cwd?: string;
  env?: Record<string, string>;
  stdin?: string;
}

/** Runs the command without a terminal and with nothing of this environment but PATH. */
export function runCli(args: string[], { cwd, env, stdin }: CliOptions = {}): Promise<Finished> {
  const folder = temporaryFolder('cli');
  const clean = { PATH: process.env.PATH ?? '', HOME: folder };
  return runNode([join(root, 'bin/backend-review.js'), ...args], {
    cwd: cwd ?? folder,
    env: { ...clean, ...env },
    stdin,
  });
}
