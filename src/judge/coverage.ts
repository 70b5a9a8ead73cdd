import type { Tier } from '../scope/decision.js';

/** How a changed file ended: reviewed, left out by a named rule, or not reviewed for a reason. */
export interface CoveredFile {
  path: string;
  tier: Tier;
  state: 'reviewed' | 'excluded' | 'unreviewed';
  /** Who reviewed it; null for a file that nobody did. */
  by: 'agent' | 'rules' | 'secret rules' | null;
  rule: string;
  reason: string | null;
}

/**
 * What was and was not looked at. `unlisted` says that the list of files itself is not whole, `withheld` why no pass
 * may be given even so.
 */
export interface Coverage {
  complete: boolean;
  files: CoveredFile[];
  unlisted: string | null;
  withheld: string | null;
}

/** Complete means: every file is reviewed, or left out by a rule, and nothing stands against a pass. */
export function coverageOf(
  files: CoveredFile[],
  { unlisted, withheld }: Pick<Coverage, 'unlisted' | 'withheld'>,
): Coverage {
  return {
    complete: unlisted === null && withheld === null && files.every((file) => file.state !== 'unreviewed'),
    files,
    unlisted,
    withheld,
  };
}
