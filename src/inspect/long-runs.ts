/** Where a token could stand: from, to. */
export type Run = readonly [from: number, to: number];

/** No token is shorter. */
const SHORTEST = 20;
const IN_TOKEN = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$:/~+=@-') {
  IN_TOKEN[char.charCodeAt(0)] = 1;
}

/** Every stretch of a text that is long enough for a token and holds nothing that no token holds. */
export function longRuns(text: string): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && IN_TOKEN[text.charCodeAt(at)] === 1) continue;
    if (at - start >= SHORTEST) runs.push([start, at]);
    start = at + 1;
  }
  return runs;
}
