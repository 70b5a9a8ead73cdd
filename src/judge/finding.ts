import type { View } from '../inspect/inspection.js';
import { lineAt, placeOn, stands, standsIn } from '../inspect/quote.js';
import type { Quote, Reported } from '../inspect/reported.js';
import type { SideText } from '../inspect/side-text.js';
import { languageOf } from '../inspect/syntax.js';
import type { FailOn } from '../settings/settings.js';
import { documentationOf, type Reference } from '../standards/references.js';
import { atLeast, lesser, type Rule, type Severity, type Standard } from '../standards/standard.js';
import { isNamed, subRuleOf } from '../standards/syntax-rule.js';
import type { Suppression } from './suppression.js';

/** Whether the change brought the fault in, opened a way to it, or found it there or worse. */
export type Standing = 'introduced' | 'exposed' | 'pre-existing';

/**
 * A report that held. Lines are 1-based on `side` (`LEFT`: the old file). `inline`: its place can carry a line
 * comment. `code` is the redacted text of the anchor line.
 */
export interface Finding extends Omit<Reported, 'standard' | 'certain' | 'quote' | 'exposed' | 'check'> {
  fingerprint: string;
  standard: number;
  standardName: string;
  ruleInfo: Rule;
  code: string;
  certainty: 'high' | 'medium';
  standing: Standing;
  /** How it was checked: a rule's proof needs no check. */
  verification: 'proof' | 'confirmed' | 'revised' | 'none';
  /** The page of the framework's own documentation. */
  documentation: Reference | null;
  blocking: boolean;
  inline: boolean;
  /** Why it does not count; null: it does. */
  suppression: Suppression | null;
  /** The head of a complete review that did not see it on the same lines; null for all others. */
  missedSince: string | null;
}

/** A report that did not hold, and why. */
export interface Rejected {
  reported: Reported;
  reason: string;
}

/** What a report is held against. In an audit every line is open to findings that block. */
export interface Court {
  standards: readonly Standard[];
  views: ReadonlyMap<string, View>;
  failOn: FailOn;
  commentOn: Severity;
  /** Ids of rules that the config switches off. */
  off: readonly string[];
  audit: boolean;
  /** Lines of other files that tools showed: quotes may stand there. */
  read: ReadonlyMap<string, SideText>;
}

/** A finding before it has its name: the fingerprint needs all findings of a run. */
export type Unnamed = Omit<Finding, 'fingerprint'>;

/** Why a report is none: true or not, nobody asked for it. */
const TOO_SMALL = 'of little consequence: neither "comment-on" nor "fail-on" asks for low findings';

/** How the reason of a report begins that came too late: on lines that a complete review passed. */
export const LATE = 'late: ';

/** What a model says of low severity is mostly noise; a rule's word is cheap, and stands. */
function asksForLow({ origin }: Reported, { name }: Standard, { failOn, commentOn }: Court): boolean {
  return origin === 'rule' || commentOn === 'low' || blocks('low', failOn, name);
}

/** Whether a report was heard and found wanting, so that the file passes; a quote that does not stand tells nothing. */
export function isDismissed({ reason }: Rejected): boolean {
  return reason === TOO_SMALL || reason.startsWith('refuted: ') || reason.startsWith(LATE);
}

