import type { Finding } from '../judge/finding.js';
import { marked } from '../judge/mark.js';
import { recordOf } from '../judge/record.js';
import type { SavedResult } from '../judge/saved-result.js';
import { type GitHub, isFromGitHub } from '../source/github-client.js';
import { type Conversation, readConversation } from '../source/github-conversation.js';
import type { Pull } from '../source/github-pull.js';
import { commentBody, cut, headline } from '../words/comment.js';
import { code, prose } from '../words/escape.js';
import { titleOf } from '../words/title.js';
import type { Delivery } from './delivery.js';
import type { Plan } from './plan.js';
import { withdrawRepeated } from './race.js';
import { type Clock, type Written, writeOnce } from './write-once.js';

/** Comments of one review. GitHub states no limit; reviews of 70 were seen to fail half stored. */
const COMMENTS_A_REVIEW = 30;

/** Characters of a body, below GitHub's 65,536 in any way of counting them. */
const LONGEST_BODY = 16_000;

/** Milliseconds that one write may take. */
const WRITE_MS = 30_000;

/** The pull request that is written to, and how. `clean` takes every known secret out of a text. */
export interface Desk {
  github: GitHub;
  pull: Pick<Pull, 'owner' | 'repo' | 'number' | 'head'>;
  clean: (text: string) => string;
  clock: Clock;
  /** Milliseconds since 1970 after which nothing is waited for. */
  deadline: number;
}

/** A desk with what was said before anything was posted from it. */
export interface OpenDesk extends Desk {
  conversation: Conversation;
}

/** Posts one `COMMENT` review (more where it has many comments), each finding once. */
export async function postReview(result: SavedResult, plan: Plan, desk: OpenDesk): Promise<Delivery> {
  const delivery: Delivery = { inline: [], body: [], degraded: [], problem: null };
  const title = prose(titleOf(result));
  const batches: Finding[][] = [];
  for (let at = 0; at < plan.inline.length; at += COMMENTS_A_REVIEW)
    batches.push(plan.inline.slice(at, at + COMMENTS_A_REVIEW));
  if (batches.length === 0 && plan.body.length > 0) batches.push([]);
  let listed = plan.body;
  for (const [index, inline] of batches.entries()) {
    const batch = { title: `Backend Review${index > 0 ? ', continued' : ''}: ${title}`, inline, listed };
    await postBatch(batch, delivery, desk);
    listed = [];
  }
  return delivery;
}

/** What one review holds: comments on lines, and findings in its body. */
interface Batch {
  title: string;
  inline: Finding[];
  listed: Finding[];
}

async function postBatch(batch: Batch, delivery: Delivery, desk: OpenDesk): Promise<void> {
  const { text, named } = listing(batch.title, batch.listed);
  for (const finding of batch.listed.slice(named))
    delivery.degraded.push({ finding, reason: 'the body of the review was full' });
  const all = [...batch.inline, ...batch.listed.slice(0, named)];
  const written = await write(desk, all, () => createReview(text, batch.inline, desk));
  if ('stored' in written) {
    const lost = await notStored(batch.inline, desk);
    delivery.inline.push(...batch.inline.filter((finding) => !lost.includes(finding)));
    delivery.body.push(...batch.listed.slice(0, named));
    degrade(delivery, lost, 'GitHub stored the review without it');
  } else if ('unclear' in written) {
    degrade(delivery, all, 'GitHub failed');
    delivery.problem ??= written.unclear;
  } else if (written.refused === 422 && batch.inline.length > 0 && !/pending review/i.test(written.message))
    await postHalves({ ...batch, listed: batch.listed.slice(0, named) }, delivery, desk);
  else await commentInstead({ ...batch, listed: all }, written, { delivery, desk });
}

