import { hunkAt, type PatchHunk } from './patch-lines.js';
import type { FileMode } from './world.js';

/** What a unified diff says about one file. A path is null where the file does not exist. */
export interface DiffSection {
  oldPath: string | null;
  newPath: string | null;
  oldMode: FileMode;
  newMode: FileMode;
  copied: boolean;
  binary: boolean;
  hunks: PatchHunk[];
}

/** Splits a unified diff of git, or of `diff -u`, into its files. Reads hunks by their counts. */
export function diffSections(text: string): DiffSection[] {
  const lines = text.split('\n');
  const sections: DiffSection[] = [];
  let named = true;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const startsPair = line.startsWith('--- ') && (lines[at + 1] ?? '').startsWith('+++ ');
    const hunk = hunkAt(lines, at);
    if (line.startsWith('diff --git ')) {
      sections.push(sectionOf(line));
      named = false;
    } else if (startsPair) {
      if (named) sections.push(sectionOf(''));
      named = true;
      namePaths(sections.at(-1) as DiffSection, line.slice(4), (lines[at + 1] as string).slice(4));
      at++;
    } else if (hunk) {
      sections.at(-1)?.hunks.push(hunk);
      at += hunk.source.split('\n').length - 1;
    } else if (sections.length > 0) readHeader(sections.at(-1) as DiffSection, line);
  }
  return sections;
}

/** A section from its `diff --git a/x b/x` line, whose two paths are the same unless later lines say more. */
function sectionOf(line: string): DiffSection {
  const rest = line.slice('diff --git '.length);
  const half = unprefixed(rest.slice(0, (rest.length - 1) / 2));
  const modes: { oldMode: FileMode; newMode: FileMode } = { oldMode: '100644', newMode: '100644' };
  return { oldPath: half, newPath: half, ...modes, copied: false, binary: false, hunks: [] };
}

function namePaths(section: DiffSection, oldName: string, newName: string): void {
  section.oldPath = unprefixed(oldName);
  section.newPath = unprefixed(newName);
}

function readHeader(section: DiffSection, line: string): void {
  const [, words, value] =
    /^(new file mode|deleted file mode|old mode|new mode|rename from|rename to|copy from|copy to|index) (.+)$/.exec(
      line,
    ) ?? [];
  if (/^(Binary files .* differ|GIT binary patch)$/.test(line)) section.binary = true;
  if (words === undefined || value === undefined) return;
  if (words === 'new file mode') section.oldPath = null;
  if (words === 'deleted file mode') section.newPath = null;
  if (/from$/.test(words)) section.oldPath = unquoted(value);
  if (/to$/.test(words)) section.newPath = unquoted(value);
  if (words === 'copy from') section.copied = true;
  const mode = /(?:^| )(1[0-7]{5})$/.exec(value)?.[1];
  if (mode === undefined) return;
  if (words !== 'new mode' && words !== 'new file mode') section.oldMode = mode as FileMode;
  if (words !== 'old mode' && words !== 'deleted file mode') section.newMode = mode as FileMode;
}

/** A name of a `---` or `+++` line as a path; null for `/dev/null`. */
function unprefixed(name: string): string | null {
  const plain = unquoted(name.replace(/\t.*$/, ''));
  return plain === '/dev/null' ? null : plain.replace(/^[ab]\//, '');
}

/** Undoes git's C quoting: `"caf\303\251"` is `café`. */
function unquoted(name: string): string {
  if (!/^".*"$/.test(name)) return name;
  const controls: Record<string, string> = {
    a: '\x07',
    b: '\b',
    t: '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
  };
  const bytes = Buffer.from(name.slice(1, -1), 'utf8').toString('latin1');
  const plain = bytes.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, letter?: string) =>
    octal === undefined
      ? (controls[letter as string] ?? (letter as string))
      : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1').toString('utf8');
}
