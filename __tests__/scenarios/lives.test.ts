import { join } from 'node:path';
import { commentEvent, pullRequestEvent } from '../fakes/events.js';
import { temporaryFolder } from '../fakes/temporary.js';
import type { TreeLiteral, World } from '../fakes/world.js';
import { pushBase, pushHead, resetHead, worldFromTrees } from '../fakes/world-from-trees.js';
import { type Life, reply, startLife, type Turn } from './life.js';
import { answer, finding, isVerifier, model, shownLines, silent, verdicts } from './scripted-model.js';

const PATH = 'src/services/orders.ts';
const query = (name: string) => `export const ${name} = (id) => db.query('SELECT ${name} WHERE id = ' + id);\n`;
const bound = (name: string) => `export const ${name} = (id) => db.query('SELECT ${name} WHERE id = $1', [id]);\n`;
/** Code that no rule has a hint for. */
const load = (name: string) => `export const ${name} = (id) => load(id, '${name}');\n`;
const start = '// Orders.\n';
const three = `${start}${query('one')}${query('two')}${query('six')}`;
/** Finds every query that is pasted together, wherever it stands. */
const pasted = model((line) => (line.mark !== '-' && line.text.includes("' + id") ? {} : null));
const tree = (text: string, extra: TreeLiteral = {}): TreeLiteral => ({ [PATH]: text, ...extra });

const lives: Life[] = [];
async function live(trees: { before?: TreeLiteral; head?: TreeLiteral } = {}) {
  const made = worldFromTrees({ mergeBase: trees.before ?? tree(start), head: trees.head ?? tree(three) });
  made.world.collaborators = { lead: 'write', dev: 'write', guest: 'read' };
  made.world.runs = [
    {
      ...{ id: 4711, path: '.github/workflows/review.yml', event: 'pull_request', head: made.head },
      ...{ status: 'completed', conclusion: 'failure', created: '2026-11-01T09:00:00Z' },
    },
  ];
  const life = await startLife(made);
  lives.push(life);
  const push = (next: TreeLiteral) => pushHead(made, next);
  return { ...life, made, world: made.world, push, turn: (turn: Turn = {}) => life.run({ model: pasted, ...turn }) };
}
afterEach(async () => {
  for (const life of lives.splice(0)) await life.close();
});
const bodies = (comments: { body: string }[]) => comments.map(({ body }) => body);
/** The result file without what a run cost and what it posted, which a second run does not do again. */
const lasting = ({ json }: { json: unknown }) => ({ ...(json as object), cost: null, delivery: null });

