import { readFile } from 'node:fs/promises';
import { checkBaseUrl } from '../agent/client.js';
import { type Login, loginFrom, secretsOf } from '../agent/login.js';
import type { Flags } from '../cli.js';
import type { Run } from '../review.js';
import { logLine } from '../words/escape.js';
import { type DryRun, dryRun } from './dry-run.js';
import { wireOf } from './exchanges.js';
import { readHints } from './hints-files.js';
import { readStateFile } from './state-file.js';

/** What flags and the environment give a run of the command. */
export async function localRun(flags: Flags): Promise<{ run: Run; dry: DryRun | null }> {
  const { engine, agent, config, model } = flags;
  const key = process.env['ANTHROPIC_API_KEY'] ?? '';
  const dry = flags['dry-run'] === undefined ? null : dryRun(flags['dry-run']);
  // What sends nothing needs no key; the agent only has to have one.
  const silent = dry !== null || flags.replay !== undefined;
  const login = silent ? ({ kind: 'API key', apiKey: 'none' } as const) : localLogin();
  const credentials = [...secretsOf({ apiKey: key, env: process.env }), process.env['GITHUB_TOKEN'] ?? ''].filter(
    Boolean,
  );
  const [secret = ''] = secretsOf({ apiKey: key, env: process.env });
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
    today: new Date().toISOString().slice(0, 10),
    login,
    keepSecret: (token: string) => {
      credentials.push(token);
    },
    baseUrl: baseUrl ? checkBaseUrl(baseUrl) : '',
    credentials,
    kept: await readStateFile(flags['state-file'] ?? '', secret),
    secret,
    wire: dry?.wire ?? wireOf(flags, credentials),
    inAction: false,
    progress: (text: string) => {
      if (process.stderr.isTTY) process.stderr.write(`${logLine(text)}\n`);
    },
  };
  return { run, dry };
}

/** The login that the environment gives a command. Throws `BadInput` for half of one. */
export function localLogin(): Login | null {
  const {
    ANTHROPIC_API_KEY: apiKey = '',
    ANTHROPIC_IDENTITY_TOKEN: token,
    ANTHROPIC_IDENTITY_TOKEN_FILE: file,
  } = process.env;
  const identityToken = token ? async () => token : file ? async () => (await readFile(file, 'utf8')).trim() : null;
  return loginFrom({ apiKey, env: process.env, identityToken });
}
