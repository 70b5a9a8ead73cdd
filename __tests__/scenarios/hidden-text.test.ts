import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model } from './scripted-model.js';

describe('text that readers cannot see', () => {
  it.each([
    ['a control of the reading direction', '\u2066', true],
    ['a tag character', '\u{e0061}', true],
    ['a run of variation selectors', '\ufe01\ufe02', true],
    ['a zero-width space', '\u200b', false],
    ['a letter of another script', '\u0430', false],
  ])('%s is found without the agent, and blocks where it has no honest use', async (_, mark, blocking) => {
    const { world } = worldFromTrees({
      mergeBase: { 'README.md': '# a\n' },
      head: { 'README.md': '# a\n', 'src/services/pay.ts': `run('p${mark}ypal');\n` },
    });
    const { json, code } = await reviewRun(world, { inputs: { engine: 'rules' } });

    expect(json.findings).toMatchObject([{ rule: 'validation/hidden-text', standard: 3, blocking }]);
    expect(code).toBe(blocking ? 1 : 0);
  });

  it('is shown to the agent and reported, and a finding can quote it', async () => {
    const path = 'src/services/p\u0430y.ts';
    const { world } = worldFromTrees({
      mergeBase: { 'README.md': '# a\n' },
      head: { 'README.md': '# a\n', [path]: 'one();\nrun("\u202ea");\n' },
    });
    const run = await reviewRun(world, { model: model((line) => (line.text.includes('⟨U+202E⟩') ? {} : null)) });

    expect(run.claude.requests.map(({ body }) => JSON.stringify(body)).join()).not.toMatch(/[\u202e\u0430]/);
    const found = run.json.findings.map(({ rule, path: at, line }) => [rule, at, line]);
    expect(found).toContainEqual(['validation/hidden-text', path, 2]);
    expect(found).toContainEqual(['queries/string-sql', path, 2]);
    expect(run.json.rejected).toEqual([]);
    expect(run.json.coverage.complete).toBe(true);
    for (const { body } of run.comments) expect(body).not.toMatch(/[\u202e\u0430]/);
  });
});
