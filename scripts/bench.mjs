#!/usr/bin/env node
// Measures the built action and command on generated pull requests: npm run bench [-- --only start,own --json FILE].
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { MEASURES } from './bench/measures.mjs';
import { SIZES } from './bench/pulls.mjs';
import { remembered, startRuns } from './bench/runs.mjs';
import { barsOf, tableOf } from './bench/table.mjs';
import { loadFakes } from './fakes.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
const names = values.only?.split(',') ?? Object.keys(MEASURES);
const unknown = names.find((name) => !(name in MEASURES));
if (unknown !== undefined) {
  console.error(`--only takes ${Object.keys(MEASURES).join(', ')}; "${unknown}" is none of them.`);
  process.exit(3);
}

const sizes = Object.entries(SIZES).map(([name, { files, lines }]) => `${name}: ${files} files, ${lines} lines`);
// The fakes run the action with the Node that NODE24 names, where it is set.
const version = execFileSync(process.env.NODE24 ?? process.execPath, ['--version'], { encoding: 'utf8' }).trim();
console.log(`Node ${version}, ${availableParallelism()} cores; ${sizes.join('; ')}\n`);
const fakes = await loadFakes();
const runs = await startRuns(fakes);
try {
  await runs.run({ size: 'S' }); // Warms the disk cache and the fakes.
  const context = { fakes, runs, recall: remembered(runs) };
  const rows = [];
  for (const name of names) rows.push(...(await MEASURES[name](context)));
  console.log(tableOf(rows));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  const { bars, met } = barsOf(rows);
  console.log(`\n${met} of ${bars} bars met`);
} finally {
  runs.close();
}
