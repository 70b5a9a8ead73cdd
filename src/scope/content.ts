import type { Words } from './words.js';

/** Null where a side has no text: a new file has no base, a deleted one no head. */
export interface Texts {
  base: string | null;
  head: string | null;
}
