import { checkBaseUrl } from '../agent/claude.js';
import type { Flags } from '../cli.js';
import type { Run } from '../review.js';
import { logLine } from '../words/escape.js';
import { type DryRun, dryRun } from './dry-run.js';
import { wireOf } from './exchanges.js';
import { readHints } from './hints-files.js';

/** What flags and the environment give a run of the command. */
export async function localRun(flags: Flags): Promise<{ run: Run; dry: DryRun | null }> {
  const { engine, agent, config, model } = flags;
  const key = process.env['ANTHROPIC_API_KEY'] ?? '';
  const dry = flags['dry-run'] === undefined ? null : dryRun(flags['dry-run']);
  // What sends nothing needs no key; the agent only has to have one.
  const apiKey = key || (dry || flags.replay !== undefined ? 'none' : '');
  const credentials = [key, process.env['GITHUB_TOKEN'] ?? ''].filter(Boolean);
  const baseUrl = flags['base-url'] ?? process.env['ANTHROPIC_BASE_URL'] ?? '';
  const run = {
    given: {
      ...{
        engine,
        agent,
        config,
        model,
        'fail-on': flags['fail-on'],
        'on-incomplete': flags['on-incomplete'],
      },
      ...{ 'max-cost-usd': flags['max-cost-usd'], 'max-minutes': flags['max-minutes'] },
    },
    hints: await readHints(flags.hints ?? []),
    apiKey,
    baseUrl: baseUrl ? checkBaseUrl(baseUrl) : '',
    credentials,
    wire: dry?.wire ?? wireOf(flags, credentials),
    inAction: false,
    progress: (text: string) => {
      if (process.stderr.isTTY) process.stderr.write(`${logLine(text)}\n`);
    },
  };
  return { run, dry };
}
