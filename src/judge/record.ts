import type { Conversation, Said, Thread } from '../source/github-conversation.js';
import { marksIn } from './mark.js';

/** One place where a finding was said. `thread` is null for one in the body of a review or a comment. */
export interface Told {
  thread: Thread | null;
  /** Its comment says that it does not block. */
  advisory: boolean;
}

/** How a comment says that its finding does not fail the check. */
export const ADVISORY = 'Does not block the check.';

/** What own comments say, by fingerprint. Nothing in them can change a verdict. */
export type Record = ReadonlyMap<string, readonly Told[]>;

/**
 * The findings that own comments hold. Own are those that GitHub says this token's identity wrote, and those of
 * `knownAuthors`, as long as nobody else has changed them.
 */
export function recordOf({ threads, reviews, comments }: Conversation, knownAuthors: readonly string[]): Record {
  const record = new Map<string, Told[]>();
  const keep = (said: Said | undefined, thread: Thread | null) => {
    if (!said || !isOwn(said, knownAuthors)) return;
    for (const fingerprint of marksIn(said.body))
      record.set(fingerprint, [
        ...(record.get(fingerprint) ?? []),
        { thread, advisory: said.body.includes(`<sub>${ADVISORY}`) },
      ]);
  };
  for (const thread of threads) keep(thread.comments[0], thread);
  for (const said of [...reviews, ...comments]) keep(said, null);
  return record;
}

/** Whether a comment is this product's own. */
export function isOwn({ author, editor, isViewer }: Said, knownAuthors: readonly string[]): boolean {
  const byUs = isViewer || (author !== null && knownAuthors.includes(author));
  return byUs && (editor === null || editor === author);
}

/** The hidden mark of the one summary comment, and how its text begins. */
export const STICKY = '<!-- backend-review:v1 sticky -->';
const BEGINNING = '### Backend Review: ';

/** The own summary comments, the oldest first: racing runs may have made two, and the first one stays. */
export function stickiesIn({ comments }: Pick<Conversation, 'comments'>): Said[] {
  return comments
    .filter((said) => said.isViewer && isOwn(said, []))
    .filter(({ body }) => body.startsWith(BEGINNING) && body.includes(STICKY))
    .sort((a, b) => a.id - b.id);
}
