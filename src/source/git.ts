import { spawn } from 'node:child_process';
import { BadInput } from '../target/target.js';
import { LARGEST_FILE } from './source.js';

/** Bytes that one git command may print. */
const LARGEST_OUTPUT = 1_000_000_000;

/** Settings that would change what git prints, and that a user or a repository may have set. */
const FIXED = ['core.quotePath=false', 'diff.suppressBlankEmpty=false', 'core.fsmonitor=false'];

/** Runs git in a repository and returns what it prints. Throws `GitFailed` with what it complained of. */
export async function git(dir: string, args: string[], stdin = ''): Promise<Buffer> {
  const command = ['--literal-pathspecs', '-C', dir, ...FIXED.flatMap((setting) => ['-c', setting]), ...args];
  const child = spawn('git', command, { env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' } });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (part: Buffer) => {
    size += part.length;
    if (size > LARGEST_OUTPUT) child.kill();
    else output.push(part);
  });
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  // git may end before it has read everything; its exit code then says why.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', (cause) => fail(new BadInput(`git could not be started in "${dir}".`, { cause })));
    child.on('close', done);
  });
  if (code === 0) return Buffer.concat(output);
  throw new GitFailed(Buffer.concat(errors).toString('utf8').trim() || `git ${args[0]} ended with ${code}`);
}

/** git ended with an error; the message is git's own. */
export class GitFailed extends Error {
  override name = 'GitFailed';
}

/** The commit that a reference names, 40 hex digits. Throws `BadInput` naming the flag. */
export async function commitOf(dir: string, ref: string, flag: string): Promise<string> {
  try {
    const printed = await git(dir, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]);
    return printed.toString('utf8').trim();
  } catch (cause) {
    if (!(cause instanceof GitFailed)) throw cause;
    if (/not a git repository|cannot change to|dubious ownership/.test(cause.message))
      throw new BadInput(`"${dir}" is no git repository that can be read (${cause.message.split('\n')[0]}).`, {
        cause,
      });
    throw new BadInput(`${flag} "${ref}" names no commit in "${dir}". Fetch it, or check the spelling.`, {
      cause,
    });
  }
}

/** The folder at the top of the work tree that `dir` lies in. Throws `BadInput` for a bare repository. */
export async function workTree(dir: string, flag: string): Promise<string> {
  const printed = await git(dir, ['rev-parse', '--show-toplevel']).catch((cause: unknown) => {
    if (!(cause instanceof GitFailed)) throw cause;
    throw new BadInput(`${flag} needs a work tree, and "${dir}" is none (${cause.message.split('\n')[0]}).`, { cause });
  });
  return printed.toString('utf8').replace(/\n$/, '');
}

/** An entry of a tree. `mode` as git writes it (`100644`, `120000` a symlink, `160000` a submodule). */
export interface TreeEntry {
  mode: string;
  oid: string;
  path: string;
}

/** All files of a commit's tree, or the named one. */
export async function listTree(dir: string, commit: string, path?: string): Promise<TreeEntry[]> {
  const printed = await git(dir, [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    ...(path === undefined ? [] : ['--', path]),
  ]);
  // 100644 blob 8ab686eafeb1f44702738c8b0f24f2567c36da6d\tsrc/a.ts
  return printed
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((row) => {
      const tab = row.indexOf('\t');
      const [mode = '', , oid = ''] = row.slice(0, tab).split(' ');
      return { mode, oid, path: row.slice(tab + 1) };
    });
}

/** The blobs of these object ids; null for one that does not exist. Blobs over the limit come back cut. */
export async function readBlobs(dir: string, oids: readonly string[]): Promise<Map<string, Buffer | null>> {
  const wanted = [...new Set(oids)];
  const blobs = new Map<string, Buffer | null>();
  if (wanted.length === 0) return blobs;
  const printed = await git(dir, ['cat-file', '--batch'], wanted.map((oid) => `${oid}\n`).join(''));
  let at = 0;
  for (const oid of wanted) {
    // 8ab686eafeb1f44702738c8b0f24f2567c36da6d blob 14\n…14 bytes…\n   or   8ab… missing\n
    const end = printed.indexOf(10, at);
    const [, kind, size] = printed.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    if (kind !== 'blob') {
      blobs.set(oid, null);
      if (kind !== 'missing') at += Number(size) + 1;
      continue;
    }
    // Copied, so that one kept blob does not hold the whole output in memory.
    blobs.set(oid, Buffer.from(printed.subarray(at, at + Math.min(Number(size), LARGEST_FILE + 1))));
    at += Number(size) + 1;
  }
  return blobs;
}
