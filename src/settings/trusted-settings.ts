import type { ChangedFile } from '../change/changed-file.js';
import type { Source } from '../source/source.js';
import { type Agent, builtInAgent, parseAgentFile, withTeamStandards } from '../standards/agent-file.js';
import { unboundPacks } from '../standards/standard.js';
import type { SyntaxRule } from '../standards/syntax-rule.js';
import { BadInput } from '../target/target.js';
import { parseConfig } from './config-file.js';
import { FLOOR, failOnFloor, underFloor } from './floor.js';
import { type OwnRule, readOwnRule, rulesInForce } from './own-rules.js';
import { mergeSettings, type Settings, withAgent } from './settings.js';
import { CONFIG_PATH, type Given, TEAM_FILE } from './trusted-paths.js';

/** The settings and the agent of a run, and what a reader should know of how they were found. */
export interface Trusted {
  settings: Settings;
  agent: Agent;
  /** The rules of syntax in force; `own` are those among them that the config adds, not yet tried. */
  rules: SyntaxRule[];
  own: OwnRule[];
  gitattributes: string;
  /** Neither config nor agent file was found: only built-ins are in force. */
  builtIn: boolean;
  notes: string[];
}

/** What is known before. */
export interface Known {
  given: Given;
  use: 'review' | 'audit';
}

/**
 * Settings and agent from trusted state. A file that was named but is not there: when this change adds it, the
 * built-in stands in and a note says so; else `BadInput`.
 */
export async function readTrusted(source: Source, known: Known, files: readonly ChangedFile[]): Promise<Trusted> {
  const notes: string[] = [];
  async function read(path: string, what: string): Promise<string | null> {
    const text = await source.trusted(path);
    if (text !== null) return text;
    if (!files.some((file) => file.path === path && file.status !== 'removed' && file.status !== 'unchanged'))
      throw new BadInput(
        `The ${what} "${path}" does not exist at ${source.trustedAt}. Check the path, or commit it there.`,
      );
    notes.push(
      `${path} is added by this change and takes effect after merge: ${what === 'rule file' ? 'this run goes without it' : `the built-in ${what} was used`}.`,
    );
    return null;
  }
  const path = known.given.config || CONFIG_PATH;
  const config = known.given.config ? await read(path, 'config') : await source.trusted(path);
  const floor = known.given[FLOOR] ? parseConfig(known.given[FLOOR], FLOOR) : {};
  const { settings: merged, notes: held } = underFloor(
    mergeSettings({
      ...known,
      config: config === null ? {} : parseConfig(config, path),
      configFrom: `${path} at ${source.trustedAt}`,
    }),
    floor,
  );
  notes.push(...held);
  const named = merged.agent.value;
  const file = named === null ? null : await read(named, 'agent file');
  const own = named !== null && file !== null ? parseAgentFile(file, named) : builtInAgent();
  const stated = withTeamStandards(own, await source.trusted(TEAM_FILE));
  const added: OwnRule[] = [];
  for (const each of merged.rules.value.add) {
    const text = await read(each, 'rule file');
    if (text !== null) added.push(readOwnRule(text, each, stated));
  }
  const { agent, rules } = rulesInForce(stated, merged, added);
  if (agent.ignored.length > 0) notes.push(`${agent.path} sets ${agent.ignored.join(', ')}: never obeyed here.`);
  const unbound = unboundPacks(agent.standards).join(', ');
  if (unbound) notes.push(`Rules that are off, since ${agent.path} names no such standard: ${unbound}.`);
  const gitattributes = (await source.trusted('.gitattributes')) ?? '';
  const builtIn = config === null && file === null;
  if (builtIn) notes.push(`There is no ${path} at ${source.trustedAt}.`);
  const settings = withAgent(merged, agent);
  const failOn = failOnFloor(settings.failOn, floor['fail-on'] ?? {});
  notes.push(...failOn.notes);
  return { settings: { ...settings, failOn: failOn.failOn }, agent, rules, own: added, gitattributes, builtIn, notes };
}
