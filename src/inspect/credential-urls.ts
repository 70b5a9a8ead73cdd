import type { Place } from './secret-places.js';
import { isNoValue, likeness, namesItself } from './secret-values.js';
import type { Candidate } from './secrets.js';

/** `postgres://user:password@host`: the password may hold an `@`, the host may not. */
const URL_LOGIN =
  /(?<=([a-z][a-z0-9+.-]{1,30}):\/\/)([^\s:@/'"`<>\\]{0,100}):([^\s/'"`<>\\]{3,256})@([A-Za-z0-9_.\-[\]${}]{1,253})/gi;

/** `user:password@tcp(host:3306)/name`, as the Go MySQL driver writes it. */
const DRIVER_LOGIN = /(?<=["'`][\w.-]{1,60}:)([^@\s"'`:/]{3,128})@(?:tcp|udp|unix)\(/g;

/** `Server=db;User Id=sa;Password=…;`, `host=db user=app password=…`, `db:6380,password=…,ssl=True`. */
const PAIR_PASSWORD = /(?<![\w])(?:password|pwd)[ \t]{0,4}=[ \t]{0,4}([^;,"'`\s<>]{3,128})(?=[;,"'`\s]|$)/gim;
const PAIR_SIBLING =
  /(?<![\w])(?:server|data source|host|hostname|user id|userid|user|uid|username|initial catalog|database|dbname|ssl)[ \t]{0,4}=|:\d{4,5},/i;

const AZURE_KEY =
  /(?<=\b(?:AccountKey|SharedAccessKey|SharedSecretKey)[ \t]{0,2}=[ \t]{0,2})[A-Za-z0-9+/]{40,100}={0,2}/g;
const AZURE_SIGNATURE = /(?<=[?&;](?:sig)=)[A-Za-z0-9%+/]{40,120}(?:={1,2}|%3D)?/g;
const AUTHORIZATION =
  /(?<=\b(?:Bearer|Basic|Token|token)[ \t]{1,3}|_auth(?:Token)?[ \t]{0,3}=[ \t]{0,3}"?)[A-Za-z0-9+/._~-]{12,4000}={0,2}/g;
const AUTHORIZATION_SIGN = /Bearer|Basic|[Tt]oken |_auth/;

const PASSWORD_WORDS =
  /^(?:my|your|the|some|db|user)?[-_]?(?:password|passwd|pass|pwd|pw|passw|secret|token|key|apikey|p)\d?$/i;
const USER_WORDS = /^(?:my|your|the|db)?[-_]?(?:user|username|name|login|me|usr|u)\d?$/i;
const LOCAL = /^(?:localhost|127\.\d|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[a-z][a-z0-9_-]*$)/i;
const SAMPLE_HOST =
  /(?:^|\.)(?:example|test|invalid|foo|bar|host|hostname|domain|acme|yoursite|mysite|company)(?:\.|$)/i;

interface Login {
  user: string;
  password: string;
  host: string;
}

export function credentialUrls(text: string, place: Place): Candidate[] {
  return [
    ...urlLogins(text, place),
    ...driverLogins(text, place),
    ...pairPasswords(text, place),
    ...azureKeys(text),
    ...authorizations(text, place),
  ];
}

function urlLogins(text: string, place: Place): Candidate[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(URL_LOGIN)].flatMap((hit) => {
    const [whole, , user = '', password = '', host = ''] = hit;
    const start = hit.index + user.length + 1;
    const severity = judgeLogin({ user, password, host });
    if (severity === undefined || whole.length > 500) return [];
    const weak = severity === 'weak';
    return [
      candidate({
        start,
        value: password,
        kind: 'url-password',
        report: !weak && !place.sample,
        local: LOCAL.test(host),
      }),
    ];
  });
}

/** undefined: nobody's password. `weak`: a default for one's own machine. */
function judgeLogin({ user, password, host }: Login): 'weak' | 'real' | undefined {
  if (
    isNoValue(password) ||
    PASSWORD_WORDS.test(password) ||
    /[${}]|%[sdv]/.test(user) ||
    /^\$|[{}()]|^[•*x.]+$/i.test(password)
  )
    return undefined;
  const like = likeness(password);
  if (like === 'mixed' || like === 'random') return 'real';
  if (USER_WORDS.test(user) || SAMPLE_HOST.test(host)) return undefined;
  if (password === user || LOCAL.test(host)) return 'weak';
  return like === 'none' && password.length < 6 ? 'weak' : namesItself(password) ? undefined : 'real';
}

function driverLogins(text: string, place: Place): Candidate[] {
  if (!/@(?:tcp|udp|unix)\(/.test(text)) return [];
  return [...text.matchAll(DRIVER_LOGIN)].flatMap((hit) => {
    const value = hit[1] ?? '';
    if (isNoValue(value) || /^[%$]/.test(value)) return [];
    return [candidate({ start: hit.index, value, kind: 'url-password', report: !place.sample, local: false })];
  });
}

function pairPasswords(text: string, place: Place): Candidate[] {
  return [...text.matchAll(PAIR_PASSWORD)].flatMap((hit) => {
    const value = hit[1] ?? '';
    const start = hit.index + hit[0].length - value.length;
    const before =
      text
        .slice(Math.max(0, hit.index - 400), start)
        .split('\n')
        .at(-1) ?? '';
    const around = before + text.slice(start + value.length, start + value.length + 200).split('\n', 1)[0];
    if (!PAIR_SIBLING.test(around) || isNoValue(value) || PASSWORD_WORDS.test(value) || /^[%$@{]/.test(value))
      return [];
    const strong = /mixed|random/.test(likeness(value));
    if (/[()[\].]/.test(value) && !strong) return [];
    return [
      candidate({
        start,
        value,
        kind: 'connection-string-password',
        report: strong && !place.sample,
        local: false,
      }),
    ];
  });
}

function azureKeys(text: string): Candidate[] {
  if (!/Key ?=|sig=/.test(text)) return [];
  return [...text.matchAll(AZURE_KEY), ...text.matchAll(AZURE_SIGNATURE)].flatMap((hit) =>
    isNoValue(hit[0]) || likeness(hit[0]) !== 'random'
      ? []
      : [candidate({ start: hit.index, value: hit[0], kind: 'azure-key', report: true, local: false })],
  );
}

function authorizations(text: string, place: Place): Candidate[] {
  if (!AUTHORIZATION_SIGN.test(text)) return [];
  return [...text.matchAll(AUTHORIZATION)].flatMap((hit) => {
    const login = Buffer.from(hit[0], 'base64').toString('latin1');
    const basic = /^[\x20-\x7e]{1,100}:[\x20-\x7e]{3,200}$/.test(login);
    if (!basic && likeness(hit[0]) !== 'random') return [];
    if (basic && /:(?:password|pass|test|secret)$|\$\{|%s/.test(login)) return [];
    const found = candidate({
      start: hit.index,
      value: hit[0],
      kind: basic ? 'basic-auth' : 'bearer-token',
      report: !place.sample,
      local: false,
    });
    return [{ ...found, rule: 'secrets/literal-credential', specific: false }];
  });
}

function candidate(at: { start: number; value: string; kind: string; report: boolean; local: boolean }): Candidate {
  return {
    rule: 'secrets/url-credential',
    kind: at.kind,
    severity: at.local ? 'medium' : 'high',
    start: at.start,
    end: at.start + at.value.length,
    value: at.value,
    report: at.report,
    specific: true,
  };
}