/** GitHub refuses a whole review for one bad line, and does not say which: halves find it. */
async function postHalves(batch: Batch, delivery: Delivery, desk: OpenDesk): Promise<void> {
  if (batch.inline.length <= 1) {
    degrade(delivery, batch.inline, 'GitHub takes no comment at its line');
    if (batch.listed.length > 0) await postBatch({ ...batch, inline: [] }, delivery, desk);
    return;
  }
  const half = Math.ceil(batch.inline.length / 2);
  await postBatch({ ...batch, inline: batch.inline.slice(0, half) }, delivery, desk);
  await postBatch({ ...batch, inline: batch.inline.slice(half), listed: [] }, delivery, desk);
}

/** Where no review may be posted a plain comment may: with another permission, or beside somebody's pending review. */
async function commentInstead(
  { title, listed }: Batch,
  refusal: { refused: number; message: string },
  { delivery, desk }: { delivery: Delivery; desk: OpenDesk },
): Promise<void> {
  const { owner, repo, number } = desk.pull;
  const { text, named } = listing(title, listed);
  const place = { owner, repo, issue_number: number };
  const written = await write(desk, listed.slice(0, named), async () => {
    const request = { signal: desk.clock.within(WRITE_MS) };
    await desk.github.writes.rest.issues.createComment({ ...place, body: desk.clean(text), request });
  });
  const why = /pending review/i.test(refusal.message)
    ? 'a pending review of the same account stands in the way of a review'
    : `the token may not write a review to this pull request (${refusal.refused}; it needs pull-requests: write)`;
  if ('stored' in written) delivery.body.push(...listed.slice(0, named));
  else degrade(delivery, listed.slice(0, named), why);
  degrade(delivery, listed.slice(named), 'the comment was full');
  if ('unclear' in written) delivery.problem ??= written.unclear;
}

function degrade(delivery: Delivery, findings: readonly Finding[], reason: string): void {
  delivery.degraded.push(...findings.map((finding) => ({ finding, reason })));
}

/** A body that names the findings, and how many of them it had room for. */
function listing(title: string, findings: readonly Finding[]): { text: string; named: number } {
  const parts = [title];
  let length = 0;
  for (const finding of findings) {
    const place = code(`${finding.path}:${finding.line}`);
    const part = marked(`${headline(finding)} at ${place}\n${prose(cut(finding.message, 700))}`, finding);
    length += part.length;
    if (length > LONGEST_BODY) break;
    parts.push(part);
  }
  return { text: parts.join('\n\n'), named: parts.length - 1 };
}

function write(desk: Desk, findings: readonly Finding[], make: () => Promise<unknown>): Promise<Written> {
  return writeOnce({ make, isThere: () => isThere(findings, desk), clock: desk.clock, deadline: desk.deadline });
}

/** Whether the findings can be read back; null when nothing can be read at all. */
async function isThere(findings: readonly Finding[], { github, pull }: Desk): Promise<boolean | null> {
  try {
    const record = recordOf(await readConversation(github, pull), []);
    return findings.some(({ fingerprint }) => record.has(fingerprint));
  } catch (error) {
    // The reads fail as well: then nobody can say.
    if (!isFromGitHub(error)) throw error;
    return null;
  }
}

async function createReview(
  body: string,
  inline: readonly Finding[],
  { github, pull, clean, clock }: Desk,
): Promise<void> {
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
    request: { signal: clock.within(WRITE_MS) },
  });
}

/** The comments that a stored review does not have; what a run beside this one said as well is withdrawn. */
async function notStored(inline: readonly Finding[], desk: OpenDesk): Promise<Finding[]> {
  try {
    const after = await readConversation(desk.github, desk.pull);
    await withdrawRepeated(desk.conversation, after, desk);
    const there = recordOf(after, []);
    return inline.filter(({ fingerprint }) => !there.has(fingerprint));
  } catch (error) {
    // GitHub said that it stored them: that is the last word where it cannot be read back.
    if (!isFromGitHub(error)) throw error;
    return [];
  }
}
