import * as z from 'zod';
import type { View } from '../inspect/inspection.js';
import { stands, standsIn } from '../inspect/quote.js';
import type { Quote, Reported } from '../inspect/reported.js';
import type { SideText } from '../inspect/side-text.js';
import { atLeast, lesser, SEVERITIES, type Severity } from '../standards/standard.js';
import { evidence, json, jsonSchema, quotesOf } from './answer.js';
import { ask } from './ask.js';
import { candidatesPrompt, systemPrompt } from './prompt.js';
import type { Reader } from './reader.js';
import { inWaves } from './waves.js';

/** Of the candidates: how many were asked about, answered, and left without an answer. */
export interface Health {
  asked: number;
  answered: number;
  failed: number;
}

/** The candidates with what became of them, and why some files have no answer. */
export interface Verification {
  reported: Reported[];
  health: Health;
  /** By path: why candidates of the file stayed without an answer. */
  unanswered: Map<string, string>;
}

/** What the verifier answers. */
export const verdictSchema = z.object({
  verdicts: z.array(
    z.object({
      id: z.number().int(),
      verdict: z.enum(['confirmed', 'revised', 'refuted']),
      reason: z.string(),
      before: z.string(),
      compared: z.enum(['worse', 'same', 'better']),
      severity: z.enum(SEVERITIES),
      title: z.string(),
      message: z.string(),
      fix: z.string(),
      replacement: z.string(),
      assumption: z.string(),
      verify: z.string(),
      evidence,
    }),
  ),
});

type Verdicts = z.infer<typeof verdictSchema>['verdicts'];

/** Calls and bytes of tool results for one file's candidates. */
const TOOL_BUDGET = { calls: 15, bytes: 200_000 };

/** Has a fresh conversation a file try to disprove each candidate. */
export async function verify(
  candidates: readonly Reported[],
  views: ReadonlyMap<string, View>,
  reader: Reader,
): Promise<Verification> {
  const byPath = new Map<string, Reported[]>();
  for (const each of candidates) {
    const path = homeOf(each, views);
    byPath.set(path, [...(byPath.get(path) ?? []), each]);
  }
  const done: Verification = {
    ...{ reported: [], unanswered: new Map() },
    health: { asked: candidates.length, answered: 0, failed: 0 },
  };
  const system = systemPrompt(reader.agent, 'verifier');
  const schema = await jsonSchema(verdictSchema);
  await inWaves([...byPath], async ([path, own], started) => {
    const view = views.get(path);
    const said = view
      ? await askAbout(own, { view, views, reader, system, schema }, started)
      : 'the file was not shown';
    if (typeof said === 'string') {
      done.unanswered.set(path, said);
      done.health.failed += own.length;
      done.reported.push(...own);
      return;
    }
    done.health.answered += own.length;
    done.reported.push(...own.map((each, index) => revised(each, said[index])));
  });
  return done;
}

interface Asking {
  view: View;
  views: ReadonlyMap<string, View>;
  reader: Reader;
  system: string;
  schema: Record<string, unknown>;
}

/** The verdicts in the order of the candidates, or why there are none. */
async function askAbout(
  own: readonly Reported[],
  { view, views, reader, system, schema }: Asking,
  started: () => void,
): Promise<Verdicts | string> {
  const message = candidatesPrompt(view, own, { facts: reader.facts, views });
  const question = {
    ...{ model: reader.models.verifier, effort: reader.effort, thinking: reader.thinking, system, message, schema },
    open: () => reader.repository?.open(TOOL_BUDGET, [view.file.path]) ?? null,
    pieces: [],
    read: (text: string) => readVerdicts(text, own.length),
  };
  const outcome = await ask(reader, question, { role: 'verifier', started });
  return 'answer' in outcome ? outcome.answer : outcome.problem.words;
}

