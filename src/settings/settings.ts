import type { Agent } from '../standards/agent-file.js';
import type { Severity, Standard } from '../standards/standard.js';
import { BadInput } from '../target/target.js';
import { suggestion } from './config-file.js';
import { type Config, type Effort, type SettingValues, settingsSchema, type Thinking } from './config-schema.js';
import type { Given } from './trusted-paths.js';

/** A value and where it came from: `input`, the config's place, `agent file`, `default`. */
export interface Setting<T> {
  value: T;
  from: string;
}

/** Everything that is in force in a run. `agent` null means the built-in one. */
export interface Settings {
  agent: Setting<string | null>;
  engine: Setting<SettingValues['engine']>;
  model: Setting<string>;
  failOn: Setting<FailOn>;
  onIncomplete: Setting<SettingValues['on-incomplete']>;
  rollout: Setting<SettingValues['rollout']>;
  commentOn: Setting<Severity>;
  maxComments: Setting<number>;
  maxMinutes: Setting<number>;
  maxCostUsd: Setting<number>;
  advice: Setting<SettingValues['advice']>;
  /** Empty: nobody can get past the check. */
  overrideLabel: Setting<string>;
  knownAuthors: Setting<string[]>;
  dismissal: Setting<NonNullable<Config['dismissal']>>;
  honourMarkers: Setting<NonNullable<Config['honour-markers']>>;
  newSuppressions: Setting<NonNullable<Config['new-suppressions']>>;
  ratchet: Setting<NonNullable<Config['ratchet']>>;
  verifierModel: Setting<string>;
  fallbackModel: Setting<string>;
  effort: Setting<Effort>;
  thinking: Setting<Thinking>;
  rules: Setting<Required<NonNullable<Config['rules']>>>;
  paths: Required<NonNullable<Config['paths']>>;
  neverSend: string[];
  /** Where the config stood that `paths` and `neverSend` come from. */
  configFrom: string;
}

export type FailLevel = Severity | 'never';
/** One word for all standards, or levels by the standard's name; once the agent is known, of every standard. */
export type FailOn = FailLevel | Record<string, FailLevel>;

/** Which standards block from `high` on; the others, which teams switch off first, from `critical` on. */
const BLOCK_FROM_HIGH = ['secrets', 'queries'];

/** The alias for an agent file that names no model. */
const DEFAULT_MODEL = 'sonnet';

/** Dollars a run: a review of one change, an audit of a whole tree. */
const DEFAULT_COST = { review: 2, audit: 25 };

/** What the settings are made of. `configFrom` says where the config stood. */
export interface Layers {
  given: Given;
  config: Config;
  configFrom: string;
  use: 'review' | 'audit';
}

/** Merges the layers: input, then config, then default. Throws `BadInput` naming the input that is wrong. */
export function mergeSettings({ given, config, configFrom, use }: Layers): Settings {
  const inputs = readInputs(given);
  function pick<T>(input: T | undefined, configured: T | undefined, otherwise: T): Setting<T> {
    if (input !== undefined) return { value: input, from: 'input' };
    if (configured !== undefined) return { value: configured, from: configFrom };
    return { value: otherwise, from: 'default' };
  }
  return {
    agent: pick<string | null>(inputs.agent, config.agent, null),
    engine: pick<SettingValues['engine']>(inputs.engine, config.engine, 'auto'),
    model: pick(inputs.model, config.model, ''),
    failOn: pick<FailOn>(inputs['fail-on'], config['fail-on'], {}),
    onIncomplete: pick<SettingValues['on-incomplete']>(inputs['on-incomplete'], config['on-incomplete'], 'fail'),
    rollout: pick<SettingValues['rollout']>(inputs.rollout, config.rollout, 'enforce'),
    commentOn: pick<Severity>(inputs['comment-on'], config['comment-on'], 'medium'),
    maxComments: pick(inputs['max-comments'], config['max-comments'], 10),
    maxMinutes: pick(inputs['max-minutes'], config['max-minutes'], 15),
    maxCostUsd: pick(inputs['max-cost-usd'], config['max-cost-usd'], DEFAULT_COST[use]),
    advice: pick<SettingValues['advice']>(inputs.advice, config.advice, 'on'),
    overrideLabel: pick(undefined, config['override-label'], ''),
    knownAuthors: pick<string[]>(undefined, config['known-authors'], []),
    dismissal: pick<Settings['dismissal']['value']>(undefined, config.dismissal, 'other-than-author'),
    honourMarkers: pick<Settings['honourMarkers']['value']>(undefined, config['honour-markers'], 'off'),
    newSuppressions: pick<Settings['newSuppressions']['value']>(
      undefined,
      config['new-suppressions'],
      'needs-approval',
    ),
    ratchet: pick<Settings['ratchet']['value']>(undefined, config.ratchet, 'off'),
    verifierModel: pick(undefined, config['verifier-model'], ''),
    fallbackModel: pick(undefined, config['fallback-model'], ''),
    effort: pick<Effort>(undefined, config.effort, 'medium'),
    thinking: pick<Thinking>(undefined, config.thinking, 'adaptive'),
    rules: {
      value: { add: [], off: [], severity: {}, ...config.rules },
      from: config.rules ? configFrom : 'default',
    },
    paths: { include: [], exclude: [], backend: [], frontend: [], ...config.paths },
    neverSend: config['never-send'] ?? [],
    configFrom,
  };
}

