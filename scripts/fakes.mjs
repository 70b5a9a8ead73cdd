// Makes the fakes and the scripted model of the tests importable from plain Node.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

export const root = fileURLToPath(new URL('..', import.meta.url));

const FOLDERS = ['__tests__/fakes', '__tests__/scenarios'];
/** What the fakes find by their own place in the repository. */
const NEIGHBOURS = ['bin', 'dist', 'node_modules'];
const MODULES = {
  claude: '__tests__/fakes/claude.js',
  child: '__tests__/fakes/child.js',
  events: '__tests__/fakes/events.js',
  gitObjects: '__tests__/fakes/git-objects.js',
  github: '__tests__/fakes/github.js',
  run: '__tests__/fakes/run.js',
  temporary: '__tests__/fakes/temporary.js',
  world: '__tests__/fakes/world.js',
  worldFromDiff: '__tests__/fakes/world-from-diff.js',
  scriptedModel: '__tests__/scenarios/scripted-model.js',
};
const SWC = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'es6' },
};

/** The modules by the names above. Their copy lives in a temporary folder until this process ends. */
export async function loadFakes() {
  const folder = mkdtempSync(join(tmpdir(), 'backend-review-fakes-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of NEIGHBOURS) symlinkSync(join(root, name), join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  for (const name of FOLDERS) transpileFolder(join(root, name), join(folder, name));
  const entries = Object.entries(MODULES).map(async ([name, path]) => [
    name,
    await import(pathToFileURL(join(folder, path)).href),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

function transpileFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from, { recursive: true })) {
    const target = join(to, name);
    if (name.endsWith('.test.ts')) continue;
    mkdirSync(dirname(target), { recursive: true });
    if (name.endsWith('.json')) cpSync(join(from, name), target);
    if (!name.endsWith('.ts')) continue;
    const { code } = transformSync(readFileSync(join(from, name), 'utf8'), { ...SWC, filename: name });
    writeFileSync(target.replace(/\.ts$/, '.js'), code);
  }
}
