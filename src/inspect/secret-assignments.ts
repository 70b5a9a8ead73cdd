import { credentialName } from './secret-names.js';
import type { Place } from './secret-places.js';
import { siblingsIn } from './secret-siblings.js';
import { likeness } from './secret-values.js';
import { type Gap, type Hit, type Source, type Value, verdictOn } from './secret-verdicts.js';
import type { Candidate } from './secrets.js';

const NOUN =
  /pass(?:w(?:or)?d|wort|phrase|code)?|pwd|secret|token|credential|creds|psk|api[_-]?key|[a-z_-]key|auth|_pw\b|sas\b/gi;
const SERVICE = /(?:heroku|snyk|sauce|softlayer|sonarqube|sonarcloud|hockeyapp|shodan|etherscan|infura)[\w-]{0,40}/gi;
const LONGEST_NAME = 60;

const QUOTES = '\\\\?["\'`]';
/** ` : string =`, ` string =`, `[] =`: a type between the name and its value. */
const TYPE =
  "(?:\\[\\]|\\??[ \\t]{0,4}:[ \\t]{0,4}[&'*\\w.<>?\\[\\]| ]{1,40}?(?=[ \\t]{0,4}=)|[ \\t]{1,4}(?:string|String|str|char)\\b)?";
const WRAPPERS =
  '(?:(?:new[ \\t]{1,4})?(?:Buffer\\.from|\\[\\]byte|bytes|String|SecretStr|SecretString|SecretKeySpec|(?:\\w{1,30}\\.){0,4}(?:encode|getBytes|GetBytes|Base64\\.encode\\w*|b64encode|toCharArray|from))\\([ \\t]{0,4})?';

