import type { Fact } from '../inspect/facts.js';
import type { Inspection, View } from '../inspect/inspection.js';
import { knownValues } from '../inspect/redaction.js';
import type { Trusted } from '../settings/trusted-settings.js';
import { BadInput } from '../target/target.js';
import { connectClaude } from './claude.js';
import { type AgentReview, findWithAgent } from './finder.js';
import { modelId, noUsage, usdOf } from './prices.js';
import { factsPrompt } from './prompt.js';

/** What a run brings to the agent. `apiKey` empty: there are no credentials. */
export interface AgentAccess {
  apiKey: string;
  baseUrl: string;
  /** Values that belong to the run and may never leave it, such as its tokens. */
  credentials: string[];
  /** In the Action a review without credentials is no review; on the command line it is a plain result. */
  inAction: boolean;
  progress: (text: string) => void;
}

/** The agent's review, who did it, and what it cost (null: the model has no known price). */
export interface Asked extends AgentReview {
  engine: 'agent' | 'rules';
  model: string | null;
  usd: number | null;
}

const NO_CREDENTIALS =
  'there are no Claude credentials, so only the rules ran: pass "anthropic-api-key", or choose "engine: rules"';

/** Has the agent review the views, or says why that could not be. */
export async function askAgent(
  views: readonly View[],
  { settings, agent }: Trusted,
  run: AgentAccess & { inspection: Inspection; facts: readonly Fact[] },
): Promise<Asked> {
  const engine = settings.engine.value;
  if (engine === 'agent' && !run.apiKey)
    throw new BadInput(
      '"engine: agent" needs credentials: pass the input "anthropic-api-key", or set ANTHROPIC_API_KEY.',
    );
  if (engine === 'rules' || !run.apiKey) {
    const excused = engine === 'rules' || !run.inAction;
    const unreviewed = new Map(excused ? [] : views.map(({ file }) => [file.path, NO_CREDENTIALS]));
    const nothing = { reported: [], assessed: new Map(), usage: noUsage(), usd: 0 };
    return { ...nothing, engine: 'rules', model: null, unreviewed };
  }
  const model = modelId(settings.model.value);
  const deadline = Date.now() + settings.maxMinutes.value * 60_000;
  const known = knownValues(run.inspection.secrets, run.credentials);
  const claude = views.length === 0 ? never : await connectClaude({ ...run, known, deadline });
  const finder = {
    claude,
    agent,
    hints: run.inspection.hints,
    facts: factsPrompt(run.facts),
    model,
    deadline,
    budget: settings.maxCostUsd.value,
    progress: run.progress,
  };
  const review = await findWithAgent(views, finder);
  return { ...review, engine: 'agent', model, usd: usdOf(review.usage, model) };
}

/** With nothing to review there is nobody to ask: the SDK is not even loaded. */
function never(): Promise<never> {
  throw new Error('There was no unit to ask about.');
}
