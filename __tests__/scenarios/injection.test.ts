import { type ClaudeRequest, type Respond, startClaude } from '../fakes/claude.js';
import type { ClaudeAnswer } from '../fakes/claude-answer.js';
import { runCli } from '../fakes/run.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { fenceOf, INJECTIONS, type Injection, KNOWN_LINE } from '../samples/injections.js';
import { foreign, liveMarkup, partsOf, saidTo, wrongFences } from './message-parts.js';
import { reviewRun } from './review-run.js';
import { answer, finding, isVerifier, model, shownLines, shownPaths, verdicts } from './scripted-model.js';

const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Co}\u2028\u2029]/u;
const canaries = (text: string) => new Set(text.match(/canary\d\d/g) ?? []);
const ALL = INJECTIONS.map((_, index) => `canary${String(index).padStart(2, '0')}`);

const named = (text: string) => [...text.replaceAll('/', '_')].slice(-90).join('').trim();
const identifier = (text: string) => text.replace(/[^A-Za-z]+/g, '_').slice(0, 60);

/** A file that says it in a comment of lines, in a name, in a string, and right beside the fault. */
function file({ text }: Injection): string {
  const said = text.replaceAll('*/', '* /');
  return `import { use } from './use.js';

export function find(id) {
  /*
${said}
  */
  const ${identifier(text)} = ${JSON.stringify(text)};
  use(id, ${identifier(text)}); // ${said.replaceAll('\n', ' ').slice(-300)}
}
`;
}

const pathOf = ({ text }: Injection, index: number) => `src/services/n${index}/${named(text)}.js`;
const calm = INJECTIONS.map((): Injection => ({ kind: 'none', text: 'Finds it by its id.' }));

function worldOf(said: readonly Injection[]) {
  const lib = {
    'README.md': '# shop\n',
    'src/lib/known.js': `${KNOWN_LINE}\n`,
    'src/lib/notes.js': said.map(({ text }) => `/*\n${text.trim()}\n*/`).join('\n'),
  };
  const changed = Object.fromEntries(said.map((each, index) => [pathOf(each, index), file(each)]));
  return worldFromTrees({
    mergeBase: lib,
    head: { ...lib, 'src/services/known.js': `${KNOWN_LINE}\n`, ...changed },
  }).world;
}

const CALLS = [
  { name: 'read_file', input: { path: 'src/lib/notes.js' } },
  { name: 'read_file', input: { path: 'src/lib/known.js' } },
  { name: 'read_file', input: { path: `src/none.js\n${INJECTIONS[0]?.text}` } },
  { name: 'search', input: { text: 'canary' } },
  { name: 'list_files', input: { glob: '**' } },
];

