import { Minimatch } from 'minimatch';

const ATTRIBUTES = ['linguist-generated', 'linguist-vendored'];

export interface AttributeLine {
  pattern: Minimatch;
  attribute: string;
  isSet: boolean;
}

const MAX_LENGTH = 100_000;
const MAX_LINES = 500;

/** What a .gitattributes file says of generated or vendored files. A file beyond the limits is not obeyed at all. */
export function readAttributes(text: string): AttributeLine[] {
  if (text.length > MAX_LENGTH) return [];
  const lines = text.split('\n').flatMap(readLine);
  return lines.length > MAX_LINES ? [] : lines;
}

/** `gitattributes linguist-generated`, when the last line that speaks of it sets it. */
export function attributedRule(path: string, lines: readonly AttributeLine[]): string | null {
  const speaks = (name: string) => lines.findLast((line) => line.attribute === name && line.pattern.match(path));
  const attribute = ATTRIBUTES.find((name) => speaks(name)?.isSet);
  return attribute === undefined ? null : `gitattributes ${attribute}`;
}

// `dist/** -diff linguist-generated=true`, `"with space/*" linguist-vendored`, `*.ts -linguist-generated`
function readLine(line: string): AttributeLine[] {
  const [, quoted, bare, rest = ''] = /^\s*(?:"([^"]+)"|([^\s"#!]\S*))\s+(\S.*)$/.exec(line) ?? [];
  const pattern = quoted ?? bare;
  if (pattern === undefined || pattern.startsWith('[attr]')) return [];
  return rest.split(/\s+/).flatMap((word) => {
    const [, not, attribute = '', value] = /^([-!]?)([\w-]+)(?:=(.*))?$/.exec(word) ?? [];
    if (!ATTRIBUTES.includes(attribute)) return [];
    return [{ pattern: attributeGlob(pattern), attribute, isSet: not === '' && value !== 'false' }];
  });
}

// Git's patterns are no gitignore: without a slash one holds for a file's name in any folder, never for a folder.
function attributeGlob(pattern: string): Minimatch {
  const glob = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return new Minimatch(glob, {
    dot: true,
    noext: true,
    nobrace: true,
    nonegate: true,
    nocomment: true,
    platform: 'linux',
  });
}
