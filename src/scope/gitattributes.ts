import { Minimatch } from 'minimatch';

const ATTRIBUTES = ['linguist-generated', 'linguist-vendored'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

export interface AttributeLine {
  pattern: Minimatch;
  sets: ReadonlyMap<Attribute, boolean>;
}

const MAX_LENGTH = 100_000;
const MAX_LINES = 500;

/**
 * The lines of a .gitattributes file that speak of generated or vendored files. Git's patterns are no gitignore:
 * a folder's name alone says nothing about the files in it. A file beyond the limits is not obeyed at all.
 */
export function readAttributes(text: string): AttributeLine[] {
  if (text.length > MAX_LENGTH) return [];
  const lines = text.split('\n').map(readLine);
  const spoken = lines.filter((line) => line !== null);
  return spoken.length > MAX_LINES ? [] : spoken;
}

/** `gitattributes linguist-generated`, when the last line that speaks of it sets it. */
export function attributedRule(path: string, lines: readonly AttributeLine[]): string | null {
  for (const attribute of ATTRIBUTES) {
    const last = lines.findLast((line) => line.sets.has(attribute) && line.pattern.match(path));
    if (last?.sets.get(attribute)) return `gitattributes ${attribute}`;
  }
  return null;
}

// `dist/** -diff linguist-generated=true`, `"with space/*" linguist-vendored`, `*.ts -linguist-generated`
function readLine(line: string): AttributeLine | null {
  const [, quoted, bare, rest] = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"#]\S*))\s+(\S.*)$/.exec(line) ?? [];
  const pattern = quoted ?? bare;
  if (pattern === undefined || rest === undefined || /^(?:!|\[attr\])/.test(pattern) || pattern.endsWith('/')) {
    return null;
  }
  const sets = new Map<Attribute, boolean>();
  for (const word of rest.trim().split(/\s+/)) {
    const attribute = ATTRIBUTES.find((name) => name === word.replace(/^[-!]/, '').replace(/=.*$/, ''));
    if (attribute) sets.set(attribute, !/^[-!]/.test(word) && !word.endsWith('=false'));
  }
  return sets.size === 0 ? null : { pattern: attributeGlob(pattern), sets };
}

// Without a slash a pattern holds for the name in any folder. Brackets of Git's own are the only other wildcards.
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
