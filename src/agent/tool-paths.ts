import { escapeHidden } from '../inspect/hidden-text.js';
import { compileGlob } from '../scope/policy.js';

/** Characters; of a folder's or file's name, bytes on common disks. */
const LONGEST_PATH = 1_000;
const LONGEST_NAME = 255;

/**
 * Whether a path is one that tools take or tell: relative, without a step to anywhere else. All else that a model
 * may ask for falls because it is not in the listing of the commit.
 */
export function isPlainPath(path: string): boolean {
  if (path.length > LONGEST_PATH || /[\p{Cc}\p{Cs}\\]|^[~/]|^[a-z]:|%(?:2e|2f|5c|00)/iu.test(path)) return false;
  return path
    .split('/')
    .every((name) => name !== '' && name.length <= LONGEST_NAME && !/^(?:\.|\.\.|\.git)$/i.test(name));
}

/** As a line tells it: in JSON where the name has what could be taken for something else. */
export function shownPath(path: string): string {
  const json = JSON.stringify(escapeHidden(path));
  return json === `"${path}"` ? path : json;
}

/** What bounds the work of a glob that a model wrote, and of the paths that an author wrote. */
const LONGEST_GLOB = 200;
const MOST_GLOBSTARS = 3;
const MOST_STARS_A_NAME = 3;

/** Whether a text is a folder (`folder`, without slashes around it, empty for the root) or names files by wildcards. */
export type Glob = { folder: string } | { matches: (path: string) => boolean };

/** Reads a glob; null for one that could take long to match. Without a slash it holds in any folder. */
export function readGlob(text: string): Glob | null {
  if (text.length > LONGEST_GLOB || /[\p{Cc}\\]/u.test(text)) return null;
  const glob = text.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
  const stars = (name: string) => name.match(/\*+/g)?.length ?? 0;
  if (!/[*?{]/.test(glob)) return { folder: glob };
  if ((glob.match(/\*\*/g)?.length ?? 0) > MOST_GLOBSTARS) return null;
  if (glob.split('/').some((name) => stars(name) > MOST_STARS_A_NAME)) return null;
  // Folders of some frameworks are called `[id]`: never a class of characters.
  const literal = glob.replace(/[[\]]/g, '\\$&');
  const compiled = compileGlob(glob.includes('/') ? literal : `**/${literal}`);
  return { matches: (path) => compiled.match(path) };
}

/** The paths in the order of a search: files of the same kinds first, then by the steps to one of the near ones. */
export function nearestFirst(paths: readonly string[], near: readonly string[]): string[] {
  const kinds = new Set(near.map(extension));
  const folders = [...new Set(near.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))].map((each) =>
    each.split('/'),
  );
  const ranked = paths.map((path) => {
    const names = path.split('/');
    const steps = folders.map((folder) => {
      const parts = names.findIndex((name, index) => name !== folder[index] || index === folder.length - 1);
      return names.length + folder.length - 2 * parts;
    });
    return { path, rank: (kinds.has(extension(path)) ? 0 : LONGEST_PATH) + Math.min(LONGEST_PATH, ...steps) };
  });
  return ranked.sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1)).map(({ path }) => path);
}

function extension(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}
