import type { View } from '../inspect/inspection.js';
import type { Reported } from '../inspect/reported.js';
import type { FailOn } from '../settings/settings.js';
import { atLeast, lesser, type Rule, type Severity, type Standard } from '../standards/standard.js';
import { isNamed, subRuleOf } from '../standards/syntax-rule.js';
import { lineAt, placeOn, stands } from './quote.js';

/** Whether the change brought the fault in, opened a way to it, or found it there. */
export type Standing = 'introduced' | 'exposed' | 'pre-existing';

/**
 * A report that held. Lines are 1-based on `side` (`LEFT`: the old file). `inline`: its place can carry a line
 * comment. `code` is the redacted text of the anchor line.
 */
export interface Finding extends Omit<Reported, 'standard' | 'certain' | 'quote'> {
  fingerprint: string;
  standard: number;
  standardName: string;
  ruleInfo: Rule;
  code: string;
  certainty: 'high' | 'medium';
  standing: Standing;
  verification: 'proof' | 'none';
  blocking: boolean;
  inline: boolean;
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
  /** Ids of rules that the config switches off. */
  off: readonly string[];
  audit: boolean;
}

/** A finding before it has its name: the fingerprint needs all findings of a run. */
export type Unnamed = Omit<Finding, 'fingerprint'>;

/** The one door from report to finding. */
export function admit(reported: Reported, court: Court): Unnamed | Rejected {
  const reject = (reason: string): Rejected => ({ reported, reason });
  const standard = court.standards.find(({ number }) => number === reported.standard);
  if (!standard) return reject(`there is no standard ${reported.standard}`);
  if (court.off.some((id) => isNamed(reported.rule, id))) return reject('its rule is switched off');
  const view = court.views.get(reported.path);
  if (!view) return reject('the file is not part of what was reviewed');
  const anchor = lineAt(view, reported.side, reported.line);
  if (!anchor) return reject(`line ${reported.line} was not shown`);
  const broken = [{ ...reported, text: reported.quote }, ...reported.evidence].find((quote) => {
    const place = court.views.get(quote.path);
    return !place || !stands(place, quote);
  });
  if (broken) return reject(`its quote does not stand at ${broken.path}:${broken.line}`);
  const changed = [reported, ...reported.evidence].some((place) => {
    const at = court.views.get(place.path);
    const line = at ? lineAt(at, place.side, place.line) : null;
    return line !== null && line.kind !== 'context';
  });
  const rule = standard.rules.find(({ id }) => id === subRuleOf(reported.rule)) ?? generalRule(standard);
  const named = reported.origin === 'rule' && subRuleOf(reported.rule) === rule.id;
  const severity = lesser(reported.severity, rule.severity);
  const standing: Standing = changed ? 'introduced' : 'pre-existing';
  const certainty = reported.certain ? 'high' : 'medium';
  const { certain, quote, ...kept } = reported;
  return {
    ...kept,
    ...{
      rule: named ? reported.rule : rule.id,
      ruleInfo: rule,
      standardName: standard.name,
      severity,
      standing,
      certainty,
    },
    endLine: lastShown(view, reported),
    code: anchor.text,
    verification: reported.origin === 'rule' ? 'proof' : 'none',
    blocking:
      certainty === 'high' &&
      (court.audit || standing !== 'pre-existing') &&
      blocks(severity, court.failOn, standard.name),
    inline: view.file.commentable,
  };
}

function blocks(severity: Severity, failOn: FailOn, name: string): boolean {
  const level = typeof failOn === 'string' ? failOn : (failOn[name] ?? 'never');
  return level !== 'never' && atLeast(severity, level);
}

/** For a rule id that the standard does not know: the fault counts, at no more than its plain weight. */
function generalRule({ slug, name, text, rules }: Standard): Rule {
  const id = `${slug}/general`;
  return rules.find((rule) => rule.id === id) ?? { id, title: name, severity: 'high', finds: text };
}

/** The end of a range as far as its lines follow each other in one hunk: GitHub takes no other range. */
function lastShown(view: View, { side, line, endLine }: Reported): number {
  const hunk = (view.file.hunks ?? []).find(({ lines }) => lines.some((each) => placeOn(side, each) === line));
  let last = line;
  for (const each of hunk?.lines ?? []) if (placeOn(side, each) === last + 1 && last < endLine) last++;
  return last;
}
