import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Respond, startClaude } from '../fakes/claude.js';
import { pullRequestEvent, type RunnerEvent } from '../fakes/events.js';
import { type GitHubOptions, startGitHub } from '../fakes/github.js';
import { runAction } from '../fakes/run.js';
import type { World } from '../fakes/world.js';
import { silent } from './scripted-model.js';

/** Not a real key's shape: the fakes take any. */
export const API_KEY = 'test-key-of-the-scenario';

const fitsSchema = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(process.cwd(), 'schema/result.schema.json'), 'utf8')),
);

export interface Scenario {
  model?: Respond;
  inputs?: Record<string, string>;
  event?: RunnerEvent;
  github?: GitHubOptions;
  env?: Record<string, string>;
}

/** Runs the built action on a world, against fakes that must see no request that the real ones would refuse. */
export async function reviewRun(world: World, scenario: Scenario = {}) {
  const github = await startGitHub(world, scenario.github);
  const claude = await startClaude(scenario.model ?? silent);
  try {
    const run = await runAction({
      event: scenario.event ?? pullRequestEvent(world),
      inputs: { 'github-token': 'test-token-of-the-scenario', 'anthropic-api-key': API_KEY, ...scenario.inputs },
      github,
      claude,
      ...(scenario.env && { env: scenario.env }),
    });
    expect(github.violations).toEqual([]);
    expect(claude.violations).toEqual([]);
    if (run.result !== null) expect(fitsSchema(run.result) || fitsSchema.errors).toBe(true);
    const comments = github.reviews.flatMap((review) => review.comments);
    return { ...run, github, claude, comments, json: run.result as Result };
  } finally {
    await github.close();
    await claude.close();
  }
}

/** What scenarios look at in the result file. */
export interface Result {
  verdict: string;
  engine: string;
  target: Record<string, string | null>;
  standards: { number: number; name: string; assessed: boolean }[];
  findings: (Record<string, unknown> & {
    path: string;
    line: number;
    standard: number;
    fingerprint: string;
    blocking: boolean;
  })[];
  rejected: { path: string; line: number; reason: string }[];
  coverage: {
    complete: boolean;
    files: { path: string; tier: string; state: string; rule: string; reason: string | null }[];
  };
  hints: Record<string, unknown>[];
  facts: { name: string; kind: string; path: string; state: string }[];
  notes: string[];
  cost: Record<string, number>;
}
