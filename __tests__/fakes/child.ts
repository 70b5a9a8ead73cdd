import { spawn } from 'node:child_process';

export interface Finished {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface ChildOptions {
  cwd: string;
  /** All of its environment. */
  env: Record<string, string>;
  stdin?: string;
  /** Gets the means to end it early, as the runner does on a cancel. */
  started?: (cancel: () => void) => void;
}

/** Runs a script with the Node that NODE24 names, or with this one, until it ends. */
export function runNode(args: string[], { cwd, env, stdin = '', started }: ChildOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.env.NODE24 ?? process.execPath, args, { cwd, env });
    started?.(() => child.kill('SIGTERM'));
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        printed[name] += text;
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...printed }));
    // A child that ends without reading its input closes the pipe: no error of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}
