/** Words parted by spaces, on one line or several. */
export type Words = string | readonly string[];

export type Lists = Readonly<Record<string, Words>>;

/** `{name}` stands for the list of that name. */
export function words(lines: Words, lists: Lists): string[] {
  const all = [lines].flat().flatMap((line) => line.split(' '));
  return all.flatMap((word) => {
    const name = /^\{(.+)\}$/.exec(word)?.[1];
    if (name === undefined) return [word];
    const list = lists[name];
    if (list === undefined) throw new Error(`data/scope.json has no list "${name}".`);
    return words(list, lists);
  });
}

/** The source of an expression in which `*` stands for anything but a slash: `test_*.py`, `*charts`. */
export function globs(list: readonly string[]): string {
  const sources = list.map((glob) => glob.replace(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '[^/]*'));
  return `(?:${sources.join('|')})`;
}

export function anyOf(expressions: Words, flags = ''): RegExp {
  return new RegExp([expressions].flat().join('|'), flags);
}
