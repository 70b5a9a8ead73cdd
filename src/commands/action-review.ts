import { knownValues, redactKnown } from '../inspect/redaction.js';
import type { ReviewResult } from '../judge/result.js';
import { deliveryWords } from '../publish/delivery.js';
import { publishReview } from '../publish/publish-review.js';
import { review } from '../review.js';
import type { Given } from '../settings/trusted-paths.js';
import type { GitHub } from '../source/github-client.js';
import type { Pull } from '../source/github-pull.js';
import type { Source } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { actionRun, reportResult, writeResult } from './action-report.js';

/** A pull request that is being read. */
interface Opened {
  github: GitHub;
  pull: Pull;
  source: Source;
}

/** Reviews a pull request in the Action and publishes what was found; returns the exit code. */
export async function reviewPull({ github, pull, source }: Opened, given: Given): Promise<number> {
  if (!pull.open) throw new BadInput(`Pull request #${pull.number} is not open: there is nothing to review.`);
  const run = await actionRun(given);
  const result = await review(source, run);
  await writeResult(result, run);
  const known = knownValues([], run.credentials);
  const clean = (text: string) => redactKnown(text, known);
  const { plan, delivery } = await publishReview(result, { github, pull, clean });
  const settled: ReviewResult =
    delivery.problem && result.verdict === 'pass' ? { ...result, verdict: 'incomplete' } : result;
  return reportResult(settled, deliveryWords(result, plan, delivery), run);
}
