import { createHash } from 'node:crypto';
import { changedLines } from '../change/changed-file.js';
import type { ScopedFile } from '../scope/scoped.js';
import type { ReviewResult } from './result.js';
import type { Judged } from './state.js';

/** What later runs compare themselves with. */
export function judgedOf(
  { revisions, settingsDigest, prompt, verdict, findings }: Omit<ReviewResult, 'state'>,
  scoped: readonly ScopedFile[],
): Judged {
  const name = ({ fingerprint }: { fingerprint: string }) => fingerprint;
  return {
    ...{ head: revisions.head ?? '', mergeBase: revisions.mergeBase ?? '' },
    ...{ change: changeDigest(scoped), settings: settingsDigest, prompt, verdict },
    findings: findings.map(name),
    missed: Object.fromEntries(
      findings.flatMap(({ fingerprint, missedSince }) => (missedSince === null ? [] : [[fingerprint, missedSince]])),
    ),
    blocking: findings.filter(({ blocking }) => blocking).map(name),
  };
}

/** Names the changed lines, wherever they stand: 16 hexadecimal digits. */
function changeDigest(scoped: readonly ScopedFile[]): string {
  const files = scoped.map(({ file }) => [
    ...[file.path, file.previousPath, file.status],
    ...changedLines(file).map(({ kind, text }) => `${kind} ${text}`),
  ]);
  const sorted = files.map((file) => JSON.stringify(file)).sort();
  return createHash('sha256').update(sorted.join('\n')).digest('hex').slice(0, 16);
}