/** The one door from report to finding. */
export function admit(reported: Reported, court: Court): Unnamed | Rejected {
  const reject = (reason: string): Rejected => ({ reported, reason });
  const standard = court.standards.find(({ number }) => number === reported.standard);
  if (!standard) return reject(`there is no standard ${reported.standard}`);
  if (court.off.some((id) => isNamed(reported.rule, id))) return reject('its rule is switched off');
  if (reported.check?.verdict === 'refuted') return reject(`refuted: ${reported.check.reason}`);
  const own = { ...reported, text: reported.quote };
  const texts = [court.views.get(own.path)?.head, court.read.get(own.path)].filter((text) => text !== undefined);
  if (texts.length === 0) return reject('the file is not part of what was reviewed');
  if (own.side === 'RIGHT' && !texts.some(({ numbers }) => numbers.includes(own.line)))
    return reject(`line ${own.line} was not shown`);
  const broken = [own, ...reported.evidence].find((quote) => !isShown(quote, court));
  if (broken) return reject(`its quote does not stand at ${broken.path}:${broken.line}`);
  const place = anchorOf(own, reported.evidence, court);
  const view = place && court.views.get(place.path);
  const anchor = place && view && lineAt(view, place.side, place.line);
  if (!place || !view || !anchor) return reject('neither its line nor its evidence is part of what was reviewed');
  const changed = [own, ...reported.evidence].some((each) => isChanged(each, court));
  const rule = ruleOf(standard, reported.rule);
  const named = reported.origin === 'rule' && subRuleOf(reported.rule) === rule.id;
  const severity = lesser(reported.severity, rule.severity);
  if (severity === 'low' && !asksForLow(reported, standard, court)) return reject(TOO_SMALL);
  const opened = reported.exposed === true && anchor.kind === 'context';
  const standing: Standing = changed && !reported.check?.old ? (opened ? 'exposed' : 'introduced') : 'pre-existing';
  const verification = reported.check?.verdict ?? (reported.origin === 'rule' ? 'proof' : 'none');
  const certainty = reported.certain && verification !== 'none' ? 'high' : 'medium';
  const { certain, quote, exposed, check, ...kept } = reported;
  const moved =
    place.path === own.path && place.side === own.side && place.line === own.line ? {} : movedTo(place, own);
  return {
    ...kept,
    ...moved,
    ...{
      rule: named ? reported.rule : rule.id,
      ruleInfo: rule,
      standardName: standard.name,
      severity,
      standing,
      certainty,
    },
    endLine: lastShown(view, { ...place, endLine: 'line' in moved ? place.line : reported.endLine }),
    code: anchor.text,
    verification,
    documentation: documentationOf(view.head.lines, {
      language: languageOf(place.path),
      rule: rule.id,
      standard: standard.name,
    }),
    blocking:
      certainty === 'high' &&
      (court.audit || standing !== 'pre-existing') &&
      blocks(severity, court.failOn, standard.name),
    inline: view.file.commentable,
    suppression: null,
    missedSince: null,
  };
}

function isShown(quote: Quote, { views, read }: Court): boolean {
  const view = views.get(quote.path);
  if (view && stands(view, quote)) return true;
  const known = view?.head ?? null;
  const other = read.get(quote.path) ?? null;
  return [known, other].some((text) => text !== null && quote.side === 'RIGHT' && standsIn(text, quote));
}

function isChanged({ path, side, line }: Quote, { views }: Court): boolean {
  const view = views.get(path);
  const at = view ? lineAt(view, side, line) : null;
  return at !== null && at.kind !== 'context';
}

/** Where the finding is said: at its own line, or where that is not of the change, at the first hop that is. */
function anchorOf(own: Quote, evidence: readonly Quote[], { views }: Court): Quote | null {
  const isOpen = ({ path, side, line }: Quote) => {
    const view = views.get(path);
    return view !== undefined && lineAt(view, side, line) !== null;
  };
  return [own, ...evidence].find(isOpen) ?? null;
}

/** The place that the finding is said at, when its own line could not be: that line is evidence then. */
function movedTo({ path, side, line }: Quote, own: Reported & Quote): Partial<Reported> {
  const { text } = own;
  const rest = own.evidence.filter((each) => each.path !== path || each.side !== side || each.line !== line);
  const first = { path: own.path, side: own.side, line: own.line, text };
  return { path, side, line, replacement: null, evidence: [first, ...rest] };
}

function blocks(severity: Severity, failOn: FailOn, name: string): boolean {
  const level = typeof failOn === 'string' ? failOn : (failOn[name] ?? 'never');
  return level !== 'never' && atLeast(severity, level);
}

/** The rule of a standard by its id. */
export function ruleOf(standard: Standard, rule: string): Rule {
  return standard.rules.find(({ id }) => id === subRuleOf(rule)) ?? generalRule(standard);
}

/** For a rule id that the standard does not know: the fault counts, at no more than its plain weight. */
function generalRule({ slug, name, text, rules }: Standard): Rule {
  const id = `${slug}/general`;
  const cheatsheet = rules[0]?.cheatsheet;
  const general: Rule = { id, title: name, severity: 'high', finds: text, ...(cheatsheet ? { cheatsheet } : {}) };
  return rules.find((rule) => rule.id === id) ?? general;
}

/** The end of a range as far as its lines follow each other in one hunk: GitHub takes no other range. */
function lastShown(view: View, { side, line, endLine }: Pick<Reported, 'side' | 'line' | 'endLine'>): number {
  const hunk = (view.file.hunks ?? []).find(({ lines }) => lines.some((each) => placeOn(side, each) === line));
  let last = line;
  for (const each of hunk?.lines ?? []) if (placeOn(side, each) === last + 1 && last < endLine) last++;
  return last;
}
