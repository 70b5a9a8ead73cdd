import { judge } from './judge/judge.js';
import type { ReviewResult } from './judge/result.js';
import { hear, type Run } from './review.js';
import type { Source } from './source/source.js';

/** Audits a tree: every file of it as it stands, with every line open to findings. */
export async function audit(source: Source, run: Run): Promise<ReviewResult> {
  return judge(await hear(source, run, 'audit'));
}
