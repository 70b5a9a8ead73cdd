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
    };
  };
}

const QUERY = `query($owner: String!, $repo: String!, $number: Int!, $threads: String, $reviews: String, $withThreads: Boolean!, $withReviews: Boolean!) {
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
    }
  }
}`;

/** Reads all own comments and reviews of a pull request. */
export async function readConversation(github: GitHub, { owner, repo, number }: Pull): Promise<Conversation> {
  const posted = new Set<string>();
  let threads: string | null = null;
  let reviews: string | null = null;
  let [withThreads, withReviews] = [true, true];
  for (;;) {
    const answer: Answer = await github.reads.graphql<Answer>(QUERY, {
      owner,
      repo,
      number,
      threads,
      reviews,
      withThreads,
      withReviews,
    });
    const pull = answer.repository.pullRequest;
    const said = [
      ...(pull.reviewThreads?.nodes.flatMap((thread) => thread.comments.nodes) ?? []),
      ...(pull.reviews?.nodes ?? []),
    ];
    for (const { viewerDidAuthor, body } of said)
      if (viewerDidAuthor) for (const fingerprint of markedIn(body)) posted.add(fingerprint);
    threads = pull.reviewThreads?.pageInfo.endCursor ?? null;
    reviews = pull.reviews?.pageInfo.endCursor ?? null;
    withThreads = pull.reviewThreads?.pageInfo.hasNextPage ?? false;
    withReviews = pull.reviews?.pageInfo.hasNextPage ?? false;
    if (!withThreads && !withReviews) return { head: pull.headRefOid, posted };
  }
}
