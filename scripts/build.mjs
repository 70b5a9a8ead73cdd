// Builds dist/: tsc emits lib/, ncc bundles it, swc takes white space and long names out of every chunk (ncc's own
// option knows only the first). dist/ is emptied first, since numbered chunks change their names.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { minifySync } from '@swc/core';

for (const folder of ['dist', 'lib']) rmSync(folder, { recursive: true, force: true });
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { stdio: 'inherit' });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
const bundle = ['build', 'lib/index.js', '-o', 'dist', '-e', 'module', '--license', 'licenses.txt', '--no-cache', '-q'];
run('node_modules/@vercel/ncc/dist/ncc/cli.js', ...bundle);

for (const chunk of readdirSync('dist').filter((name) => name.endsWith('.js'))) {
  const { code } = minifySync(readFileSync(`dist/${chunk}`, 'utf8'), { module: true, compress: false, mangle: true });
  writeFileSync(`dist/${chunk}`, `${code}\n`);
}

// ncc copies what the libraries would load by themselves; the parsers are loaded from dist/wasm/.
for (const name of readdirSync('dist')) if (name.endsWith('.wasm')) rmSync(`dist/${name}`);
await import('./rules.mjs');
const { configJsonSchema } = await import('../lib/settings/config-schema.js');
writeFileSync('schema/config.schema.json', `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
const { baselineJsonSchema } = await import('../lib/judge/baseline-file.js');
writeFileSync('schema/baseline.schema.json', `${JSON.stringify(baselineJsonSchema(), null, 2)}\n`);
