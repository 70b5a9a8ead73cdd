import { createHash } from 'node:crypto';
import type { Fact } from '../inspect/facts.js';
import { escapeHidden } from '../inspect/hidden-text.js';
import type { Hint } from '../inspect/reported.js';
import type { Agent } from '../standards/agent-file.js';
import { packageFile } from '../standards/package-file.js';
import type { Rule, Standard } from '../standards/standard.js';
import type { Piece, Unit } from './units.js';

/** The part that every conversation of a run shares, byte for byte: the agent, the standards, the protocol. */
export function systemPrompt(agent: Agent): string {
  return [
    agent.body.trim(),
    packageFile('data/protocol.md').trim(),
    `## The standards of this review, and their rules (with the gravest severity)\n\n${agent.standards.map(rulesOf).join('\n\n')}`,
  ].join('\n\n');
}

function rulesOf({ number, name, rules }: Standard): string {
  return `${number}. ${name}\n${rules.map(statedRule).join('\n')}`;
}

function statedRule({ id, severity, finds, not }: Rule): string {
  return `- ${id} (${severity}): ${finds}${not ? `; not: ${not}` : ''}`;
}

/** Hints of one file that a unit shows; more would be a list to work off, not places to look. */
const MOST_HINTS = 10;

/** The message that shows a unit: its files, and where in them rules and other tools point without proof. */
export function unitPrompt(unit: Unit, { hints, facts }: { hints: readonly Hint[]; facts: string }): string {
  const own = placesIn(
    unit,
    hints.filter(({ tool }) => tool === undefined),
  );
  const others = placesIn(
    unit,
    hints.filter(({ tool }) => tool !== undefined),
  );
  return [
    ...(facts ? [facts] : []),
    ...unit.pieces.map(shownPiece),
    ...(own ? [`Places to look:\n${own}`] : []),
    ...(others ? [`Places that other tools name:\n${fenced(others)}`] : []),
  ].join('\n\n');
}

function placesIn(unit: Unit, hints: readonly Hint[]): string {
  const paths = new Set(unit.pieces.map(({ view }) => view.file.path));
  const places = [...paths].flatMap((path) => hints.filter((hint) => hint.path === path).slice(0, MOST_HINTS));
  const look = places.map(({ path, line, rule, title }) => `- ${shownPath(path)} line ${line}: ${title} (${rule})`);
  return look.join('\n');
}

/** Facts that are told; the rest are more of the same. */
const MOST_FACTS = 30;

/** The facts that the base shows, in a line each; empty when there are none. */
export function factsPrompt(facts: readonly Fact[]): string {
  const lines = facts
    .filter(({ state }) => state !== 'new')
    .slice(0, MOST_FACTS)
    .map(
      ({ kind, name, path, state }) =>
        `- ${kind}: ${name} in ${shownPath(path)}${state === 'removed' ? ', which this change takes away' : ''}`,
    );
  return lines.length === 0 ? '' : `Known of the base branch:\n${lines.join('\n')}`;
}

/** A path is written by the author as well: JSON keeps a line break in it from starting a line. */
function shownPath(path: string): string {
  return JSON.stringify(escapeHidden(path));
}

function shownPiece({ view, text }: Piece): string {
  const { path, previousPath, status } = view.file;
  const from = previousPath === null ? '' : `, was ${shownPath(previousPath)}`;
  return `=== ${shownPath(path)} (${status}${from})\n${fenced(text)}`;
}

/** The fence cannot be written into the text, since it is made of the text. */
function fenced(text: string): string {
  const fence = `<<<${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  return `${fence}\n${text}\n${fence}`;
}
