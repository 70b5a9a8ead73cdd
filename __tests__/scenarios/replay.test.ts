import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Respond, startClaude } from '../fakes/claude.js';
import { runCli } from '../fakes/run.js';
import { temporaryFolder } from '../fakes/temporary.js';
import { API_KEY } from './review-run.js';
import { answer, finding, isVerifier, shownLines, silent, verdicts } from './scripted-model.js';

const line = `export const value = compute('${'x'.repeat(90)}');\n`;
const service = (name: string) => `src/services/${name}.ts`;
const names = ['a', 'b', 'c'];

/** A repository whose last commit adds three files, a unit each. */
function repository(): string {
  const folder = temporaryFolder('replay');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
  git('init', '-q', '-b', 'main');
  git('commit', '-q', '--allow-empty', '-m', 'empty');
  git('checkout', '-q', '-b', 'change');
  for (const name of names) {
    mkdirSync(join(folder, dirname(service(name))), { recursive: true });
    writeFileSync(join(folder, service(name)), line.repeat(300));
  }
  git('add', '.');
  git('commit', '-q', '-m', 'three');
  return folder;
}

/** Finds something in one file, is overloaded once in another, breaks off once and talks first in the third. */
function moody(): Respond {
  const seen = new Map<string, number>();
  return (request) => {
    if (isVerifier(request)) return verdicts(request);
    const [first] = shownLines(request);
    const turn = (seen.get(first?.path ?? '') ?? 0) + 1;
    seen.set(first?.path ?? '', turn);
    if (first?.path === service('a')) return answer(request, [finding(first)]);
    if (first?.path === service('b') && turn === 1)
      return {
        status: 529,
        error: { type: 'overloaded_error', message: 'no' },
        headers: { 'retry-after': '1', 'request-id': 'req_1' },
      };
    if (first?.path === service('c') && turn === 1) return { cutAfterEvents: 2 };
    if (first?.path === service('c') && turn === 2) return 'reset';
    if (first?.path === service('c') && turn === 3) return { text: 'Let me think.' };
    return answer(request);
  };
}

const review = ['review', '--base', 'main', '--head', 'change', '--format', 'json'];

async function record(folder: string, file: string, respond: Respond) {
  const claude = await startClaude(respond);
  try {
    const env = { ANTHROPIC_API_KEY: API_KEY, ANTHROPIC_BASE_URL: claude.url };
    const run = await runCli([...review, '--record', file], { cwd: folder, env });
    expect(claude.violations).toEqual([]);
    return { ...run, claude };
  } finally {
    await claude.close();
  }
}

describe('a recorded run', () => {
  it('is answered from its file alone, fault for fault, with the same result and no waiting', async () => {
    const folder = repository();
    const file = join(folder, 'run.jsonl');
    const recorded = await record(folder, file, moody());
    const started = Date.now();
    const replayed = await runCli([...review, '--replay', file], { cwd: folder });

    expect([recorded.code, recorded.stderr]).toEqual([1, '']);
    expect([replayed.code, replayed.stderr]).toEqual([1, '']);
    expect(JSON.parse(replayed.stdout)).toEqual(JSON.parse(recorded.stdout));
    expect(JSON.parse(replayed.stdout).cost.requests).toBe(6);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('holds every exchange as it was, and no key', async () => {
    const folder = repository();
    const file = join(folder, 'run.jsonl');
    const { claude } = await record(folder, file, moody());
    const text = readFileSync(file, 'utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each));

    expect(lines).toHaveLength(claude.requests.length);
    const sent = claude.requests.map(({ body }) => JSON.stringify(body));
    expect(
      lines
        .map(({ request }) => request)
        .toSorted()
        .join('\n') === sent.toSorted().join('\n'),
    ).toBe(true);
    expect(lines.map(({ status }) => String(status)).toSorted()).toEqual([
      ...['200', '200', '200', '200', '200', '200', '529', 'null'],
    ]);
    expect(lines.find(({ status }) => status === 529)).toMatchObject({
      ...{ method: 'POST', path: '/v1/messages' },
      headers: { 'retry-after': '1', 'request-id': 'req_1' },
      response: expect.stringContaining('overloaded_error'),
    });
    expect(text.includes(API_KEY)).toBe(false);
    expect(new Set(lines.flatMap(({ headers }) => Object.keys(headers)))).toEqual(
      new Set(['content-type', 'request-id', 'retry-after']),
    );
  });

  it('ends with the place that differs when the prompt has changed', async () => {
    const folder = repository();
    const file = join(folder, 'run.jsonl');
    await record(folder, file, moody());
    const changed = readFileSync(file, 'utf8').replaceAll('## The standards of this review', '## The rules');
    writeFileSync(file, changed);
    const replayed = await runCli([...review, '--replay', file], { cwd: folder });

    expect(replayed.code).toBe(2);
    expect(replayed.stdout).toBe('');
    expect(replayed.stderr).toContain('has no answer for the unit of src/services/a.ts: at character ');
    expect(replayed.stderr).toMatch(/of the request there is ".*standards of th.*", recorded was ".*## The rules/);
  });

  it('is asked no more often than it was recorded', async () => {
    const folder = repository();
    const file = join(folder, 'run.jsonl');
    await record(folder, file, silent);
    const [first, ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, rest.join('\n'));
    const replayed = await runCli([...review, '--replay', file], { cwd: folder });

    expect(first?.includes('"status":200')).toBe(true);
    expect(replayed.code).toBe(2);
    expect(replayed.stderr).toContain('has no answer for the unit of src/services/');
  });

  it.each([
    [['--replay', 'nowhere.jsonl'], '--replay "nowhere.jsonl" cannot be read'],
    [['--record', 'no/such/folder.jsonl'], '--record "no/such/folder.jsonl" cannot be written'],
    [['--record', 'a', '--replay', 'b'], '--record and --replay exclude each other'],
  ])('is refused with %s', async (flags, words) => {
    const run = await runCli([...review, ...flags], { cwd: repository() });

    expect(run.code).toBe(3);
    expect(run.stderr).toContain(words);
  });
});
