import { connectClaude, NETWORK } from '../../src/agent/claude.js';
import { converse, type Outcome, type Topic } from '../../src/agent/conversation.js';
import { knownValues } from '../../src/inspect/redaction.js';
import { type ClaudeOptions, type FakeClaude, type Respond, startClaude } from '../fakes/claude.js';

export interface Answer {
  said: string;
}

const schema = {
  type: 'object',
  properties: { said: { type: 'string' } },
  required: ['said'],
  additionalProperties: false,
};

/** A conversation that wants `{"said": "…"}`, and not an empty one. */
export const topic: Topic<Answer> = {
  ...{
    model: 'claude-sonnet-5-5',
    effort: 'high',
    thinking: 'adaptive',
    system: 'You review code. '.repeat(300),
    message: 'Look at a.ts.',
  },
  ...{ schema, toolbox: null },
  read(text) {
    try {
      const { said } = JSON.parse(text) as Answer;
      return typeof said === 'string' && said !== '' ? { said } : { wrong: '"said" is missing' };
    } catch {
      return { wrong: 'that is no JSON' };
    }
  },
};

export const good = { json: { said: 'all is well' } };

export interface Talk {
  change?: Partial<Topic<Answer>>;
  /** Of the run, from now; a minute unless given. */
  deadlineMs?: number;
  idleMs?: number;
  /** Waits in earnest. */
  sleeps?: boolean;
  credentials?: string[];
  /** Conversations over one connection, all at once. */
  conversations?: number;
  claude?: ClaudeOptions;
  /** Instead of the fake's. */
  baseUrl?: (url: string) => string;
}

export interface Talked {
  outcome: Outcome<Answer>;
  outcomes: Outcome<Answer>[];
  /** How long it would have slept, in milliseconds. */
  slept: number[];
  claude: FakeClaude;
}

/** Converses with a scripted model over loopback, without sleeping. The fake must have had nothing to refuse. */
export async function talk(respond: Respond, given: Talk = {}): Promise<Talked> {
  const claude = await startClaude(respond, given.claude);
  const slept: number[] = [];
  const sleep = async (milliseconds: number) => {
    slept.push(milliseconds);
    if (given.sleeps) await NETWORK.sleep(milliseconds);
  };
  try {
    const client = await connectClaude({
      login: { kind: 'API key', apiKey: 'test-key' },
      keepSecret: () => undefined,
      baseUrl: given.baseUrl?.(claude.url) ?? claude.url,
      known: knownValues([], given.credentials ?? []),
      deadline: Date.now() + (given.deadlineMs ?? 60_000),
      wire: { ...NETWORK, sleep, idleMs: given.idleMs ?? 10_000 },
    });
    const one = () => converse(client, { ...topic, ...given.change }, () => undefined);
    const outcomes = await Promise.all(Array.from({ length: given.conversations ?? 1 }, one));
    expect(claude.violations).toEqual([]);
    const [outcome] = outcomes;
    if (!outcome) throw new Error('there was no conversation');
    return { outcome, outcomes, slept, claude };
  } finally {
    await claude.close();
  }
}

/** The problem of an outcome; fails for an answer. */
export function problemOf(outcome: Outcome<Answer>) {
  if ('answer' in outcome) throw new Error(`there is an answer: ${JSON.stringify(outcome.answer)}`);
  return outcome.problem;
}