describe('the life of a pull request', () => {
  it('that fixes one of three: its thread is settled, the others stay as they are', async () => {
    const { turn, push, threads, sticky } = await live();
    const first = await turn();
    expect([first.code, threads().length]).toEqual([1, 3]);
    expect(sticky()).toContain('### Backend Review: FAIL: 3 critical');

    const sha = push(tree(`${start}${bound('one')}${query('two')}${query('six')}`));
    const second = await turn();

    expect(threads().map(({ resolved }) => resolved ?? false)).toEqual([true, false, false]);
    expect(threads()[0]?.replies).toEqual([{ author: 'github-actions[bot]', body: `Fixed in ${sha.slice(0, 7)}.` }]);
    expect(second.code).toBe(1);
    expect(second.writes).toEqual([
      'PATCH issues/comments/1001',
      'POST /graphql',
      'POST pulls/7/comments/1001000/replies',
    ]);
    expect(sticky()).toContain('### Backend Review: FAIL: 2 critical');
    expect(second.summary).toContain('1 thread settled: fixed');
  });

  it('that fixes all is green, and its comment says so', async () => {
    const { turn, push, threads, sticky } = await live();
    await turn();
    push(tree(`${start}${bound('one')}${bound('two')}${bound('six')}`));
    const { code } = await turn();

    expect([code, threads().every(({ resolved }) => resolved)]).toEqual([0, true]);
    expect(sticky()).toContain('### Backend Review: PASS: no findings in 1 backend file');
  });

  it('that moves and reindents code hears nothing twice', async () => {
    const { turn, push, threads } = await live();
    await turn();
    push(tree(`${start}const a = 1;\nconst b = 2;\n\n${three.replace(start, '').replaceAll('export', '  export')}`));
    const { code, writes } = await turn();

    expect([code, threads().length, writes]).toEqual([1, 3, ['PATCH issues/comments/1001']]);
  });

  it('that renames the file hears nothing twice', async () => {
    const { turn, push, threads } = await live();
    await turn();
    push({ 'src/services/sales.ts': three });
    const { code, json } = await turn();

    expect([code, threads().length, json.findings.length]).toEqual([1, 3, 3]);
    expect(threads().some(({ resolved }) => resolved)).toBe(false);
  });

  it('that is pushed back by force: settled threads are opened again, and nothing is said anew', async () => {
    const { turn, push, threads, made } = await live();
    await turn();
    push(tree(`${start}${bound('one')}${query('two')}${query('six')}`));
    await turn();
    resetHead(made, made.head);
    const { code } = await turn();

    expect([code, threads().length]).toEqual([1, 3]);
    expect(threads()[0]).toMatchObject({
      resolved: false,
      replies: [{}, { body: `Found again at ${made.head.slice(0, 7)}.` }],
    });
  });

  it('with a reply of a person: that thread is never touched', async () => {
    const { turn, push, threads, github } = await live();
    await turn();
    reply(threads()[0], 'lead', 'Is that so?');
    push(tree(`${start}${bound('one')}${query('two')}${query('six')}`));
    await turn();

    expect(threads()[0]).toMatchObject({ replies: [{ body: 'Is that so?' }] });
    expect(threads()[0]?.resolved).toBeUndefined();
    expect(github.requests.filter(({ path }) => path.includes('1001000'))).toEqual([]);
  });

  it('whose author resolves a blocking thread stays red, and is not told again', async () => {
    const { turn, threads } = await live();
    await turn();
    Object.assign(threads()[0] ?? {}, { resolved: true, resolvedBy: 'dev' });
    const { code, writes } = await turn();

    expect([code, threads().length]).toEqual([1, 3]);
    expect(writes).toEqual(['PATCH issues/comments/1001']);
  });

  it('whose findings are dismissed goes green without a push and without a model call, and stays so', async () => {
    const { turn, threads, push, sticky } = await live();
    await turn();
    for (const thread of threads()) reply(thread, 'lead', '/backend-review dismiss The id comes from our own table');
    const began = Date.now();
    const again = await turn();
    const took = Date.now() - began;

    expect(again).toMatchObject({ code: 0, asked: 0, outputs: { verdict: 'pass', findings: '0' } });
    expect(took).toBeLessThan(30_000);
    expect(again.json.findings[0]).toMatchObject({
      blocking: false,
      suppression: { kind: 'dismissed', by: 'lead', reason: 'The id comes from our own table' },
    });
    expect(again.summary).toContain('The verdict went from fail to pass without a changed line');
    expect(sticky()).toContain('Suppressed: 3');

    for (const extra of ['const a = 1;\n', 'const a = 1;\nconst b = 2;\n']) {
      push(tree(`${three}${extra}`));
      const next = await turn();
      expect([next.code, threads().length]).toEqual([0, 3]);
    }
  });

  it.each([
    ['dev', 'The id is safe', '@dev dismissed it, and is the author'],
    ['guest', 'The id is safe', 'A dismissal by @guest, who has no write access, does not count'],
    ['lead', '', 'A dismissal by @lead, without a reason, does not count'],
    ['helper[bot]', 'The id is safe', 'FAIL: 3 critical'],
  ])('is not turned green by a dismissal of %s that says "%s"', async (author, reason, why) => {
    const { turn, threads } = await live();
    await turn();
    for (const thread of threads()) reply(thread, author, `/backend-review dismiss ${reason}`);
    const { code, summary } = await turn();

    expect(code).toBe(1);
    expect(summary.replaceAll('`', '')).toContain(why);
  });

  it('whose dismissed finding goes does not hand its dismissal on to equal code elsewhere', async () => {
    const both = { [PATH]: `${start}${query('one')}`, 'src/services/sales.ts': `${start}${query('one')}` };
    const { turn, threads, push } = await live({ head: both });
    await turn();
    reply(threads()[0], 'lead', '/backend-review dismiss The id is a number');
    push({ ...both, [PATH]: `${start}${bound('one')}` });
    const { code, summary } = await turn();

    expect(code).toBe(1);
    expect(summary.replaceAll('`', '')).toContain(`@lead dismissed it, in ${PATH}`);
  });

  it('does not hand a dismissal on when the dismissed place leaves the change as a whole', async () => {
    const both = { [PATH]: `${start}${query('one')}`, 'src/services/sales.ts': `${start}${query('one')}` };
    const { turn, threads, push } = await live({ head: both });
    await turn();
    reply(threads()[0], 'lead', '/backend-review dismiss The id is a number');
    push({ ...both, [PATH]: start });

    expect(await turn()).toMatchObject({ code: 1 });
  });

  it('does not take a new secret above a dismissed one for that one', async () => {
    const value = (start: string) => `${start}mPz7RtL4wN8bY3cJ`;
    const line = (start: string) => `connect({ password: '${value(start)}' });\n`;
    const { turn, threads, push } = await live({ head: tree(`${start}${line('xK9')}`) });
    await turn({ model: silent });
    reply(threads()[0], 'lead', '/backend-review dismiss A password of the test database');
    expect(await turn({ model: silent })).toMatchObject({ code: 0 });
    push(tree(`${start}${line('vQ2')}${line('xK9')}`));

    expect(await turn({ model: silent })).toMatchObject({ code: 1 });
  });

  it('keeps a dismissal when the file is renamed', async () => {
    const long = Array.from({ length: 30 }, (_, line) => `export const n${line} = ${line};\n`).join('');
    const { turn, threads, push } = await live({ before: tree(long), head: tree(`${long}${query('one')}`) });
    await turn();
    reply(threads()[0], 'lead', '/backend-review dismiss The id is a number');
    push({ 'src/services/sales.ts': `${long}${query('one')}` });
    const { code } = await turn();

    expect([code, threads().length]).toEqual([0, 1]);
  });

  it('takes the author’s own word where the base config says so', async () => {
    const config = { '.github/backend-review.yml': 'dismissal: anyone\n' };
    const { turn, threads } = await live({ before: tree(start, config), head: tree(three, config) });
    await turn();
    for (const thread of threads()) reply(thread, 'dev', '/backend-review dismiss The id is safe');

    expect(await turn()).toMatchObject({ code: 0, asked: 0 });
  });

  it('reopens a dismissed secret when its line changes', async () => {
    const secret = (value: string) => tree(`${start}const password = '${value}';\nconnect(password);\n`);
    const values = ['xK9', 'vQ2'].map((start) => `${start}mPz7RtL4wN8bY3cJ`);
    const { turn, threads, push } = await live({ head: secret(values[0] ?? '') });
    expect(await turn({ model: silent })).toMatchObject({ code: 1 });
    reply(threads()[0], 'lead', '/backend-review dismiss A password of the test database');
    expect(await turn({ model: silent })).toMatchObject({ code: 0 });
    push(secret(values[1] ?? ''));
    const changed = await turn({ model: silent });

    expect([changed.code, threads().length]).toEqual([1, 2]);
    expect(changed.summary).toContain('its line has changed since');
    reply(threads()[1], 'lead', '/backend-review dismiss That one too');
    expect(await turn({ model: silent })).toMatchObject({ code: 0, asked: 0 });
  });

  it('with a marker of its own is red until somebody else has approved this very head', async () => {
    const ignored = `${start}// backend-review-ignore queries -- the id is a number\n${query('one')}`;
    const { turn, push, github, made } = await live({ head: tree(ignored) });
    const first = await turn();
    expect([first.code, first.summary.includes('once somebody else with write access has approved')]).toEqual([
      1,
      true,
    ]);
    for (const author of ['dev', 'guest'])
      github.reviews.push({ id: 950, author, body: '', state: 'APPROVED', commit_id: made.head, comments: [] });
    expect(await turn()).toMatchObject({ code: 1 });
    github.reviews.push({ id: 951, author: 'lead', body: '', state: 'APPROVED', commit_id: made.head, comments: [] });
    const approved = await turn();

    expect(approved).toMatchObject({ code: 0, asked: 0 });
    expect(approved.json.findings[0]).toMatchObject({ suppression: { kind: 'in line', by: 'lead' } });
    push(tree(`${ignored}const a = 1;\n`));
    expect(await turn()).toMatchObject({ code: 1 });
  });

  it('is not silenced by marks of others: the author, another bot, somebody who edits an own comment', async () => {
    const { turn, world, threads, github } = await live();
    await turn();
    const said = bodies(threads());
    github.reviews.splice(0);
    github.issueComments.splice(0);
    if (world.pull) world.pull.comments = [{ author: 'dev', body: said.join('\n') }];
    github.reviews.push({ id: 900, author: 'helper[bot]', body: said.join('\n'), comments: [] });
    github.issueComments.push({ id: 901, author: 'github-actions[bot]', body: said.join('\n'), editor: 'dev' });
    const { code } = await turn();

    expect([code, threads().length]).toEqual([1, 3]);
  });

  it('under another identity repeats nothing that a known author said', async () => {
    const config = { '.github/backend-review.yml': "known-authors: ['github-actions[bot]']\n" };
    const { turn, threads, world } = await live({ before: tree(start, config), head: tree(three, config) });
    await turn();
    world.viewer = 'reviewer-app[bot]';
    const second = await turn();

    expect([second.code, threads().length]).toEqual([1, 3]);
    // What another identity remembers is not believed.
    expect(second.asked).toBeGreaterThan(0);
  });

  it('that two runs race on has one comment a finding and one summary', async () => {
    const { turn, threads, github } = await live();
    const codes = (await Promise.all([turn(), turn()])).map(({ code }) => code);
    await turn();

    expect(codes).toEqual([1, 1]);
    expect([threads().length, github.issueComments.length]).toEqual([3, 1]);
  });

  it('with thirty pushes has one comment a finding, ever', async () => {
    const { turn, threads, push, github } = await live();
    await turn();
    for (let index = 0; index < 30; index++) {
      push(tree(`${three}const n${index} = ${index};\n`));
      await turn();
    }

    expect([threads().length, github.issueComments.length]).toEqual([3, 1]);
  }, 180_000);

  it('that is rebased without a change asks nothing and says nothing', async () => {
    const { turn, threads, push } = await live();
    const first = await turn();
    push(tree(three));
    const second = await turn();

    expect([second.asked, second.code, threads().length]).toEqual([0, first.code, 3]);
    expect(second.json.findings).toEqual(first.json.findings);
  });

  it('whose agent file changes on the base is asked about again, and a flipped verdict says why', async () => {
    const agent = (words: string) => ({
      '.github/backend-review.yml': 'agent: .claude/reviewer.md\n',
      '.claude/reviewer.md': `---\nname: reviewer\n---\n${words}\n\n## Critical Standards\n\n1. **Query Safety**: bind values.\n`,
    });
    const calls = { [PATH]: `${start}${load('one')}` };
    const { turn, made } = await live({
      before: tree(start, agent('Be kind.')),
      head: { ...tree(start, agent('Be kind.')), ...calls },
    });
    const one = model((line) => (line.text.includes('load(id') ? { standard: 1 } : null));
    expect(await turn({ model: one })).toMatchObject({ code: 1 });
    pushBase(made, tree(start, agent('Be strict.')));
    const second = await turn({ model: silent });

    expect(second.asked).toBeGreaterThan(0);
    expect(second.code).toBe(0);
    expect(second.summary).toContain('settings, agent or rules of the base have changed');
  });

  it('that is cancelled in the middle is finished by the next run, without a second word', async () => {
    const { turn, threads } = await live();
    let cancelled = false;
    const stopped = await turn({
      model: (request) => {
        cancelled = true;
        return pasted(request, 0);
      },
      started: (cancel) => {
        const timer = setInterval(() => {
          if (!cancelled) return;
          clearInterval(timer);
          cancel();
        }, 5);
      },
    });
    expect(stopped.code).toBe(2);
    const next = await turn();

    expect([next.code, threads().length]).toEqual([1, 3]);
  });
});

