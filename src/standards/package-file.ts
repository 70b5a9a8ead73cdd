import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | null = null;

/** The text of a file that ships with the product, by its path from the package's root. */
export function packageFile(path: string): string {
  return readFileSync(packagePath(path), 'utf8');
}

/** The same for a file that is no text. */
export function packageBytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(packagePath(path)));
}

/** Where such a file stands on this machine. */
export function packagePath(path: string): string {
  root ??= packageRoot(dirname(fileURLToPath(import.meta.url)));
  return join(root, path);
}

/** This module runs from `src/`, from `lib/` and bundled from `dist/`: the root is where `action.yml` stands. */
function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'action.yml'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('The files that ship with backend-review (action.yml, agents, data) are missing.');
  return packageRoot(parent);
}
