// A process of its own for the fakes, so that they never share an event loop with what is measured.
// Takes { size, githubMs, claudeMs } for a fresh pair and 'stop' for what it saw; times are milliseconds of the epoch.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadFakes } from '../fakes.mjs';
import { pullOfSize } from './pulls.mjs';

/** A reviewer finds something in about one file of ten. */
const FILES_A_FINDING = 10;

/** A config that switches all rules of syntax off. */
const WITHOUT_RULES = `rules: { off: ${JSON.stringify([...new Set(ruleIds())])} }\n`;

const fakes = await loadFakes();
const pulls = new Map();
let running = null;

process.on('message', async (message) => {
  process.send(message === 'stop' ? await stop() : await start(message));
});
process.once('disconnect', () => process.exit());
process.send('ready');

async function start({ size, rules, githubMs, claudeMs }) {
  const key = `${size} ${rules}`;
  if (!pulls.has(key)) pulls.set(key, pullOfSize(size, rules ? null : WITHOUT_RULES, fakes));
  const pull = pulls.get(key);
  const github = await fakes.github.startGitHub(pull, { latencyMs: githubMs, validate: false });
  const claude = await fakes.claude.startClaude(reviewer, { latencyMs: claudeMs });
  running = { github, claude, pull };
  return {
    github: { url: github.url, graphqlUrl: github.graphqlUrl },
    claude: { url: claude.url },
    event: fakes.events.pullRequestEvent(pull),
  };
}

async function stop() {
  const { github, claude, pull } = running;
  running = null;
  await Promise.all([github.close(), claude.close()]);
  return {
    diffCharacters: pull.files.reduce((sum, file) => sum + file.patch.length, 0),
    calls: github.requests.map(({ method, path, ...request }) => ({ method, path, ...times(request) })),
    conversations: claude.requests.map(conversation),
    violations: [...github.violations, ...claude.violations],
  };
}

function ruleIds() {
  const rules = JSON.parse(readFileSync(new URL('../../dist/rules.json', import.meta.url), 'utf8'));
  return rules.map(({ id }) => id.split(':')[0]);
}

function times({ startedAt, endedAt }) {
  const epoch = performance.timeOrigin;
  return { startedAt: epoch + startedAt, endedAt: epoch + (endedAt ?? performance.now()) };
}

/** What a request was made of. `role` tells requests apart that share no prefix of tools and system text. */
function conversation({ body, usage, ...request }) {
  const tools = JSON.stringify(body.tools ?? []);
  const shared = createHash('sha256').update(tools + JSON.stringify(body.system));
  return {
    ...times(request),
    role: shared.digest('hex'),
    turns: body.messages.length,
    prefixCharacters: (body.tools ? tools.length : 0) + charactersOf(body.system ?? ''),
    messageCharacters: body.messages.reduce((sum, { content }) => sum + charactersOf(content), 0),
    usage,
  };
}

function charactersOf(content) {
  if (typeof content === 'string') return content.length;
  return content.reduce((sum, block) => sum + (block.text ?? JSON.stringify(block)).length, 0);
}

/** A model that assesses every file and writes findings as long as real ones; its verifier confirms them. */
function reviewer(request) {
  const { answer, finding, isVerifier, shownLines, verdicts } = fakes.scriptedModel;
  if (isVerifier(request)) return verdicts(request);
  const lines = shownLines(request);
  const paths = [...new Set(lines.map(({ path }) => path))];
  const chosen = new Set(paths.filter((_, index) => index % FILES_A_FINDING === 0));
  const findings = [...chosen].map((path) => finding(telling(lines, path), { ...SAID, evidence: [] }));
  return answer(request, findings);
}

function telling(lines, path) {
  const own = lines.filter((line) => line.path === path && line.mark === '+');
  return own.find(({ text }) => text.trim().length > 20) ?? own[0];
}

const SAID = {
  standard: 3,
  rule: 'validation/unvalidated-body',
  severity: 'high',
  title: 'The amount of the request is used without a check of its range',
  message:
    'The handler takes the amount out of the request body and passes it on to the store. A caller can send a negative ' +
    'or a huge number, which then is written to the ledger and changes the balance of the tenant. Nothing between the ' +
    'route and the query limits it. Check it against the schema of the request before the first use.',
  fix: [
    'const input = requestSchema',
    '  .extend({ amount: z.number().int().positive().max(10_000_000) })',
    '  .parse(request.body);',
  ].join('\n'),
  assumption: 'No middleware in front of this route validates the body.',
  verify: 'curl -X POST /orders -d \'{"amount": -1}\' must answer 400.',
};
