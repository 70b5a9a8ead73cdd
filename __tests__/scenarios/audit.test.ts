import { dispatchEvent } from '../fakes/events.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model } from './scripted-model.js';

describe('an audit on workflow_dispatch', () => {
  const { world } = worldFromTrees({
    mergeBase: {
      'src/services/a.ts': 'good();\n',
      'src/services/b.ts': 'good();\nbad(input);\n',
      'web/style.css': 'a {}\n',
      'link.ts': { text: 'src/services/a.ts', mode: '120000' },
    },
  });
  const event = dispatchEvent(world);

  it('judges the default branch, posts nothing, and is honest about coverage and cost', async () => {
    const run = await reviewRun(world, { event, model: model((line) => (line.text.startsWith('bad') ? {} : null)) });

    expect(run.code).toBe(1);
    expect(run.json.findings).toMatchObject([{ path: 'src/services/b.ts', line: 2, blocking: true }]);
    expect(run.outputs).toMatchObject({ verdict: 'fail', complete: 'true', 'files-total': '4', 'files-reviewed': '2' });
    expect(run.summary).toContain('by list price');
    expect(run.summary).toContain('| `max-cost-usd` | `25` | default |');
    expect(run.github.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([]);
  });

  it('is incomplete when the model fails', async () => {
    const run = await reviewRun(world, {
      event,
      model: () => ({ status: 403, error: { type: 'permission_error', message: 'no' } }),
    });

    expect(run.code).toBe(2);
    expect(run.summary).toContain('the API key may not use this model (403)');
  });

  it('cannot also name a pull request', async () => {
    const run = await reviewRun(world, { event, inputs: { mode: 'audit', 'pull-request': '7' } });

    expect(run.code).toBe(3);
    expect(run.stdout).toContain('exclude each other');
  });
});
