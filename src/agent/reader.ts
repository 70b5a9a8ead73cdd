import type { Effort, Thinking } from '../settings/config-schema.js';
import type { Agent } from '../standards/agent-file.js';
import type { Budget } from './budget.js';
import type { Claude } from './claude.js';
import type { Memory } from './memory.js';
import type { Repository } from './tools.js';

/** What finder and verifier work with. */
export interface Reader {
  claude: Claude;
  agent: Agent;
  models: { finder: string; verifier: string; fallback: string | null };
  effort: Effort;
  thinking: Thinking;
  /** The code base at the head; null where none can be had. */
  repository: Repository | null;
  /** What the base shows, the same words for every unit; empty where nothing is known. */
  facts: string;
  advice: boolean;
  budget: Budget;
  memory: Memory;
  progress: (text: string) => void;
}
