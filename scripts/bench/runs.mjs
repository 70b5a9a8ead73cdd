// Runs of the built action against the fakes of the server process, each as one plain record.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url));
const PEAK = new URL('./peak.mjs', import.meta.url).href;
/** Nothing but the code under measurement may cut a run short. */
const INPUTS = {
  'github-token': 'test-token-of-the-bench',
  'anthropic-api-key': 'test-key-of-the-bench',
  'max-cost-usd': '1000',
  'max-minutes': '60',
};

/** Starts the server process; `run(scene)` reviews a pull request there, `close()` ends it. */
export async function startRuns(fakes) {
  const server = fork(SERVER, { stdio: 'inherit' });
  const unexpected = () => {
    console.error('The process of the fakes ended by itself.');
    process.exit(1);
  };
  server.once('exit', unexpected);
  const next = async () => (await once(server, 'message'))[0];
  const ask = (message) => {
    const answer = next();
    server.send(message);
    return answer;
  };
  await next();
  return {
    run: (scene) => measuredRun(fakes, ask, scene),
    close() {
      server.off('exit', unexpected);
      server.disconnect();
    },
  };
}

/** `scene`: `size`, `rules` of syntax, `githubMs`, `claudeMs`, and `env` for more variables of the action. */
async function measuredRun(fakes, ask, { size, rules = true, githubMs = 0, claudeMs = 0, env = {} }) {
  const { github, claude, event } = await ask({ size, rules, githubMs, claudeMs });
  const startedAt = epochNow();
  const finished = await fakes.run.runAction({ event, inputs: INPUTS, github, claude, env });
  const endedAt = epochNow();
  const seen = await ask('stop');
  checkRun(finished, seen);
  return { ...seen, startedAt, endedAt, outputs: finished.outputs };
}

function epochNow() {
  return performance.timeOrigin + performance.now();
}

/** A run that did not review everything would make a fast, small and wrong number. */
function checkRun({ code, stdout, stderr, outputs }, { violations }) {
  const whole = outputs.complete === 'true' && outputs['files-reviewed'] === outputs['files-total'];
  if (whole && code !== 2 && violations.length === 0) return;
  const said = [...violations, `exit code ${code}`, JSON.stringify(outputs), stdout, stderr];
  throw new Error(`A run of the action was not complete:\n${said.join('\n').slice(0, 4_000)}`);
}

/** Peak memory of one run, in megabytes. The preload costs time, so such a run measures nothing else. */
export async function peakMegabytes(fakes, runs, size) {
  const file = join(fakes.temporary.temporaryFolder('peak'), 'kilobytes');
  await runs.run({ size, env: { NODE_OPTIONS: `--import ${PEAK}`, BENCH_PEAK_FILE: file } });
  return Number(readFileSync(file, 'utf8')) / 1024;
}

/** Remembers what a scene gave, so that measures share runs. */
export function remembered(runs) {
  const known = new Map();
  return async (scene, times = 1) => {
    const key = JSON.stringify(scene);
    const records = known.get(key) ?? [];
    known.set(key, records);
    while (records.length < times) records.push(await runs.run(scene));
    return records.slice(0, times);
  };
}
