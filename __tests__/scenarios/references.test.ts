import { readFileSync } from 'node:fs';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model } from './scripted-model.js';

interface Catalogue {
  standards: Record<string, { slug: string; rules: { id: string }[] }>;
}

const catalogue: Catalogue = JSON.parse(readFileSync('data/rules.json', 'utf8'));
const RULES = Object.values(catalogue.standards).flatMap(({ slug, rules }, index) =>
  [...rules.map(({ id }) => id), `${slug}/of-tomorrow`].map((rule) => ({ standard: index + 1, rule })),
);

/** A line a rule, far enough from each other that no two findings are one. */
const text = RULES.map((_, index) => `call${index}();\n${'\n'.repeat(9)}`).join('');
const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/services/all.ts': text } });
const PAGE = /\[[^\]]+\]\(https:\/\/(?:cwe\.mitre\.org|github\.com\/OWASP|cheatsheetseries\.owasp\.org)\/[^)]+\)/;

describe('a finding of each rule, and of a rule that is not known', () => {
  const run = reviewRun(world, {
    model: model((line) => RULES[Number(/^call(\d+)/.exec(line.text)?.[1])] ?? null),
    // All block: of the others a pull request gets twenty comments at most.
    inputs: { 'fail-on': 'low', 'comment-on': 'low', 'max-cost-usd': '50' },
  });

  it('is posted with its consequence, its fix as code, and a page to read about it', async () => {
    const { comments, json } = await run;
    const without = (what: RegExp) => comments.flatMap(({ body }) => (what.test(body) ? [] : [body]));

    expect(json.rejected).toEqual([]);
    expect(comments).toHaveLength(RULES.length);
    expect(without(PAGE)).toEqual([]);
    expect(without(/Any caller can run SQL of their own\./)).toEqual([]);
    expect(without(/Fix:\n\n```ts\ndb\.query\(/)).toEqual([]);
  });

  it('has no fix in its details only where there is none, and says so', async () => {
    const { comments } = await reviewRun(world, {
      model: model((line) => (line.text === 'call0();' ? { fix: '' } : null)),
    });

    expect(comments).toMatchObject([{ body: expect.stringContaining('<summary>Evidence and references</summary>') }]);
  });
});
