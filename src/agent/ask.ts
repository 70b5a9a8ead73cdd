import { begin, type Role } from './budget.js';
import { converse } from './conversation.js';
import { failed, type Problem } from './failure.js';
import { keep, type Question, recall } from './memory.js';
import type { Reader } from './reader.js';
import { estimateTokens } from './units.js';

/** Who wants to hear that the answer has begun, and why nobody new may be asked any more, if so. */
export interface Asking {
  role: Role;
  started: () => void;
  blocked?: string | null;
}

/** The answer to a question: as it was given before to the very same, or by asking, within the budget. */
export async function ask<T>(
  reader: Reader,
  question: Question<T>,
  { role, started, blocked }: Asking,
): Promise<{ answer: T } | { problem: Problem }> {
  const known = await recall(reader.memory, question);
  if (known !== null) {
    started();
    return { answer: known };
  }
  const sizes = { message: estimateTokens(question.message), system: estimateTokens(question.system) };
  const begun = blocked ?? begin(reader.budget, role, sizes);
  if (typeof begun === 'string') return { problem: failed(begun) };
  reader.memory.asked += 1;
  const outcome = await converse(reader.claude, { ...question, toolbox: question.open() }, started);
  begun(outcome.usage);
  if ('answer' in outcome) keep(reader.memory, question, outcome.heard);
  return outcome;
}
