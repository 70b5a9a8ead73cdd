import { type Conversation, isPerson, type Said, type Thread } from '../source/github-conversation.js';
import { subRuleOf } from '../standards/syntax-rule.js';
import { marksIn } from './mark.js';
import { isOwn } from './record.js';
import type { SavedResult } from './saved-result.js';

/** Own threads whose finding is gone, and settled ones whose finding is back. */
export interface Settled {
  fixed: Thread[];
  back: Thread[];
}

/** How a comment begins that was settled where its thread could not be resolved. */
export const FIXED = /^\*\*Fixed in [0-9a-f]{7}\.\*\*\n\n/;

/**
 * Compares own threads with what was found. Fixed: the finding is absent, its place has changed, its file was reviewed by
 * who could have found it again, and no person has replied.
 */
export function settledBy(result: SavedResult, { threads }: Conversation, knownAuthors: readonly string[]): Settled {
  const found = new Set(result.findings.map(({ fingerprint }) => fingerprint));
  const own = threads.filter(({ comments: [first] }) => first !== undefined && isOwn(first, knownAuthors));
  const isGone = ({ comments: [first] }: Thread) => {
    const marks = marksIn(first?.body ?? '');
    return marks.length > 0 && marks.every((each) => !found.has(each));
  };
  return {
    fixed: own.filter(
      (thread) =>
        !isSettled(thread) && thread.isOutdated && isGone(thread) && isQuiet(thread) && wasCovered(thread, result),
    ),
    back: own.filter((thread) => isSettledByUs(thread) && isQuiet(thread) && hasOpen(thread, result)),
  };
}

const isSettled = ({ isResolved, comments: [first] }: Thread) => isResolved || FIXED.test(first?.body ?? '');

/** Our last word on it was that it is fixed. */
function isSettledByUs({ isResolved, comments: [first, ...replies] }: Thread): boolean {
  const last = replies.findLast(({ author }) => author === first?.author);
  return isResolved ? /^Fixed in [0-9a-f]{7}\.$/.test(last?.body ?? '') : FIXED.test(first?.body ?? '');
}

/** Nobody has replied but programs. */
function isQuiet({ comments, unread }: Thread): boolean {
  return unread === 0 && comments.slice(1).every(({ author }: Said) => !isPerson(author));
}

function wasCovered({ path, comments: [first] }: Thread, { coverage, engine }: SavedResult): boolean {
  const file = coverage.files.find((each) => each.path === path);
  // Without the agent nobody looked for what only the agent finds.
  const [, rule = ''] = /^Rule `([^`]+)`/m.exec(first?.body ?? '') ?? [];
  if (engine === 'rules' && !rule.startsWith('secrets/') && subRuleOf(rule) === rule) return false;
  return file ? file.state === 'reviewed' : coverage.complete;
}

function hasOpen({ comments: [first] }: Thread, { findings }: SavedResult): boolean {
  const marks = marksIn(first?.body ?? '');
  return findings.some(({ fingerprint, suppression }) => suppression === null && marks.includes(fingerprint));
}
