// What is measured: each measure gives rows of `measure`, `bar` and, by size, cells of `text`, `value` and `met`.
import { join } from 'node:path';
import { cachedShare, longestChain, median, mostAtOnce, ownSeconds, rolesOf, sum, wallSeconds } from './figures.mjs';
import { SIZES } from './pulls.mjs';
import { ruleRun } from './rule-run.mjs';
import { peakMegabytes } from './runs.mjs';

const MAIN_SIZES = ['S', 'M', 'L'];
const LATENCY_S = 2;
const CHARACTERS_A_TOKEN = 3.5;
/** Milliseconds of GitHub's answers where requests in parallel must be told from a chain. */
const GITHUB_MS = 100;
const TIMES = { start: 11, own: 5, wall: 3 };
const atOnce = (size) => ({ size });
const withoutRules = (size) => ({ size, rules: false });
const slowModel = (size) => ({ size, claudeMs: LATENCY_S * 1000 });

/** Cells by size of what `make` gives for one. */
async function bySize(sizes, make) {
  const cells = {};
  for (const size of sizes) cells[size] = await make(size);
  return cells;
}

/** A cell: a number with its digits, and whether it reaches the bar where there is one. */
function cell(value, digits, bar) {
  const known = value === null ? { text: 'n/a' } : { text: value.toFixed(digits), value };
  return bar === undefined || value === null ? known : { ...known, bar, met: value <= bar };
}

async function start({ fakes, recall }) {
  const timed = async (args) => {
    const startedAt = performance.now();
    await fakes.child.runNode(args, { cwd: fakes.root, env: { PATH: process.env.PATH ?? '' } });
    return performance.now() - startedAt;
  };
  const [empty, help] = [[], []];
  for (let time = 0; time < TIMES.start; time++) {
    empty.push(await timed(['-e', '0']));
    help.push(await timed([join(fakes.root, 'bin/backend-review.js'), '--help']));
  }
  const bar = 2 * median(empty) + 30;
  const runs = await recall(atOnce('S'), TIMES.start);
  const first = median(runs.map(({ calls, startedAt }) => calls[0].startedAt - startedAt));
  return [
    { measure: 'Start: empty node, ms', bar: '', cells: { S: cell(median(empty), 0) } },
    { measure: 'Start: --help, ms', bar: `2x + 30 = ${bar.toFixed(0)}`, cells: { S: cell(median(help), 0, bar) } },
    { measure: 'Start: action to its first request, ms', bar: '160', cells: { S: cell(first, 0, 160) } },
  ];
}

async function own({ recall }) {
  const bars = { S: 0.4, M: 0.6, L: 1.5 };
  const wallOf = (records) => median(records.map(wallSeconds));
  const runs = await bySize(MAIN_SIZES, (size) => recall(withoutRules(size), TIMES.own));
  const cells = await bySize(MAIN_SIZES, (size) => cell(median(runs[size].map(ownSeconds)), 2, bars[size]));
  const added = await bySize(MAIN_SIZES, async (size) => {
    const seconds = wallOf(await recall(atOnce(size), TIMES.own)) - wallOf(runs[size]);
    return cell((seconds * 1000) / SIZES[size].files, 1, 30);
  });
  return [
    { measure: 'Own time at 0 s without rules of syntax, s', bar: '0.4 / 0.6 / 1.5', cells },
    { measure: '  rules of syntax add, ms a file', bar: '30', cells: added },
  ];
}

async function rules({ fakes }) {
  const change = await ruleRun(fakes, { files: 50, lines: 400 }, ['review', '--base', 'HEAD~1', '--head', 'HEAD']);
  const tree = await ruleRun(fakes, { files: 2_000, lines: 100 }, ['audit']);
  return [
    { measure: 'Rules alone: 50 changed files of 400 lines, s', bar: '2', cells: { M: cell(change.seconds, 2, 2) } },
    { measure: '  peak MB', bar: '250', cells: { M: cell(change.megabytes, 0, 250) } },
    { measure: 'Rules alone: audit of 2,000 files, s', bar: '', cells: { '3,000': cell(tree.seconds, 2) } },
    { measure: '  peak MB', bar: '400', cells: { '3,000': cell(tree.megabytes, 0, 400) } },
  ];
}

async function wall({ recall }) {
  const runs = await bySize(MAIN_SIZES, (size) => recall(slowModel(size), TIMES.wall));
  const plain = await bySize(MAIN_SIZES, (size) => recall({ ...slowModel(size), rules: false }, TIMES.wall));
  const most = Math.max(
    ...Object.values(runs).flatMap((records) => records.map((run) => mostAtOnce(run.conversations))),
  );
  const bars = await bySize(MAIN_SIZES, (size) => wallBar(runs[size][0], most));
  const units = ([run]) => rolesOf(run).map(({ length }) => length);
  return [
    {
      measure: `Wall at L = ${LATENCY_S} s, s`,
      bar: MAIN_SIZES.map((size) => bars[size].toFixed(2)).join(' / '),
      cells: await bySize(MAIN_SIZES, (size) => cell(median(runs[size].map(wallSeconds)), 2, bars[size])),
    },
    {
      measure: '  without rules of syntax, s',
      bar: '',
      cells: await bySize(MAIN_SIZES, (size) => cell(median(plain[size].map(wallSeconds)), 2)),
    },
    {
      measure: '  of it own time, s',
      bar: 'within the 10 %',
      cells: await bySize(MAIN_SIZES, (size) => cell(median(runs[size].map(ownSeconds)), 2)),
    },
    {
      measure: '  conversations by role',
      bar: `c = ${most} seen at once`,
      cells: await bySize(MAIN_SIZES, (size) => ({
        text: units(runs[size]).join(' + '),
        value: sum(units(runs[size])),
      })),
    },
  ];
}

