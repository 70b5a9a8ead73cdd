import type { Finding } from '../judge/finding.js';
import type { ReviewResult } from '../judge/result.js';
import { type GitHub, isFromGitHub, statusOf } from '../source/github-client.js';
import type { Pull } from '../source/github-pull.js';
import { commentBody, headline, marked } from '../words/comment.js';
import { code, prose } from '../words/escape.js';
import { titleOf } from '../words/title.js';
import { readConversation } from './conversation.js';
import type { Delivery } from './delivery.js';
import type { Plan } from './plan.js';

/** Comments of one review. GitHub states no limit; reviews of 70 were seen to fail half stored. */
const COMMENTS_A_REVIEW = 30;

/** Characters of a review's body, below GitHub's 65,536 in any way of counting them. */
const LONGEST_BODY = 16_000;

/** Milliseconds before a write whose fate is unknown is looked up. */
const SETTLE_MS = 2_000;

/** The pull request that is written to, and how. `clean` takes every known secret out of a text. */
export interface Desk {
  github: GitHub;
  pull: Pull;
  clean: (text: string) => string;
}

/** Posts one `COMMENT` review (more where it has many comments), each finding once. */
export async function postReview(result: ReviewResult, plan: Plan, desk: Desk): Promise<Delivery> {
  const delivery: Delivery = { posted: [], degraded: [], problem: null };
  const batches: Finding[][] = [];
  for (let at = 0; at < plan.inline.length; at += COMMENTS_A_REVIEW)
    batches.push(plan.inline.slice(at, at + COMMENTS_A_REVIEW));
  if (batches.length === 0 && plan.body.length > 0) batches.push([]);
  let [body, listed] = reviewBody(result, plan.body);
  for (const finding of plan.body.slice(listed))
    delivery.degraded.push({ finding, reason: 'the body of the review was full' });
  for (const inline of batches) {
    await postBatch({ body, inline, listed: plan.body.slice(0, listed) }, delivery, desk);
    [body, listed] = [`Backend Review, continued: ${prose(titleOf(result))}`, 0];
  }
  return delivery;
}

/** The body, and how many of the findings it names. */
function reviewBody(result: ReviewResult, findings: Finding[]): [string, number] {
  const parts = [`Backend Review: ${prose(titleOf(result))}`];
  let length = 0;
  let listed = 0;
  for (const finding of findings) {
    const part = marked(
      `${headline(finding)} at ${code(`${finding.path}:${finding.line}`)}\n${prose(finding.message)}`,
      finding,
    );
    length += part.length;
    if (length > LONGEST_BODY) break;
    parts.push(part);
    listed++;
  }
  return [parts.join('\n\n'), listed];
}

interface Batch {
  body: string;
  inline: Finding[];
  listed: Finding[];
}

async function postBatch(batch: Batch, delivery: Delivery, desk: Desk): Promise<void> {
  const all = [...batch.inline, ...batch.listed];
  const outcome = await send(batch, desk);
  if (outcome === 'stored') delivery.posted.push(...all);
  else if (outcome === 'refused-lines') await postHalves(batch, delivery, desk);
  else {
    delivery.degraded.push(...all.map((finding) => ({ finding, reason: outcome.reason })));
    delivery.problem ??= outcome.problem;
  }
}

/** GitHub refuses a whole review for one bad line, and does not say which: halves find it. */
async function postHalves(batch: Batch, delivery: Delivery, desk: Desk): Promise<void> {
  if (batch.inline.length <= 1) {
    delivery.degraded.push(
      ...batch.inline.map((finding) => ({ finding, reason: 'GitHub takes no comment at its line' })),
    );
    if (batch.listed.length > 0) await postBatch({ ...batch, inline: [] }, delivery, desk);
    return;
  }
  const half = Math.ceil(batch.inline.length / 2);
  await postBatch({ ...batch, inline: batch.inline.slice(0, half) }, delivery, desk);
  await postBatch({ ...batch, inline: batch.inline.slice(half), listed: [] }, delivery, desk);
}

type Outcome = 'stored' | 'refused-lines' | { reason: string; problem: string | null };

/** One write, without a blind retry: an answer that does not say what happened is looked up before a second try. */
async function send(batch: Batch, desk: Desk): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      await createReview(batch, desk);
      return 'stored';
    } catch (error) {
      const status = statusOf(error);
      if (status === 422 && batch.inline.length > 0) return 'refused-lines';
      if (status === 403 || status === 401 || status === 404 || status === 422)
        return {
          reason: `the token may not write to this pull request (${status}; it needs pull-requests: write)`,
          problem: null,
        };
      // Octokit turns every failure of a request into an error with a status; anything else is ours.
      if (status === null) throw error;
      await new Promise((done) => setTimeout(done, SETTLE_MS));
      const found = await isThere(batch, desk);
      if (found) return 'stored';
      if (found === null || attempt === 2) {
        const problem =
          found === null
            ? 'DELIVERY UNKNOWN: GitHub did not say whether it stored the review; to avoid a duplicate nothing was sent again. Run again later.'
            : 'REVIEWED, NOT DELIVERED: GitHub did not store the review. Run again later.';
        return { reason: `GitHub failed (${status})`, problem };
      }
    }
  }
}

/** Whether the batch can be read back; null when it cannot be read at all. */
async function isThere({ inline, listed }: Batch, { github, pull }: Desk): Promise<boolean | null> {
  try {
    const { posted } = await readConversation(github, pull);
    return [...inline, ...listed].some((finding) => posted.has(finding.fingerprint));
  } catch (error) {
    // The reads fail as well: then nobody can say.
    if (!isFromGitHub(error)) throw error;
    return null;
  }
}

async function createReview({ body, inline }: Batch, { github, pull, clean }: Desk): Promise<void> {
  await github.writes.rest.pulls.createReview({
    ...{ owner: pull.owner, repo: pull.repo, pull_number: pull.number },
    commit_id: pull.head,
    event: 'COMMENT',
    body: clean(body),
    comments: inline.map((finding) => ({
      path: finding.path,
      body: clean(commentBody(finding)),
      side: finding.side,
      line: finding.endLine,
      // GitHub refuses a range whose first line is its last.
      ...(finding.endLine > finding.line ? { start_line: finding.line, start_side: finding.side } : {}),
    })),
  });
}
