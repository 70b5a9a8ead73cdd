import { knownValues, redactKnown } from '../inspect/redaction.js';
import { costOf, type ReviewResult } from '../judge/result.js';
import { exitCodeOf } from '../judge/verdict.js';
import { deliveredOf, deliveryWords } from '../publish/delivery.js';
import { findOverride } from '../publish/override.js';
import { publishReview } from '../publish/publish-review.js';
import { postStatus } from '../publish/status.js';
import { CLOCK } from '../publish/write-once.js';
import { review } from '../review.js';
import type { Given } from '../settings/trusted-paths.js';
import type { GitHub } from '../source/github-client.js';
import type { Pull } from '../source/github-pull.js';
import type { Source } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { actionRun, reportResult, writeResult } from './action-report.js';
import { FailedUnpublished } from './complain.js';

/** A pull request that is being read. */
interface Opened {
  github: GitHub;
  pull: Pull;
  source: Source;
  /** The run's own check belongs to another commit. */
  elsewhere: boolean;
}

/** Reviews a pull request in the Action and publishes what was found; returns the exit code. */
export async function reviewPull({ github, pull, source, elsewhere }: Opened, given: Given): Promise<number> {
  if (!pull.open) throw new BadInput(`Pull request #${pull.number} is not open: there is nothing to review.`);
  const started = CLOCK.now();
  const run = await actionRun(given);
  const judged = await review(source, run);
  await writeResult(judged, run);
  const { result, note } = await overridden(judged, { github, pull });
  const known = knownValues([], run.credentials);
  const desk = {
    ...{ github, pull, clock: CLOCK, clean: (text: string) => redactKnown(text, known) },
    deadline: started + result.settings.maxMinutes.value * 60_000,
  };
  const sticky = {
    state: result.state,
    secret: run.secret,
    run: runNumber(),
    footer: footerOf(result, started),
  };
  const { plan, delivery, notes } = await publishReview(result, desk, sticky).catch((cause: unknown) => {
    if (exitCodeOf(result) !== 1) throw cause;
    throw new FailedUnpublished(cause instanceof Error ? cause.message : String(cause), { cause });
  });
  const settled: ReviewResult = {
    ...result,
    verdict: delivery.problem && result.verdict === 'pass' ? 'incomplete' : result.verdict,
    delivery: deliveredOf(result, plan, delivery),
  };
  const unset = elsewhere ? await postStatus(github, pull, settled) : null;
  return reportResult(settled, [...note, ...deliveryWords(plan, delivery), ...notes, ...(unset ? [unset] : [])], run);
}

/** The result with the person who lets it pass in spite of its verdict, if there is one. */
async function overridden(
  result: ReviewResult,
  { github, pull }: Pick<Opened, 'github' | 'pull'>,
): Promise<{ result: ReviewResult; note: string[] }> {
  const { overrideLabel } = result.policy;
  if (!overrideLabel || result.verdict === 'pass') return { result, note: [] };
  // A person let this pull request pass, not the other ones of the same commit.
  if (result.coverage.withheld !== null) return { result, note: [] };
  const { override, note } = await findOverride(github, pull, overrideLabel);
  return { result: { ...result, override }, note: note === null ? [] : [note] };
}

/** The number of this workflow run; null where nothing says it. */
function runNumber(): number | null {
  const number = Number(process.env['GITHUB_RUN_ID']);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** The commit, how long it took, what it cost, and where the rest is. */
function footerOf(result: ReviewResult, started: number): string[] {
  const { usd } = costOf(result);
  const { head, repository } = result.revisions;
  const run = runNumber();
  return [
    `commit ${head?.slice(0, 7)}`,
    `${Math.round((CLOCK.now() - started) / 1000)} s`,
    usd === null ? 'cost unknown' : `$${usd.toFixed(2)}`,
    ...(run === null ? [] : [`[all of it](${process.env['GITHUB_SERVER_URL']}/${repository}/actions/runs/${run})`]),
  ];
}
