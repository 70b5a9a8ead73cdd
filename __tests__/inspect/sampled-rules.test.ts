import { inspect } from '../../src/inspect/inspection.js';
import { builtInAgent } from '../../src/standards/agent-file.js';

const { standards } = builtInAgent();
const sampled = standards.flatMap(({ rules }) => rules.flatMap(({ id, sample }) => (sample ? [{ id, sample }] : [])));

async function rulesOf(path: string, text: string): Promise<string[]> {
  const lines = text
    .split('\n')
    .map((line, index) => ({ kind: 'added', text: line, oldLine: null, newLine: index + 1 }) as const);
  const hunks = [{ heading: '', lines }];
  const file = { path, previousPath: null, status: 'added', kind: 'text', hunks, commentable: true } as const;
  const texts = { before: null, after: text, problem: null };
  const { reported } = await inspect([{ file, texts, decision: { tier: 'full' } }], { standards, results: [] });
  return reported.map(({ rule }) => rule);
}

describe('the sample of a rule that needs neither agent nor syntax', () => {
  it.each(sampled)('$id is found in its bad form, and not in its good one', async ({ id, sample }) => {
    expect(await rulesOf(sample.path, sample.bad)).toEqual([id]);
    expect(await rulesOf(sample.path, sample.good)).toEqual([]);
  });
});