function readVerdicts(text: string, count: number): Verdicts | { wrong: string } {
  const parsed = verdictSchema.safeParse(json(text));
  if (!parsed.success)
    return { wrong: `the answer does not fit the schema (${z.prettifyError(parsed.error).slice(0, 200)})` };
  const byId = new Map(parsed.data.verdicts.map((each) => [each.id, each]));
  const missing = Array.from({ length: count }, (_, index) => index + 1).find((id) => !byId.has(id));
  if (missing !== undefined) return { wrong: `the answer has no verdict on candidate ${missing}` };
  return Array.from({ length: count }, (_, index) => byId.get(index + 1)).filter((each) => each !== undefined);
}

/** The candidate as the verifier left it. What is confirmed without a change of words keeps its own. */
function revised(candidate: Reported, said: Verdicts[number] | undefined): Reported {
  if (!said) return candidate;
  const check = { verdict: said.verdict, reason: said.reason, old: said.compared !== 'worse' };
  if (said.verdict === 'refuted') return { ...candidate, check };
  const words = said.verdict === 'revised' || candidate.origin === 'rule';
  return {
    ...candidate,
    ...(words && said.title ? { title: said.title } : {}),
    ...(words && said.message ? { message: said.message } : {}),
    ...(words && said.fix ? { fix: said.fix, replacement: said.replacement || null } : {}),
    ...{ assumption: said.assumption || candidate.assumption, verify: said.verify || candidate.verify },
    ...{ severity: lesser(candidate.severity, said.severity), certain: true, check },
    evidence: [...candidate.evidence, ...distinct(quotesOf(said.evidence), candidate.evidence)],
  };
}

function distinct(quotes: readonly Quote[], known: readonly Quote[]): Quote[] {
  return quotes.filter(({ path, line }) => !known.some((each) => each.path === path && each.line === line));
}

/** Hints of one file that the verifier is asked about, the least severity of one, and files that only hints lead to. */
const MOST_HINTS = 5;
const MOST_FILES = 8;
const GRAVE: Severity = 'high';

/** The file of the change that a claim is about: its own, or where that is none of them, that of its first evidence. */
export function homeOf({ path, evidence }: Reported, views: ReadonlyMap<string, View>): string {
  return views.has(path) ? path : (evidence.find((quote) => views.has(quote.path))?.path ?? path);
}

/** What the model was shown: the files of the change, and lines of others by its tools. */
export interface ShownText {
  views: ReadonlyMap<string, View>;
  read: ReadonlyMap<string, SideText>;
}

/** What the verifier is asked about: claims whose quotes stand, and the grave hints where the finder said nothing. */
export function candidatesOf(
  claims: readonly Reported[],
  hints: readonly Reported[],
  { views, read }: ShownText,
): Reported[] {
  const holds = (claim: Reported) => {
    const view = views.get(claim.path);
    const quote = { ...claim, text: claim.quote };
    if (view && stands(view, quote)) return true;
    const texts = [view?.head, read.get(claim.path)].filter((text) => text !== undefined);
    return claim.side === 'RIGHT' && views.has(homeOf(claim, views)) && texts.some((text) => standsIn(text, quote));
  };
  const near = (hint: Reported) =>
    claims.some(
      ({ path, standard, line }) => path === hint.path && standard === hint.standard && Math.abs(line - hint.line) <= 3,
    );
  const held = claims.filter(holds);
  const paths = new Set(held.map((claim) => homeOf(claim, views)));
  const most = paths.size + MOST_FILES;
  const counts = new Map<string, number>();
  const grave = hints.toSorted(
    (a, b) => Number(atLeast(b.severity, 'critical')) - Number(atLeast(a.severity, 'critical')),
  );
  const asked = grave.filter((hint) => {
    if (!atLeast(hint.severity, GRAVE) || near(hint) || (!paths.has(hint.path) && paths.size >= most)) return false;
    paths.add(hint.path);
    const count = (counts.get(hint.path) ?? 0) + 1;
    counts.set(hint.path, count);
    return count <= MOST_HINTS;
  });
  return [...held, ...asked];
}
