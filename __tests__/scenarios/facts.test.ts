import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';

const RULE = '.github/backend-review/rules/body.yml';
const settings = {
  '.github/backend-review.yml': `rules: { add: [${RULE}] }\n`,
  [RULE]: `id: validation/unvalidated-body:raw
title: Body used as it came
message: $BODY is used as it came.
severity: medium
kind: hint
requires: [body]
rules:
  - languages: [typescript]
    rule: { pattern: store($BODY) }
`,
};
const main = 'const app = await NestFactory.create(Root);\napp.useGlobalPipes(new ValidationPipe());\n';
const code = 'export const save = (body: Order) => store(body);\n';

async function run(base: Record<string, string>, head: Record<string, string>, inputs: Record<string, string> = {}) {
  const kept = { ...settings, 'package.json': '{}\n', ...base };
  return reviewRun(worldFromTrees({ mergeBase: kept, head: { ...kept, ...head } }).world, { inputs });
}

describe('facts of the base', () => {
  it('silence the hints that they answer, are told to every unit, and are listed', async () => {
    const { json, summary, claude, github } = await run({ 'src/main.ts': main }, { 'src/services/a.ts': code });

    expect(json.facts).toEqual([
      { name: 'Nest ValidationPipe', kind: 'global validation', path: 'src/main.ts', state: 'known' },
    ]);
    expect(json.hints).toEqual([]);
    expect(json.notes).toContain('Facts of the base answer 1 of the rules’ hints.');
    expect(summary).toContain('Facts of the code base (1)');
    expect(JSON.stringify(claude.requests[0]?.body.messages)).toContain(
      'Known of the base branch:\\n- global validation: Nest ValidationPipe in \\"src/main.ts\\"',
    );
    expect(github.requests.filter(({ path }) => path.includes('/git/trees/'))).toHaveLength(1);
  });

  it('hold for their part of the repository alone', async () => {
    const base = { 'shop/package.json': '{}\n', 'shop/src/main.ts': main, 'bill/package.json': '{}\n' };
    const { json } = await run(base, { 'bill/src/services/a.ts': code });

    expect(json.facts).toHaveLength(1);
    expect(json.hints).toHaveLength(1);
  });

  it('that only the head shows are new and silence nothing', async () => {
    const { json, claude } = await run({}, { 'src/main.ts': main, 'src/services/a.ts': code });

    expect(json.facts).toMatchObject([{ path: 'src/main.ts', state: 'new' }]);
    expect(json.hints).toHaveLength(1);
    expect(JSON.stringify(claude.requests[0]?.body.messages)).not.toContain('Known of the base');
  });

  it('that the change takes away silence nothing any more', async () => {
    const head = { 'src/main.ts': main.replace(/app.useGlobalPipes.*\n/, ''), 'src/services/a.ts': code };
    const { json } = await run({ 'src/main.ts': main }, head);

    expect(json.facts).toMatchObject([{ path: 'src/main.ts', state: 'removed' }]);
    expect(json.hints).toHaveLength(1);
  });

  it('are not read where no file is reviewed in full', async () => {
    const { github } = await run({ 'src/main.ts': main }, { 'web/a.css': 'a {}\n' });

    expect(github.requests.filter(({ path }) => path.includes('/git/trees/'))).toEqual([]);
  });

  it('that cannot be read are a note, and the review goes on', async () => {
    const kept = { ...settings, 'src/main.ts': main };
    const { world } = worldFromTrees({ mergeBase: kept, head: { ...kept, 'src/services/a.ts': code } });
    const fault = ({ path }: { path: string }) =>
      path.includes('/git/trees/') ? { status: 502, body: {} } : undefined;
    const { json, code: exit } = await reviewRun(world, { github: { fault } });

    expect(exit).toBe(0);
    expect(json.notes.join()).toContain('No facts of the base are known: GitHub did not give tree of');
    expect(json.hints).toHaveLength(1);
  });
});
