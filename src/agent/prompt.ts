import { createHash } from 'node:crypto';
import type { Fact } from '../inspect/facts.js';
import { escapeHidden } from '../inspect/hidden-text.js';
import type { View } from '../inspect/inspection.js';
import type { Hint, Reported } from '../inspect/reported.js';
import { languageOf } from '../inspect/syntax.js';
import type { Agent } from '../standards/agent-file.js';
import { packageFile } from '../standards/package-file.js';
import type { Rule, Standard } from '../standards/standard.js';
import { type Piece, piecesOf, type Unit } from './units.js';

/** The part that every conversation of a role shares, byte for byte: the agent, the role's protocol, the standards. */
export function systemPrompt(agent: Agent, protocol: 'protocol' | 'verifier'): string {
  return [
    agent.body.trim(),
    packageFile(`data/${protocol}.md`).trim(),
    `## The standards of this review, and their rules (with the gravest severity)\n\n${agent.standards.map(rulesOf).join('\n\n')}`,
  ].join('\n\n');
}

/** Names what was said to the model: 16 hexadecimal digits of both roles' shared parts. */
export function promptDigest(agent: Agent): string {
  const texts = [systemPrompt(agent, 'protocol'), systemPrompt(agent, 'verifier')];
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);
}

function rulesOf({ number, name, rules }: Standard): string {
  return `${number}. ${name}\n${rules.map(statedRule).join('\n')}`;
}

function statedRule({ id, severity, finds, not }: Rule): string {
  return `- ${id} (${severity}): ${finds}${not ? `; not: ${not}` : ''}`;
}

/** Hints of one file that a unit shows; more would be a list to work off, not places to look. */
const MOST_HINTS = 10;

/** What a unit's message tells beside the unit. */
interface Told {
  hints: readonly Hint[];
  facts: string;
  advice: boolean;
}

/** The message that shows a unit: its files, and where in them other tools point without proof. */
export function unitPrompt(unit: Unit, { hints, facts, advice }: Told): string {
  const views = [...new Set(unit.pieces.map(({ view }) => view))];
  const places = views.flatMap(({ file }) => hints.filter(({ path }) => path === file.path).slice(0, MOST_HINTS));
  const look = places.map(({ path, line, rule, title }) => `- ${shownPath(path)} line ${line}: ${title} (${rule})`);
  return [
    ...practicesOf(views),
    ...(facts ? [facts] : []),
    ...unit.pieces.map(shownPiece),
    ...(look.length > 0 ? [`Places that other tools name:\n${fenced(look.join('\n'))}`] : []),
    advice ? 'Advice is allowed: at most one, and none is usual.' : 'No advice is allowed.',
  ].join('\n\n');
}

/** Pieces of other files that a verifier is shown because evidence names them. */
const MOST_CITED = 4;

/** The message that shows one file's change, what is claimed of it, and the changes elsewhere that the claims quote. */
export function candidatesPrompt(
  view: View,
  candidates: readonly Reported[],
  { facts, views }: Pick<Told, 'facts'> & { views: ReadonlyMap<string, View> },
): string {
  const rows = candidates.map(({ path, origin, standard, rule, side, line, endLine, severity, ...said }, index) => ({
    ...{ id: index + 1, from: origin === 'rule' ? 'hint of a rule' : 'reviewer', standard, rule },
    ...{ ...(path === view.file.path ? {} : { path }), side, line },
    ...{ end_line: endLine, severity, title: said.title, message: said.message, fix: said.fix ?? '' },
    ...{ assumption: said.assumption ?? '', quote: said.quote, evidence: said.evidence },
  }));
  const isHere = ({ path }: { path: string }) => path === view.file.path;
  const places = candidates.flatMap((each): { line: number }[] =>
    isHere(each) ? [each] : each.evidence.filter(isHere),
  );
  const quoted = candidates.flatMap(({ evidence }) => evidence).filter(({ path }) => path !== view.file.path);
  const cited = [...new Set(quoted.map(({ path }) => path))].flatMap((path) => {
    const other = views.get(path);
    return other
      ? piecesAt(
          other,
          quoted.filter((quote) => quote.path === path),
        )
      : [];
  });
  return [
    ...practicesOf([view]),
    ...(facts ? [facts] : []),
    ...[...piecesAt(view, places), ...cited.slice(0, MOST_CITED)].map(shownPiece),
    `Candidates:\n${fenced(rows.map((row) => escapeHidden(JSON.stringify(row))).join('\n'))}`,
  ].join('\n\n');
}

/** The pieces of the file that hold the lines, or the first where none does. */
function piecesAt(view: View, places: readonly { line: number }[]): Piece[] {
  const pieces = piecesOf(view);
  const holds = ({ text }: Piece) => places.some(({ line }) => new RegExp(`^${line}[-+ ]`, 'm').test(text));
  const held = pieces.filter(holds);
  return held.length > 0 ? held : pieces.slice(0, 1);
}

/** What the standards mean in the languages of these files. */
function practicesOf(views: readonly View[]): string[] {
  const names = views.flatMap(({ file }) => {
    const language = languageOf(file.path);
    return language === null ? [] : [language === 'tsx' || language === 'javascript' ? 'typescript' : language];
  });
  return [...new Set(names)].sort().map((name) => packageFile(`data/practice/${name}.md`).trim());
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
export function fenced(text: string): string {
  const fence = `<<<${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  return `${fence}\n${text}\n${fence}`;
}
