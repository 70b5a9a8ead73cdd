import type { GitHub } from '../source/github-client.js';
import type { Pull } from '../source/github-pull.js';
import { markedIn } from '../words/comment.js';

/** A pull request as it is right before something is written to it. */
export interface Conversation {
  head: string;
  /** Fingerprints in comments and reviews that GitHub says this token's identity wrote. */
  posted: Set<string>;
}

interface Said {
  viewerDidAuthor: boolean;
  body: string;
}

interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Answer {
  repository: {
    pullRequest: {
      headRefOid: string;
      reviewThreads?: Page<{ comments: { nodes: Said[] } }>;
      reviews?: Page<Said>;
      comments?: Page<Said>;
    };
  };
}

const QUERY = `query(
  $owner: String!, $repo: String!, $number: Int!, $threads: String, $reviews: String, $comments: String,
  $withThreads: Boolean!, $withReviews: Boolean!, $withComments: Boolean!
) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      reviewThreads(first: 100, after: $threads) @include(if: $withThreads) {
        pageInfo { hasNextPage endCursor }
        nodes { comments(first: 1) { nodes { viewerDidAuthor body } } }
      }
      reviews(first: 100, after: $reviews) @include(if: $withReviews) {
        pageInfo { hasNextPage endCursor }
        nodes { viewerDidAuthor body }
      }
      comments(first: 100, after: $comments) @include(if: $withComments) {
        pageInfo { hasNextPage endCursor }
        nodes { viewerDidAuthor body }
      }
    }
  }
}`;

/** Reads all own comments and reviews of a pull request. */
export async function readConversation(
  github: GitHub,
  { owner, repo, number }: Pick<Pull, 'owner' | 'repo' | 'number'>,
): Promise<Conversation> {
  const posted = new Set<string>();
  const next: Record<'threads' | 'reviews' | 'comments', string | null> = {
    threads: null,
    reviews: null,
    comments: null,
  };
  let wanted = { withThreads: true, withReviews: true, withComments: true };
  for (;;) {
    const answer: Answer = await github.reads.graphql<Answer>(QUERY, { owner, repo, number, ...next, ...wanted });
    const { headRefOid, reviewThreads, reviews, comments } = answer.repository.pullRequest;
    const said = [
      ...(reviewThreads?.nodes.flatMap((thread) => thread.comments.nodes) ?? []),
      ...(reviews?.nodes ?? []),
      ...(comments?.nodes ?? []),
    ];
    for (const { viewerDidAuthor, body } of said)
      if (viewerDidAuthor) for (const fingerprint of markedIn(body)) posted.add(fingerprint);
    next.threads = reviewThreads?.pageInfo.endCursor ?? null;
    next.reviews = reviews?.pageInfo.endCursor ?? null;
    next.comments = comments?.pageInfo.endCursor ?? null;
    wanted = {
      withThreads: reviewThreads?.pageInfo.hasNextPage ?? false,
      withReviews: reviews?.pageInfo.hasNextPage ?? false,
      withComments: comments?.pageInfo.hasNextPage ?? false,
    };
    if (!Object.values(wanted).includes(true)) return { head: headRefOid, posted };
  }
}
