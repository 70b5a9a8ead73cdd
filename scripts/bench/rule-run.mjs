// One run of the command by rules alone, in a generated repository whose last commit adds all files.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeFile, randomSource } from './code.mjs';

const PEAK = new URL('./peak.mjs', import.meta.url).href;
const AUTHOR = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];

/** Seconds of the run, and its peak memory in megabytes. */
export async function ruleRun(fakes, size, args) {
  const folder = fakes.temporary.temporaryFolder('rules');
  const git = (...given) => execFileSync('git', ['-C', folder, ...AUTHOR, ...given], { stdio: 'ignore' });
  git('init');
  git('commit', '--allow-empty', '-m', 'empty');
  writeFiles(folder, size);
  git('add', '-A');
  git('commit', '-m', 'all');
  const file = join(fakes.temporary.temporaryFolder('peak'), 'kilobytes');
  const command = [join(fakes.root, 'bin/backend-review.js'), ...args, '--engine', 'rules', '--format', 'json'];
  const run = async (env) => {
    const startedAt = performance.now();
    const finished = await fakes.child.runNode(command, { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } });
    const { coverage } = JSON.parse(finished.stdout);
    if (coverage.files.filter(({ state }) => state === 'reviewed').length !== size.files)
      throw new Error(`Not all of ${size.files} files were reviewed: ${finished.stderr}`);
    return (performance.now() - startedAt) / 1000;
  };
  const seconds = await run({});
  await run({ NODE_OPTIONS: `--import ${PEAK}`, BENCH_PEAK_FILE: file });
  return { seconds, megabytes: Number(readFileSync(file, 'utf8')) / 1024 };
}

function writeFiles(folder, { files, lines }) {
  const random = randomSource(files);
  for (let index = 0; index < files; index++) {
    const { path, lines: text } = codeFile(index, lines, random);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text.join('\n')}\n`);
  }
}
