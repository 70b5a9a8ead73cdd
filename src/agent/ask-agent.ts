import type { Fact } from '../inspect/facts.js';
import type { Inspection, View } from '../inspect/inspection.js';
import { knownValues } from '../inspect/redaction.js';
import type { Reported } from '../inspect/reported.js';
import type { SideText } from '../inspect/side-text.js';
import type { SyntaxReport } from '../inspect/syntax-report.js';
import { withholding } from '../scope/withheld.js';
import type { Trusted } from '../settings/trusted-settings.js';
import type { Change, Source } from '../source/source.js';
import { atLeast, lesser } from '../standards/standard.js';
import { BadInput } from '../target/target.js';
import { openBudget, type Role, type Spent } from './budget.js';
import { type Claude, connectClaude, type Wire } from './claude.js';
import { type AgentReview, findWithAgent } from './finder.js';
import type { Login } from './login.js';
import { type Memory, openMemory, type Remembered } from './memory.js';
import { modelId } from './prices.js';
import { factsPrompt, promptDigest } from './prompt.js';
import type { Reader } from './reader.js';
import { withSoundSuggestion } from './suggestion.js';
import { openRepository } from './tools.js';
import { candidatesOf, type Health, homeOf, verify } from './verifier.js';

/** What a run brings to the agent. `login` null: there are no credentials. */
export interface AgentAccess {
  login: Login | null;
  baseUrl: string;
  /** Values that belong to the run and may never leave it, such as its tokens; a login may add to them. */
  credentials: string[];
  keepSecret: (token: string) => void;
  /** In the Action a review without credentials is no review; on the command line it is a plain result. */
  inAction: boolean;
  progress: (text: string) => void;
  /** The network unless given. */
  wire?: Wire | undefined;
  /** Answers of earlier runs. */
  remembered: readonly Remembered[];
}

/** The agent's review after the verifier, who did it, and what it used. */
export interface Asked extends AgentReview {
  engine: 'agent' | 'rules';
  model: string | null;
  /** Which texts the model was given; null when none was asked. */
  prompt: string | null;
  health: Health;
  /** What the rules of syntax say, which were held against the files while the finder was at work. */
  syntax: SyntaxReport;
  spent: Record<Role, Spent> | null;
  /** Lines that tools showed, by path: quotes of them can be checked. */
  read: ReadonlyMap<string, SideText>;
  memory: Memory;
  /** Has reports checked once more, each in the order given; what gets no answer has no `check`. */
  again: (reported: readonly Reported[]) => Promise<Reported[]>;
}

const NO_CREDENTIALS =
  'there are no Claude credentials, so only the rules ran: pass "anthropic-api-key", use identity federation, or choose "engine: rules"';

/** What the steps before say of the files, and how the rules of syntax are held against them. */
export interface Before {
  source: Source;
  change: Change;
  inspection: Inspection;
  facts: readonly Fact[];
  syntax: () => Promise<SyntaxReport>;
}

