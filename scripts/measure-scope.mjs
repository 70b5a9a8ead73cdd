#!/usr/bin/env node
// Precision and recall of the scope rules on labelled paths (columns repo, path, label, tier, …, set), path only.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const MIN_PRECISION = 0.975;
const MIN_RECALL = 0.87;
const LIB = new URL('../lib/scope/', import.meta.url);
const TIERS = ['full', 'secrets', 'skip'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { errors: { type: 'boolean', default: false } },
});
const file = positionals[0];
if (!file) fail('Usage: node scripts/measure-scope.mjs FILE.tsv [--errors]');
if (!existsSync(new URL('scope.js', LIB))) fail('lib/scope is missing: run `npm run build` first.');

const { scopeByPath } = await import(new URL('scope.js', LIB).href);
const { compilePolicy } = await import(new URL('policy.js', LIB).href);
const policy = compilePolicy({ include: [], exclude: [], backend: [], frontend: [], gitattributes: '' });

const rows = readRows(file).map((row) => ({ ...row, decision: scopeByPath(row.path, policy) }));
for (const set of new Set(rows.map((row) => row.set))) {
  printFigures(
    set,
    rows.filter((row) => row.set === set),
  );
}
const { precision, recall } = printFigures('all', rows);
printTiers(rows);
if (values.errors) printErrors(rows);
process.exitCode = precision < MIN_PRECISION || recall < MIN_RECALL ? 1 : 0;

function readRows(path) {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  const columns = header.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index], cell])));
}

function printFigures(name, rows) {
  const said = rows.filter((row) => row.decision?.label === 'backend');
  const meant = rows.filter((row) => row.label === 'backend');
  const right = said.filter((row) => row.label === 'backend').length;
  const precision = right / said.length;
  const recall = right / meant.length;
  const open = rows.filter((row) => row.decision === null).length;
  console.log(
    `${name.padEnd(8)} ${String(rows.length).padStart(4)} paths  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  undecided ${open}`,
  );
  return { precision, recall };
}

function printTiers(rows) {
  console.log('\nlabelled \\ decided'.padEnd(19), [...TIERS, 'null'].map((tier) => tier.padStart(8)).join(''));
  for (const tier of TIERS) {
    const counts = [...TIERS, undefined].map(
      (decided) => rows.filter((row) => row.tier === tier && row.decision?.tier === decided).length,
    );
    console.log(tier.padEnd(18), counts.map((count) => String(count).padStart(8)).join(''));
  }
}

function printErrors(rows) {
  console.log('');
  for (const { path, label, tier, decision } of rows) {
    if (decision?.label === label && decision.tier === tier) continue;
    const decided = decision ? `${decision.label}/${decision.tier} (${decision.rule})` : 'undecided';
    console.log(`${path}\n    labelled ${label}/${tier}, decided ${decided}`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
