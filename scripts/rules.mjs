// Compiles rules/ and data/origins.yml into dist/, copies the parsers there, and writes the pages of docs/rules/.
// Needs lib/, which the build makes.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileRule, parseRuleFile } from '../lib/settings/rule-file.js';
import { builtInAgent } from '../lib/standards/agent-file.js';
import { rulePage } from '../lib/words/rule-page.js';

const files = readdirSync('rules', { recursive: true })
  .filter((name) => name.endsWith('.yml'))
  .map((name) => join('rules', name).replaceAll('\\', '/'))
  .sort();
const rules = files.map((path) => compileRule(parseRuleFile(readFileSync(path, 'utf8'), path, 50)));
const twice = rules.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index);
if (twice.length > 0) throw new Error(`Rule ids that stand twice: ${twice.join(', ')}`);
mkdirSync('dist/wasm', { recursive: true });
writeFileSync('dist/rules.json', `${JSON.stringify(rules)}\n`);
writeFileSync('dist/origins.json', `${JSON.stringify(parse(readFileSync('data/origins.yml', 'utf8')))}\n`);

const languages = Object.values(JSON.parse(readFileSync('data/languages.json', 'utf8')));
const grammars = languages.map(({ grammar }) => [`@vscode/tree-sitter-wasm/wasm/${grammar}`, grammar]);
for (const [from, name] of [
  ['@ast-grep/wasm/wasm_bg.wasm', 'ast-grep.wasm'],
  ['web-tree-sitter/web-tree-sitter.wasm', 'web-tree-sitter.wasm'],
  ...grammars,
])
  copyFileSync(join('node_modules', from), join('dist/wasm', name));

mkdirSync('docs/rules', { recursive: true });
for (const standard of builtInAgent().standards)
  writeFileSync(`docs/rules/${standard.slug}.md`, rulePage(standard, rules));
