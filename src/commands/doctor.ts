import { checkModel } from '../agent/model-check.js';
import { modelId, pricedAt } from '../agent/prices.js';
import type { Flags } from '../cli.js';
import type { Trusted } from '../settings/trusted-settings.js';
import { readTrusted } from '../settings/trusted-settings.js';
import { openTree } from '../source/git-range.js';
import { connectGitHub } from '../source/github-client.js';
import { tokenRights } from '../source/github-rights.js';
import { SourceUnavailable } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { visible } from '../words/escape.js';
import { localRun } from './local-run.js';

/** One thing that a review needs. */
interface Check {
  what: 'credentials' | 'model' | 'github token' | 'config' | 'agent file';
  state: 'ok' | 'problem' | 'not checked';
  words: string;
}

/** `backend-review doctor`: a line for each thing that a review needs; exit code 3 when one of them is a problem. */
export async function doctorCommand(flags: Flags): Promise<number> {
  const { run } = await localRun(flags);
  const [trusted, settings] = await settingsChecks(flags, run.given);
  const model = trusted ? modelId(trusted.settings.model.value) : null;
  const checks = [...(await modelChecks(run, model)), await githubCheck(flags), ...settings];
  const text =
    flags.format === 'json'
      ? `${JSON.stringify({ checks }, null, 2)}\n`
      : checks.map(({ what, state, words }) => `${state.padEnd(12)}${what}: ${visible(words)}\n`).join('');
  process.stdout.write(text);
  return checks.some(({ state }) => state === 'problem') ? 3 : 0;
}

type LocalRun = Awaited<ReturnType<typeof localRun>>['run'];

async function modelChecks(run: LocalRun, model: string | null): Promise<Check[]> {
  const { login } = run;
  if (login === null)
    return [
      {
        ...{ what: 'credentials', state: 'not checked' },
        words: 'there are none, so only the rules would review: set ANTHROPIC_API_KEY, or see docs/credentials.md',
      },
    ];
  if (model === null)
    return [{ what: 'credentials', state: 'not checked', words: 'the settings name no model to ask for' }];
  const problem = await checkModel({ ...run, login }, model);
  const price = pricedAt(model);
  const priced = price ? `priced as of ${price}` : 'without a known price: "max-cost-usd" counts with the dearest one';
  const where = run.baseUrl ? ` at ${new URL(run.baseUrl).host}` : '';
  if (problem === null)
    return [
      { what: 'credentials', state: 'ok', words: `${login.kind} taken${where}` },
      { what: 'model', state: 'ok', words: `${model}, ${priced}` },
    ];
  const what = problem.credentials ? 'credentials' : 'model';
  return [{ what, state: problem.known ? 'problem' : 'not checked', words: `${problem.words}${where}` }];
}

async function githubCheck({ pr }: Flags): Promise<Check> {
  const what = 'github token';
  const token = process.env['GITHUB_TOKEN'];
  const [owner, repo] = (pr?.split('#')[0] ?? process.env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!token)
    return { what, state: 'not checked', words: 'GITHUB_TOKEN is not set; only --pr, publish and the action need it' };
  if (!owner || !repo)
    return { what, state: 'not checked', words: 'no repository to try it on: pass --pr OWNER/REPO#N' };
  const rights = await tokenRights(connectGitHub({ token, baseUrl: process.env['GITHUB_API_URL'] ?? '' }), {
    owner,
    repo,
  });
  return { what, state: rights.missing.length > 0 ? 'problem' : 'ok', words: rights.words };
}

/** The settings as they stand at HEAD of the repository, and whether they can be read. */
async function settingsChecks(flags: Flags, given: LocalRun['given']): Promise<[Trusted | null, Check[]]> {
  try {
    const source = await openTree({ kind: 'tree', dir: flags.repo ?? '.', ref: flags.ref ?? 'HEAD', globs: [] });
    const trusted = await readTrusted(source, { given, use: 'review' }, []);
    const { agent, settings, builtIn } = trusted;
    const names = agent.standards.map(({ number, name }) => `${number} ${name}`).join(', ');
    const place = builtIn ? `none at ${source.trustedAt}: the defaults are in force` : `read at ${source.trustedAt}`;
    return [
      trusted,
      [
        { what: 'config', state: 'ok', words: `${place}, settings valid` },
        { what: 'agent file', state: 'ok', words: `${agent.path} (${settings.agent.from}): ${names}` },
      ],
    ];
  } catch (error) {
    // What is wrong with settings is what was asked for.
    if (!(error instanceof BadInput || error instanceof SourceUnavailable)) throw error;
    return [null, [{ what: 'config', state: 'problem', words: error.message }]];
  }
}