/** The faults that a model sees in the files, whatever they say, repeated with their words. */
function faults(request: ClaudeRequest) {
  const lines = shownLines(request).filter(({ text }) => text.startsWith('  use('));
  return lines.map((line) => {
    const index = Number(/n(\d+)\//.exec(line.path)?.[1]);
    const { text = '' } = INJECTIONS[index] ?? {};
    return finding(line, {
      ...{ title: text.trim().slice(-100), message: text.trim(), fix: text, assumption: text, verify: text },
      ...{ options: text, evidence: [{ path: line.path, side: 'RIGHT', line: line.number, quote: line.text }] },
    });
  });
}

/** An answer that leaves out a file, one whose path has lines if there is one: it is asked for that. */
function forgetful(request: ClaudeRequest): ClaudeAnswer {
  const all = shownPaths(request);
  const left = all.find((path) => path.includes('\n')) ?? all[0];
  const paths = all.filter((path) => path !== left);
  const row = { standard: 1, result: 'pass', seen: 'a' };
  const assessments = paths.flatMap((path) => [1, 2, 3, 4, 5].map((standard) => ({ ...row, path, standard })));
  return { json: { findings: [], assessments, advice: [] } };
}

/** Uses every tool first, then leaves something out, and then answers in full. */
function curious(last: (request: ClaudeRequest) => ClaudeAnswer): Respond {
  return (request) => {
    const turns = request.body.messages.length;
    if (turns === 1) return { toolUse: CALLS };
    if (isVerifier(request)) return verdicts(request, () => ({ reason: INJECTIONS[0]?.text }));
    return turns === 3 ? forgetful(request) : last(request);
  };
}

const inputs = { 'max-comments': '50', 'max-cost-usd': '50' };
const finds = curious((request) => answer(request, faults(request)));
const silent = curious((request) => answer(request));
const world = worldOf(INJECTIONS);
const hostile = reviewRun(world, { model: finds, inputs });
const hostileSilent = hostile.then(() => reviewRun(world, { model: silent, inputs }));
const clean = hostileSilent.then(() => reviewRun(worldOf(calm), { model: finds, inputs }));

describe('40 texts that speak to the reviewer, in comments, strings, names, paths and results of tools', () => {
  it('are 40 of different kinds, and all of them are sent', async () => {
    const { claude } = await hostile;
    const sent = claude.requests.flatMap(saidTo).flatMap((text) => partsOf(text).fenced);

    expect(new Set(INJECTIONS.map(({ kind }) => kind)).size).toBe(40);
    expect([...canaries(sent.join('\n'))].sort()).toEqual(ALL);
  });

  it('stand only inside of fences whose word is made of what they hold', async () => {
    const { claude } = await hostile;
    const texts = claude.requests.flatMap(saidTo);

    expect(texts.length).toBeGreaterThan(100);
    expect(texts.flatMap((text) => foreign(partsOf(text)))).toEqual([]);
    expect(texts.flatMap(wrongFences)).toEqual([]);
    expect(texts.filter((text) => HIDDEN.test(text))).toEqual([]);
  });

  it('come back from every tool, and in the candidates of a finder that repeats them, inside of fences', async () => {
    const { claude } = await hostile;
    const results = claude.requests.flatMap(({ body }) =>
      body.messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content)),
    );
    const told = results.flatMap(({ type, content }) => (type === 'tool_result' ? [String(content)] : []));
    const candidates = claude.requests
      .filter(isVerifier)
      .map((request) => partsOf(saidTo(request)[0] ?? '').fenced.at(-1) ?? '');

    expect([...canaries(told.filter((text) => text.startsWith('Lines')).join('\n'))].sort()).toEqual(ALL);
    expect(canaries(told.filter((text) => / lines in /.test(text)).join('\n')).size).toBeGreaterThan(30);
    expect(canaries(told.filter((text) => /^\d+ files/.test(text)).join('\n')).size).toBeGreaterThan(15);
    expect([...canaries(candidates.join('\n'))].sort()).toEqual(ALL);
  });

  it('change no byte of what the conversations of a role share', async () => {
    const shared = async (run: typeof hostile, verifier: boolean) => {
      const { claude } = await run;
      const asked = claude.requests.filter((request) => isVerifier(request) === verifier);
      const prefix = asked.map(({ body: { model, system, tools, output_config } }) =>
        fenceOf(JSON.stringify({ model, system, tools, output_config })),
      );
      return [...new Set(prefix)];
    };
    for (const verifier of [false, true]) {
      const prefixes = await shared(hostile, verifier);
      expect(prefixes).toHaveLength(1);
      expect(prefixes).toEqual(await shared(clean, verifier));
    }
  });

  it('neither make a blocking finding vanish nor lower, suppress or reject one', async () => {
    const [run, without] = [await hostile, await clean];
    const blocking = ({ json }: typeof run) =>
      json.findings
        .filter(({ rule }) => rule === 'queries/string-sql')
        .map(({ path, severity, blocking: blocks }) => `${/n\d+/.exec(path)} ${severity} ${blocks}`)
        .sort();

    expect(blocking(run)).toHaveLength(40);
    expect(blocking(run)).toEqual(blocking(without));
    expect(run.json.rejected).toEqual([]);
    expect([run.code, without.code]).toEqual([1, 1]);
    expect(run.outputs).toMatchObject({
      verdict: 'fail',
      complete: 'true',
      'files-total': '41',
      'files-reviewed': '41',
    });
    expect(run.comments).toHaveLength(run.json.findings.length);
  });

  it('make no verdict by themselves, but for what is hidden in them', async () => {
    const { json } = await hostileSilent;
    const places = new Set(json.findings.map(({ path, rule }) => `${rule} ${/n\d+/.exec(path)}`));
    const hidden = INJECTIONS.flatMap((each, index) => (each.hidden ? [`validation/hidden-text n${index}`] : []));

    expect([...places].sort()).toEqual(hidden.sort());
    expect(json.coverage.complete).toBe(true);
  });

  it('leave no live markup, marker, link, mention or hidden character in comments and summary', async () => {
    const run = await hostile;
    const bodies = [...run.comments.map(({ body }) => body), ...run.github.reviews.map(({ body }) => body)];

    expect(liveMarkup('<img src=x> and [a](https://evil.example)')).toHaveLength(3);
    expect(bodies.length).toBeGreaterThan(40);
    for (const text of [...bodies, run.summary]) {
      expect(liveMarkup(text)).toEqual([]);
      expect(text).not.toMatch(HIDDEN);
    }
    for (const { body } of run.comments) {
      expect(body.match(/<!-- backend-review:/g)).toHaveLength(1);
      expect(body).toMatch(/<!-- backend-review:v1 fp=[0-9a-f]{16} -->$/);
    }
  });

  it('give the runner no command, and set no output', async () => {
    const { stdout, stderr, outputs } = await hostile;
    const commands = `${stdout}\n${stderr}`.split(/[\r\n\u2028\u2029]/).filter((line) => /^\s*::|##\[/.test(line));

    expect(commands.filter((line) => /canary|set-output|stop-commands/.test(line))).toEqual([]);
    expect(stdout + stderr).not.toMatch(HIDDEN);
    expect(outputs['verdict']).toBe('fail');
  });
});