const NUMBERS = ['max-comments', 'max-minutes', 'max-cost-usd'];

function readInputs(given: Given): Partial<SettingValues> {
  const entries = Object.entries(given).filter(([key, text]) => text && key in settingsSchema.shape);
  const values = entries.map(([key, text]) => [key, NUMBERS.includes(key) ? numberFrom(text ?? '') : text]);
  const read = settingsSchema.partial().safeParse(Object.fromEntries(values));
  if (read.success) return read.data;
  const odd = values.find(([, value]) => Number.isNaN(value))?.[0];
  if (odd)
    throw new BadInput(
      `The input "${odd}" is "${given[String(odd)]?.slice(0, 80)}". It takes a number, such as 5 or 2.5.`,
    );
  const lines = read.error.issues.map(({ path, message }) => `The input "${String(path[0])}" is wrong: ${message}.`);
  throw new BadInput(lines.join('\n'));
}

/** Plain decimal digits only: `Number` would take `0x10`, `1e9` and white space. */
function numberFrom(text: string): number {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** Completes the settings with what the agent file says, and checks what only fits this agent. */
export function withAgent(settings: Settings, agent: Agent): Settings {
  const { value, from } = settings.failOn;
  const names = agent.standards.map(({ name }) => name);
  const odd = Object.keys(typeof value === 'string' ? {} : value).find((name) => !names.includes(name));
  if (odd !== undefined)
    throw new BadInput(`"fail-on" names "${odd}", which is no standard of ${agent.path}${suggestion(odd, names)}.`);
  const level = ({ name, slug }: Standard): FailLevel =>
    typeof value === 'string' ? value : (value[name] ?? (BLOCK_FROM_HIGH.includes(slug) ? 'high' : 'critical'));
  const failOn = Object.fromEntries(agent.standards.map((standard) => [standard.name, level(standard)]));
  const stated = agent.model && agent.model !== 'inherit' ? agent.model : null;
  const byAgent: Setting<string> = stated
    ? { value: stated, from: `agent file ${agent.path}` }
    : { value: DEFAULT_MODEL, from: 'default' };
  return { ...settings, failOn: { value: failOn, from }, model: settings.model.value ? settings.model : byAgent };
}

/** The settings in force, in words, for people and for the result. */
export function statedSettings(settings: Settings): { name: string; value: string; from: string }[] {
  const rows: [string, Setting<unknown>][] = [
    ['agent', { ...settings.agent, value: settings.agent.value ?? 'built-in' }],
    ['engine', settings.engine],
    ['model', settings.model],
    ['fail-on', settings.failOn],
    ['on-incomplete', settings.onIncomplete],
    ['rollout', settings.rollout],
    ['comment-on', settings.commentOn],
    ['max-comments', settings.maxComments],
    ['max-minutes', settings.maxMinutes],
    ['max-cost-usd', settings.maxCostUsd],
    ['advice', settings.advice],
    ['override-label', { ...settings.overrideLabel, value: settings.overrideLabel.value || 'none' }],
    ['known-authors', { ...settings.knownAuthors, value: settings.knownAuthors.value.join(', ') || 'none' }],
    ['dismissal', settings.dismissal],
    ['honour-markers', settings.honourMarkers],
    ['new-suppressions', settings.newSuppressions],
    ['ratchet', settings.ratchet],
    ['verifier-model', { ...settings.verifierModel, value: settings.verifierModel.value || settings.model.value }],
    ['fallback-model', { ...settings.fallbackModel, value: settings.fallbackModel.value || 'none' }],
    ['effort', settings.effort],
    ['thinking', settings.thinking],
    ['rules', { ...settings.rules, value: rulesInWords(settings.rules.value) }],
  ];
  const lists = { ...settings.paths, 'never-send': settings.neverSend };
  for (const [name, value] of Object.entries(lists))
    if (value.length > 0)
      rows.push([name === 'never-send' ? name : `paths.${name}`, { value, from: settings.configFrom }]);
  return rows.map(([name, { value, from }]) => ({ name, value: inWords(value), from }));
}

function rulesInWords({ add, off, severity }: Settings['rules']['value']): string {
  const lowered = Object.entries(severity).map(([id, level]) => `${id}: at most ${level}`);
  return [...add.map((path) => `add ${path}`), ...off.map((id) => `off ${id}`), ...lowered].join(', ') || 'shipped';
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, level]) => `${name}: ${level}`)
    .join(', ');
}
