import { type FakeClaude, GRANTED, startClaude } from '../fakes/claude.js';
import { pullRequestEvent } from '../fakes/events.js';
import { startGitHub } from '../fakes/github.js';
import { runAction, runCli } from '../fakes/run.js';
import { type RunningServer, startServer } from '../fakes/server.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { model, silent } from './scripted-model.js';

const before = { 'src/services/a.ts': 'export const a = 1;\n' };
const { world, dir } = worldFromTrees({ mergeBase: before, head: { 'src/services/a.ts': 'export const a = 2;\n' } });
const JWT = ['identity', 'of', 'the-workflow'].join('.');
const IDS = {
  ANTHROPIC_FEDERATION_RULE_ID: 'fdrl_1',
  ANTHROPIC_ORGANIZATION_ID: 'org_1',
  ANTHROPIC_SERVICE_ACCOUNT_ID: 'svac_1',
};

/** GitHub's issuer of identities: what was asked of it. */
async function issuer(): Promise<RunningServer & { asked: { audience: string | null; bearer: string | undefined }[] }> {
  const asked: { audience: string | null; bearer: string | undefined }[] = [];
  const server = await startServer(async ({ address, headers, response }) => {
    asked.push({ audience: address.searchParams.get('audience'), bearer: headers.authorization });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value: JWT }));
  });
  return { ...server, asked };
}

async function act(env: (issuerUrl: string) => Record<string, string>, inputs: Record<string, string> = {}) {
  const [github, claude, identity] = [await startGitHub(world), await startClaude(silent), await issuer()];
  try {
    const run = await runAction({
      event: pullRequestEvent(world),
      inputs: { 'github-token': 'test-token-of-the-scenario', ...inputs },
      ...{ github, claude, env: env(identity.url) },
    });
    return { ...run, claude, identity };
  } finally {
    for (const server of [github, claude, identity]) await server.close();
  }
}

