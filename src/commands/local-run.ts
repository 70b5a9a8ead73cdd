import { checkBaseUrl } from '../agent/claude.js';
import type { Flags } from '../cli.js';
import type { Run } from '../review.js';
import { logLine } from '../words/escape.js';
import { readHints } from './hints-files.js';

/** What flags and the environment give a run of the command. */
export async function localRun(flags: Flags): Promise<Run> {
  const { engine, agent, config, model } = flags;
  const apiKey = process.env['ANTHROPIC_API_KEY'] ?? '';
  const baseUrl = flags['base-url'] ?? process.env['ANTHROPIC_BASE_URL'] ?? '';
  return {
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
    credentials: [apiKey, process.env['GITHUB_TOKEN'] ?? ''].filter(Boolean),
    inAction: false,
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`${logLine(text)}\n`);
    },
  };
}
