/**
 * What a text in the place of a credential looks like.
 * `none`: a placeholder, a reference, a label. `word`: one plain word. `words`: several joined (`my-app-name`, `someName`).
 * `mixed`: letters with digits or symbols inside. `random`: long and without any word to it.
 */
export type Likeness = 'none' | 'word' | 'words' | 'mixed' | 'random';

const MADE_UP =
  /x{4}|\*{3}|\.{3}|…|•|‹redacted|redacted|example|sample|dummy|place[-_ ]?holder|([^/=])\1{7}|fake|test_?key|your[-_ ]|not[-_]?(?:a[-_]?)?real/i;

const PLACEHOLDERS: readonly RegExp[] = [
  MADE_UP,
  /change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|with|this)|^your|[-_]here$|^insert[-_ ]|todo|fixme|foobar|lorem|abc.?123/i,
  /(?:^|[^A-Za-z])(?:mock|stub|test(?:s|er|ing)?)(?:[^A-Za-z]|$)|^(?:test|mock)/i,
  /<[^>]*>|^\[[^\]]*\]$|^\(.*\)$|^([^A-Za-z0-9])\1*$|^(.)\2*$/,
];

const INTERPOLATIONS: readonly RegExp[] = [
  /\$\{|\{\{|<%|#\{|\$\(|%\(|%[sdvq](?![A-Za-z0-9])|\{\d?\}|\\\(/,
  /^\$+[A-Za-z_]\w*$|^%\w+%$|^@\w+@$|^__\w+__$|\{[A-Za-z_][\w.]*\}/,
];

const REFERENCES: readonly RegExp[] = [
  /^(?:arn|vault|secrets?|ssm|sm|op|env|file|urn|data|blob|classpath|kv|keyvault|akv|gcp|awssm|prompt)[:/]/i,
  /^(?:ref\+|projects\/|ENC[[(]|\$ANSIBLE|@Microsoft|ssh-(?:rsa|ed25519|dss)|ecdsa-|-----|%kernel|!)/,
  /^[a-z][a-z0-9+.-]{1,20}:\/\//i,
  /^(?:[\w.-]+\.)?(?:env|environ|process|secrets|vars|var|local|config|settings|params|context|inputs)[.[(]/i,
  /^[A-Za-z_][\w.:>-]*\(.*\)?$|=>|^\^|\$$|\\[dwsb]|\(\?|\[\^?[A-Za-z0-9]-[A-Za-z0-9]|\[\w+[~^$*]?=/,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[\w ./:*{}-]*$|^[\w-]+\.(?:json|ya?ml|pem|key|crt|txt|js|ts|py|go|env|html?|png|svg)$/i,
  /^\d{1,4}(?:[./-]\d{1,4})+$|^v\d+(?:\.\d+)*$|^#[0-9a-f]{3,8}$/i,
];

/** Password hashes: for the wall, not for a finding. */
const HASHES =
  /^(?:\$(?:2[abxy]|argon2\w*|scrypt|pbkdf2|[156]|apr1)\$|\{(?:bcrypt|noop|pbkdf2|SSHA?)\}|pbkdf2_|sha\d+[:$-])/;

const TECHNICAL =
  /^(?:aes|sha|md|rs|hs|es|ps|utf|iso|base|x|pkcs|oauth|ecdsa|ed|ecdh|tls|http|argon|scrypt|pbkdf|bcrypt|blake|rsa|hmac|p|k8s|s3|ec2|h|v|auth|int|uint|float|var(?:char)?|char|sm|curve|chacha|des|gcm|cbc)[-_]?\d/i;

const OWN_WORDS =
  /^(?:(?:access|api|auth|bearer|client|csrf|current|user|field|form|id|input|jwt|key|login|my|new|old|pass|passwd|passphrase|password|pwd|refresh|secret|session|token|confirm|repeat|again|the|basic|oauth|root|admin|name|default|string|text|value|type|none|null|nil|undefined|true|false|required|optional|hidden)[-_. ]?)+\d{0,2}$/i;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function looksMadeUp(value: string): boolean {
  return MADE_UP.test(value) || new Set(value).size < Math.min(8, value.length / 2);
}

export const isHash = (value: string): boolean => HASHES.test(value);

/** Made of nothing but the names such fields have: `password`, `access-token`, `clientSecret`. */
export const namesItself = (value: string): boolean => OWN_WORDS.test(value);

export function isNoValue(value: string): boolean {
  return [...PLACEHOLDERS, ...INTERPOLATIONS].some((pattern) => pattern.test(value));
}

export function likeness(value: string): Likeness {
  if (value.length < 4 || INTERPOLATIONS.some((pattern) => pattern.test(value))) return 'none';
  if (/\s/.test(value) && !/^\S*\d\S*\s\S*\d\S*$/.test(value)) return 'none';
  if (/[^\x20-\x7e]/.test(value) && !/\d/.test(value)) return 'none';
  if (MADE_UP.test(value)) return 'none';
  if (isRandom(value)) return 'random';
  if ([...PLACEHOLDERS, ...REFERENCES].some((pattern) => pattern.test(value)) || isHash(value)) return 'none';
  return wording(value);
}

function wording(value: string): Likeness {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value)) return 'none';
  const core = value.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  if (/^[A-Za-z]+$/.test(core)) {
    if (value.length - core.length >= 3) return 'mixed';
    return /[a-z][A-Z]/.test(core) ? 'words' : 'word';
  }
  if (/^[A-Za-z]+\d{0,2}(?:[-_./:, |][A-Za-z]*\d{0,2})+$/.test(core)) return 'words';
  if (namesItself(core) || TECHNICAL.test(core)) return 'words';
  if (/^\d+$/.test(core)) return /^(?:0+|\d{1,3})$/.test(core) ? 'none' : 'word';
  const lettersAndDigits = /[A-Za-z]/.test(core) && /\d/.test(core);
  const symbolInside = /[A-Za-z0-9][!@#$%^&*?+~;][A-Za-z0-9]/.test(core);
  return value.length >= 6 && (lettersAndDigits || symbolInside) ? 'mixed' : 'none';
}

function isRandom(value: string): boolean {
  if (UUID.test(value)) return true;
  if (/^[0-9a-f]{24,}$/i.test(value)) return distinctDigitsAndLetters(value) && entropy(value) > 2.5;
  if (/^[A-Za-z]{20,}$/.test(value)) return entropy(value) >= 3.5 && changes(value) / value.length >= 0.28;
  if (!/^[!-~]{16,}$/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  if (/^[a-z]+:\/\//i.test(value) || /[\s"'`<>(){}]/.test(value)) return false;
  return entropy(value) >= 3.2 && changes(value) / value.length >= 0.22;
}

const distinctDigitsAndLetters = (value: string): boolean =>
  new Set(value.match(/\d/g)).size >= 4 && new Set(value.toLowerCase().match(/[a-f]/g)).size >= 2;

/** How often letters and digits, or small and capital letters, follow each other directly. */
const changes = (value: string): number =>
  value.match(/(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[0-9]|(?<=[0-9])[A-Za-z]|(?<=[A-Z]{2})[a-z]/g)?.length ?? 0;

/** Bits per character. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Fit to be looked for wherever it stands: long, and not a word anyone might write. */
export function isUnmistakable(value: string): boolean {
  return value.length >= 12 && (entropy(value) >= 3.5 || (entropy(value) >= 3 && likeness(value) === 'random'));
}
