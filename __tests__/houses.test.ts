import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The rooms from the street to the back door: each may use those before it. */
const ROOMS = [
  'change',
  'target',
  'source',
  'standards',
  'settings',
  'scope',
  'inspect',
  'agent',
  'judge',
  'words',
  'publish',
];
/** Code that touches network, disk, clock or process, by the modules that give access to them. */
const EDGES =
  /^(source\/|publish\/|commands\/|standards\/package-file|agent\/(claude|client|model-check)|action|cli|index)/;
const OUTSIDE = /^node:(?!path|crypto|util|timers|zlib)|^@octokit|^@actions|^@anthropic-ai\/sdk$/;

const root = join(process.cwd(), 'src');
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const modules = files(root).map((path) => ({ name: relative(root, path), path, text: readFileSync(path, 'utf8') }));

function imports({ path, text }: { path: string; text: string }): { from: string; typeOnly: boolean }[] {
  const found = [...text.matchAll(/(import|export)(\s+type)?\s[^;]*?from '([^']+)'|import\('([^']+)'\)/g)];
  return found.map(([, , type, named, dynamic]) => {
    const from = named ?? dynamic ?? '';
    return {
      from: from.startsWith('.') ? relative(root, join(dirname(path), from)) : from,
      typeOnly: type !== undefined,
    };
  });
}

const roomOf = (name: string) => (name.includes('/') ? (name.split('/')[0] ?? '') : '');

describe('the house', () => {
  it.each(modules.filter(({ name }) => ROOMS.includes(roomOf(name))))(
    '$name imports only from its room and the rooms above',
    (module) => {
      const above = ROOMS.slice(0, ROOMS.indexOf(roomOf(module.name)) + 1);
      const others = imports(module).filter(({ from }) => /^\w+\//.test(from) || /^\w+\.js$/.test(from));
      expect(others.filter(({ from }) => !above.includes(roomOf(from)))).toEqual([]);
    },
  );

  it.each(modules.filter(({ name }) => !EDGES.test(name)))(
    '$name touches neither network, disk nor process',
    (module) => {
      expect(imports(module).filter(({ from, typeOnly }) => !typeOnly && OUTSIDE.test(from))).toEqual([]);
      expect(module.text).not.toMatch(/\bprocess\.(exit|argv|cwd|std)|\bprocess\.env\[|(?<!\.)\bfetch\(/);
    },
  );

  it.each(modules)('$name holds one thing', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(251);
    expect(text).not.toMatch(/\bas any\b|@ts-ignore|@ts-expect-error|biome-ignore/);
  });

  it('starts no child process in the action', () => {
    const reached = new Set<string>();
    const visit = (name: string) => {
      if (reached.has(name)) return;
      reached.add(name);
      const module = modules.find((each) => each.name === name);
      for (const { from, typeOnly } of module ? imports(module) : [])
        if (!typeOnly) visit(from.replace(/\.js$/, '.ts'));
    };
    visit('action.ts');
    expect([...reached].filter((name) => name === 'node:child_process')).toEqual([]);
    expect(reached).toContain('source/github-source.ts');
  });
});
