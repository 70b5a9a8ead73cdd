import { STICKY, stickiesIn } from '../judge/record.js';
import type { SavedResult } from '../judge/saved-result.js';
import { cleanState, packedState, type State } from '../judge/state.js';
import { isFromGitHub } from '../source/github-client.js';
import { type Conversation, readConversation, type Said } from '../source/github-conversation.js';
import { hasSomethingToSay, stickyText } from '../words/sticky.js';
import { removeSticky } from './race.js';
import type { Desk, OpenDesk } from './review-post.js';
import { writeOnce } from './write-once.js';

/** What the sticky comment holds beside the result. `state` null: what stands there stays. */
export interface Sticky {
  state: State | null;
  secret: string;
  /** The number of the workflow run that judged; null for none. */
  run: number | null;
  footer: string[];
}

const STATE = /<!-- backend-review:v1 state=[^ ]* -->/;

/** Writes the one comment that says how the pull request stands; null, or why it could not be written. */
export async function publishSticky(result: SavedResult, sticky: Sticky, desk: OpenDesk): Promise<string | null> {
  const [own, ...others] = stickiesIn(desk.conversation);
  if (!own && !hasSomethingToSay(result)) return null;
  for (const { id } of others) await removeSticky(id, desk);
  const kept = sticky.state
    ? packedState(cleanState(sticky.state, desk.clean), sticky.secret)
    : (STATE.exec(own?.body ?? '')?.[0] ?? '');
  const body =
    `${desk.clean(stickyText(result, sticky.footer))}\n\n${STICKY}\n${runMark(sticky, own, desk)}${kept}`.trimEnd();
  const written = await writeOnce({
    make: () => (own ? edit(own, body, desk) : create(body, desk)),
    isThere: async () => (own ? false : isThere(desk)),
    ...{ clock: desk.clock, deadline: desk.deadline },
  });
  if ('stored' in written) return null;
  return `The summary comment was not written (${'refused' in written ? `${written.refused}; it needs pull-requests: write` : written.unclear})`;
}

/** The run that judged; where there is none, the one that stands there stays. */
function runMark({ run }: Sticky, own: Said | undefined, { pull }: Desk): string {
  const kept = /<!-- backend-review:v1 run=[^>]* -->/.exec(own?.body ?? '')?.[0];
  const mark = run === null ? kept : `<!-- backend-review:v1 run=${run} head=${pull.head} -->`;
  return mark ? `${mark}\n` : '';
}

/** The run that last judged the pull request, and the head that it judged; null where no own comment says it. */
export function runIn(conversation: Conversation): { id: number; head: string } | null {
  const [own] = stickiesIn(conversation);
  const [, id, head] = /<!-- backend-review:v1 run=(\d{1,15}) head=([0-9a-f]{40}) -->/.exec(own?.body ?? '') ?? [];
  return id && head ? { id: Number(id), head } : null;
}

/** Whether it can be read back; null when nothing can be read. */
async function isThere({ github, pull }: Desk): Promise<boolean | null> {
  try {
    return stickiesIn(await readConversation(github, pull)).length > 0;
  } catch (error) {
    // The reads fail as well: then nobody can say.
    if (!isFromGitHub(error)) throw error;
    return null;
  }
}

function create(body: string, { github, pull }: Desk) {
  return github.writes.rest.issues.createComment({
    owner: pull.owner,
    repo: pull.repo,
    issue_number: pull.number,
    body,
  });
}

function edit({ id }: Said, body: string, { github, pull }: Desk) {
  return github.writes.rest.issues.updateComment({ owner: pull.owner, repo: pull.repo, comment_id: id, body });
}