describe('a second run on the same commit', () => {
  it('asks the model nothing and comes to the same result', async () => {
    const { turn } = await live();
    const first = await turn({ event: pullRequestEvent((await live()).world) });
    const { turn: again } = await live();
    const [one, two] = [await again(), await again()];

    expect(first.code).toBe(1);
    expect(two.asked).toBe(0);
    expect(lasting(two)).toEqual(lasting(one));
    expect(two.summary).toContain('taken over from earlier runs');
  });

  it('does not believe a state that somebody else has edited or written', async () => {
    const { turn, github } = await live();
    await turn();
    Object.assign(github.issueComments[0] ?? {}, { editor: 'dev' });

    expect((await turn()).asked).toBeGreaterThan(0);
  });

  it('settles in the comment itself where the token may not resolve threads', async () => {
    const { turn, push, threads, world } = await live();
    world.permissions.resolve = false;
    await turn();
    const sha = push(tree(`${start}${bound('one')}${query('two')}${query('six')}`));
    await turn();
    const { writes } = await turn();

    expect(threads()[0]?.body).toMatch(new RegExp(`^\\*\\*Fixed in ${sha.slice(0, 7)}\\.\\*\\*\n\n\\*\\*Critical`));
    expect(writes).toEqual(['PATCH issues/comments/1001']);
  });
});

