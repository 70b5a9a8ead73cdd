import { readFile } from 'node:fs/promises';
import type { Flags } from '../cli.js';
import { knownValues, redactKnown } from '../inspect/redaction.js';
import { readSavedResult, type SavedResult } from '../judge/saved-result.js';
import { exitCodeOf } from '../judge/verdict.js';
import { deliveredOf, deliveryWords } from '../publish/delivery.js';
import { publishReview } from '../publish/publish-review.js';
import { CLOCK } from '../publish/write-once.js';
import { connectGitHub } from '../source/github-client.js';
import { openPull } from '../source/github-pull.js';
import { SourceUnavailable } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { logLine } from '../words/escape.js';
import { titleOf } from '../words/title.js';

/** Milliseconds that publishing a saved result may wait for GitHub. */
const PATIENCE = 15 * 60_000;

/** `backend-review gate RESULT`: judges a saved result again, offline; returns the exit code. */
export async function gateCommand(flags: Flags, file: string): Promise<number> {
  const { base, head } = flags;
  if (!base || !head)
    throw new BadInput('gate needs --base SHA and --head SHA: the commits that the result must be about.');
  const result = await savedAt(file);
  demand('base', base, result.revisions.base);
  demand('head', head, result.revisions.head);
  if (result.override && result.override.head !== result.revisions.head)
    throw new BadInput(`${file} was overridden for ${result.override.head}, not for its head.`);
  process.stdout.write(`${logLine(titleOf(result))}\n${logLine(boundTo(result))}\n`);
  return exitCodeOf(result);
}

/** `backend-review publish RESULT`: posts a saved result, without a model call; returns the exit code. */
export async function publishCommand(file: string): Promise<number> {
  const token = process.env['GITHUB_TOKEN'];
  if (!token) throw new BadInput('publish needs a token: set GITHUB_TOKEN to one with pull-requests: write.');
  const result = await savedAt(file);
  const { repository, pullRequest: number, head } = result.revisions;
  const [owner, repo] = repository?.split('/') ?? [];
  if (!owner || !repo || number === null)
    throw new BadInput(`${file} is about no pull request: there is nowhere to publish it.`);
  const github = connectGitHub({ token, baseUrl: process.env['GITHUB_API_URL'] ?? '' });
  const pull = await openPull(github, { kind: 'pull-request', owner, repo, number, head }, []);
  const clean = (text: string) => redactKnown(text, knownValues([], [token]));
  const desk = { github, pull, clean, clock: CLOCK, deadline: CLOCK.now() + PATIENCE };
  const { plan, delivery, notes } = await publishReview(result, desk, {
    state: null,
    secret: '',
    run: null,
    footer: ['from a saved result'],
  });
  deliveredOf(result, plan, delivery);
  process.stdout.write(`${[titleOf(result), ...deliveryWords(plan, delivery), ...notes].map(logLine).join('\n')}\n`);
  if (delivery.problem) throw new SourceUnavailable(delivery.problem);
  return exitCodeOf(result);
}

async function savedAt(file: string): Promise<SavedResult> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`"${file}" cannot be read. Name the result.json of a run.`, { cause });
  });
  return readSavedResult(text, file);
}

/** A commit, or its first 7 or more digits. */
function demand(which: 'base' | 'head', wanted: string, found: string | null): void {
  if (!/^[0-9a-f]{7,40}$/.test(wanted))
    throw new BadInput(`--${which} is "${wanted}". It takes a commit, 7 to 40 hex digits.`);
  if (!found?.startsWith(wanted))
    throw new SourceUnavailable(
      `The result is about ${which} ${found ?? 'none'}, not ${wanted}: it says nothing of this change. Run again.`,
    );
}

function boundTo({ revisions, settingsDigest }: SavedResult): string {
  const { repository, base, mergeBase, head } = revisions;
  return `${repository ?? 'local'} · base ${base ?? 'none'} · merge base ${mergeBase ?? 'none'} · head ${head ?? 'none'} · settings ${settingsDigest}`;
}
