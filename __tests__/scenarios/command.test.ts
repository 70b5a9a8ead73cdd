import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Respond, startClaude } from '../fakes/claude.js';
import { startGitHub } from '../fakes/github.js';
import { runCli } from '../fakes/run.js';
import { temporaryFolder } from '../fakes/temporary.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { API_KEY, type Result } from './review-run.js';
import { model, shownLines, silent } from './scripted-model.js';

const example = fileURLToPath(new URL('../../examples/pull-request.diff', import.meta.url));
const before = { 'src/services/a.ts': 'one();\ntwo();\n', 'web/a.css': 'a {}\n', 'README.md': '# a\n' };
const after = { ...before, 'src/services/a.ts': 'one();\nrun(input);\n' };

async function withClaude(respond: Respond, use: (env: Record<string, string>) => ReturnType<typeof runCli>) {
  const claude = await startClaude(respond);
  try {
    const run = await use({ ANTHROPIC_API_KEY: API_KEY, ANTHROPIC_BASE_URL: claude.url });
    expect(claude.violations).toEqual([]);
    return { ...run, claude };
  } finally {
    await claude.close();
  }
}

describe('backend-review review', () => {
  it('works on the example with no key, and says what it did not assess', async () => {
    const run = await runCli(['review', '--diff', example]);

    expect(run.code).toBe(1);
    expect(run.stdout).toContain('src/config.ts:18  high (blocks)  Credential written into the code: password');
    expect(run.stdout).toContain(
      'not assessed  2 Proper Error Handling, 3 Input Validation, 4 Query Safety, 5 Logging',
    );
    expect(run.stdout).not.toContain('Winter-Orders');
    expect(run.stderr).toBe('');
  });

  it('prints one JSON value with every file of the diff in its coverage', async () => {
    const run = await runCli(['review', '--diff', '-', '--format', 'json'], { stdin: readFileSync(example, 'utf8') });

    const result: Result = JSON.parse(run.stdout);
    expect(result.engine).toBe('rules');
    expect(result.coverage.files).toHaveLength(8);
    expect(result.standards.map(({ assessed }) => assessed)).toEqual([true, false, false, false, false]);
  });

  it('writes the files that --output names, beside stdout', async () => {
    const folder = temporaryFolder('outputs');
    const [json, markdown] = [join(folder, 'a/result.json'), join(folder, 'summary.md')];
    const run = await runCli([
      'review',
      '--diff',
      example,
      '--output',
      json,
      '--output',
      markdown,
      '--format',
      'markdown',
    ]);

    expect(JSON.parse(readFileSync(json, 'utf8')).verdict).toBe('fail');
    expect(readFileSync(markdown, 'utf8')).toBe(run.stdout);
  });

  it('asks the agent when there is a key, about numbered lines', async () => {
    const run = await withClaude(
      model((line) => (line.text.includes('SELECT') ? {} : null)),
      (env) => runCli(['review', '--diff', example, '--format', 'json'], { env }),
    );

    const result: Result = JSON.parse(run.stdout);
    expect(result.engine).toBe('agent');
    expect(result.findings.some(({ path, blocking }) => path === 'src/routes/invoices.ts' && blocking)).toBe(true);
    expect(run.code).toBe(1);
  });

  it('reviews two commits of a bare repository from their merge base', async () => {
    const { dir, base, head } = worldFromTrees({
      mergeBase: before,
      base: { ...before, 'other.md': 'x\n' },
      head: after,
    });
    const run = await withClaude(
      model((line) => (line.mark === '+' ? { severity: 'medium' } : null)),
      (env) => runCli(['review', '--repo', dir, '--base', base, '--head', head, '--format', 'json'], { env }),
    );

    const result: Result = JSON.parse(run.stdout);
    expect(result.target).toMatchObject({ base, head });
    expect(result.findings).toMatchObject([{ path: 'src/services/a.ts', line: 2, standing: 'introduced' }]);
    expect(result.coverage.files.map(({ path }) => path)).toEqual(['src/services/a.ts']);
    expect(run.code).toBe(0);
  });

  it('reads its settings at the tip of the base, not at the merge base, and not at the head', async () => {
    const config = (level: string) => ({ '.github/backend-review.yml': `fail-on: ${level}\n` });
    const { dir, base, head } = worldFromTrees({
      mergeBase: { ...before, ...config('never') },
      base: { ...before, ...config('medium') },
      head: { ...after, ...config('never') },
    });
    const run = await withClaude(
      model((line) => (line.mark === '+' && line.path.endsWith('.ts') ? { severity: 'medium' } : null)),
      (env) => runCli(['review', '--repo', dir, '--base', base, '--head', head], { env }),
    );

    expect(run.code).toBe(1);
  });

  it('compares the trees when the head is an ancestor of the base, and says so', async () => {
    const { dir, base, head } = worldFromTrees({ mergeBase: before, head: after });
    const run = await runCli(['review', '--repo', dir, '--base', head, '--head', base, '--format', 'json']);

    const result: Result & { notes: string[] } = JSON.parse(run.stdout);
    expect(result.notes).toContain('The head is an ancestor of the base: the two trees were compared.');
    expect(result.coverage.files).toHaveLength(1);
  });

  it('is not blinded by an attribute that calls code binary', async () => {
    const hidden = { ...after, '.gitattributes': '*.ts binary\n' };
    const { dir, base, head } = worldFromTrees({ mergeBase: before, head: hidden });
    const run = await withClaude(silent, (env) =>
      runCli(['review', '--repo', dir, '--base', base, '--head', head, '--format', 'json'], { env }),
    );

    expect(run.claude.requests.flatMap(shownLines).map(({ text }) => text)).toContain('run(input);');
  });

  it('reads the files around a diff from the repository that is lent to it', async () => {
    const { dir, base, head, world } = worldFromTrees({ mergeBase: before, head: after });
    const patch = world.files[0]?.patch ?? '';
    const diff = `diff --git b/src/services/a.ts b/src/services/a.ts\n--- b/src/services/a.ts\n+++ b/src/services/a.ts\n${patch}\n`;
    const run = await runCli(['review', '--diff', '-', '--repo', dir, '--head', head, '--format', 'json'], {
      stdin: diff,
    });

    const result: Result = JSON.parse(run.stdout);
    expect(result.target).toMatchObject({ head });
    expect(result.coverage.files).toMatchObject([{ path: 'src/services/a.ts', state: 'reviewed' }]);
    expect(base).not.toBe(head);
  });

  it('takes its settings for a bare diff from the working directory', async () => {
    const cwd = temporaryFolder('working');
    mkdirSync(join(cwd, '.github'));
    writeFileSync(join(cwd, '.github/backend-review.yml'), 'fail-on: never\n');
    const run = await runCli(['review', '--diff', example], { cwd });

    expect(run.code).toBe(0);
  });

  it('reviews a pull request on GitHub and posts nothing', async () => {
    const { world } = worldFromTrees({ mergeBase: before, head: after });
    const github = await startGitHub(world);
    const run = await runCli(['review', '--pr', 'acme/shop#7', '--format', 'json'], {
      env: { GITHUB_TOKEN: 'test-token', GITHUB_API_URL: github.url },
    });
    await github.close();

    expect(github.violations).toEqual([]);
    expect(JSON.parse(run.stdout).target.repository).toBe('acme/shop');
    expect(github.requests.every(({ method, path }) => method === 'GET' || path === '/graphql')).toBe(true);
  });
});

