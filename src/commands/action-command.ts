import * as core from '@actions/core';
import { type History, historyOf } from '../judge/history.js';
import { marksIn, unmarked } from '../judge/mark.js';
import { isOwn } from '../judge/record.js';
import { runIn } from '../publish/sticky.js';
import { parseConfig } from '../settings/config-file.js';
import { CONFIG_PATH, type Given } from '../settings/trusted-paths.js';
import { type GitHub, isFromGitHub } from '../source/github-client.js';
import {
  type Conversation,
  readConversation,
  type Said,
  type Thread,
  withWriters,
} from '../source/github-conversation.js';
import { openPull, type Pull } from '../source/github-pull.js';
import { BadInput, type CommandTarget } from '../target/target.js';
import { block, logLine } from '../words/escape.js';
import { addSummary } from './action-report.js';
import { explain } from './explain.js';

/** What a command is answered with: words below it, or only a sign that it was heard. */
type Reply = { text: string } | { heard: string };

interface Asked {
  github: GitHub;
  target: CommandTarget;
  pull: Pull;
  conversation: Conversation;
  knownAuthors: readonly string[];
  /** Whose word lets a blocking finding go. */
  anyone: boolean;
}

/**
 * Does what a comment commands: dismiss and recheck run the pull request's own run again, explain answers in words. This
 * run judges nothing and sets no status. Programs are never answered.
 */
export async function obeyCommand(github: GitHub, target: CommandTarget, given: Given): Promise<number> {
  if (target.command === null) return done('The comment holds no command of a person: nothing to do.');
  const path = given.config || CONFIG_PATH;
  const pull = await openPull(github, { ...target, kind: 'pull-request', head: null }, [path]);
  const config = parseConfig(pull.settings.get(path) ?? '', path);
  const conversation = await withWriters(github, target, await readConversation(github, target, pull.talk));
  const asked: Asked = {
    ...{ github, target, pull, conversation, knownAuthors: config['known-authors'] ?? [] },
    anyone: config.dismissal === 'anyone',
  };
  const answer = await replyTo(asked);
  if ('text' in answer) await say(answer.text, asked);
  else await react(asked);
  return done('text' in answer ? answer.text : answer.heard);
}

async function done(words: string): Promise<number> {
  core.info(logLine(words));
  await addSummary(`## Backend Review: a command\n\n${block(words, '')}\n`);
  return 0;
}

async function replyTo(asked: Asked): Promise<Reply> {
  const { target, conversation } = asked;
  if (target.command === 'explain') return { text: explained(asked) };
  if (target.command === 'override')
    return { heard: 'An override counts with its label; the run of the label judges it.' };
  if (target.command !== 'dismiss' && target.command !== 'recheck')
    return { text: 'There are the commands `dismiss <reason>`, `recheck` and `explain`.' };
  if (!conversation.writers.has(target.by))
    return { text: `This needs write access to the repository: \`${target.command}\` was not done.` };
  const objection = target.command === 'dismiss' ? objectionTo(asked) : null;
  return objection === null ? runAgain(asked) : { text: objection };
}

/** Why a dismissal will not count; null when it will. */
function objectionTo({ target, conversation, knownAuthors, pull, anyone }: Asked): string | null {
  const history: History = historyOf(conversation, { knownAuthors, kept: null, secret: '', pull: pull.number });
  const thread = threadOf(target, conversation);
  const counts = history.dismissals.some(({ comment }) => comment === target.comment);
  if (!counts)
    return 'This does not count: reply in the thread of a finding, with a reason: `/backend-review dismiss <reason>`. The comment must not be edited.';
  const marks = marksIn(thread?.comments[0]?.body ?? '');
  const blocks = marks.some((each) => history.record.get(each)?.some(({ advisory }) => !advisory));
  return blocks && !anyone && target.by === conversation.author
    ? 'This does not count: it blocks, and you are the author. Somebody else with write access has to dismiss it.'
    : null;
}

/** Starts the run again that judged this head: it judges anew, with what people have decided since. */
async function runAgain({ github, target, pull, conversation }: Asked): Promise<Reply> {
  const { owner, repo } = target;
  const run = runIn(conversation);
  if (run === null) return { text: 'No run is known that judged this pull request. Run the job again by hand.' };
  if (run.head !== pull.head) return { heard: 'A newer commit is being judged, and its run will see this.' };
  const place = { owner, repo, run_id: run.id };
  try {
    if (target.command === 'recheck') await github.writes.rest.actions.reRunWorkflow(place);
    else await github.writes.rest.actions.reRunWorkflowFailedJobs(place);
    return { heard: `Run ${run.id} was started again.` };
  } catch (error) {
    // The token lacks the permission, or the run is still going on.
    if (!isFromGitHub(error)) throw error;
    return {
      text: 'This was heard. Choose “Re-run jobs” on the check: the run could not be started from here (it needs actions: write).',
    };
  }
}

/** Characters of a rule's name that are answered. */
const LONGEST_RULE = 80;

function explained({ target, conversation, knownAuthors }: Asked): string {
  const first = threadOf(target, conversation)?.comments[0];
  const own = first && isOwn(first, knownAuthors) ? /^Rule `([^`]+)`/m.exec(first.body)?.[1] : undefined;
  const rule = target.rest.trim().slice(0, LONGEST_RULE) || own;
  try {
    return rule
      ? block(explain(rule), '')
      : 'Reply in the thread of a finding, or name a rule: `/backend-review explain queries/string-sql`.';
  } catch (error) {
    // A rule of the repository's own, or none.
    if (!(error instanceof BadInput)) throw error;
    return block(error.message, '');
  }
}

/** The thread that the command stands in; null for a comment on the pull request itself. */
function threadOf({ comment, inReplyTo }: CommandTarget, { threads }: Conversation): Thread | null {
  const holds = ({ comments }: Thread) => comments.some(({ id }: Said) => id === comment || id === inReplyTo);
  return inReplyTo === null ? null : (threads.find(holds) ?? null);
}

/** Once for each command, also when this run is started again. */
async function say(text: string, { github, target, conversation }: Asked): Promise<void> {
  const mark = `<!-- backend-review:v1 answers=${target.comment} -->`;
  const said = [...conversation.comments, ...conversation.threads.flatMap(({ comments }) => comments)];
  if (said.some((each) => each.isViewer && each.body.includes(mark))) return;
  const { owner, repo, number, inReplyTo } = target;
  // Words of the commander may be in it: none of them becomes a mark of ours.
  const body = `${unmarked(text)}\n\n${mark}`;
  const place = { owner, repo, body };
  if (inReplyTo === null) await github.writes.rest.issues.createComment({ ...place, issue_number: number });
  else
    await github.writes.rest.pulls.createReplyForReviewComment({
      ...place,
      pull_number: number,
      comment_id: inReplyTo,
    });
}

async function react({ github, target: { owner, repo, comment, inReplyTo } }: Asked): Promise<void> {
  const place = { owner, repo, comment_id: comment, content: '+1' } as const;
  if (inReplyTo === null) await github.writes.rest.reactions.createForIssueComment(place);
  else await github.writes.rest.reactions.createForPullRequestReviewComment(place);
}