describe('a push that changes one file of forty', () => {
  const name = (index: number) => `src/services/s${10 + index}.ts`;
  const forty = (change: (index: number) => string) =>
    Object.fromEntries(Array.from({ length: 40 }, (_, index) => [name(index), change(index)]));
  const long = (index: number, more = '') =>
    `${Array.from({ length: 80 }, (_, line) => `export const v${index}x${line} = load(${line}, 'some words of text');\n`).join('')}${more}${index === 3 ? query('one') : ''}`;

  it('asks again about the unit that holds it, and says so', async () => {
    const { turn, push, world } = await live({ before: forty(() => start), head: forty((index) => long(index)) });
    const first = await turn();
    push(forty((index) => long(index, index === 20 ? 'export const added = 1;\n' : '')));
    const units: string[][] = [];
    const second = await turn({
      model: (request, index) => {
        units.push([...new Set(shownLines(request).map(({ path }) => path))]);
        return pasted(request, index);
      },
    });

    expect(world.files).toHaveLength(40);
    expect(first.asked).toBeGreaterThan(4);
    expect(second.asked).toBe(1);
    expect(units.flat()).toContain(name(20));
    expect(second.summary).toMatch(/\d+ of \d+ conversations taken over from earlier runs/);
  });
});

describe('what is first said about lines that a complete review passed', () => {
  const text = `${start}${load('one')}`;
  /** Says it of the line only once another line stands beside it. The verifier confirms so many times. */
  const later = (said: object, confirmations: number) => {
    let checks = 0;
    return (request: Parameters<typeof pasted>[0]) => {
      if (isVerifier(request)) {
        checks += 1;
        return verdicts(request, () => ({ verdict: checks <= confirmations ? 'confirmed' : 'refuted' }));
      }
      const line = shownLines(request).find((each) => each.text.includes('load(id'));
      return answer(request, line ? [finding(line, said)] : []);
    };
  };
  const twice = async (said: object, confirmations: number) => {
    const { turn, push, threads, made } = await live({ head: tree(text) });
    // A pull request without findings gets no comment to remember in.
    const inputs = { 'state-file': join(temporaryFolder('state'), 'state.json') };
    expect(await turn({ model: silent, inputs })).toMatchObject({ code: 0, writes: [] });
    push(tree(`${text}const a = 1;\n`));
    const second = await turn({ model: later(said, confirmations), inputs });
    const again = () => turn({ model: silent, inputs });
    return { ...second, again, threads: threads(), passed: made.head.slice(0, 7) };
  };

  it('is raised when it blocks and is confirmed twice, and says that it was missed', async () => {
    const { again, ...second } = await twice({}, 2);
    const { code, asked, threads, passed } = second;
    const third = await again();

    expect(third.asked).toBe(0);
    expect(lasting(third)).toEqual(lasting(second));
    expect([code, asked, threads.length]).toEqual([1, 3, 1]);
    expect(threads[0]?.body).toContain(`Missed earlier: the review of ${passed} passed the same lines.`);
  });

  it('is dropped when the second check does not confirm it', async () => {
    const { code, json, threads } = await twice({}, 1);

    expect([code, threads.length]).toEqual([0, 0]);
    expect(json.rejected[0]?.reason).toContain('a second check did not confirm it');
  });

  it('is dropped when it would not block', async () => {
    const { code, json, threads, asked } = await twice({ severity: 'medium', confidence: 'medium' }, 1);

    expect([code, threads.length, asked]).toEqual([0, 0, 2]);
    expect(json.rejected[0]?.reason).toContain('it would not block');
  });

  it('is said as ever on lines that have changed since', async () => {
    const { turn, push, threads } = await live({ head: tree(text) });
    await turn({ model: silent });
    push(tree(`${start}${load('two')}`));
    const { code } = await turn({ model: later({}, 1) });

    expect([code, threads().length]).toEqual([1, 1]);
    expect(threads()[0]?.body).not.toContain('Missed earlier');
  });
});

