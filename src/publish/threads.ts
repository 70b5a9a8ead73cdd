import { FIXED, type Settled } from '../judge/settled.js';
import { isFromGitHub } from '../source/github-client.js';
import type { Thread } from '../source/github-conversation.js';
import { counted } from '../words/title.js';
import type { Desk } from './review-post.js';

/** Settles own threads whose finding is fixed, and opens those again whose finding is back; what was done, in words. */
export async function settleThreads({ fixed, back }: Settled, desk: Desk): Promise<string[]> {
  const sha = desk.pull.head.slice(0, 7);
  let [settled, opened] = [0, 0];
  for (const thread of fixed) if (await settle(thread, `Fixed in ${sha}.`, desk)) settled += 1;
  for (const thread of back) if (await open(thread, `Found again at ${sha}.`, desk)) opened += 1;
  return [
    ...(settled > 0 ? [`${counted(settled, 'thread')} settled: fixed`] : []),
    ...(opened > 0 ? [`${counted(opened, 'thread')} opened again: the fault is back`] : []),
  ];
}

/** Resolves a thread and says why; where the token may not, the own comment says it. */
async function settle(thread: Thread, words: string, desk: Desk): Promise<boolean> {
  if (desk.clock.now() > desk.deadline) return false;
  if (await isDone(() => mutate('resolveReviewThread', thread, desk))) {
    await isDone(() => reply(thread, words, desk));
    return true;
  }
  const [first] = thread.comments;
  return isDone(() => edit(thread, `**${words}**\n\n${first?.body ?? ''}`, desk));
}

async function open(thread: Thread, words: string, desk: Desk): Promise<boolean> {
  if (desk.clock.now() > desk.deadline) return false;
  const [first] = thread.comments;
  const text = first?.body ?? '';
  if (FIXED.test(text)) return isDone(() => edit(thread, text.replace(FIXED, ''), desk));
  const done = await isDone(() => mutate('unresolveReviewThread', thread, desk));
  if (done) await isDone(() => reply(thread, words, desk));
  return done;
}

/** What fails here does so without harm: the next run does it, and the summary says what stands. */
async function isDone(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!isFromGitHub(error)) throw error;
    return false;
  }
}

function mutate(name: 'resolveReviewThread' | 'unresolveReviewThread', { id }: Thread, { github }: Desk) {
  const query = `mutation($id: ID!) { ${name}(input: { threadId: $id }) { thread { id isResolved } } }`;
  return github.writes.graphql(query, { id });
}

function reply({ comments: [first] }: Thread, body: string, { github, pull }: Desk) {
  const place = { owner: pull.owner, repo: pull.repo, pull_number: pull.number, comment_id: first?.id ?? 0 };
  return github.writes.rest.pulls.createReplyForReviewComment({ ...place, body });
}

function edit({ comments: [first] }: Thread, body: string, { github, pull }: Desk) {
  const place = { owner: pull.owner, repo: pull.repo, comment_id: first?.id ?? 0 };
  return github.writes.rest.pulls.updateReviewComment({ ...place, body });
}
