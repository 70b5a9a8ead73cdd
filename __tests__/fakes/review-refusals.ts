import { patchHunks } from './patch-lines.js';
import type { World } from './world.js';

/** Limit of GitHub on one body, in characters. */
const bodyLimit = 65_536;

/** A comment as it is sent along with a review, after its shape was checked. */
export interface NewComment {
  path: string;
  body: string;
  side?: string;
  line?: number;
  start_side?: string;
  start_line?: number;
  position?: number;
}

export interface NewReview {
  commit_id?: string;
  body?: string;
  event?: string;
  comments?: NewComment[];
}

/** What GitHub says against a new review, beyond its shape; [] when it takes it. */
export function reviewRefusals(world: World, review: NewReview): string[] {
  const body = review.body ?? '';
  const comments = review.comments ?? [];
  const refusals = comments.flatMap((comment) => commentRefusal(world, comment) ?? []);
  if (!isHead(world, review.commit_id)) refusals.push('The commit is not part of the pull request');
  if ([...body].length > bodyLimit) refusals.push(`Body is too long (maximum is ${bodyLimit} characters)`);
  const mustSpeak = review.event === 'REQUEST_CHANGES' || (review.event === 'COMMENT' && comments.length === 0);
  if (body === '' && mustSpeak) refusals.push("Pull request review body can't be blank");
  if (['APPROVE', 'REQUEST_CHANGES'].includes(review.event ?? '') && world.pull?.author === world.viewer)
    refusals.push(
      `Review Can not ${review.event === 'APPROVE' ? 'approve' : 'request changes on'} your own pull request`,
    );
  return refusals;
}

/** Without a commit GitHub takes the head. */
export function isHead(world: World, commit: string | undefined): boolean {
  return commit === undefined || commit === world.head.sha;
}

const noHunk = "Pull request review thread diff hunk can't be blank";

/** What GitHub says against one comment, in one sentence that does not name the comment; null if it takes it. */
export function commentRefusal(world: World, comment: NewComment): string | null {
  if (comment.body.trim() === '') return "Pull request review comment body can't be blank";
  if ([...comment.body].length > bodyLimit) return `Body is too long (maximum is ${bodyLimit} characters)`;
  const file = world.files.find(({ filename }) => filename === comment.path);
  if (!file) return `Pull request review thread path is invalid and ${noHunk}`;
  return placeRefusal(file.patch ?? '', comment);
}

function placeRefusal(patch: string, comment: NewComment): string | null {
  const { line, start_line: start, side = 'RIGHT', start_side: startSide = side } = comment;
  const hunks = patchHunks(patch).map(({ lines }) => ({
    LEFT: new Set(lines.map(({ oldNumber }) => oldNumber)),
    RIGHT: new Set(lines.map(({ newNumber }) => newNumber)),
  }));
  const holds = (hunk: (typeof hunks)[number], place: string, number: number) =>
    hunk[place === 'LEFT' ? 'LEFT' : 'RIGHT'].has(number);
  const hunk = line === undefined ? undefined : hunks.find((candidate) => holds(candidate, side, line));
  const sameHunk = 'Pull request review thread start line must be part of the same hunk as the line.';
  if (line === undefined || !hunk) {
    const andStart = start === undefined ? '' : `, ${sameHunk},`;
    return `Pull request review thread line must be part of the diff${andStart} and ${noHunk}`;
  }
  if (start === undefined) return null;
  if (side === startSide && start >= line) return 'Pull request review thread start line must precede the end line.';
  return holds(hunk, startSide, start) ? null : sameHunk;
}
