import * as z from 'zod';
import type { View } from '../inspect/inspection.js';
import type { Hint, Reported } from '../inspect/reported.js';
import type { Agent } from '../standards/agent-file.js';
import { answerSchema, type Result, readAnswer, worse } from './answer.js';
import { AgentFailure, type Claude } from './claude.js';
import { addUsage, noUsage, type Usage, usdAtMost } from './prices.js';
import { systemPrompt, unitPrompt } from './prompt.js';
import { estimateTokens, packUnits, type Unit } from './units.js';

/** Conversations at once. */
const CONCURRENCY = 8;

/** Tokens that an answer is expected to have when the budget is asked; half of what long ones have. */
const EXPECTED_OUTPUT = 3_000;

/** What the agent said of the views: reports, results by path and standard, and for the rest why not. */
export interface AgentReview {
  reported: Reported[];
  assessed: Map<string, Map<number, Result>>;
  unreviewed: Map<string, string>;
  usage: Usage;
}

/** What a finder works with. `deadline` is in `Date.now()` time, `budget` in US dollars. */
export interface Finder {
  claude: Claude;
  agent: Agent;
  hints: readonly Hint[];
  /** The same words for every unit; empty where nothing is known. */
  facts: string;
  model: string;
  deadline: number;
  budget: number;
  progress: (text: string) => void;
}

/**
 * Has the agent review the views, one conversation a unit. Nothing is lost in silence: every view ends in
 * `assessed`, or in `unreviewed` with the reason.
 */
export async function findWithAgent(views: readonly View[], finder: Finder): Promise<AgentReview> {
  const review: AgentReview = {
    reported: [],
    assessed: new Map(),
    unreviewed: new Map(),
    usage: noUsage(),
  };
  const units = packUnits(views);
  const { zodOutputFormat } = await import('@anthropic-ai/sdk/helpers/zod');
  const asking: Asking = {
    ...finder,
    system: systemPrompt(finder.agent),
    schema: z.record(z.string(), z.unknown()).parse(zodOutputFormat(answerSchema).schema),
    review,
    failed: null,
    total: units.length,
    done: 0,
  };
  await inWaves(units, asking);
  for (const path of review.unreviewed.keys()) review.assessed.delete(path);
  // A view without lines (a rename, a mode change) has nothing to ask about.
  for (const { file } of views) if (file.hunks?.length === 0) review.assessed.set(file.path, new Map());
  return review;
}

interface Asking extends Finder {
  system: string;
  schema: Record<string, unknown>;
  review: AgentReview;
  failed: string | null;
  total: number;
  done: number;
}

/**
 * The first conversation starts alone: a prefix can be read from the cache only once the answer of the request
 * that wrote it has begun. Its first event releases the others.
 */
async function inWaves(units: Unit[], asking: Asking): Promise<void> {
  let release = () => {};
  const cached = new Promise<void>((done) => {
    release = done;
  });
  let next = 0;
  const workers = Array.from({ length: Math.min(CONCURRENCY, units.length) }, async (_, worker) => {
    if (worker > 0) await cached;
    for (let unit = units[next++]; unit; unit = units[next++]) {
      await reviewUnit(unit, asking, release);
      release();
    }
  });
  await Promise.all(workers);
}

async function reviewUnit(unit: Unit, asking: Asking, started: () => void): Promise<void> {
  const { review, claude, model, system, schema } = asking;
  const reason = asking.failed ?? notAffordable(unit, asking);
  if (reason) return leaveOut(unit, reason, review);
  try {
    const said = await claude({ model, system, schema, message: unitPrompt(unit, asking) }, started);
    review.usage = addUsage(review.usage, said.usage);
    if (said.problem) return leaveOut(unit, said.problem, review);
    const answer = readAnswer(said.text, unit, asking.agent.standards);
    if ('wrong' in answer) return leaveOut(unit, answer.wrong, review);
    review.reported.push(...answer.reported);
    for (const [path, results] of answer.assessed) {
      const known = review.assessed.get(path) ?? new Map<number, Result>();
      for (const [standard, result] of results) known.set(standard, worse(known.get(standard), result));
      review.assessed.set(path, known);
    }
  } catch (error) {
    // The model's side failed: that is a reason on the files, never the end of the run.
    if (!(error instanceof AgentFailure)) throw error;
    if (error.fatal) asking.failed = error.message;
    leaveOut(unit, error.message, review);
  }
  asking.progress(`Reviewed unit ${++asking.done} of ${asking.total}`);
}

function notAffordable(unit: Unit, { deadline, budget, model, review, system }: Asking): string | null {
  if (Date.now() >= deadline) return 'the time of "max-minutes" is used up';
  const expected: Usage = {
    ...noUsage(),
    input: unit.tokens,
    cacheRead: estimateTokens(system),
    output: EXPECTED_OUTPUT,
  };
  const cost = usdAtMost(addUsage(review.usage, expected), model);
  return cost > budget ? 'the budget of "max-cost-usd" is used up' : null;
}

function leaveOut(unit: Unit, reason: string, review: AgentReview): void {
  for (const { view } of unit.pieces) review.unreviewed.set(view.file.path, reason);
}