describe('backend-review audit', () => {
  const { dir, base } = worldFromTrees({ mergeBase: { ...before, 'src/services/b.ts': 'bad(input);\n' } });

  it('reviews a whole tree, every line of it open to findings that block', async () => {
    const run = await withClaude(
      model((line) => (line.text.includes('bad') ? {} : null)),
      (env) => runCli(['audit', '--repo', dir, '--ref', base, '--format', 'json'], { env }),
    );

    const result: Result = JSON.parse(run.stdout);
    expect(run.code).toBe(1);
    expect(result.findings).toMatchObject([{ path: 'src/services/b.ts', standing: 'pre-existing', blocking: true }]);
    expect(result.coverage.files.map(({ path, state }) => `${path} ${state}`)).toEqual([
      'README.md reviewed',
      'src/services/a.ts reviewed',
      'src/services/b.ts reviewed',
      'web/a.css excluded',
    ]);
  });

  it('reviews the files that globs name', async () => {
    const run = await runCli(['audit', '--repo', dir, '--ref', base, 'src/**/a.ts', '--format', 'json']);

    expect(JSON.parse(run.stdout).coverage.files).toMatchObject([{ path: 'src/services/a.ts' }]);
  });
});

describe('bad input', () => {
  const { dir, base } = worldFromTrees({ mergeBase: before });
  const broken = temporaryFolder('broken');
  writeFileSync(join(broken, 'empty.diff'), '');
  writeFileSync(join(broken, 'typo.yml'), 'model: sonnet\nfail-onn: high\n');
  writeFileSync(join(broken, 'type.yml'), 'max-comments: many\n');
  writeFileSync(join(broken, 'syntax.yml'), 'paths:\n  - [\n');
  writeFileSync(join(broken, 'bomb.yml'), 'a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n');
  writeFileSync(join(broken, 'agent.md'), '# Nothing here\n');

  it.each<[string, string[], string]>([
    ['no target', ['review'], 'Name what to review'],
    ['two targets', ['review', '--diff', 'a', '--base', 'b'], 'Name what to review'],
    ['an unknown flag', ['review', '--dif', 'a'], "Unknown option '--dif'"],
    ['an unknown command', ['revue'], '"revue" is no command'],
    ['a missing diff', ['review', '--diff', 'nowhere.diff'], '--diff "nowhere.diff" cannot be read'],
    ['an empty diff', ['review', '--diff', 'empty.diff'], '--diff empty.diff holds no changed file'],
    ['a folder that is no repository', ['review', '--repo', broken, '--base', 'main'], 'is no git repository'],
    ['an unknown ref', ['review', '--repo', dir, '--base', 'nope'], '--base "nope" names no commit'],
    [
      'a ref that looks like a flag',
      ['review', '--repo', dir, '--base=--output=x'],
      '--base "--output=x" names no commit',
    ],
    ['a malformed pull request', ['review', '--pr', 'acme/shop'], '--pr is "acme/shop"'],
    ['no token for a pull request', ['review', '--pr', 'acme/shop#7'], 'set GITHUB_TOKEN'],
    ['an unknown format', ['review', '--diff', 'a', '--format', 'xml'], '--format is "xml"'],
    [
      'an unknown output',
      ['review', '--diff', 'a', '--output', 'a.exe'],
      '--output "a.exe" ends in none of .json, .md',
    ],
    [
      'an output that cannot be',
      ['review', '--diff', example, '--output', 'agent.md/a.json'],
      '--output "agent.md/a.json" cannot be written',
    ],
    ['an odd severity', ['review', '--diff', example, '--fail-on', 'severe'], 'The input "fail-on" is wrong'],
    [
      'an odd number',
      ['review', '--diff', example, '--max-minutes', '1e3'],
      'The input "max-minutes" is "1e3". It takes a number',
    ],
    [
      'a misspelt config key',
      ['review', '--diff', example, '--config', 'typo.yml'],
      'typo.yml:2:1 unknown key "fail-onn" (did you mean "fail-on"?)',
    ],
    [
      'a config value of the wrong type',
      ['review', '--diff', example, '--config', 'type.yml'],
      'type.yml:1:1 "max-comments"',
    ],
    [
      'a config that is no YAML',
      ['review', '--diff', example, '--config', 'syntax.yml'],
      'syntax.yml:3:1 is no valid YAML',
    ],
    ['a config with aliases', ['review', '--diff', example, '--config', 'bomb.yml'], 'bomb.yml uses YAML aliases'],
    ['a missing config', ['review', '--diff', example, '--config', 'none.yml'], 'The config "none.yml" does not exist'],
    [
      'an agent file without standards',
      ['review', '--diff', example, '--agent', 'agent.md'],
      'The agent file agent.md states no standards',
    ],
    ['an agent file elsewhere', ['review', '--diff', example, '--agent', '../x.md'], '"../x.md" lies outside of'],
    [
      'a base URL without TLS',
      ['review', '--diff', example, '--base-url', 'http://models.example'],
      'The base URL is no address',
    ],
    ['globs that match nothing', ['audit', '--repo', dir, '--ref', base, 'nope/**'], 'matches nope/**'],
  ])('%s is one clear sentence and exit code 3', async (_, args, sentence) => {
    const run = await runCli(args, { cwd: broken });

    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toMatch(/^backend-review: [^\n]+\n$/);
    expect(run.stderr).toContain(sentence);
  });

  it('a shallow clone without the common commit is named', async () => {
    const clone = temporaryFolder('clone');
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', clone, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
    git('init', '-q', '-b', 'one');
    git('commit', '-q', '--allow-empty', '-m', 'one');
    git('checkout', '-q', '--orphan', 'two');
    git('commit', '-q', '--allow-empty', '-m', 'two');
    const run = await runCli(['review', '--repo', clone, '--base', 'one', '--head', 'two']);

    expect(run.code).toBe(3);
    expect(run.stderr).toContain('have no common commit');
  });
});
