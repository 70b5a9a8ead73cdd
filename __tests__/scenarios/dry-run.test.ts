import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClaude } from '../fakes/claude.js';
import { runCli } from '../fakes/run.js';
import { temporaryFolder } from '../fakes/temporary.js';
import { worldFromTrees } from '../fakes/world-from-trees.js';
import { silent } from './scripted-model.js';

const secret = ['hunter', '2!Vx9', 'Q_long'].join('');
const file = (name: string) =>
  `export const password = '${secret}';\n${`step('${name}${'x'.repeat(90)}');\n`.repeat(300)}`;
const names = Array.from({ length: 9 }, (_, index) => `src/services/s${index}.ts`);
const head = Object.fromEntries(names.map((name) => [name, file(name)]));

describe('--dry-run', () => {
  it('writes the first request of every unit as it would leave, estimates the cost, and sends nothing', async () => {
    const { dir, base, head: tip } = worldFromTrees({ mergeBase: {}, head });
    const claude = await startClaude(silent);
    const folder = join(temporaryFolder('dry'), 'plan');
    const args = ['review', '--repo', dir, '--base', base, '--head', tip];
    try {
      const run = await runCli([...args, '--dry-run', folder], { env: { ANTHROPIC_BASE_URL: claude.url } });
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(claude.requests).toEqual([]);
      const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(written.length).toBeGreaterThan(7);
      expect(names.filter((name) => !written.some((text) => text.includes(`\\"${name}\\"`)))).toEqual([]);
      expect(written.filter((text) => text.includes(secret))).toEqual([]);
      expect(run.stdout).toMatch(
        new RegExp(`^${written.length} units; finding about \\$0\\.\\d\\d .*Nothing was sent\\.$`, 'm'),
      );

      await runCli([...args], { env: { ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url } });
      const sent = claude.requests.map(({ body }) => JSON.stringify(body));
      expect(sent.sort()).toEqual(written.map((text) => JSON.stringify(JSON.parse(text))).sort());
    } finally {
      await claude.close();
    }
  });
});
