import type { CredentialName } from './secret-names.js';
import type { Place } from './secret-places.js';
import { isBeside } from './secret-siblings.js';
import { isHash, isNoValue, likeness, namesItself, UUID } from './secret-values.js';

/** What stands between a name and its value. */
export type Gap = 'fallback' | 'compare' | 'block' | 'pair' | 'assign' | 'element' | 'comma' | 'option';

export interface Hit {
  name: string;
  named: CredentialName;
  start: number;
  end: number;
}

export interface Value {
  start: number;
  value: string;
  gap: Gap;
  quoted: boolean;
}

export interface Source {
  text: string;
  place: Place;
  /** Offsets of the users and hosts beside which a plain word is a password. */
  siblings: () => readonly number[];
}

export type Verdict = 'report' | 'redact' | undefined;

/** Whether a value beside the name of a credential is one. */
export function verdictOn(source: Source, hit: Hit, { value, gap, quoted }: Value): Verdict {
  const { trust } = hit.named;
  const like = likeness(value);
  if (isHash(value)) return trust === 'password' ? 'redact' : undefined;
  if (trust === 'service')
    return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value) || UUID.test(value) ? 'report' : undefined;
  if (gap === 'fallback') return fallbackVerdict(value, trust);
  if (like === 'none' || (like === 'random' && UUID.test(value) && trust === 'token' && hit.named.kind === 'token')) {
    return like === 'random' ? serviceVerdict(hit) : undefined;
  }
  if (like === 'random') return gap === 'compare' && trust === 'token' ? 'redact' : 'report';
  if (trust === 'token')
    return like === 'mixed' && quoted && value.length >= 12 && (value.match(/\d/g)?.length ?? 0) >= 2
      ? 'report'
      : undefined;
  if (like === 'mixed') return quoted || gap !== 'assign' || !/^\w+(?:\.\w+)+$/.test(value) ? 'report' : undefined;
  if (gap === 'comma' || gap === 'compare' || gap === 'element') return undefined;
  return wordVerdict(source, hit, value);
}

const serviceVerdict = (hit: Hit): Verdict =>
  /snyk|heroku|sauce|circleci|postmark|codecov/i.test(hit.name) ? 'report' : 'redact';

/** A fallback runs wherever the variable is missing, so a weak value is as bad as a real one. */
function fallbackVerdict(value: string, trust: CredentialName['trust']): Verdict {
  const like = likeness(value);
  if (value.length < 3 || /^(?:null|none|undefined|false|true|unset|missing)$/i.test(value)) return undefined;
  if (trust === 'token') return like === 'random' || like === 'mixed' ? 'report' : undefined;
  if (like !== 'none') return 'report';
  return /\s|[${}<>]|^[A-Z_]+$|^[/.]|:\/\//.test(value) || value.startsWith('‹') ? undefined : 'report';
}

/** Plain words are a password only beside a real user or host, or when they are among those everybody tries first. */
function wordVerdict(source: Source, hit: Hit, value: string): Verdict {
  if (
    /^(?:string|text|str|varchar|hidden|required|optional|true|false|null|none|inherit|prompt|undefined)$/i.test(value)
  )
    return undefined;
  if (WEAK_SECRET.test(value)) return 'report';
  if (/^\d{4,12}$/.test(value)) return hit.named.trust === 'password' ? 'report' : undefined;
  if (isNoValue(value) || /^[A-Z][a-z]+$/.test(value)) return undefined;
  const own = namesItself(value) && !/^(?:password|secret|admin|root|pass)$/.test(value);
  return !own && isBeside(source.text, source.siblings(), hit.start) ? 'report' : undefined;
}

const WEAK_SECRET =
  /^(?:(?:my|our|the|some|super|very|top|ultra|mega)[-_ ]?){1,4}(?:secure|secret|private|strong|long|jwt|session)[-_ ]?\w{0,12}(?:[-_ ]\w{1,12}){0,3}$|^sh{2,}|keyboard[-_ ]?cat|^letmein|^qwerty|correct-?horse|^iloveyou|^trustno1/i;
