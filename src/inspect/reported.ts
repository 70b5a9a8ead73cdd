import type { Side } from '../change/changed-file.js';
import type { Severity } from '../standards/standard.js';

/** Text that is said to stand at a place: one line or several, as they were shown. `line` counts on `side`. */
export interface Quote {
  path: string;
  side: Side;
  line: number;
  text: string;
}

/** A place to look. `tool` names another tool that pointed at it; its results have no standard. */
export interface Hint
  extends Pick<Reported, 'rule' | 'path' | 'side' | 'line' | 'endLine' | 'severity' | 'title' | 'message' | 'family'> {
  standard: number | null;
  tool?: string;
}

/**
 * What a rule or the agent says before anyone has judged it. Lines are 1-based on `side` (`LEFT`: the old file).
 * `standard` is the number in the agent's list. `certain` is the reporter's own word; `proof` rules are always.
 */
export interface Reported {
  origin: 'rule' | 'agent';
  standard: number;
  rule: string;
  path: string;
  side: Side;
  line: number;
  endLine: number;
  severity: Severity;
  certain: boolean;
  title: string;
  message: string;
  fix: string | null;
  assumption: string | null;
  verify: string | null;
  quote: string;
  evidence: Quote[];
  /** The exact lines that would replace `line` to `endLine` and fix the whole fault. */
  replacement?: string | null;
  /** Another sound fix, in a sentence. */
  options?: string | null;
  /** The reporter says that the change opens a way to code which was there before. */
  exposed?: boolean;
  /** What the verifier made of it; `old`: base did the same harm, or more. */
  check?: { verdict: 'confirmed' | 'revised' | 'refuted'; reason: string; old: boolean };
  /** A secret that whoever reads it could use as it stands: no comment in the code may suppress it. */
  live?: boolean;
  /** The kind of fault that a rule looks for, finer than its standard; `eval` measures by it. */
  family?: string | null;
}
