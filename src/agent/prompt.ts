import { createHash } from 'node:crypto';
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

/** The message that shows a unit. */
export function unitPrompt(unit: Unit): string {
  return unit.pieces.map(shownPiece).join('\n\n');
}

/** A path is written by the author as well: JSON keeps a line break in it from starting a line. */
function shownPiece({ view, text }: Piece): string {
  const { path, previousPath, status } = view.file;
  const from = previousPath === null ? '' : `, was ${JSON.stringify(previousPath)}`;
  // The fence cannot be written into the text, since it is made of the text.
  const fence = `<<<${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  return `=== ${JSON.stringify(path)} (${status}${from})\n${fence}\n${text}\n${fence}`;
}
