/** Words parted by spaces, or several such lines. */
export type Words = string | readonly string[];

/** `{name}` stands for the list of that name. */
export function words(list: Words, lists: Readonly<Record<string, Words>> = {}): string[] {
  return [list].flat().flatMap((line) => line.split(' ').flatMap((word) => named(word, lists)));
}

function named(word: string, lists: Readonly<Record<string, Words>>): string[] {
  const name = /^\{(.+)\}$/.exec(word)?.[1];
  if (name === undefined) return [word];
  const list = lists[name];
  if (list === undefined) throw new Error(`data/scope.json has no list ${name}.`);
  return words(list, lists);
}

/** `*` stands for anything but a slash: `test_*.py`, `*charts`. */
export function globSource(globs: readonly string[]): string {
  const sources = globs.map((glob) => glob.replace(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '[^/]*'));
  return `(?:${sources.join('|')})`;
}
