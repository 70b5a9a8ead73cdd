import { spawnSync } from 'node:child_process';
import { bytesOf, type Tree } from './world.js';

/** Nothing of the machine's own git settings, and the same hashes on every day. */
const settings = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  LC_ALL: 'C',
};

const outputLimitBytes = 1 << 30;

/** Runs git in `dir` and returns what it printed; throws with its own words when it fails. */
export function git(dir: string, args: string[], input?: Buffer): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', dir, ...args], {
    env: { ...process.env, ...settings },
    input,
    maxBuffer: outputLimitBytes,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  return stdout;
}

export function bareRepository(dir: string): void {
  git(dir, ['init', '--quiet', '--bare', '--initial-branch=main']);
}

export interface NewCommit {
  tree: Tree;
  /** Branch that moves to the new commit. */
  branch: string;
  /** Hash of the only parent. */
  parent?: string;
}

/** Commits a whole tree without a work tree and returns the hash. */
export function commitTree(dir: string, { tree, branch, parent }: NewCommit): string {
  const message = `Change ${branch}`;
  const stream = [
    Buffer.from(`commit refs/heads/${branch}\nmark :1\ncommitter Dev <dev@example.com> 1760000000 +0000\n`),
    Buffer.from(`data ${message.length}\n${message}\n`),
    Buffer.from(parent === undefined ? '' : `from ${parent}\n`),
    Buffer.from('deleteall\n'),
    ...[...tree].flatMap(([path, file]) =>
      file.mode === '160000'
        ? [Buffer.from(`M 160000 ${file.text} ${quoted(path)}\n`)]
        : [
            Buffer.from(`M ${file.mode} inline ${quoted(path)}\ndata ${bytesOf(file).length}\n`),
            bytesOf(file),
            Buffer.from('\n'),
          ],
    ),
    Buffer.from('get-mark :1\n'),
  ];
  return git(dir, ['fast-import', '--quiet', '--force'], Buffer.concat(stream)).toString().trim();
}

function quoted(path: string): string {
  const escapes: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n' };
  return `"${path.replace(/["\\\n]/g, (character) => escapes[character] as string)}"`;
}
