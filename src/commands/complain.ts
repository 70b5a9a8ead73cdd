import { SourceUnavailable } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { logLine } from '../words/escape.js';

/** Where the words go, and the setting as the caller gave it: the config may be what could not be read. */
interface Complaint {
  say: (line: string) => void;
  onIncomplete: string | undefined;
}

/** A change that was judged, and fails, could not be told so: no setting may make that green. */
export class FailedUnpublished extends SourceUnavailable {
  override name = 'FailedUnpublished';
}

/** Says what went wrong, with its causes where the fault is not the user's, and returns the exit code for it. */
export function complain(error: unknown, { say, onIncomplete }: Complaint): 0 | 2 | 3 {
  const known = error instanceof BadInput || error instanceof SourceUnavailable;
  say(logLine(error instanceof Error ? error.message : String(error)));
  for (let cause = error instanceof Error && !known ? error.cause : null; cause instanceof Error; cause = cause.cause)
    say(logLine(`because: ${cause.message}`));
  if (error instanceof BadInput) return 3;
  return onIncomplete === 'warn' && !(error instanceof FailedUnpublished) ? 0 : 2;
}