/** What may stand between a name and its value, tried in this order. */
const GAPS: readonly { gap: Gap; pattern: RegExp }[] = [
  {
    gap: 'fallback',
    pattern: new RegExp(`(?:${QUOTES})?[)\\]]{0,3}[ \\t]{0,4}(?:\\|\\||\\?\\?|\\?:|\\bor\\b)[ \\t]{0,4}`, 'y'),
  },
  {
    gap: 'compare',
    pattern: new RegExp(`(?:${QUOTES})?[)\\]]{0,3}[ \\t]{0,4}(?:[!=]==?|\\.equals\\()[ \\t]{0,4}`, 'y'),
  },
  { gap: 'block', pattern: /"[ \t]{0,4}\{[^{}]{0,400}?\bdefault[ \t]{0,8}=[ \t]{0,4}/y },
  {
    gap: 'pair',
    pattern: new RegExp(
      `(?:${QUOTES})?[ \\t]{0,4},?\\s{1,40}(?:- )?(?:["']?[vV]alue["']?|VALUE)[ \\t]{0,4}[:=][ \\t]{0,4}`,
      'y',
    ),
  },
  {
    gap: 'assign',
    pattern: new RegExp(`(?:${QUOTES})?[)\\]]{0,3}${TYPE}[ \\t]{0,8}(?:=>|:=|\\|\\|=|\\?\\?=|=|:)[ \\t]{0,8}`, 'y'),
  },
  { gap: 'element', pattern: /["']?[ \t]{0,4}>(?=[^<>\n]{4,200}<\/)/y },
  {
    gap: 'comma',
    pattern: new RegExp(
      `${QUOTES}[ \\t]{0,4},[ \\t]{0,4}(?:\\r?\\n[ \\t]{1,40})?(?:default(?:_value)?[ \\t]{0,2}=[ \\t]{0,2})?`,
      'y',
    ),
  },
];

const QUOTED = new RegExp(`${WRAPPERS}([bBrRuUfF@$]{0,2})(${QUOTES})((?:(?!\\2)(?:\\\\.|[^\\\\\\n])){1,512}?)\\2`, 'y');
const BARE = /[^\s"'`#,;{}[\]<>|&()\\]{4,512}(?=[ \t]*(?:$|[\r\n#;,&<)]|"|'|`))/my;
const WHOLE = /(?!["'`|>&*])\S{4,512}/y;
const ELEMENT = /[^<>\n]{4,200}/y;
const SOLID = /^(?!\w+(?:\.\w+)+$)[\w+/=.~%-]+$/;
const NEXT_LINE = /[ \t]{0,8}\r?\n[ \t]{1,40}/y;
const PAIR_NAME = /name["']?\s{0,4}[:=]\s{0,4}["']?[\w.-]{0,40}$|key\s{0,4}=\s{0,4}["'][\w.:-]{0,40}$/i;
const LOOKUP =
  /(?:env|environ\.get|config|fetch|getOrDefault|get_?property|setdefault|lookup|secret)\w{0,20}[([]{1,2}\s{0,4}["'`][\w.-]{0,40}$|SetDefault\([ \t]{0,4}["'][\w.-]{0,40}$/i;
/** `process.env.X || `, `os.environ.get("X", `, with any name for X. */
const LOOKED_UP =
  /(?:process\.env|import\.meta\.env|ENV|os\.environ|config|settings|getenv)[\w.[\]"'(]{1,60}[)\]]{0,2}[ \t]{0,4}(?:\|\||\?\?|\?:|or\b|,)[ \t]{0,4}(?:default[ \t]{0,2}=[ \t]{0,2})?/y;
const SHELL_DEFAULT = /:[-=]?([^\s${}"'`]{3,200})\}/y;
const SPACE = /[ \t]{1,4}/y;

/** Values that stand beside a name which promises a credential. */
export function assignments(text: string, place: Place): Candidate[] {
  let siblings: number[] | undefined;
  const source: Source = {
    text,
    place,
    siblings: () => {
      siblings ??= siblingsIn(text, place.bare);
      return siblings;
    },
  };
  return [NOUN, SERVICE]
    .flatMap((noun) => namesIn(text, noun))
    .flatMap((hit) => {
      const value = valueAfter(source, hit);
      const verdict = value && verdictOn(source, hit, value);
      return value && verdict ? [candidate(place, hit, { ...value, report: verdict === 'report' })] : [];
    });
}

function namesIn(text: string, noun: RegExp): Hit[] {
  const hits: Hit[] = [];
  let past = -1;
  for (const match of text.matchAll(noun)) {
    if (match.index < past) continue;
    const { name, start, end } = nameAt(text, match.index);
    past = end;
    const named = name.length <= LONGEST_NAME ? credentialName(name) : undefined;
    if (named) hits.push({ name, named, start, end });
  }
  return hits;
}

/** The whole name around an offset: `password` of `db.password`, all of `DB-PASSWORD`. */
function nameAt(text: string, at: number): { name: string; start: number; end: number } {
  let start = at;
  let end = at;
  while (start > 0 && at - start <= LONGEST_NAME && isNameChar(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - at <= LONGEST_NAME && isNameChar(text.charCodeAt(end))) end++;
  return { name: text.slice(start, end), start, end };
}

const isNameChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45;

function valueAfter(source: Source, hit: Hit): Value | undefined {
  const { text, place } = source;
  const before = text.slice(Math.max(0, hit.start - 60), hit.start);
  if (/\$\{[\w.]{0,40}$/.test(before)) return shellDefault(text, hit.end);
  for (const { gap, pattern } of GAPS) {
    pattern.lastIndex = hit.end;
    if (!pattern.test(text)) continue;
    const at = pattern.lastIndex;
    if (gap === 'comma') return quotedAt(text, at, LOOKUP.test(before) ? 'fallback' : 'comma');
    if (gap === 'pair' && !PAIR_NAME.test(before)) continue;
    return literalAt(source, at, gap);
  }
  const instruction = place.docker && /^[ \t]*(?:ENV|ARG)[ \t]+$/i.test(before.slice(before.lastIndexOf('\n') + 1));
  return instruction || hit.name.startsWith('--') ? spaced(text, hit.end) : undefined;
}

function shellDefault(text: string, at: number): Value | undefined {
  SHELL_DEFAULT.lastIndex = at;
  const value = SHELL_DEFAULT.exec(text)?.[1];
  if (value === undefined) return undefined;
  return { start: SHELL_DEFAULT.lastIndex - 1 - value.length, value, gap: 'fallback', quoted: true };
}

function spaced(text: string, end: number): Value | undefined {
  SPACE.lastIndex = end;
  if (!SPACE.test(text)) return undefined;
  return quotedAt(text, SPACE.lastIndex, 'option') ?? bareAt(text, SPACE.lastIndex, { gap: 'option', pattern: BARE });
}

function literalAt({ text, place }: Source, at: number, gap: Gap): Value | undefined {
  const quoted = quotedAt(text, at, gap) ?? (gap === 'assign' ? quotedAt(text, nextLine(text, at), gap) : undefined);
  if (quoted) return quoted;
  LOOKED_UP.lastIndex = at;
  if (LOOKED_UP.test(text)) return quotedAt(text, LOOKED_UP.lastIndex, 'fallback');
  if (gap === 'element') return bareAt(text, at, { gap, pattern: ELEMENT });
  if (gap !== 'assign' && gap !== 'pair') return undefined;
  if (place.bare) return bareAt(text, at, { gap, pattern: WHOLE });
  const bare = bareAt(text, at, { gap, pattern: BARE });
  return bare && SOLID.test(bare.value) && likeness(bare.value) === 'random' && (place.prose || isInText(text, at))
    ? bare
    : undefined;
}

function nextLine(text: string, at: number): number {
  NEXT_LINE.lastIndex = at;
  return NEXT_LINE.test(text) ? NEXT_LINE.lastIndex : at;
}

/** `…?access_token=value` and `password=value` inside a string of code. */
const isInText = (text: string, at: number): boolean =>
  /["'`?&][^"'`\n=]{0,60}=$/.test(text.slice(Math.max(0, at - 70), at));

function quotedAt(text: string, at: number, gap: Gap): Value | undefined {
  QUOTED.lastIndex = at;
  const hit = QUOTED.exec(text);
  const value = hit?.[3];
  if (!hit || value === undefined) return undefined;
  const start = QUOTED.lastIndex - (hit[2] ?? '').length - value.length;
  if (/[fF$]/.test(hit[1] ?? '') && value.includes('{')) return undefined;
  return { start, value, gap, quoted: true };
}

function bareAt(text: string, at: number, { gap, pattern }: { gap: Gap; pattern: RegExp }): Value | undefined {
  pattern.lastIndex = at;
  const value = pattern.exec(text)?.[0].replace(/[ \t,;]+$/, '');
  return value === undefined ? undefined : { start: at, value, gap, quoted: gap === 'element' };
}

function candidate(place: Place, hit: Hit, found: Value & { report: boolean }): Candidate {
  const { kind } = hit.named;
  const local = place.compose && !/mixed|random/.test(likeness(found.value));
  const ofKey = /(?:signing|encryption|private)-key/.test(kind);
  return {
    rule: found.gap === 'fallback' ? 'secrets/default-fallback' : ofKey ? 'secrets/key-material' : place.rule,
    kind,
    severity: local ? 'medium' : 'high',
    start: found.start,
    end: found.start + found.value.length,
    value: found.value,
    report: found.report && !place.sample && !local,
    specific: false,
  };
}
