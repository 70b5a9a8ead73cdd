import { NAMED_SERVICES } from './secret-patterns.js';

/** What a key, variable or attribute promises to hold. */
export interface CredentialName {
  kind: string;
  /** `password` and `secret` hold nothing else; a `token` or `key` is often a name or an id; a `service` is only named. */
  trust: 'password' | 'secret' | 'token' | 'service';
}

const PASSWORDS = /^(?:passwords?|passwd|passwort|pwd|pass|passphrase|passcode|psk|pw)$/;
const GLUED_PASSWORD =
  /(?:password|passwd|passphrase|pwd)$|(?:db|my|user|root|admin|smtp|mail|ftp|redis|mysql|pg|ssh|login|email|sql|keystore|truststore)pass$/;
const KEY_OWNERS =
  /^(?:api|access|secret|private|signing|sign|encryption|encrypt|decryption|decrypt|master|account|auth|jwt|hmac|shared|aes|des|crypto|cipher|app|application|service|admin|license|storage|webhook|session|cookie|consumer|subscription|functions|symmetric|rsa|ssh|server|client|authorization|base)$/;
const SECRET_KEYS =
  /^(?:secret|private|signing|sign|encryption|encrypt|decryption|jwt|hmac|aes|des|cipher|symmetric|master)$/;
const GLUED_KEY = /(?:api|access|secret|private|auth|signing|encryption|master|account|app)keys?$/;

/** Words after the noun that change nothing: `passwordValue`, `SECRET_PROD`, `tokenBase64`. */
const TRAILING =
  /^(?:value|val|default|prod|production|dev|development|staging|live|local|string|str|text|plain|plaintext|cleartext|raw|b|base|bytes|old|primary|secondary|v)$/;

const OTHER_MATTERS =
  /^(?:public|publishable|pub|pubkey|anon|site|csrf|xsrf|next|page|paging|pagination|continuation|cursor|nonce|syntax|lexer|stop|special|pad|eos|bos|mask|unk|sep|cancel|cancellation|injection|design|hash|hashed|encrypted|hint|fingerprint|thumbprint|checksum|cache|primary|foreign|partition|sort|translation|i18n|label|placeholder|regex|pattern)$/;
const ACTIONS =
  /^(?:forgot|forget|reset|change|update|invalid|wrong|missing|incorrect|show|hide|toggle|confirm|validate|verify|check|generate|create|has|is|no|enter|require|required|min|max|error|bad|expired|unauthorized|get|new|repeat|type|name|grant|column|field|input|header|param)$/;

const seen = new Map<string, CredentialName | undefined>();

/** `undefined` where the name promises no credential: `passwordField`, `tokenUrl`, `author`. */
export function credentialName(name: string): CredentialName | undefined {
  if (seen.has(name)) return seen.get(name);
  if (seen.size > 5_000) seen.clear();
  const named = readName(wordsOf(name));
  seen.set(name, named);
  return named;
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

function readName(words: string[]): CredentialName | undefined {
  const kept = [...words];
  while (kept.length > 1 && TRAILING.test(kept.at(-1) ?? '')) kept.pop();
  if (kept.some((word) => OTHER_MATTERS.test(word)) || kept.slice(0, -1).some((word) => ACTIONS.test(word)))
    return undefined;
  const last = kept.at(-1) ?? '';
  const before = kept.at(-2) ?? '';
  const known = nounOf(last, before, kept);
  if (known) return known;
  return NAMED_SERVICES.test(kept.join('')) && /key|token|^api$|auth/.test(last + before)
    ? { kind: 'service-key', trust: 'service' }
    : serviceAlone(kept);
}

const serviceAlone = (words: readonly string[]): CredentialName | undefined =>
  words.length <= 2 && new RegExp(`^(?:api)?(?:${NAMED_SERVICES.source})(?:api)?$`).test(words.join(''))
    ? { kind: 'service-key', trust: 'service' }
    : undefined;

function nounOf(last: string, before: string, words: readonly string[]): CredentialName | undefined {
  if (PASSWORDS.test(last) || GLUED_PASSWORD.test(last)) {
    return { kind: last === 'passphrase' ? 'passphrase' : 'password', trust: 'password' };
  }
  const aws = words.includes('aws') || words.includes('s3') || words.includes('s');
  if (last === 'secret' || last === 'secrets' || last.endsWith('secret')) {
    return {
      kind: before === 'client' || last === 'clientsecret' ? 'client-secret' : 'secret',
      trust: 'secret',
    };
  }
  if (last === 'token' || (last.endsWith('token') && last.length > 6)) return { kind: 'token', trust: 'token' };
  if (GLUED_KEY.test(last))
    return { kind: keyKind(last.replace(/keys?$/, ''), aws), trust: trustOf(last.replace(/keys?$/, '')) };
  if ((last === 'key' || last === 'keys') && KEY_OWNERS.test(before))
    return { kind: keyKind(before, aws), trust: trustOf(before) };
  if (last === 'key' && /secret|access/.test(words.at(-3) ?? ''))
    return { kind: keyKind('access', aws), trust: 'token' };
  if (/^(?:auth|credentials?|creds|apikeys?|sas)$/.test(last)) return { kind: 'credential', trust: 'token' };
  return undefined;
}

const trustOf = (owner: string): 'secret' | 'token' => (SECRET_KEYS.test(owner) ? 'secret' : 'token');

function keyKind(owner: string, aws: boolean): string {
  if (aws && /secret|access/.test(owner)) return 'aws-secret-key';
  if (/^sign/.test(owner) || owner === 'jwt' || owner === 'hmac') return 'signing-key';
  if (/encrypt|decrypt|aes|des|cipher|crypto|symmetric|master/.test(owner)) return 'encryption-key';
  return `${owner.replace(/^application$/, 'app')}-key`;
}
