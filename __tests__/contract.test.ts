import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { parse } from 'yaml';
import { baselineJsonSchema } from '../src/judge/baseline-file.js';
import { configJsonSchema } from '../src/settings/config-schema.js';
import { compileRule, parseRuleFile } from '../src/settings/rule-file.js';
import { builtInAgent } from '../src/standards/agent-file.js';
import { rulePage } from '../src/words/rule-page.js';

const text = (path: string) => readFileSync(join(process.cwd(), path), 'utf8');
const action: {
  inputs: Record<string, { description: string }>;
  outputs: Record<string, { description: string }>;
  branding: object;
} = parse(text('action.yml'));

describe('action.yml', () => {
  it('is valid by GitHub’s own parser', () => {
    const { context } = parseAction({ name: 'action.yml', content: text('action.yml') }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  it('declares the inputs that the code reads, and no others', () => {
    const code = ['src/action.ts', 'src/commands/action-report.ts'].map(text).join('\n');
    const read = new Set([...code.matchAll(/getInput\('([\w-]+)'\)/g)].map(([, name]) => name));
    const settings = /const SETTINGS = \[([^\]]*)\]/.exec(code)?.[1] ?? '';
    for (const [, name] of settings.matchAll(/'([\w-]+)'/g)) read.add(name);
    expect([...read].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  it('declares the outputs that the code sets, and no free text among them', () => {
    expect(Object.keys(action.outputs)).toEqual([
      'verdict',
      'complete',
      'findings',
      'blocking',
      'files-total',
      'files-reviewed',
      'files-excluded',
      'files-unreviewed',
      'cost-usd',
      'result-file',
    ]);
  });

  it('says the same as the tables of the README', () => {
    const readme = text('README.md');
    for (const [name, { description }] of Object.entries({ ...action.inputs, ...action.outputs }))
      expect(readme).toContain(`| \`${name}\` | ${description} |`);
  });
});

describe('the published schemas', () => {
  it('of the config is what the code reads', () => {
    expect(JSON.parse(text('schema/config.schema.json'))).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });

  it('of the baseline is what the code reads', () => {
    expect(JSON.parse(text('schema/baseline.schema.json'))).toEqual(JSON.parse(JSON.stringify(baselineJsonSchema())));
  });
});

describe('the pages of the rules', () => {
  const files = readdirSync('rules', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
  const rules = files.sort().map((name) => compileRule(parseRuleFile(text(`rules/${name}`), name, 50)));

  it.each(builtInAgent().standards)('say of $name what the rules say', (standard) => {
    expect(text(`docs/rules/${standard.slug}.md`)).toBe(rulePage(standard, rules));
  });
});
