import { COMMAND } from '../target/from-event.js';
import type { GitHub } from './github-client.js';
import { mayWrite } from './github-rights.js';

/** One comment or review. Logins are as REST writes them: `octocat`, and `helper[bot]` for all who are no persons. */
export interface Said {
  /** The number by which REST names it. */
  id: number;
  /** Null when the account is gone. */
  author: string | null;
  /** GitHub says that this token's identity wrote it. */
  isViewer: boolean;
  /** Who changed it last; null: nobody did. */
  editor: string | null;
  body: string;
  /** The review that a comment on lines belongs to. */
  review: number | null;
}

/** A thread on lines: its first comment, and the replies as far as they are read. */
export interface Thread {
  /** Its name in GraphQL. */
  id: string;
  path: string;
  /** The last line that it is about, 1-based, at the head; null once that has changed. */
  line: number | null;
  isResolved: boolean;
  /** Its line has changed since. */
  isOutdated: boolean;
  comments: Said[];
  /** Replies that were not read. */
  unread: number;
}

export interface Review extends Said {
  /** `APPROVED`, `COMMENTED`, `PENDING`, … */
  state: string;
  commit: string | null;
  /** Its author may push to the repository. */
  canPush: boolean;
}

/** What was said on a pull request, oldest first. `writers` are those among the giving of commands with write access. */
export interface Conversation {
  head: string;
  /** Who opened the pull request. */
  author: string | null;
  threads: Thread[];
  reviews: Review[];
  comments: Said[];
  writers: ReadonlySet<string>;
}

/** The pull request that is talked on. */
export interface TalkPlace {
  owner: string;
  repo: string;
  number: number;
}

interface Who {
  login: string;
  __typename: string;
}

interface SaidRow {
  fullDatabaseId: string | null;
  viewerDidAuthor: boolean;
  body: string;
  author: Who | null;
  editor: Who | null;
  pullRequestReview?: { fullDatabaseId: string | null } | null;
}

interface ThreadRow {
  id: string;
  path: string;
  isResolved: boolean;
  isOutdated: boolean;
  line: number | null;
  comments: { totalCount: number; nodes: (SaidRow | null)[] };
  replies: { nodes: (SaidRow | null)[] };
}

interface ReviewRow extends SaidRow {
  state: string;
  commit: { oid: string } | null;
  authorCanPushToRepository: boolean;
}

