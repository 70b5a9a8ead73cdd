import type { Agent } from '../standards/agent-file.js';
import { atLeast, lesser, type Rule, type Standard } from '../standards/standard.js';
import { isNamed, type SyntaxRule, shippedRules, subRuleOf } from '../standards/syntax-rule.js';
import { BadInput } from '../target/target.js';
import { suggestion } from './config-file.js';
import { compileRule, lineOfKeys, parseRuleFile } from './rule-file.js';
import type { Settings } from './settings.js';

/** A rule file of the team's own, with its text, so that what is wrong with it can be shown. */
export interface OwnRule {
  path: string;
  text: string;
  rule: SyntaxRule;
}

/** Characters of a regular expression in a rule; its engine is linear, but long ones take long to be compiled. */
const LONGEST_REGEX = 500;

/** Each repetition is a state of the engine, and it may look at all of them for each letter that it reads. */
const MOST_REPETITIONS = 250;

/** Reads a rule file of the team's own. Throws `BadInput` with path and line. */
export function readOwnRule(text: string, path: string, agent: Agent): OwnRule {
  const file = parseRuleFile(text, path);
  const fault = (keys: PropertyKey[], words: string) => new BadInput(`${path}:${lineOfKeys(text, keys)} ${words}`);
  const slugs = agent.standards.map(({ slug }) => slug);
  if (!slugs.includes(slugOf(file.id)))
    throw fault(
      ['id'],
      `"${file.id}" belongs to no standard of ${agent.path}: it starts with none of ${slugs.join(', ')}.`,
    );
  if (shippedRules().some(({ id }) => id === file.id)) throw fault(['id'], `"${file.id}" is a shipped rule's id.`);
  for (const { regex, keys } of regexesIn(file.rules, ['rules'])) {
    const words = 'the regular expression has';
    if (regex.length > LONGEST_REGEX) throw fault(keys, `${words} more than ${LONGEST_REGEX} characters.`);
    if (repetitionsOf(regex) > MOST_REPETITIONS)
      throw fault(keys, `${words} counts that multiply to more than ${MOST_REPETITIONS}; {8,} needs none above.`);
  }
  const rule = compileRule(file);
  return { path, text, rule: { ...rule, forms: rule.forms.map((form) => ({ ...form, linear: true })) } };
}

const slugOf = (id: string) => id.split('/', 1)[0] ?? id;

function regexesIn(value: unknown, keys: PropertyKey[]): { regex: string; keys: PropertyKey[] }[] {
  if (typeof value === 'string') return keys.at(-1) === 'regex' ? [{ regex: value, keys }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    regexesIn(inner, [...keys, Array.isArray(value) ? Number(key) : key]),
  );
}

/** How often the innermost part of a regular expression can be repeated at most, if its counts stand within each other. */
function repetitionsOf(regex: string): number {
  const counts = [...regex.matchAll(/\{\s*(\d*)\s*,?\s*(\d*)\s*\}/g)];
  return counts.reduce((product, [, least, most]) => product * Math.max(Number(least), Number(most), 1), 1);
}

/** The agent and the rules of syntax as the settings want them: own rules added, some off, some less grave. */
export function rulesInForce(
  agent: Agent,
  { rules: { value, from } }: Settings,
  own: readonly OwnRule[],
): { agent: Agent; rules: SyntaxRule[] } {
  const all = [...shippedRules(), ...own.map(({ rule }) => rule)];
  const twice = own.find(({ rule }, index) => own.findIndex((each) => each.rule.id === rule.id) !== index);
  if (twice) throw new BadInput(`${twice.path}:${lineOfKeys(twice.text, ['id'])} "${twice.rule.id}" stands twice.`);
  const complete = agent.standards.map((standard) => withOwn(standard, own));
  const stated = complete.flatMap(({ rules }) => rules);
  const known = [...new Set([...stated, ...all].flatMap(({ id }) => [id, subRuleOf(id)]))];
  const odd = [...value.off, ...Object.keys(value.severity)].find((id) => !known.includes(id));
  if (odd !== undefined)
    throw new BadInput(`"rules" in ${from} names "${odd}", which is no rule${suggestion(odd, known)}.`);
  for (const [named, level] of Object.entries(value.severity))
    if (![...stated, ...all].some(({ id, severity }) => isNamed(id, named) && atLeast(severity, level)))
      throw new BadInput(`"rules.severity" in ${from} may only lower, and ${named} is less than ${level} already.`);
  const lowered = <T extends Rule | SyntaxRule>(rule: T): T => {
    const levels = Object.entries(value.severity).flatMap(([named, level]) => (isNamed(rule.id, named) ? [level] : []));
    return { ...rule, severity: levels.reduce(lesser, rule.severity) };
  };
  const on = ({ id }: { id: string }) => !value.off.some((named) => isNamed(id, named));
  const standards = complete.map((standard) => ({ ...standard, rules: standard.rules.filter(on).map(lowered) }));
  return { agent: { ...agent, standards }, rules: all.filter(on).map(lowered) };
}

/** The standard with the sub-rules that only the team's own files know. */
function withOwn(standard: Standard, own: readonly OwnRule[]): Standard {
  const known = new Set(standard.rules.map(({ id }) => id));
  const added = own.flatMap(({ rule: { id, title, severity } }): Rule[] => {
    const sub = subRuleOf(id);
    if (slugOf(id) !== standard.slug || known.has(sub)) return [];
    known.add(sub);
    return [{ id: sub, title, severity, finds: title }];
  });
  return { ...standard, rules: [...standard.rules, ...added] };
}
