import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One bundle with two doors: the runner starts this file itself, the command imports it. */
const started = process.argv[1];
if (started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url))) {
  const { runAction } = await import('./action.js');
  await runAction();
}

export async function runCli(args: string[]): Promise<number> {
  const cli = await import('./cli.js');
  return cli.runCli(args);
}