/** Has the agent review the views and check what it found, or says why that could not be. */
export async function askAgent(views: readonly View[], trusted: Trusted, run: AgentAccess & Before): Promise<Asked> {
  const engine = trusted.settings.engine.value;
  const { login } = run;
  if (engine === 'agent' && !login)
    throw new BadInput(
      '"engine: agent" needs credentials: pass the input "anthropic-api-key", set ANTHROPIC_API_KEY, or use identity federation (docs/credentials.md).',
    );
  if (engine === 'rules' || !login) {
    const excused = engine === 'rules' || !run.inAction;
    const unreviewed = new Map(excused ? [] : views.map(({ file }) => [file.path, NO_CREDENTIALS]));
    return { ...NOBODY, unreviewed, syntax: await run.syntax(), memory: openMemory([]), again: async () => [] };
  }
  const reader = openReader(trusted, { ...run, login });
  let reporting: Promise<SyntaxReport> | null = null;
  const begun = () => {
    reporting ??= run.syntax();
  };
  const review = await findWithAgent(views, reader, { hints: run.inspection.hints, begun });
  const syntax = await (reporting ?? run.syntax());
  const byPath = new Map(views.map((view) => [view.file.path, view]));
  const read = reader.repository?.read ?? new Map<string, SideText>();
  const candidates = candidatesOf(review.reported, syntax.hints, { views: byPath, read });
  const { reported, health, unanswered } = await verify(candidates, byPath, reader);
  const unchecked = review.reported.filter((each) => !candidates.includes(each));
  for (const each of reported)
    if (!each.check && each.origin === 'agent' && wouldBlock(each, trusted))
      review.unreviewed.set(
        homeOf(each, byPath),
        `the verifier gave no answer: ${unanswered.get(homeOf(each, byPath))}`,
      );
  // A hint that nobody confirmed stays one.
  const kept = [...unchecked, ...reported.filter(({ origin, check }) => origin === 'agent' || check)];
  return {
    ...{ ...review, engine: 'agent', model: reader.models.finder, prompt: promptDigest(reader.agent), health, syntax },
    ...{ spent: reader.budget.spent, read, memory: reader.memory },
    again: (claims) => verifiedAgain(claims, byPath, reader),
    reported: await Promise.all(kept.map((each) => withSoundSuggestion(each, byPath.get(each.path)))),
  };
}

/** Another opinion on claims that were confirmed before. */
async function verifiedAgain(
  claims: readonly Reported[],
  views: ReadonlyMap<string, View>,
  reader: Reader,
): Promise<Reported[]> {
  const plain = claims.map(({ check, ...claim }): Reported => claim);
  const { reported } = await verify(plain, views, reader);
  const at = ({ path, side, line, standard }: Reported) => JSON.stringify([path, side, line, standard]);
  const found = new Map(reported.map((each) => [at(each), each]));
  return plain.map((claim) => found.get(at(claim)) ?? claim);
}

const NOBODY: Omit<Asked, 'syntax' | 'memory' | 'again'> = {
  ...{ engine: 'rules', model: null, prompt: null, spent: null, read: new Map() },
  ...{ reported: [], assessed: new Map(), advice: [], unreviewed: new Map() },
  health: { asked: 0, answered: 0, failed: 0 },
};

function openReader(trusted: Trusted, run: AgentAccess & Before & { login: Login }): Reader {
  const { settings, agent } = trusted;
  const models = {
    finder: modelId(settings.model.value),
    verifier: modelId(settings.verifierModel.value || settings.model.value),
    fallback: settings.fallbackModel.value ? modelId(settings.fallbackModel.value) : null,
  };
  const deadline = Date.now() + settings.maxMinutes.value * 60_000;
  const known = knownValues(run.inspection.secrets, run.credentials);
  return {
    ...{ agent, models, facts: factsPrompt(run.facts), progress: run.progress },
    claude: onceAsked(() => connectClaude({ ...run, known, deadline })),
    memory: openMemory(run.remembered),
    ...{ effort: settings.effort.value, thinking: settings.thinking.value, advice: settings.advice.value === 'on' },
    // A bare diff that nothing was lent to has no head to look into.
    repository:
      run.source.revisions.head === null
        ? null
        : openRepository(run.source, {
            withheld: withholding(trusted, run.change.files),
            secrets: run.inspection.secrets,
            credentials: run.credentials,
          }),
    budget: openBudget({ deadline, usd: settings.maxCostUsd.value }, models),
  };
}

function wouldBlock({ standard, rule, severity, certain }: Reported, { settings, agent }: Trusted): boolean {
  const own = agent.standards.find(({ number }) => number === standard);
  if (!own || !certain) return false;
  const { value } = settings.failOn;
  const level = typeof value === 'string' ? value : (value[own.name] ?? 'never');
  const most = own.rules.find(({ id }) => id === rule)?.severity ?? 'high';
  return level !== 'never' && atLeast(lesser(severity, most), level);
}

/** Connects at the first request: with nothing to ask there is no login, and the SDK is not even loaded. */
function onceAsked(connect: () => Promise<Claude>): Claude {
  let connection: Promise<Claude> | null = null;
  return async (request, listener) => {
    connection ??= connect();
    return (await connection)(request, listener);
  };
}