/** L for each wave of each role, a tenth of L for each role to fill the cache, and a tenth on top. */
function wallBar(run, concurrency) {
  const roles = rolesOf(run);
  const waves = sum(roles.map(({ length }) => Math.ceil(length / concurrency)));
  return (LATENCY_S * waves + 0.1 * LATENCY_S * roles.length) * 1.1;
}

async function calls({ recall }) {
  const bars = { S: 8, M: 8, L: 14 };
  const runs = await bySize(MAIN_SIZES, async (size) => (await recall({ size, githubMs: GITHUB_MS }))[0].calls);
  // A batch is posted, and read back by the query that follows.
  const isReview = (call) => call?.path.endsWith('/reviews');
  const isBatch = (call, index, all) => isReview(call) || (isReview(all[index - 1]) && call.path === '/graphql');
  const others = (size) => runs[size].filter((...each) => !isBatch(...each));
  const batches = (size) => runs[size].filter(isReview).length;
  return [
    {
      measure: 'GitHub calls without review batches',
      bar: '8 / 8 / 14',
      cells: await bySize(MAIN_SIZES, (size) => cell(others(size).length, 0, bars[size])),
    },
    {
      measure: '  one after the other, without batches',
      bar: '5',
      cells: await bySize(MAIN_SIZES, (size) => cell(longestChain(others(size)), 0, 5)),
    },
    { measure: '  review batches', bar: '', cells: await bySize(MAIN_SIZES, (size) => cell(batches(size), 0)) },
  ];
}

async function tokens({ recall }) {
  const runs = await bySize(MAIN_SIZES, async (size) => (await recall(atOnce(size)))[0]);
  const finder = (size) => rolesOf(runs[size])[0];
  const diff = (size) => runs[size].diffCharacters;
  const prefix = (size) => finder(size)[0].prefixCharacters;
  const messages = (size) => sum(finder(size).map(({ messageCharacters }) => messageCharacters));
  const ratio = (characters) => (size) => cell(characters(size) / diff(size), 2);
  const once = (size) => cell((messages(size) + prefix(size)) / diff(size), 2, 2.5);
  const inTokens = (characters) => (size) => cell(characters(size) / CHARACTERS_A_TOKEN, 0);
  return [
    { measure: 'Tokens: diff alone', bar: '', cells: await bySize(MAIN_SIZES, inTokens(diff)) },
    { measure: '  shared prefix', bar: '', cells: await bySize(MAIN_SIZES, inTokens(prefix)) },
    { measure: '  messages alone / diff', bar: '', cells: await bySize(MAIN_SIZES, ratio(messages)) },
    { measure: '  messages + prefix once / diff (the bar)', bar: '2.5', cells: await bySize(MAIN_SIZES, once) },
    {
      measure: '  messages + prefix per request / diff',
      bar: '',
      cells: await bySize(MAIN_SIZES, (size) => ratio(() => messages(size) + finder(size).length * prefix(size))(size)),
    },
  ];
}

async function cache({ recall }) {
  const cells = await bySize(MAIN_SIZES, async (size) => {
    const [run] = await recall(slowModel(size));
    const share = cachedShare(run);
    const known = cell(share === null ? null : share * 100, 0);
    return share === null ? known : { ...known, bar: 80, met: share >= 0.8 };
  });
  return [{ measure: 'Cached share of the prefix, %', bar: '>= 80', cells }];
}

async function memory({ fakes, runs }) {
  const bars = { S: 190, M: 210, L: 320, '3,000': 512 };
  const cells = await bySize(Object.keys(bars), async (size) =>
    cell(await peakMegabytes(fakes, runs, size), 0, bars[size]),
  );
  return [{ measure: 'Memory, peak MB', bar: '190 / 210 / 320 / 512', cells }];
}

async function money({ recall }) {
  const cells = await bySize(MAIN_SIZES, async (size) => {
    const [run] = await recall(slowModel(size));
    return cell(Number(run.outputs['cost-usd']), 3, size === 'M' ? 0.4 : undefined);
  });
  return [{ measure: 'Money, USD', bar: 'M: 0.40', cells }];
}

/** The largest pull request that GitHub lists: it must end in time, whole, within memory and the hour's requests. */
async function huge({ fakes, runs }) {
  const peak = await peakMegabytes(fakes, runs, 'huge');
  const run = await runs.run({ size: 'huge' });
  const row = (measure, value, most) => ({ measure, bar: String(most), cells: { '3,000': cell(value, 0, most) } });
  return [
    row('3,000 files, 200,000 lines: peak MB', peak, 512),
    row('  GitHub requests', run.calls.length, 900),
    row('  wall at 0 s, s', wallSeconds(run), 900),
    row('  files not accounted for', SIZES.huge.files - Number(run.outputs['files-reviewed']), 0),
  ];
}

export const MEASURES = { start, own, rules, wall, calls, tokens, cache, memory, money, huge };