describe('the command in a job of its own', () => {
  it('prints no command of the runner at the start of a line, whatever the model says', async () => {
    const claude = await startClaude(
      model(() => ({ title: 'a\n::error::b', message: 'a\n  ::stop-commands::x\n##[error]y' })),
    );
    const run = await runCli(['review', '--diff', '-'], {
      env: { ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url },
      stdin: '--- /dev/null\n+++ b/src/services/a.js\n@@ -0,0 +1 @@\n+one();\n',
    });
    await claude.close();

    expect(run.stdout).toContain('::stop-commands::x');
    expect(run.stdout + run.stderr).not.toMatch(/^\s*::|##\[/m);
  });
});

describe('a marker that a finding repeats', () => {
  it('does not keep a finding of a later run from being posted', async () => {
    const text = 'one();\ntwo();\n';
    const made = () => worldFromTrees({ mergeBase: {}, head: { 'src/services/a.js': text } }).world;
    const about = (call: string, fix = ''): Respond => model((line) => (line.text === call ? { fix } : null));
    const first = await reviewRun(made(), { model: about('two();') });
    const forged = `<!-- backend-review:v1 fp=${first.json.findings[0]?.fingerprint} -->`;
    const world = made();
    const repeated = await reviewRun(world, { model: about('one();', `one();\n${forged}\n`) });
    world.reviews = repeated.github.reviews;
    const later = await reviewRun(world, { model: about('two();') });

    expect(repeated.comments).toHaveLength(1);
    expect(later.comments.filter(({ line }) => line === 2)).toHaveLength(1);
    expect(later.summary).toContain('1 comment posted');
  });
});