const runner = (url: string) => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?v=1`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token-of-the-job',
});

describe('identity federation', () => {
  it('reviews without a stored key: the job’s identity is exchanged for a short-lived token', async () => {
    const run = await act((url) => ({ ...IDS, ...runner(url) }));

    expect(run.code).toBe(0);
    expect(run.identity.asked).toEqual([
      { audience: 'https://api.anthropic.com', bearer: 'Bearer request-token-of-the-job' },
    ]);
    expect(run.claude.exchanges).toMatchObject([
      { assertion: JWT, federation_rule_id: 'fdrl_1', organization_id: 'org_1', service_account_id: 'svac_1' },
    ]);
    expect(run.claude.requests.map(({ headers }) => headers['authorization'])).toEqual([`Bearer ${GRANTED}`]);
    expect(run.claude.requests[0]?.headers).not.toHaveProperty('x-api-key');
    for (const secret of [JWT, GRANTED]) {
      expect(run.stdout).toContain(`::add-mask::${secret}`);
      expect(
        `${run.stdout.replaceAll(/^::add-mask::.*$/gm, '')}${run.stderr}${run.summary}${run.resultText}`,
      ).not.toContain(secret);
    }
  });

  it('is red without the permission for it, and says which', async () => {
    const run = await act(() => IDS);

    expect([run.code, run.claude.requests]).toEqual([3, []]);
    expect(run.stdout).toContain('"id-token: write"');
  });

  it('is red when Claude knows no such rule, and says what to check', async () => {
    const run = await act((url) => ({ ...IDS, ...runner(url), ANTHROPIC_FEDERATION_RULE_ID: 'fdrl_unknown' }));

    expect([run.code, run.claude.requests]).toEqual([3, []]);
    expect(run.stdout).toContain('the federation rule fdrl_unknown of organization org_1 allows this repository');
    expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(JWT);
  });

  it('is red with half of its ids', async () => {
    const run = await act(() => ({ ANTHROPIC_FEDERATION_RULE_ID: 'fdrl_1' }));

    expect([run.code, run.stdout]).toEqual([3, expect.stringContaining('ANTHROPIC_ORGANIZATION_ID is not')]);
  });

  it('gives way to an API key', async () => {
    const run = await act((url) => ({ ...IDS, ...runner(url) }), { 'anthropic-api-key': 'test-key-of-the-scenario' });

    expect([run.code, run.claude.exchanges]).toEqual([0, []]);
    expect(run.claude.requests[0]?.headers).toMatchObject({ authorization: 'Bearer test-key-of-the-scenario' });
  });
});

describe('a gateway', () => {
  const secret = ['team', 'secret', 'of', 'the', 'gateway'].join('-');

  it('gets its own headers, which are never shown', async () => {
    const headers = `X-Team: payments\nAuthorization: Bearer ${secret}\n`;
    const run = await act(() => ({ ANTHROPIC_CUSTOM_HEADERS: headers }));

    expect(run.code).toBe(0);
    expect(run.claude.requests[0]?.headers).toMatchObject({ 'x-team': 'payments', authorization: `Bearer ${secret}` });
    expect(`${run.stdout.replaceAll(/^::add-mask::.*$/gm, '')}${run.summary}${run.resultText}`).not.toContain(secret);
  });

  it('takes a bearer token', async () => {
    const run = await act(() => ({ ANTHROPIC_AUTH_TOKEN: secret }));

    expect(run.code).toBe(0);
    expect(run.claude.requests[0]?.headers).toMatchObject({ authorization: `Bearer ${secret}` });
  });

  it.each([
    ['no header', `X-Team: a\n${secret}\n`, 'line 2 is no header'],
    ['a line break in a value', `X-Team: a\r\nX-Evil: ${secret}\u0001`, 'line 2 is no header'],
    ['the host', `Host: ${secret}`, 'line 1 sets host'],
    ['the length', `X-A: a\nContent-Length: 1\n`, 'line 2 sets content-length'],
  ])('is refused headers with %s, and the message shows none of them', async (_, headers, words) => {
    const run = await act(() => ({ ANTHROPIC_CUSTOM_HEADERS: headers }));

    expect([run.code, run.claude.requests]).toEqual([3, []]);
    expect(run.stdout).toContain(`ANTHROPIC_CUSTOM_HEADERS, ${words}`);
    expect(run.stdout).not.toContain(secret);
  });

  it('cannot be named by a config file', async () => {
    const files = { ...before, '.github/backend-review.yml': 'base-url: https://evil.example\n' };
    const own = worldFromTrees({ mergeBase: files, head: { ...files, 'src/services/a.ts': 'export const a = 3;\n' } });
    const [github, claude] = [await startGitHub(own.world), await startClaude(silent)];
    try {
      const inputs = { 'github-token': 'test-token-of-the-scenario', 'anthropic-api-key': 'test-key-of-the-scenario' };
      const run = await runAction({ event: pullRequestEvent(own.world), inputs, github, claude });
      expect([run.code, run.stdout]).toEqual([3, expect.stringContaining('unknown key "base-url"')]);
    } finally {
      await github.close();
      await claude.close();
    }
  });
});

describe('the doctor', () => {
  async function doctor(args: string[], env: (claude: FakeClaude, github: string) => Record<string, string>) {
    const [github, claude] = [await startGitHub(world), await startClaude(model(() => null))];
    try {
      const run = await runCli(['doctor', '--repo', dir, '--ref', 'main', ...args], { env: env(claude, github.url) });
      expect([github.violations, claude.violations, claude.requests]).toEqual([[], [], []]);
      return { ...run, lines: run.stdout.trimEnd().split('\n') };
    } finally {
      await github.close();
      await claude.close();
    }
  }
  const whole = (claude: FakeClaude, github: string) => ({
    ...{ ANTHROPIC_API_KEY: 'test-key-of-the-scenario', ANTHROPIC_BASE_URL: claude.url },
    ...{ GITHUB_TOKEN: 'test-token-of-the-scenario', GITHUB_API_URL: github },
  });

  it('says in a line each that all is there, for no token of the model', async () => {
    const { code, lines } = await doctor(['--pr', 'acme/shop#7'], whole);

    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^ok +credentials: API key taken at 127\.0\.0\.1/),
      expect.stringMatching(/^ok +model: claude-sonnet-5-5, priced as of 20\d\d-/),
      expect.stringMatching(/^ok +github token: reads acme\/shop .* cannot be told without posting one$/),
      expect.stringMatching(/^ok +config: none at main/),
      expect.stringMatching(/^ok +agent file: .*1 No Hardcoded Secrets, .*5 Logging$/),
    ]);
  });

  it('says what is wrong, and ends as bad configuration', async () => {
    const { code, lines } = await doctor(['--pr', 'acme/elsewhere#7', '--model', 'claude-gone-1'], whole);

    expect(code).toBe(3);
    expect(lines[0]).toMatch(/^problem +model: claude-gone-1 was not found \(404\): set "model"/);
    expect(lines[1]).toMatch(/^problem +github token: lacks contents: read \(404\) and pull-requests: read \(404\)/);
  });

  it('says what it did not check, as JSON too', async () => {
    const { code, stdout } = await doctor(['--format', 'json'], () => ({}));
    const { checks } = JSON.parse(stdout) as { checks: { what: string; state: string }[] };

    expect(code).toBe(0);
    expect(checks.map(({ what, state }) => `${what}: ${state}`)).toEqual([
      ...['credentials: not checked', 'github token: not checked', 'config: ok', 'agent file: ok'],
    ]);
  });

  it('names a config that cannot be read, with its place', async () => {
    const files = { ...before, '.github/backend-review.yml': 'fail-on: high\nmodell: opus\n' };
    const own = worldFromTrees({ mergeBase: files });
    const { code, stdout } = await runCli(['doctor', '--repo', own.dir, '--ref', 'main']);

    expect(code).toBe(3);
    expect(stdout).toContain('config: .github/backend-review.yml:2:1 unknown key "modell" (did you mean "model"?)');
  });
});
