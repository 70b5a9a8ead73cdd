import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

// Jest gives tests a copy of `process` whose exit nobody announces.
if (typeof globalThis.afterAll === 'function') afterAll(removeAll);
else process.once('exit', removeAll);

/** A new folder that is removed when the test file, or the process, ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `backend-review-${name}-`));
  made.push(folder);
  return folder;
}

function removeAll(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
