import { SEVERITIES } from '../standards/standard.js';
import type { Config } from './config-schema.js';
import type { FailLevel, FailOn, Setting, Settings } from './settings.js';

export const FLOOR = 'config-floor';

/** Words of a key, the loosest first. */
const SCALES = {
  engine: ['rules', 'auto', 'agent'],
  onIncomplete: ['warn', 'fail'],
  rollout: ['observe', 'comment', 'enforce'],
  commentOn: [...SEVERITIES].reverse(),
  dismissal: ['anyone', 'other-than-author'],
  honourMarkers: ['on', 'off'],
  newSuppressions: ['allow', 'needs-approval', 'ignore'],
  ratchet: ['off', 'on'],
} as const;
const LEVELS: readonly FailLevel[] = ['never', ...[...SEVERITIES].reverse()];

/**
 * The settings, none of them looser than the floor that an organisation's workflow passes: of words and limits the
 * stricter one is in force, names are the floor's own, and a list that narrows the review keeps only what the floor
 * lists too. Notes name every value that was refused or is stricter, with its source. `fail-on` waits for the
 * agent: see `failOnFloor`.
 */
export function underFloor(settings: Settings, floor: Config): { settings: Settings; notes: string[] } {
  const notes: string[] = [];
  const at = { settings, notes };
  const { paths, rules } = floor;
  const held: Settings = {
    ...settings,
    engine: atLeast(at, 'engine', floor.engine),
    onIncomplete: atLeast(at, 'onIncomplete', floor['on-incomplete']),
    rollout: atLeast(at, 'rollout', floor.rollout),
    commentOn: atLeast(at, 'commentOn', floor['comment-on']),
    dismissal: atLeast(at, 'dismissal', floor.dismissal),
    honourMarkers: atLeast(at, 'honourMarkers', floor['honour-markers']),
    newSuppressions: atLeast(at, 'newSuppressions', floor['new-suppressions']),
    ratchet: atLeast(at, 'ratchet', floor.ratchet),
    knownAuthors: exactly(at, 'knownAuthors', floor['known-authors']),
    maxComments: atMost(at, 'maxComments', floor['max-comments']),
    maxMinutes: atMost(at, 'maxMinutes', floor['max-minutes']),
    maxCostUsd: atMost(at, 'maxCostUsd', floor['max-cost-usd']),
    agent: exactly(at, 'agent', floor.agent),
    model: exactly(at, 'model', floor.model),
    verifierModel: exactly(at, 'verifierModel', floor['verifier-model']),
    fallbackModel: exactly(at, 'fallbackModel', floor['fallback-model']),
    effort: exactly(at, 'effort', floor.effort),
    thinking: exactly(at, 'thinking', floor.thinking),
    advice: exactly(at, 'advice', floor.advice),
    overrideLabel: exactly(at, 'overrideLabel', floor['override-label']),
    paths: {
      include: paths?.include ? paths.include : settings.paths.include,
      exclude: listed(at, 'paths.exclude', [settings.paths.exclude, paths?.exclude]),
      frontend: listed(at, 'paths.frontend', [settings.paths.frontend, paths?.frontend]),
      backend: both(settings.paths.backend, paths?.backend),
    },
    neverSend: both(settings.neverSend, floor['never-send']),
    rules: {
      ...settings.rules,
      value: {
        add: both(settings.rules.value.add, rules?.add),
        off: listed(at, 'rules.off', [settings.rules.value.off, rules?.off]),
        severity: lowered(at, rules?.severity),
      },
    },
  };
  return { settings: held, notes };
}

interface Held {
  settings: Settings;
  notes: string[];
}

type Key = Exclude<keyof Settings, 'paths' | 'neverSend' | 'configFrom' | 'rules' | 'failOn'>;

