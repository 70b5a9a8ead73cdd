import type { View } from '../inspect/inspection.js';
import type { Hint, Reported } from '../inspect/reported.js';
import {
  type Advice,
  type Assessed,
  type Assessment,
  answerSchema,
  jsonSchema,
  readAnswer,
  type UnitReview,
  worse,
} from './answer.js';
import { ask } from './ask.js';
import type { Problem } from './failure.js';
import { systemPrompt, unitPrompt } from './prompt.js';
import type { Reader } from './reader.js';
import { halves, packUnits, type Unit } from './units.js';
import { inWaves } from './waves.js';

/** What the agent said of the views: reports, results, advice, and for the rest why not. */
export interface AgentReview {
  reported: Reported[];
  assessed: Assessed;
  advice: Advice[];
  unreviewed: Map<string, string>;
}

/** Calls and bytes of tool results that the finder of one unit may use. */
const TOOL_BUDGET = { calls: 20, bytes: 240_000 };

/**
 * Has the agent review the views, one conversation a unit; `begun` is called when the first answer begins. Nothing is lost in silence: every view ends in
 * `assessed`, or in `unreviewed` with the reason.
 */
export async function findWithAgent(
  views: readonly View[],
  reader: Reader,
  { hints, begun }: { hints: readonly Hint[]; begun: () => void },
): Promise<AgentReview> {
  const review: AgentReview = { reported: [], assessed: new Map(), advice: [], unreviewed: new Map() };
  const units = packUnits(
    views,
    [...reader.memory.known.values()].map(({ pieces }) => pieces),
  );
  const asking: Asking = {
    ...{ reader, hints, review, failed: null },
    system: systemPrompt(reader.agent, 'protocol'),
    schema: await jsonSchema(answerSchema),
  };
  let done = 0;
  await inWaves(units, async (unit, started) => {
    const heard = () => {
      started();
      begun();
    };
    await reviewUnit({ unit, cuts: 0, model: reader.models.finder }, asking, heard);
    reader.progress(`Reviewed unit ${++done} of ${units.length}`);
  });
  for (const path of review.unreviewed.keys()) review.assessed.delete(path);
  // A view without lines (a rename, a mode change) has nothing to ask about.
  for (const { file } of views) if (file.hunks?.length === 0) review.assessed.set(file.path, new Map());
  return review;
}

interface Asking {
  reader: Reader;
  hints: readonly Hint[];
  review: AgentReview;
  system: string;
  schema: Record<string, unknown>;
  /** Why every other request would fail alike. */
  failed: string | null;
}

/**
 * How often a unit is cut in two: what is too much in eighths is not too long, but too much. What is declined is
 * narrowed to its file, so that one file does not leave its neighbours unreviewed.
 */
const MOST_CUTS = 3;
const MOST_NARROWINGS = 7;

/** A unit, how often it was cut, and who is asked about it: the finder's model, or the one that it falls back to. */
interface Turn {
  unit: Unit;
  cuts: number;
  model: string;
}

async function reviewUnit(turn: Turn, asking: Asking, started: () => void): Promise<void> {
  const { reader, system, schema } = asking;
  const { unit, model } = turn;
  const message = unitPrompt(unit, { ...reader, hints: asking.hints });
  const paths = unit.pieces.map(({ view }) => view.file.path);
  const question = {
    ...{ model, effort: reader.effort, thinking: reader.thinking, system, message, schema },
    open: () => reader.repository?.open(TOOL_BUDGET, paths) ?? null,
    pieces: unit.pieces.map(({ name }) => name),
    read: (text: string) => readAnswer(text, unit, reader.agent.standards),
  };
  const outcome = await ask(reader, question, { role: 'finder', started, blocked: asking.failed });
  if ('answer' in outcome) return take(outcome.answer, asking);
  await tryOtherwise({ ...turn, problem: outcome.problem }, asking, started);
}

/** What was too much is asked again in halves; what was declined too, and at last of the fallback model. */
async function tryOtherwise(
  { unit, cuts, model, problem }: Turn & { problem: Problem },
  asking: Asking,
  started: () => void,
): Promise<void> {
  const { review, reader } = asking;
  const tooMuch = problem.kind === 'too long' || problem.kind === 'cut off';
  const apart = tooMuch || (problem.kind === 'declined' && unit.pieces.length > 1);
  const parts = apart && cuts < (tooMuch ? MOST_CUTS : MOST_NARROWINGS) ? halves(unit) : null;
  if (parts) {
    for (const part of parts) await reviewUnit({ unit: part, cuts: cuts + 1, model }, asking, started);
    return;
  }
  const fallback = reader.models.fallback;
  if (problem.kind === 'declined' && fallback && model !== fallback)
    return reviewUnit({ unit, cuts, model: fallback }, asking, started);
  if (problem.fatal) asking.failed = problem.words;
  leaveOut(unit, problem.words, review);
}

function take({ reported, assessed, advice }: UnitReview, { review, reader }: Asking): void {
  review.reported.push(...reported);
  if (reader.advice) review.advice.push(...advice);
  for (const [path, results] of assessed) {
    const known = review.assessed.get(path) ?? new Map<number, Assessment>();
    for (const [standard, result] of results) known.set(standard, worse(known.get(standard), result));
    review.assessed.set(path, known);
  }
}

function leaveOut(unit: Unit, reason: string, review: AgentReview): void {
  for (const { view } of unit.pieces) review.unreviewed.set(view.file.path, reason);
}
