import type { Place } from './secret-places.js';
import { isHash, likeness, namesItself } from './secret-values.js';
import type { Candidate } from './secrets.js';

/** A function that takes a credential: which argument (counted from 0), and what it is. */
interface Sink {
  call: RegExp;
  argument: number;
  kind: string;
}

const KEY = 'signing-key';
const SINKS: readonly Sink[] = [
  {
    call: /(?:[jJ][wW][tTsS]|jsonwebtoken|jsonwt)\w{0,20}\.(?:sign|verify|encode|decode)\(/y,
    argument: 1,
    kind: KEY,
  },
  { call: /\b(?:createHmac|createSign)\(/y, argument: 1, kind: KEY },
  { call: /\bcreateSecretKey\(/y, argument: 0, kind: KEY },
  { call: /\bcreate(?:Cipher|Decipher)(?:iv)?\(/y, argument: 1, kind: 'encryption-key' },
  { call: /\bcreatePrivateKey\(/y, argument: 0, kind: 'private-key' },
  { call: /\bcookieParser\(/y, argument: 0, kind: 'session-secret' },
  { call: /\bnew SecretKeySpec\(/y, argument: 0, kind: 'encryption-key' },
  {
    call: /\bAlgorithm\.HMAC\d{3}\(|\bsetSigningKey\(|\bSymmetricSecurityKey\(|\bhmacShaKeyFor\(/y,
    argument: 0,
    kind: KEY,
  },
  { call: /\bsignWith\(/y, argument: 1, kind: KEY },
  { call: /\.SignedString\(/y, argument: 0, kind: KEY },
  { call: /\bhmac\.[nN]ew\(/y, argument: 0, kind: KEY },
  { call: /\bhmac\.New\(/y, argument: 1, kind: KEY },
  {
    call: /\baes\.NewCipher\(|\b(?:AES|DES3?|Blowfish)\.new\(|\bFernet\(/y,
    argument: 0,
    kind: 'encryption-key',
  },
  { call: /\bhash_hmac\(/y, argument: 2, kind: KEY },
  { call: /\bopenssl_(?:en|de)crypt\(/y, argument: 2, kind: 'encryption-key' },
  { call: /\bJWT(?:::|\.)(?:encode|decode)\(/y, argument: 1, kind: KEY },
  { call: /\bHMAC\.(?:hex)?digest\(/y, argument: 1, kind: KEY },
  { call: /\bPKey::\w{2,4}\.new\(|\bto_pem\(/y, argument: 1, kind: 'passphrase' },
  { call: /\bDriverManager\.getConnection\(/y, argument: 2, kind: 'password' },
  { call: /\b(?:mysql_p?connect|mysqli_connect|new mysqli|new PDO)\(/y, argument: 2, kind: 'password' },
  {
    call: /\b(?:SetBasicAuth|setBasicAuth|HTTPBasicAuth|HTTPDigestAuth|basic_auth|NetworkCredential|UsernamePasswordCredentials|UsernamePasswordAuthenticationToken)\(/y,
    argument: 1,
    kind: 'password',
  },
  { call: /\bauth[ \t]{0,2}=[ \t]{0,2}\(/y, argument: 1, kind: 'password' },
];

const ANY_SINK = new RegExp(SINKS.map(({ call }) => call.source).join('|'), 'g');

/** Statements that name a credential without a call. */
const STATEMENTS: readonly { pattern: RegExp; kind: string }[] = [
  { pattern: /\bIDENTIFIED[ \t]{1,4}BY[ \t]{1,4}'([^'\n]{4,128})'/gi, kind: 'password' },
  {
    pattern: /\b(?:USER|ROLE|LOGIN)\b[^;\n]{1,120}\bPASSWORD[ \t=]{1,4}'([^'\n]{4,128})'/gi,
    kind: 'password',
  },
  {
    pattern: /\bsshpass[ \t]{1,4}-p[ \t]{0,4}(?:'([^'\n]{3,128})'|"([^"\n]{3,128})"|([^\s'"$%-][^\s'"]{2,128}))/g,
    kind: 'password',
  },
  {
    pattern: /\bcurl\b[^\n]{0,200}?[ \t](?:-u|--user)[ \t]{1,4}["']?[\w.@-]{1,60}:([^\s"'$]{4,128})/g,
    kind: 'password',
  },
  {
    pattern:
      /\bhttp_basic_authenticate_with\b[^\n]{0,200}?\bpassword(?::|["']?[ \t]?=>)[ \t]?["']([^"'\n]{4,128})["']/g,
    kind: 'password',
  },
];

const ANY_STATEMENT = /IDENTIFIED|PASSWORD|sshpass|curl|http_basic|\.equals\(/i;

const PRIVATE_FIELD =
  /\b(?:session|cookieSession|(?:express)?[jJ]wt\d?|Strategy)\(\s{0,20}\{[^{}]{0,300}?\b(?:secret|secretOrKey|clientSecret)[ \t]{0,2}:[ \t]{0,2}(["'`])([^"'`\n]{3,200})\1/g;

const LITERAL = /^\s*(?:(?:new\s+)?(?:[\w.]{1,60}|\[\]byte)\(\s*)?[bBrRu]{0,2}(["'`])((?:(?!\1)[^\\\n]|\\.){3,512})\1/;
const IDENTIFIER = /^\s*([$@]{0,2}[A-Za-z_][\w$]{0,60})\s*$/;
const MOST_NAMES = 100;
const LONGEST_CALL = 600;
const MOST_CALLS = 20_000;

/** Literals handed to what takes a key or a password, directly or through a variable of the same file. */
export function credentialCalls(text: string, place: Place): Candidate[] {
  const defined = definitionsIn(text);
  const calls = [...text.matchAll(ANY_SINK)].slice(0, MOST_CALLS).flatMap((hit) => {
    const sink = SINKS.find(({ call }) => {
      call.lastIndex = hit.index;
      return call.test(text);
    });
    const argument = sink && argumentAt(text, hit.index + hit[0].length, sink.argument);
    const literal = argument && (literalIn(argument) ?? defined(argument.text));
    return literal ? [candidate(place, sink.kind, literal)] : [];
  });
  const statements = (ANY_STATEMENT.test(text) ? STATEMENTS : []).flatMap(({ pattern, kind }) =>
    [...text.matchAll(pattern)].map((hit) => {
      const value = hit[1] ?? hit[2] ?? hit[3] ?? '';
      return candidate(place, kind, { value, start: hit.index + hit[0].lastIndexOf(value) });
    }),
  );
  const fields = [...text.matchAll(PRIVATE_FIELD)].map((hit) => {
    const value = hit[2] ?? '';
    return candidate(place, 'secret', { value, start: hit.index + hit[0].length - value.length - 1 });
  });
  return [...calls, ...statements, ...fields].filter(({ value }) => isCredential(value));
}

interface Literal {
  value: string;
  start: number;
}

/** The n-th argument of the call whose bracket opens just before `from`. */
function argumentAt(text: string, from: number, index: number): { text: string; start: number } | undefined {
  let depth = 0;
  let nth = 0;
  let start = from;
  for (let at = from; at < Math.min(text.length, from + LONGEST_CALL); at++) {
    const char = text[at] ?? '';
    if (`"'\``.includes(char)) at = closing(text, at);
    else if ('([{'.includes(char)) depth++;
    else if (depth > 0 && ')]}'.includes(char)) depth--;
    else if (depth === 0 && (char === ',' || char === ')')) {
      if (nth === index) return { text: text.slice(start, at), start };
      if (char === ')') return undefined;
      nth++;
      start = at + 1;
    }
  }
  return undefined;
}

function closing(text: string, open: number): number {
  for (let at = open + 1; at < Math.min(text.length, open + LONGEST_CALL); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[open]) return at;
  }
  return text.length;
}

function literalIn(argument: { text: string; start: number }): Literal | undefined {
  const hit = LITERAL.exec(argument.text);
  const value = hit?.[2];
  if (!hit || value === undefined) return undefined;
  return { value, start: argument.start + hit[0].length - 1 - value.length };
}

/** Looks up what a variable was set to; each name once, and not more names than any real file has. */
function definitionsIn(text: string): (argument: string) => Literal | undefined {
  const known = new Map<string, Literal | undefined>();
  return (argument) => {
    const name = IDENTIFIER.exec(argument)?.[1];
    if (name === undefined) return undefined;
    if (!known.has(name) && known.size < MOST_NAMES) known.set(name, definitionOf(text, name));
    return known.get(name);
  };
}

function definitionOf(text: string, name: string): Literal | undefined {
  const escaped = name.replace(/\$/g, '\\$');
  const definition = new RegExp(
    `(?<![\\w$.])${escaped}(?:[ \\t]*:[ \\t]*[\\w&']{1,20})?[ \\t]{0,8}:?=[ \\t]{0,8}[b@]?(["'\`])((?:(?!\\1)[^\\\\\\n]|\\\\.){3,512})\\1`,
  );
  const hit = definition.exec(text);
  const value = hit?.[2];
  if (!hit || value === undefined) return undefined;
  return { value, start: hit.index + hit[0].length - 1 - value.length };
}

/** Whatever literal stands where a key is expected is the key: even a weak word, as long as it is a value at all. */
function isCredential(value: string): boolean {
  if (likeness(value) === 'random') return true;
  if (
    /^[^A-Za-z0-9]+$|x{4}|[{}<>]|^\$|%[sdv(]|^‹|^-----|^\.{0,2}\/|:\/\/|^[\w-]+\.(?:pem|key|crt)$/.test(value) ||
    isHash(value)
  )
    return false;
  if (/^(?:none|null|true|false|utf-?8|hex|base64|ascii|sha\d+|[HREP]S\d{3})$/i.test(value)) return false;
  return !/\s/.test(value) || !namesItself(value);
}

const candidate = (place: Place, kind: string, { value, start }: Literal): Candidate => ({
  rule: /key/.test(kind) ? 'secrets/key-material' : place.rule,
  kind,
  severity: 'high',
  start,
  end: start + value.length,
  value,
  report: !place.sample,
  specific: false,
});
