// Makes the fakes and the scripted model of the tests importable from plain Node, beside a copy of what was built.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));

const FOLDERS = ['__tests__/fakes', '__tests__/scenarios'];
/** What the built action and command consist of: a build that runs meanwhile does not change what is measured. */
const PRODUCT = ['action.yml', 'agents', 'bin', 'data', 'dist', 'package.json', 'schema'];
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

/** The modules by the names above, and the `root` of their copy: a folder that ends with this process. */
export async function loadFakes() {
  if (!existsSync(join(root, 'dist/index.js'))) throw new Error('dist/ is missing: run "npm run build" first.');
  const folder = mkdtempSync(join(tmpdir(), 'backend-review-fakes-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of PRODUCT.filter((each) => existsSync(join(root, each))))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const name of FOLDERS) transpileFolder(join(root, name), join(folder, name));
  const modules = { root: folder };
  for (const [name, path] of Object.entries(MODULES))
    modules[name] = await import(pathToFileURL(join(folder, path)).href);
  return modules;
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
