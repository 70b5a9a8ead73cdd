import { type Conversation, isPerson, type Said, type Thread } from '../source/github-conversation.js';
import { COMMAND } from '../target/from-event.js';
import { marksIn } from './mark.js';
import { isOwn, type Record, recordOf, stickiesIn } from './record.js';
import { NO_STATE, type State, unpackedState } from './state.js';

/** A person's word that a finding does not count. `thread` is null for a plain comment that names the fingerprint. */
export interface Dismissal {
  fingerprint: string;
  by: string;
  reason: string;
  thread: Thread | null;
  /** The number of the comment that says it. */
  comment: number;
}

/** What is known of a pull request from earlier runs and from people. */
export interface History {
  /** Who opened it. */
  author: string | null;
  record: Record;
  /** By people with write access, unedited and with a reason. */
  dismissals: Dismissal[];
  /** Those that do not count, and why. */
  voided: string[];
  state: State | null;
  /** A person other than the author, with write access, who approved this very head. */
  approvedBy: string | null;
}

export const NO_HISTORY: History = {
  ...{ author: null, record: new Map(), dismissals: [], voided: [], state: null, approvedBy: null },
};

/** Of one person's reviews with these states the last one holds. */
const OPINIONS = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];

/** How the conversation is read: whose comments are own, the state of a file, and what a state must be sealed with. */
export interface Knowing {
  /** The pull request's number. */
  pull: number | null;
  knownAuthors: readonly string[];
  kept: State | null;
  secret: string;
}

/** Reads the conversation of a pull request: what was said before, what people decided, and what a run left. */
export function historyOf(conversation: Conversation | null, { knownAuthors, secret, ...known }: Knowing): History {
  if (conversation === null) return { ...NO_HISTORY, state: known.kept };
  const { author, head, reviews } = conversation;
  const [own] = stickiesIn(conversation);
  const opinions = new Map(
    reviews.filter(({ state }) => OPINIONS.includes(state)).map((review) => [review.author, review]),
  );
  const approval = [...opinions.values()].find(
    (review) =>
      review.state === 'APPROVED' &&
      review.commit === head &&
      review.canPush &&
      isPerson(review.author) &&
      review.author !== author,
  );
  return {
    ...{ author, record: recordOf(conversation, knownAuthors), ...dismissalsIn(conversation, knownAuthors) },
    ...{ state: joined(own ? unpackedState(own.body, secret) : null, known), approvedBy: approval?.author ?? null },
  };
}

/** The comment's state, which every run renews, with the answers of the file; the file's where there is no comment. */
function joined(said: State | null, { kept, pull }: Pick<Knowing, 'kept' | 'pull'>): State | null {
  const ours = said?.pull === pull ? said : null;
  if (kept === null) return ours;
  const own = ours ?? (kept.pull === pull ? kept : NO_STATE);
  return { ...own, answers: [...kept.answers, ...(ours?.answers ?? [])] };
}

/** Below an own thread, or `/backend-review dismiss 0123456789abcdef <reason>` in a plain comment. */
function dismissalsIn({ threads, comments, writers }: Conversation, knownAuthors: readonly string[]) {
  const dismissals: Dismissal[] = [];
  const voided: string[] = [];
  const hear = (said: Said, thread: Thread | null) => {
    const [, command, rest = ''] = COMMAND.exec(said.body) ?? [];
    if (command !== 'dismiss' || !isPerson(said.author)) return;
    const [, named, stated = ''] = /^([0-9a-f]{16})\b[ \t]*(.*)$/.exec(rest) ?? [null, null, rest];
    const marks = thread ? marksIn(thread.comments[0]?.body ?? '') : named ? [named] : [];
    const reason = (thread ? rest : stated).trim();
    const why = !writers.has(said.author)
      ? 'who has no write access'
      : said.editor !== null
        ? 'whose comment was edited'
        : reason.length < 3 || /^<[^>]*>$/.test(reason)
          ? 'without a reason'
          : marks.length === 0
            ? 'that names no finding'
            : null;
    if (why) voided.push(`A dismissal by @${said.author}, ${why}, does not count`);
    else
      for (const fingerprint of marks)
        dismissals.push({ fingerprint, by: said.author, reason, thread, comment: said.id });
  };
  for (const thread of threads) {
    const [first, ...replies] = thread.comments;
    if (first && isOwn(first, knownAuthors)) for (const reply of replies) hear(reply, thread);
  }
  for (const said of comments) hear(said, null);
  return { dismissals, voided };
}
