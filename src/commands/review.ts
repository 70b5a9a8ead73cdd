import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Flags } from '../cli.js';
import { type Run, review } from '../review.js';
import { trustedPaths } from '../settings/trusted-paths.js';
import { openDiff } from '../source/bare-diff.js';
import { openRange } from '../source/git-range.js';
import { connectGitHub } from '../source/github-client.js';
import { openPull } from '../source/github-pull.js';
import { openPullSource } from '../source/github-source.js';
import type { Source } from '../source/source.js';
import { type ReviewFlags, reviewTarget } from '../target/from-flags.js';
import { BadInput, type PullRequestTarget } from '../target/target.js';
import { printPlan } from './dry-run.js';
import { localRun } from './local-run.js';
import { outletsFrom, printResult } from './print-result.js';
import { keepState } from './state-file.js';

/** `backend-review review`: returns the exit code. */
export async function reviewCommand(flags: Flags): Promise<number> {
  const outlets = outletsFrom(flags);
  const { run, dry } = await localRun(flags);
  const result = await review(await open(flags, run), run);
  if (dry) return printPlan(dry);
  await keepState(result.state, flags, run);
  return printResult(result, outlets, run.credentials);
}

async function open(flags: ReviewFlags, run: Run): Promise<Source> {
  const target = reviewTarget(flags);
  switch (target.kind) {
    case 'range':
      return openRange(target);
    case 'diff':
      return openDiff(target, { text: await diffText(target.file), workingDirectory: process.cwd() });
    case 'pull-request':
      return openOnGitHub(target, run);
  }
}

async function diffText(file: string): Promise<string> {
  if (file === '-') return readAll(process.stdin);
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`--diff "${file}" cannot be read. Name a file that "git diff" wrote, or - for standard input.`, {
      cause,
    });
  });
}

async function openOnGitHub(target: PullRequestTarget, run: Run): Promise<Source> {
  const token = process.env['GITHUB_TOKEN'];
  if (!token) throw new BadInput('--pr needs a token: set GITHUB_TOKEN to one that may read the repository.');
  const github = connectGitHub({ token, baseUrl: process.env['GITHUB_API_URL'] ?? '' });
  return openPullSource(github, await openPull(github, target, trustedPaths(run.given)));
}