interface Page<T> {
  /** Null for what the token may not see. */
  nodes: (T | null)[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** One page of each list, as far as it was asked for. */
export interface TalkPage {
  headRefOid: string;
  author: Who | null;
  reviewThreads?: Page<ThreadRow>;
  reviews?: Page<ReviewRow>;
  comments?: Page<SaidRow>;
}

export const talkFragment = `
fragment Talk on PullRequest {
  headRefOid author { ...Who }
  reviewThreads(first: 100, after: $threads) @include(if: $withThreads) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id path line isResolved isOutdated
      comments(first: 1) { totalCount nodes { ...Line } }
      replies: comments(last: 50) { nodes { ...Line } }
    }
  }
  reviews(first: 100, after: $reviews) @include(if: $withReviews) {
    pageInfo { hasNextPage endCursor }
    nodes { fullDatabaseId ...Said state commit { oid } authorCanPushToRepository }
  }
  comments(first: 100, after: $comments) @include(if: $withComments) {
    pageInfo { hasNextPage endCursor }
    nodes { fullDatabaseId ...Said }
  }
}
fragment Line on PullRequestReviewComment { fullDatabaseId pullRequestReview { fullDatabaseId } ...Said }
fragment Said on Comment { viewerDidAuthor body author { ...Who } editor { ...Who } }
fragment Who on Actor { login __typename }`;

/** The variables of a query that uses the fragment, and their values for the first pages. */
export const talkVariables =
  '$threads: String, $reviews: String, $comments: String, $withThreads: Boolean!, $withReviews: Boolean!, $withComments: Boolean!';
export const FIRST_PAGES = {
  ...{ threads: null, reviews: null, comments: null },
  ...{ withThreads: true, withReviews: true, withComments: true },
};

/** Reads all that was said; `first` are the first pages, where they are known. */
export async function readConversation(
  github: GitHub,
  { owner, repo, number }: TalkPlace,
  first: TalkPage | null = null,
): Promise<Conversation> {
  const read: Conversation = { head: '', author: null, threads: [], reviews: [], comments: [], writers: new Set() };
  let wanted: Record<string, string | boolean | null> = FIRST_PAGES;
  let page = first;
  for (;;) {
    page ??= (
      await github.reads.graphql<{ repository: { pullRequest: TalkPage } }>(
        `query($owner: String!, $repo: String!, $number: Int!, ${talkVariables}) {
          repository(owner: $owner, name: $repo) { pullRequest(number: $number) { ...Talk } }
        } ${talkFragment}`,
        { owner, repo, number, ...wanted },
      )
    ).repository.pullRequest;
    const { reviewThreads, reviews, comments } = page;
    read.head = page.headRefOid;
    read.author = nameOf(page.author);
    read.threads.push(...seen(reviewThreads).map(threadOf));
    read.reviews.push(...seen(reviews).map(reviewOf));
    read.comments.push(...seen(comments).map(saidOf));
    wanted = {
      ...{ threads: cursor(reviewThreads), reviews: cursor(reviews), comments: cursor(comments) },
      ...{ withThreads: hasMore(reviewThreads), withReviews: hasMore(reviews), withComments: hasMore(comments) },
    };
    if (!Object.values(wanted).includes(true)) return read;
    page = null;
  }
}

const seen = <T>(page?: Page<T>): T[] => (page?.nodes ?? []).filter((node) => node !== null);
const cursor = (page?: Page<unknown>) => page?.pageInfo.endCursor ?? null;
const hasMore = (page?: Page<unknown>) => page?.pageInfo.hasNextPage ?? false;

/** The conversation with the people who may command: persons with write access who gave a command. */
export async function withWriters(github: GitHub, place: TalkPlace, conversation: Conversation): Promise<Conversation> {
  const said = [...conversation.threads.flatMap(({ comments }) => comments), ...conversation.comments];
  const people = new Set(said.flatMap(({ author, body }) => (isPerson(author) && COMMAND.test(body) ? [author] : [])));
  const rights = await Promise.all(
    [...people].map(async (login) => ((await mayWrite(github, place, login)) ? [login] : [])),
  );
  return { ...conversation, writers: new Set(rights.flat()) };
}

export function isPerson(login: string | null): login is string {
  return login !== null && !login.endsWith('[bot]');
}

function nameOf(who: Who | null): string | null {
  return who && (who.__typename === 'User' ? who.login : `${who.login}[bot]`);
}

function saidOf({ fullDatabaseId, viewerDidAuthor, body, author, editor, pullRequestReview }: SaidRow): Said {
  const review = pullRequestReview?.fullDatabaseId ?? null;
  return {
    review: review === null ? null : Number(review),
    ...{ id: Number(fullDatabaseId), author: nameOf(author), isViewer: viewerDidAuthor },
    ...{ editor: nameOf(editor), body },
  };
}

function threadOf({ id, path, line, isResolved, isOutdated, comments, replies }: ThreadRow): Thread {
  const said = new Map(
    [...comments.nodes, ...replies.nodes].flatMap((row) => (row ? [[row.fullDatabaseId, saidOf(row)]] : [])),
  );
  return {
    ...{ id, path, line, isResolved, isOutdated },
    ...{ comments: [...said.values()], unread: comments.totalCount - said.size },
  };
}

function reviewOf({ state, commit, authorCanPushToRepository, ...said }: ReviewRow): Review {
  return { ...saidOf(said), state, commit: commit?.oid ?? null, canPush: authorCanPushToRepository };
}
