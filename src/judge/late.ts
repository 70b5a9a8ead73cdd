import { splitLines } from '../change/hunks.js';
import { diffTexts } from '../change/text-diff.js';
import type { Source } from '../source/source.js';
import { type Finding, LATE } from './finding.js';
import { asReported } from './held.js';
import { type Heard, judge } from './judge.js';
import type { ReviewResult } from './result.js';

/** What is said late: findings on lines that an earlier complete review passed, by fingerprint. */
export interface Late {
  /** Raised all the same, and why the others are not. */
  raised: ReadonlySet<string>;
  dropped: ReadonlyMap<string, string>;
  /** The head of that review. */
  since: string;
}

/**
 * Judges, and converges: what the agent first says about lines that a complete review under the same settings passed is
 * raised only if it would block and a second check confirms it too.
 */
export async function judgeInTime(heard: Heard, source: Pick<Source, 'textAt'>): Promise<ReviewResult> {
  const result = judge(heard);
  const { state, record } = heard.history;
  const before = state?.complete ?? null;
  const isSame =
    before?.settings === result.settingsDigest &&
    before.prompt === result.prompt &&
    // Sent to another base, or grown by a merge, the change holds lines that were not in it then.
    before.mergeBase === result.revisions.mergeBase;
  if (before === null || !isSame) return result;
  const isNew = ({ fingerprint, origin, standing, suppression }: Finding) =>
    origin === 'agent' &&
    standing !== 'pre-existing' &&
    suppression === null &&
    !record.has(fingerprint) &&
    !before.findings.includes(fingerprint);
  const fresh = result.findings.filter(isNew);
  const since = before.head;
  const same = await unchangedSince(fresh, { heard, source, since });
  if (same.length === 0) return result;
  const grave = same.filter(({ blocking }) => blocking);
  const again = await heard.asked.again(grave.map(asReported));
  const unanswered = grave.filter((_, index) => again[index]?.check === undefined);
  const raised = new Set(grave.filter((_, index) => again[index]?.check?.verdict !== 'refuted').map(name));
  const passed = `on lines that the complete review of ${since.slice(0, 7)} passed, and`;
  const dropped = new Map(
    same
      .filter((finding) => !raised.has(name(finding)))
      .map((finding) => [
        name(finding),
        `${LATE}${passed} ${finding.blocking ? 'a second check did not confirm it' : 'it would not block'}`,
      ]),
  );
  const unreviewed = new Map(heard.asked.unreviewed);
  for (const { path } of unanswered) unreviewed.set(path, 'the second check of a finding gave no answer');
  return judge({ ...heard, asked: { ...heard.asked, unreviewed }, late: { raised, dropped, since } });
}

const name = ({ fingerprint }: Finding) => fingerprint;

/** The findings none of whose lines in this change is another than at the earlier head. */
async function unchangedSince(
  findings: readonly Finding[],
  { heard, source, since }: { heard: Heard; source: Pick<Source, 'textAt'>; since: string },
): Promise<Finding[]> {
  const places = findings.flatMap((finding) => [finding, ...finding.evidence].map(({ path }) => path));
  const files = heard.scoped.filter(({ file }) => places.includes(file.path));
  const changed = new Map<string, ReadonlySet<number> | null>();
  for (const { file, texts } of files) {
    const before = await source.textAt(since, file.path);
    changed.set(file.path, before === null || texts.after === null ? null : changedLines(before, texts.after));
  }
  const isSame = ({ path, side, line }: Pick<Finding, 'path' | 'side' | 'line'>) => {
    const lines = changed.get(path);
    if (lines === undefined) return true;
    return lines !== null && (side === 'RIGHT' ? !lines.has(line) : lines.size === 0);
  };
  return findings.filter((finding) => [finding, ...finding.evidence].every(isSame));
}

/** 1-based lines of the newer text that the older one does not have there; null where that took too long. */
function changedLines(before: string, after: string): ReadonlySet<number> | null {
  if (splitLines(before).join('\n') === splitLines(after).join('\n')) return new Set();
  const hunks = diffTexts(before, after);
  return (
    hunks &&
    new Set(hunks.flatMap(({ lines }) => lines.flatMap(({ kind, newLine }) => (kind === 'added' ? [newLine] : []))))
  );
}
