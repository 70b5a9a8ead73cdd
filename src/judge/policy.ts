import { createHash } from 'node:crypto';
import { systemPrompt } from '../agent/prompt.js';
import { type FailOn, type Settings, statedSettings } from '../settings/settings.js';
import type { Trusted } from '../settings/trusted-settings.js';
import type { Severity } from '../standards/standard.js';

/** What a team lets a result do: the settings that matter once there is one. `overrideLabel` empty: none is named. */
export interface Policy {
  failOn: FailOn;
  onIncomplete: 'fail' | 'warn';
  rollout: 'observe' | 'comment' | 'enforce';
  commentOn: Severity;
  maxComments: number;
  overrideLabel: string;
  /** Logins whose comments are this product's own, beside the token's. */
  knownAuthors: string[];
}

export function policyOf(settings: Settings): Policy {
  const { failOn, onIncomplete, rollout, commentOn, maxComments, overrideLabel, knownAuthors } = settings;
  return {
    ...{ failOn: failOn.value, onIncomplete: onIncomplete.value, rollout: rollout.value },
    ...{ commentOn: commentOn.value, maxComments: maxComments.value, overrideLabel: overrideLabel.value },
    knownAuthors: knownAuthors.value,
  };
}

/** Names the settings, the agent's words, the standards and the rules that were in force: 16 hexadecimal digits. */
export function settingsDigest({ settings, agent, rules, gitattributes }: Trusted): string {
  const values = statedSettings(settings).map(({ name, value }) => [name, value]);
  const ids = rules.map(({ id }) => id).sort();
  const text = JSON.stringify([values, systemPrompt(agent, 'protocol'), ids, gitattributes]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