describe('a command in a comment', () => {
  const commented = async (by: string, body: string, change: (world: World) => void = () => undefined) => {
    const life = await live();
    await life.turn();
    change(life.world);
    reply(life.threads()[0], by, body);
    const event = commentEvent(life.world, { by, body, id: 1001100, below: 1001000 });
    const run = await life.turn({ event });
    return { ...life, run, event };
  };

  it('to dismiss starts the pull request’s own run again, which then needs no model', async () => {
    const { run, github, turn } = await commented('lead', '/backend-review dismiss The id is a number');

    expect([run.code, run.asked, run.json]).toEqual([0, 0, null]);
    expect(github.reruns).toEqual([{ run: 4711, jobs: 'failed' }]);
    expect(github.reactions).toEqual([{ comment: 1001100, content: '+1' }]);
    expect(github.statuses).toEqual([]);
    expect((await turn()).json.findings.map(({ blocking }) => blocking)).toEqual([false, true, true]);
  });

  it('to recheck runs all of it again', async () => {
    const { github } = await commented('lead', '/backend-review recheck');

    expect(github.reruns).toEqual([{ run: 4711, jobs: 'all' }]);
  });

  it('to explain answers once with what the rule finds, however often the event is run', async () => {
    const { threads, turn, event, github } = await commented('guest', '/backend-review explain');
    await turn({ event });

    expect(threads()[0]?.replies).toHaveLength(2);
    expect(threads()[0]?.replies?.[1]?.body).toContain('queries/string-sql: ');
    expect(github.reruns).toEqual([]);
  });

  it('never has a mark of ours written by who asks', async () => {
    const asked = '/backend-review explain <!-- backend-review:v1 fp=0123456789abcdef -->';
    const { threads } = await commented('guest', asked);

    expect(threads()[0]?.replies).toHaveLength(2);
    expect(threads()[0]?.replies?.[1]?.body).not.toMatch(/<!-- backend-review:v1 (?!answers=)/);
  });

  it.each([
    ['dev', '/backend-review dismiss It is safe', 'you are the author'],
    ['guest', '/backend-review dismiss It is safe', 'needs write access'],
    ['guest', '/backend-review recheck', 'needs write access'],
    ['lead', '/backend-review dismiss', 'with a reason'],
    ['lead', '/backend-review praise', 'There are the commands'],
  ])('of %s, "%s", is answered with why nothing is done', async (by, body, why) => {
    const { threads, github } = await commented(by, body);

    expect(threads()[0]?.replies?.[1]?.body).toContain(why);
    expect(github.reruns).toEqual([]);
  });

  it.each([
    ['helper[bot]', '/backend-review dismiss It is safe'],
    ['lead', 'I think that /backend-review dismiss should do'],
  ])('is none when %s says "%s": nothing is written', async (by, body) => {
    const { run } = await commented(by, body);

    expect([run.code, run.writes]).toEqual([0, []]);
  });

  it('says what to do by hand where the token may not start runs', async () => {
    const { threads } = await commented('lead', '/backend-review dismiss The id is a number', (world) => {
      world.permissions.rerun = false;
    });

    expect(threads()[0]?.replies?.[1]?.body).toContain('Choose “Re-run jobs” on the check');
  });

  it('on an issue that is no pull request is refused in words', async () => {
    const life = await live();
    const event = commentEvent(life.world, { by: 'lead', body: '/backend-review recheck', id: 5 });
    Object.assign(event.payload, { issue: { number: 9 } });
    const run = await life.turn({ event });

    expect(run.code).toBe(3);
    expect(run.summary).toContain('stands on no pull request');
  });
});
