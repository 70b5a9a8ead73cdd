import { regex, table } from './secret-table.js';

/** What a file's path says about the values in it. */
export interface Place {
  /** Samples, templates, tests, documentation: a made-up value is expected here. */
  sample: boolean;
  /** Values stand without quotes here. */
  bare: boolean;
  /** Not code: values without quotes are possible. */
  text: boolean;
  /** Containers for one's own machine. */
  local: boolean;
  /** The sub-rule for a literal in this kind of file. */
  rule: string;
}

const { sample, bare, code, local, rules } = table.places;
const SAMPLE = regex(sample);
const [BARE, CODE, LOCAL] = [regex(bare, 'i'), regex(code, 'i'), regex(local, 'i')];
const RULES = rules.map(({ rule, path }) => ({ rule, path: regex(path, 'i') }));

/** Whether an offset is on a line of a documentation comment: what is written there is an example. */
export const isDocumented = (text: string, at: number): boolean =>
  /^[ \t]*\*[ \t]/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));

export const placeOf = (path: string): Place => ({
  sample: SAMPLE.test(path),
  bare: BARE.test(path),
  text: !CODE.test(path),
  local: LOCAL.test(path),
  rule: RULES.find((row) => row.path.test(path))?.rule ?? '',
});