/** The key as a config says it: `onIncomplete` is `on-incomplete`. */
const said = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function atLeast<K extends keyof typeof SCALES>(
  { settings, notes }: Held,
  key: K,
  least: Settings[K]['value'] | undefined,
): Settings[K] {
  const own = settings[key];
  if (least === undefined) return own;
  const scale: readonly string[] = SCALES[key];
  return stricter(
    own,
    { value: least, from: FLOOR },
    { name: said(key), rank: (value) => scale.indexOf(value), notes },
  );
}

function atMost<K extends 'maxComments' | 'maxMinutes' | 'maxCostUsd'>(
  { settings, notes }: Held,
  key: K,
  most: number | undefined,
): Setting<number> {
  const own = settings[key];
  if (most === undefined) return own;
  return stricter(own, { value: most, from: FLOOR }, { name: said(key), rank: (value) => -value, notes });
}

function exactly<K extends Key>(
  { settings, notes }: Held,
  key: K,
  only: Settings[K]['value'] | undefined,
): Settings[K] {
  const own = settings[key];
  if (only === undefined) return own;
  if (own.from !== 'default' && own.value !== only) notes.push(refused(said(key), own, only));
  return { ...own, value: only, from: FLOOR };
}

interface Compared<T> {
  name: string;
  rank: (value: T) => number;
  notes: string[];
}

function stricter<S extends Setting<T>, T>(own: S, floor: Setting<T>, { name, rank, notes }: Compared<T>): S {
  const difference = rank(own.value) - rank(floor.value);
  const stated = own.from !== 'default';
  if (difference < 0) {
    if (stated) notes.push(refused(name, own, floor.value));
    return { ...own, ...floor };
  }
  if (difference > 0 && stated)
    notes.push(`"${name}: ${own.value}" (${own.from}) is stricter than the ${FLOOR}'s ${floor.value}.`);
  return own;
}

function refused(name: string, own: Setting<unknown>, instead: unknown): string {
  return `The ${FLOOR} refused "${name}: ${own.value}" (${own.from}): ${instead} is in force.`;
}

/** The entries that the floor lists too; all of them where it says nothing of the key. */
function listed({ settings, notes }: Held, name: string, [own, allowed]: [string[], string[] | undefined]): string[] {
  if (allowed === undefined) return own;
  const odd = own.filter((entry) => !allowed.includes(entry));
  if (odd.length > 0) notes.push(`The ${FLOOR} refused "${name}: ${odd.join(', ')}" (${settings.configFrom}).`);
  return own.filter((entry) => allowed.includes(entry));
}

function both(own: string[], added: string[] = []): string[] {
  return [...new Set([...own, ...added])];
}

function lowered({ settings, notes }: Held, allowed: Settings['rules']['value']['severity'] | undefined) {
  const { severity } = settings.rules.value;
  if (allowed === undefined) return severity;
  const odd = Object.keys(severity).filter((id) => allowed[id] !== severity[id]);
  if (odd.length > 0)
    notes.push(`The ${FLOOR} refused "rules.severity" of ${odd.join(', ')} (${settings.configFrom}).`);
  return allowed;
}

/** `fail-on` of every standard, none looser than the floor's; both are levels by the standard's name. */
export function failOnFloor(own: Setting<FailOn>, floor: FailOn): { failOn: Setting<FailOn>; notes: string[] } {
  const notes: string[] = [];
  const of = (levels: FailOn, name: string) => (typeof levels === 'string' ? levels : levels[name]);
  const names = typeof own.value === 'string' ? [] : Object.keys(own.value);
  const levels = names.map((name): [string, FailLevel] => {
    const value = of(own.value, name) ?? 'never';
    const least = of(floor, name);
    if (least === undefined) return [name, value];
    const compared = { name: `fail-on ${name}`, rank: (level: FailLevel) => LEVELS.indexOf(level), notes };
    return [name, stricter({ value, from: own.from }, { value: least, from: FLOOR }, compared).value];
  });
  const raised = levels.some(([name, level]) => of(own.value, name) !== level);
  return { failOn: { value: Object.fromEntries(levels), from: raised ? `${own.from}, ${FLOOR}` : own.from }, notes };
}
