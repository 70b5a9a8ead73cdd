export const id = 24;
export const ids = [24];
export const modules = {

/***/ 3511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ connectClaude),
/* harmony export */   Ww: () => (/* binding */ AgentFailure),
/* harmony export */   xd: () => (/* binding */ checkBaseUrl)
/* harmony export */ });
/* harmony import */ var _inspect_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8693);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);
/* harmony import */ var _prices_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3423);



/** Why a request gave no review. `fatal`: every other request of this run would fail alike. */
class AgentFailure extends Error {
    name = 'AgentFailure';
    fatal;
    constructor(message, options) {
        super(message, options);
        this.fatal = options.fatal;
    }
}
/** Tokens of an answer, thinking included. */
const MAX_TOKENS = 32_000;
/** Milliseconds without any event before a stream counts as dead. */
const IDLE_MS = 60_000;
const TRIES = 4;
/** Worth another try: time-outs, conflicts, limits, and what is the server's fault. */
const PASSING = new Set([408, 409, 429, 500, 502, 503, 504, 529]);
/** Checks a base URL from an input or the environment. Throws `BadInput` for what is no safe address. */
function checkBaseUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if (url && !url.username && !url.password && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)))
        return text.replace(/\/+$/, '');
    throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k('The base URL is no address that code may be sent to: it takes https:// (or http:// on loopback) without a user name.');
}
/** A client of the Messages API behind the last gate: no known value passes its `fetch`. */
async function connectClaude(access) {
    const { default: Sdk } = await __webpack_require__.e(/* import() */ 573).then(__webpack_require__.bind(__webpack_require__, 573));
    const client = new Sdk({
        apiKey: access.apiKey,
        authToken: null,
        ...(access.baseUrl ? { baseURL: access.baseUrl } : {}),
        // Retries are decided here, where the deadline is known: the SDK sleeps as long as `retry-after` says.
        maxRetries: 0,
        logLevel: 'off',
        fetch: (url, init) => fetch(url, { ...init, redirect: 'error', body: gate(init?.body, access.known) }),
    });
    return (ask, started) => tryFor(access.deadline, Sdk.APIError, () => once(client, ask, started));
}
function gate(body, known) {
    if (body === undefined || body === null)
        return undefined;
    if (typeof body === 'string')
        return JSON.stringify(JSON.parse(body, (_, value) => (typeof value === 'string' ? (0,_inspect_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redactKnown */ .rA)(value, known) : value)));
    throw new AgentFailure('a request was not sent, since its body could not be searched for secrets', {
        fatal: true,
    });
}
async function tryFor(deadline, ApiError, send) {
    for (let attempt = 1;; attempt++) {
        try {
            return await send();
        }
        catch (error) {
            // Everything that the API, the network or the stream can do wrong arrives here as one of these.
            if (!(error instanceof ApiError || error instanceof CutOff || isBrokenBody(error)))
                throw error;
            const status = error instanceof ApiError ? error.status : undefined;
            const passing = status === undefined || PASSING.has(status);
            const wait = waitFor(error, attempt);
            if (!passing || attempt === TRIES || Date.now() + wait > deadline)
                throw named(error, status, passing);
            await new Promise((done) => setTimeout(done, wait));
        }
    }
}
/** Milliseconds: what the server asks for, else 0.5 s doubled with each try, a quarter of it by chance. */
function waitFor(error, attempt) {
    const asked = Number(error.headers?.get('retry-after') ?? Number.NaN);
    if (Number.isFinite(asked) && asked >= 0)
        return asked * 1_000;
    return 500 * 2 ** (attempt - 1) * (0.75 + Math.random() / 4);
}
const MEANING = {
    400: 'the request was rejected',
    401: 'the API key was refused; check "anthropic-api-key"',
    402: 'the account has a billing problem',
    403: 'the API key may not use this model',
    404: 'the model was not found; it may be retired: set "model"',
    413: 'the request was too large',
    429: 'the rate limit was reached',
    529: 'the model is overloaded',
};
function named(cause, status, passing) {
    const meaning = status === undefined ? 'the connection to the model failed' : (MEANING[status] ?? 'the model failed');
    const words = status === undefined ? meaning : `${meaning} (${status})`;
    return new AgentFailure(words, { fatal: !passing && status !== 413 && status !== 400, cause });
}
/** What `fetch` throws when a connection ends within a body: a bare `TypeError: terminated`. */
function isBrokenBody(error) {
    return error instanceof TypeError && error.message === 'terminated';
}
/** The stream ended, or fell silent, before the answer did. */
class CutOff extends Error {
    name = 'CutOff';
}
async function once(client, ask, started) {
    const abort = new AbortController();
    let timer = setTimeout(() => abort.abort(), IDLE_MS);
    const said = { text: '', problem: 'the answer never ended', usage: { ...(0,_prices_js__WEBPACK_IMPORTED_MODULE_1__/* .noUsage */ .tk)(), requests: 1 } };
    let whole = false;
    try {
        const events = await client.messages.create({ ...requestOf(ask), stream: true }, { signal: abort.signal });
        for await (const event of events) {
            clearTimeout(timer);
            timer = setTimeout(() => abort.abort(), IDLE_MS);
            if (event.type === 'message_start') {
                started();
                addInput(said.usage, event.message.usage);
            }
            else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta')
                said.text += event.delta.text;
            else if (event.type === 'message_delta') {
                said.usage.output = event.usage.output_tokens;
                said.problem = stopProblem(event.delta.stop_reason, event.delta.stop_details?.category ?? 'none');
            }
            else if (event.type === 'message_stop')
                whole = true;
        }
    }
    finally {
        clearTimeout(timer);
    }
    if (abort.signal.aborted || !whole)
        throw new CutOff('the stream ended early');
    return said;
}
function requestOf({ model, system, message, schema }) {
    return {
        model,
        max_tokens: MAX_TOKENS,
        system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }],
        messages: [{ role: 'user', content: message }],
        output_config: { format: { type: 'json_schema', schema } },
    };
}
function addInput(usage, counted) {
    usage.input = counted.input_tokens;
    usage.cacheWrite = counted.cache_creation_input_tokens ?? 0;
    usage.cacheRead = counted.cache_read_input_tokens ?? 0;
}
/** Only an answer that ended by itself is a review; every other reason, known or new, is none. */
function stopProblem(reason, category) {
    if (reason === 'end_turn')
        return null;
    if (reason === 'refusal')
        return `the model declined (category: ${category})`;
    if (reason === 'max_tokens')
        return `the answer was cut off at ${MAX_TOKENS} tokens`;
    if (reason === 'model_context_window_exceeded')
        return 'the change does not fit the model’s context';
    return `the answer ended with "${reason ?? 'no reason'}"`;
}


/***/ }),

/***/ 3423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ usdAtMost),
/* harmony export */   IA: () => (/* binding */ usdOf),
/* harmony export */   ZR: () => (/* binding */ modelId),
/* harmony export */   tk: () => (/* binding */ noUsage),
/* harmony export */   vk: () => (/* binding */ addUsage)
/* harmony export */ });
/* unused harmony export modelTable */
/* harmony import */ var _standards_package_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1745);

let table = null;
/** The aliases and list prices of this release; `dated` says of when they are. */
function modelTable() {
    table ??= JSON.parse((0,_standards_package_file_js__WEBPACK_IMPORTED_MODULE_0__/* .packageFile */ .nR)('data/models.json'));
    return table;
}
/** The model id that an alias stands for in this release (`sonnet`, `sonnet[1m]`); an id stays itself. */
function modelId(alias) {
    const plain = alias.replace(/\[1m\]$/, '');
    return modelTable().aliases[plain] ?? plain;
}
function noUsage() {
    return { requests: 0, input: 0, cacheWrite: 0, cacheRead: 0, output: 0 };
}
function addUsage(a, b) {
    return {
        requests: a.requests + b.requests,
        input: a.input + b.input,
        cacheWrite: a.cacheWrite + b.cacheWrite,
        cacheRead: a.cacheRead + b.cacheRead,
        output: a.output + b.output,
    };
}
/** List price in US dollars; null for a model that the table does not know. */
function usdOf(usage, model) {
    const price = modelTable().usdPerMillionTokens[model];
    return price ? usdAt(usage, price) : null;
}
/** What a budget counts with: the list price, or the dearest one for a model that the table does not know. */
function usdAtMost(usage, model) {
    const prices = Object.values(modelTable().usdPerMillionTokens);
    return usdOf(usage, model) ?? Math.max(...prices.map((price) => usdAt(usage, price)));
}
function usdAt(usage, price) {
    const { input, cacheWrite, cacheRead, output } = usage;
    const perMillion = input * price.input + cacheWrite * price.cacheWrite + cacheRead * price.cacheRead + output * price.output;
    return perMillion / 1_000_000;
}


/***/ }),

/***/ 8693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   rA: () => (/* binding */ redactKnown),
/* harmony export */   s2: () => (/* binding */ knownValues)
/* harmony export */ });
/* harmony import */ var _secret_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9289);

const label = (kind) => `‹redacted:${kind}›`;
/** What source code puts around one line of a longer value. */
const MIDDLE_LINE = /^([ \t]*(?:(?:#+|\/\/|\*|[>+-])[ \t]+)?["'`]?)(.*?)(["'`]?[ \t]*[+,;\\]?[ \t\r]*)$/;
/** The text with each value replaced by a label that says its kind; it keeps its number of lines. */
function redact(text, secrets) {
    let redacted = '';
    let last = 0;
    for (const { start, end, kind } of secrets) {
        redacted += text.slice(last, start) + lineByLine(text.slice(start, end), kind);
        last = end;
    }
    return redacted + text.slice(last);
}
function lineByLine(value, kind) {
    const [first = '', ...rest] = value.split('\n');
    const carriage = first.endsWith('\r') ? '\r' : '';
    return [label(kind) + carriage, ...rest.map((line) => redactLine(line, kind))].join('\n');
}
function redactLine(line, kind) {
    const [, before = '', core = '', after = ''] = MIDDLE_LINE.exec(line) ?? [undefined, '', line, ''];
    return core === '' ? line : before + label(kind) + after;
}
const START = 4;
const HEAD = 48;
const PIECE = 20;
/**
 * The known values of a run. Of what was found only the unmistakable (12 characters and more, high entropy) counts
 * beyond the place where it stood; the run's own credentials always do.
 */
function knownValues(secrets, credentials) {
    const labels = new Map();
    for (const { value, kind } of secrets) {
        for (const part of partsOf(value))
            if ((0,_secret_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnmistakable */ .bm)(part))
                addForms(labels, part, label(kind));
    }
    for (const credential of credentials) {
        if (credential.length >= START)
            addForms(labels, credential, label('credential'));
    }
    return { byStart: index([...labels].map(([value, text]) => ({ value, label: text }))) };
}
/** Of a key block each line counts by itself: quoted or indented elsewhere, the whole would not be recognised. */
function partsOf(value) {
    const lines = value.split(/\r?\n|\\{1,4}r?n/).map((line) => line.replace(/^[^A-Za-z0-9+/]+|[^A-Za-z0-9+/=]+$/g, ''));
    return lines.length === 1
        ? [value]
        : [value, ...lines.filter((line) => line.length >= PIECE && !line.includes('-----'))];
}
function addForms(labels, value, text) {
    const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
    const forms = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(Buffer.from(value).toString()), base64];
    for (const form of forms)
        if (!labels.has(form))
            labels.set(form, text);
}
function index(known) {
    const byStart = new Map();
    for (const entry of known) {
        const start = entry.value.slice(0, START);
        const heads = byStart.get(start) ?? [];
        byStart.set(start, heads);
        const length = Math.min(HEAD, entry.value.length);
        const found = heads.find((head) => head.length === length);
        const head = found ?? { length, values: new Map() };
        if (!found)
            heads.push(head);
        const key = entry.value.slice(0, length);
        head.values.set(key, [...(head.values.get(key) ?? []), entry].toSorted((a, b) => b.value.length - a.value.length));
    }
    for (const heads of byStart.values())
        heads.sort((a, b) => b.length - a.length);
    return byStart;
}
/** The text with every known value replaced, also where it is JSON-escaped, percent-encoded or in base64. */
function redactKnown(text, { byStart }) {
    if (byStart.size === 0)
        return text;
    const first = new Set([...byStart.keys()].map((start) => start.charCodeAt(0)));
    let redacted = '';
    let last = 0;
    for (let at = 0; at <= text.length - START; at++) {
        if (!first.has(text.charCodeAt(at)))
            continue;
        const hit = knownAt(text, at, byStart.get(text.slice(at, at + START)));
        if (!hit)
            continue;
        redacted += text.slice(last, at) + hit.label + '\n'.repeat(hit.value.split('\n').length - 1);
        last = at + hit.value.length;
        at = last - 1;
    }
    return redacted + text.slice(last);
}
function knownAt(text, at, heads) {
    for (const { length, values } of heads ?? []) {
        const hit = values.get(text.slice(at, at + length))?.find(({ value }) => text.startsWith(value, at));
        if (hit)
            return hit;
    }
    return undefined;
}


/***/ }),

/***/ 9289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ likeness),
/* harmony export */   RL: () => (/* binding */ isNoValue),
/* harmony export */   Ue: () => (/* binding */ entropy),
/* harmony export */   bm: () => (/* binding */ isUnmistakable),
/* harmony export */   e0: () => (/* binding */ namesItself),
/* harmony export */   jN: () => (/* binding */ isHash),
/* harmony export */   kk: () => (/* binding */ UUID),
/* harmony export */   r6: () => (/* binding */ looksMadeUp)
/* harmony export */ });
const MADE_UP = /x{4}|\*{3}|\.{3}|…|•|‹redacted|redacted|example|sample|dummy|place[-_ ]?holder|([^/=])\1{7}|fake|test_?key|your[-_ ]|not[-_]?(?:a[-_]?)?real/i;
const PLACEHOLDERS = [
    MADE_UP,
    /change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|with|this)|^your|[-_]here$|^insert[-_ ]|todo|fixme|foobar|lorem|abc.?123/i,
    /(?:^|[^A-Za-z])(?:mock|stub|test(?:s|er|ing)?)(?:[^A-Za-z]|$)|^(?:test|mock)/i,
    /<[^>]*>|^\[[^\]]*\]$|^\(.*\)$|^([^A-Za-z0-9])\1*$|^(.)\2*$/,
];
const INTERPOLATIONS = [
    /\$\{|\{\{|<%|#\{|\$\(|%\(|%[sdvq](?![A-Za-z0-9])|\{\d?\}|\\\(/,
    /^\$+[A-Za-z_]\w*$|^%\w+%$|^@\w+@$|^__\w+__$|\{[A-Za-z_][\w.]*\}/,
];
const REFERENCES = [
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
const HASHES = /^(?:\$(?:2[abxy]|argon2\w*|scrypt|pbkdf2|[156]|apr1)\$|\{(?:bcrypt|noop|pbkdf2|SSHA?)\}|pbkdf2_|sha\d+[:$-])/;
const TECHNICAL = /^(?:aes|sha|md|rs|hs|es|ps|utf|iso|base|x|pkcs|oauth|ecdsa|ed|ecdh|tls|http|argon|scrypt|pbkdf|bcrypt|blake|rsa|hmac|p|k8s|s3|ec2|h|v|auth|int|uint|float|var(?:char)?|char|sm|curve|chacha|des|gcm|cbc)[-_]?\d/i;
const OWN_WORDS = /^(?:(?:access|api|auth|bearer|client|csrf|current|user|field|form|id|input|jwt|key|login|my|new|old|pass|passwd|passphrase|password|pwd|refresh|secret|session|token|confirm|repeat|again|the|basic|oauth|root|admin|name|default|string|text|value|type|none|null|nil|undefined|true|false|required|optional|hidden)[-_. ]?)+\d{0,2}$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
function looksMadeUp(value) {
    return MADE_UP.test(value) || new Set(value).size < Math.min(8, value.length / 2);
}
const isHash = (value) => HASHES.test(value);
/** Made of nothing but the names such fields have: `password`, `access-token`, `clientSecret`. */
const namesItself = (value) => OWN_WORDS.test(value);
function isNoValue(value) {
    return [...PLACEHOLDERS, ...INTERPOLATIONS].some((pattern) => pattern.test(value));
}
function likeness(value) {
    if (value.length < 4 || INTERPOLATIONS.some((pattern) => pattern.test(value)))
        return 'none';
    if (/\s/.test(value) && !/^\S*\d\S*\s\S*\d\S*$/.test(value))
        return 'none';
    if (/[^\x20-\x7e]/.test(value) && !/\d/.test(value))
        return 'none';
    if (MADE_UP.test(value))
        return 'none';
    if (isRandom(value))
        return 'random';
    if ([...PLACEHOLDERS, ...REFERENCES].some((pattern) => pattern.test(value)) || isHash(value))
        return 'none';
    return wording(value);
}
function wording(value) {
    if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value))
        return 'none';
    const core = value.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
    if (/^[A-Za-z]+$/.test(core)) {
        if (value.length - core.length >= 3)
            return 'mixed';
        return /[a-z][A-Z]/.test(core) ? 'words' : 'word';
    }
    if (/^[A-Za-z]+\d{0,2}(?:[-_./:, |][A-Za-z]*\d{0,2})+$/.test(core))
        return 'words';
    if (namesItself(core) || TECHNICAL.test(core))
        return 'words';
    if (/^\d+$/.test(core))
        return /^(?:0+|\d{1,3})$/.test(core) ? 'none' : 'word';
    const lettersAndDigits = /[A-Za-z]/.test(core) && /\d/.test(core);
    const symbolInside = /[A-Za-z0-9][!@#$%^&*?+~;][A-Za-z0-9]/.test(core);
    return value.length >= 6 && (lettersAndDigits || symbolInside) ? 'mixed' : 'none';
}
function isRandom(value) {
    if (UUID.test(value))
        return true;
    if (/^[0-9a-f]{24,}$/i.test(value))
        return distinctDigitsAndLetters(value) && entropy(value) > 2.5;
    if (/^[A-Za-z]{20,}$/.test(value))
        return entropy(value) >= 3.5 && changes(value) / value.length >= 0.28;
    if (!/^[!-~]{16,}$/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value))
        return false;
    if (/^[a-z]+:\/\//i.test(value) || /[\s"'`<>(){}]/.test(value))
        return false;
    return entropy(value) >= 3.2 && changes(value) / value.length >= 0.22;
}
const distinctDigitsAndLetters = (value) => new Set(value.match(/\d/g)).size >= 4 && new Set(value.toLowerCase().match(/[a-f]/g)).size >= 2;
/** How often letters and digits, or small and capital letters, follow each other directly. */
const changes = (value) => value.match(/(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[0-9]|(?<=[0-9])[A-Za-z]|(?<=[A-Z]{2})[a-z]/g)?.length ?? 0;
/** Bits per character. */
function entropy(value) {
    const counts = new Map();
    for (const char of value)
        counts.set(char, (counts.get(char) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values())
        bits -= (count / value.length) * Math.log2(count / value.length);
    return bits;
}
/** Fit to be looked for wherever it stands: long, and not a word anyone might write. */
function isUnmistakable(value) {
    return value.length >= 12 && (entropy(value) >= 3.5 || (entropy(value) >= 3 && likeness(value) === 'random'));
}


/***/ }),

/***/ 7522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ exitCodeOf),
/* harmony export */   V: () => (/* binding */ verdictOf)
/* harmony export */ });
/** `fail` wins over `incomplete`, `incomplete` over `pass`. */
function verdictOf(findings, coverage) {
    if (findings.some((finding) => finding.blocking))
        return 'fail';
    return coverage.complete ? 'pass' : 'incomplete';
}
/** The exit code of both doors; `on-incomplete: warn` turns only a 2 into 0. */
function exitCodeOf(verdict, onIncomplete) {
    if (verdict === 'fail')
        return 1;
    return verdict === 'incomplete' && onIncomplete === 'fail' ? 2 : 0;
}


/***/ }),

/***/ 2154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ suggestion),
/* harmony export */   o: () => (/* binding */ parseConfig)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7785);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);
/* harmony import */ var _config_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(311);




/** Characters. A config is short; more is a mistake or an attack. */
const LARGEST_CONFIG = 64_000;
/** Reads a config file. Throws `BadInput` with path, line, column and, for a misspelt key, the likely one. */
function parseConfig(text, path) {
    if (text.length > LARGEST_CONFIG)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`${path} has ${text.length} characters; ${LARGEST_CONFIG} are the most for a config.`);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, schema: 'core', logLevel: 'silent' });
    const [broken] = document.errors;
    if (broken) {
        const { line, col } = lines.linePos(broken.pos[0]);
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`${path}:${line}:${col} is no valid YAML: ${broken.message.split('\n')[0]}`, {
            cause: broken,
        });
    }
    const read = _config_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Qn.safeParse(plain(document, path) ?? {});
    if (read.success)
        return read.data;
    throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(read.error.issues.map((issue) => describe(issue, { document, lines, path })).join('\n'));
}
function plain(document, path) {
    try {
        // An alias can multiply a small file into gigabytes; a config needs none.
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (cause) {
        if (!(cause instanceof ReferenceError))
            throw cause;
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`${path} uses YAML aliases, which a config may not.`, { cause });
    }
}
function describe(issue, { document, lines, path }) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const keys = unknown === undefined ? issue.path : [...issue.path, unknown];
    const { line, col } = lines.linePos(offsetOf(document, keys.map(String)));
    const name = keys.join('.');
    if (unknown === undefined)
        return `${path}:${line}:${col} "${name}": ${issue.message}.`;
    const known = issue.path.length === 0 ? Object.keys(_config_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Qn.shape) : ['include', 'exclude', 'backend', 'frontend'];
    return `${path}:${line}:${col} unknown key "${name}"${suggestion(unknown, known)}.`;
}
/** `(did you mean "fail-on"?)` for what is at most three letters away. */
function suggestion(word, known) {
    const [best] = known.map((each) => ({ each, far: (0,leven__WEBPACK_IMPORTED_MODULE_3__/* ["default"] */ .A)(word, each) })).sort((a, b) => a.far - b.far);
    return best && best.far <= 3 ? ` (did you mean "${best.each}"?)` : '';
}
/** Where a key stands in the text; for a missing one, where its parent stands. */
function offsetOf(document, keys) {
    let offset = 0;
    let node = document.contents;
    for (const key of keys) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            break;
        const pair = node.items.find((item) => String(item.key) === key);
        if (!pair)
            break;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.key))
            offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
    }
    return offset;
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qn: () => (/* binding */ configSchema),
/* harmony export */   dP: () => (/* binding */ settingsSchema)
/* harmony export */ });
/* unused harmony export configJsonSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5156);
/* harmony import */ var _standards_standard_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4161);


const severity = zod__WEBPACK_IMPORTED_MODULE_1__["enum"](_standards_standard_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC);
const level = zod__WEBPACK_IMPORTED_MODULE_1__["enum"]([..._standards_standard_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC, 'never']);
/** Characters of a glob, globs of a list: they are matched against every path. */
const globs = zod__WEBPACK_IMPORTED_MODULE_1__.array(zod__WEBPACK_IMPORTED_MODULE_1__.string().min(1).max(200)).max(200);
/** What inputs, flags and the config file can say; an input arrives as text and is read by the same schema. */
const settingsSchema = zod__WEBPACK_IMPORTED_MODULE_1__.strictObject({
    agent: zod__WEBPACK_IMPORTED_MODULE_1__.string().min(1).max(300).describe('The agent file, read from the base branch.'),
    engine: zod__WEBPACK_IMPORTED_MODULE_1__["enum"](['auto', 'agent', 'rules']).describe('Who reviews: the agent, or only the rules that need no model.'),
    model: zod__WEBPACK_IMPORTED_MODULE_1__.string()
        .regex(/^[\w.:@/[\]-]{1,200}$/)
        .describe('A model alias or id.'),
    'fail-on': zod__WEBPACK_IMPORTED_MODULE_1__.union([level, zod__WEBPACK_IMPORTED_MODULE_1__.record(zod__WEBPACK_IMPORTED_MODULE_1__.string(), level)])
        .describe('The lowest severity that fails the check: one word for all standards, or one a standard.'),
    'on-incomplete': zod__WEBPACK_IMPORTED_MODULE_1__["enum"](['fail', 'warn']).describe('What an incomplete review does to the check.'),
    'comment-on': severity.describe('The lowest severity that becomes a line comment.'),
    'max-comments': zod__WEBPACK_IMPORTED_MODULE_1__.int().min(0).max(50).describe('Line comments a run; blocking ones are not counted.'),
    'max-minutes': zod__WEBPACK_IMPORTED_MODULE_1__.number().min(1).max(350).describe('The time a run may take.'),
    'max-cost-usd': zod__WEBPACK_IMPORTED_MODULE_1__.number().positive().max(10_000).describe('What a run may cost, by list price.'),
});
/** The config file: the settings, and what only a file says. */
const configSchema = settingsSchema.partial().extend({
    paths: zod__WEBPACK_IMPORTED_MODULE_1__.strictObject({
        include: globs.describe('When not empty, only these files are in scope.'),
        exclude: globs.describe('These files are out of scope.'),
        backend: globs.describe('These files are reviewed in full.'),
        frontend: globs.describe('These files are searched for secrets only.'),
    })
        .partial()
        .optional(),
    'never-send': globs.describe('No line of these files reaches the model.').optional(),
});
/** The JSON Schema that editors complete the config file with. */
function configJsonSchema() {
    return {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: 'Backend Review config (.github/backend-review.yml)',
        ...z.toJSONSchema(configSchema, { io: 'input' }),
    };
}


/***/ }),

/***/ 3152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $o: () => (/* binding */ statedSettings),
/* harmony export */   Io: () => (/* binding */ withAgent),
/* harmony export */   ss: () => (/* binding */ mergeSettings)
/* harmony export */ });
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2154);
/* harmony import */ var _config_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(311);



/** Which standards block from `high` on; the others, which teams switch off first, from `critical` on. */
const BLOCK_FROM_HIGH = ['secrets', 'queries'];
/** The alias for an agent file that names no model. */
const DEFAULT_MODEL = 'sonnet';
/** Dollars a run: a review of one change, an audit of a whole tree. */
const DEFAULT_COST = { review: 2, audit: 25 };
/** Merges the layers: input, then config, then default. Throws `BadInput` naming the input that is wrong. */
function mergeSettings({ given, config, configFrom, use }) {
    const inputs = readInputs(given);
    function pick(input, configured, otherwise) {
        if (input !== undefined)
            return { value: input, from: 'input' };
        if (configured !== undefined)
            return { value: configured, from: configFrom };
        return { value: otherwise, from: 'default' };
    }
    return {
        agent: pick(inputs.agent, config.agent, null),
        engine: pick(inputs.engine, config.engine, 'auto'),
        model: pick(inputs.model, config.model, ''),
        failOn: pick(inputs['fail-on'], config['fail-on'], {}),
        onIncomplete: pick(inputs['on-incomplete'], config['on-incomplete'], 'fail'),
        commentOn: pick(inputs['comment-on'], config['comment-on'], 'medium'),
        maxComments: pick(inputs['max-comments'], config['max-comments'], 10),
        maxMinutes: pick(inputs['max-minutes'], config['max-minutes'], 15),
        maxCostUsd: pick(inputs['max-cost-usd'], config['max-cost-usd'], DEFAULT_COST[use]),
        paths: { include: [], exclude: [], backend: [], frontend: [], ...config.paths },
        neverSend: config['never-send'] ?? [],
    };
}
const NUMBERS = ['max-comments', 'max-minutes', 'max-cost-usd'];
function readInputs(given) {
    const entries = Object.entries(given).filter(([key, text]) => text && key in _config_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsSchema */ .dP.shape);
    const values = entries.map(([key, text]) => [key, NUMBERS.includes(key) ? numberFrom(text ?? '') : text]);
    const read = _config_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsSchema */ .dP.partial().safeParse(Object.fromEntries(values));
    if (read.success)
        return read.data;
    const odd = values.find(([, value]) => Number.isNaN(value))?.[0];
    if (odd)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`The input "${odd}" is "${given[String(odd)]?.slice(0, 80)}". It takes a number, such as 5 or 2.5.`);
    const lines = read.error.issues.map(({ path, message }) => `The input "${String(path[0])}" is wrong: ${message}.`);
    throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(lines.join('\n'));
}
/** Plain decimal digits only: `Number` would take `0x10`, `1e9` and white space. */
function numberFrom(text) {
    return /^\d{1,9}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) : Number.NaN;
}
/** Completes the settings with what the agent file says, and checks what only fits this agent. */
function withAgent(settings, agent) {
    const { value, from } = settings.failOn;
    const names = agent.standards.map(({ name }) => name);
    const odd = Object.keys(typeof value === 'string' ? {} : value).find((name) => !names.includes(name));
    if (odd !== undefined)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`"fail-on" names "${odd}", which is no standard of ${agent.path}${(0,_config_file_js__WEBPACK_IMPORTED_MODULE_0__/* .suggestion */ .h)(odd, names)}.`);
    const level = ({ name, slug }) => typeof value === 'string' ? value : (value[name] ?? (BLOCK_FROM_HIGH.includes(slug) ? 'high' : 'critical'));
    const failOn = Object.fromEntries(agent.standards.map((standard) => [standard.name, level(standard)]));
    const stated = agent.model && agent.model !== 'inherit' ? agent.model : null;
    const byAgent = stated
        ? { value: stated, from: `agent file ${agent.path}` }
        : { value: DEFAULT_MODEL, from: 'default' };
    return { ...settings, failOn: { value: failOn, from }, model: settings.model.value ? settings.model : byAgent };
}
/** The settings in force, in words, for people and for the result. */
function statedSettings(settings) {
    const rows = [
        ['agent', { ...settings.agent, value: settings.agent.value ?? 'built-in' }],
        ['engine', settings.engine],
        ['model', settings.model],
        ['fail-on', settings.failOn],
        ['on-incomplete', settings.onIncomplete],
        ['comment-on', settings.commentOn],
        ['max-comments', settings.maxComments],
        ['max-minutes', settings.maxMinutes],
        ['max-cost-usd', settings.maxCostUsd],
    ];
    return rows.map(([name, { value, from }]) => ({ name, value: inWords(value), from }));
}
function inWords(value) {
    if (typeof value !== 'object' || value === null)
        return String(value);
    return Object.entries(value)
        .map(([name, level]) => `${name}: ${level}`)
        .join(', ');
}


/***/ }),

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Zh: () => (/* binding */ lesser),
/* harmony export */   d3: () => (/* binding */ bindStandard),
/* harmony export */   jZ: () => (/* binding */ atLeast),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   q: () => (/* binding */ sameName)
/* harmony export */ });
/* harmony import */ var _package_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1745);

const SEVERITIES = ['low', 'medium', 'high', 'critical'];
/** True when `a` is at least as grave as `b`. */
function atLeast(a, b) {
    return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b);
}
/** The lesser of two severities. */
function lesser(a, b) {
    return atLeast(a, b) ? b : a;
}
let catalogue = null;
/** A stated standard with the rules that bind to its name; one general rule where no pack knows the name. */
function bindStandard(number, name, text) {
    catalogue ??= JSON.parse((0,_package_file_js__WEBPACK_IMPORTED_MODULE_0__/* .packageFile */ .nR)('data/rules.json'));
    const { standards } = catalogue;
    const key = Object.keys(standards).find((known) => sameName(known, name));
    const pack = key === undefined ? undefined : standards[key];
    if (pack)
        return { number, name, text, ...pack };
    const slug = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || `standard-${number}`;
    return {
        number,
        name,
        text,
        slug,
        rules: [{ id: `${slug}/general`, title: name, severity: 'critical', finds: text }],
    };
}
/** Names are the same when only case and white space differ. */
function sameName(a, b) {
    const plain = (name) => name.trim().replace(/\s+/g, ' ').toLowerCase();
    return plain(a) === plain(b);
}
/** The standard that the secret rules belong to; null when the agent states none of that name. */
function secretsOf(standards) {
    return standards.find(({ slug }) => slug === 'secrets') ?? null;
}


/***/ }),

/***/ 1454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   om: () => (/* binding */ block)
/* harmony export */ });
/**
 * Text of a model, an author or a path, made safe inside Markdown that GitHub renders. Code in backticks stays
 * code; everything else shows as the characters it is made of. Nothing of it becomes a link, an image, a mention,
 * a cross reference, HTML or a slash command.
 */
function prose(text) {
    const line = visible(text).replace(/\s+/g, ' ').trim();
    return line
        .split(/(`[^`]+`)/)
        .map((part) => (/^`[^`]+`$/.test(part) ? part : part.split(' ').map(word).join(' ')))
        .join('');
}
/** `@team`, `#12`, `GH-12`, `a@b.c`, `https://…`, `www.…`, `/merge`, and hex that could be a commit. */
const ACTIVE = /[@#]|:\/\/|www\.|\bGH-\d|^\/\w|^[0-9a-f]{7,40}\W?$|\w\.\w{2,}\/|mailto:|xmpp:/i;
function word(text) {
    if (ACTIVE.test(text))
        return code(text);
    return text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/[\\`*[\]~]|^_|_$/g, '\\$&')
        .replace(/^([-+=]|\d+[.)])/, '\\$1');
}
/** A code span around text that must not be read as anything else; it holds no backtick. */
function code(text) {
    const plain = visible(text)
        .replace(/[`\s]+/g, (run) => (run.includes('`') ? "'" : ' '))
        .trim();
    return plain === '' ? '' : `\`${plain}\``;
}
/** A fenced block whose fence is longer than any run of backticks in it. */
function block(text, language) {
    const plain = visible(text).replace(/\s+$/, '');
    const longest = Math.max(2, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${plain}\n${fence}`;
}
/** A cell of a Markdown table: a pipe would end it, inside a code span too. */
function cell(text) {
    return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}
/**
 * What a reader cannot see, or what turns the reading direction, as its code point: controls but for tab and
 * line feed, zero width and bidirectional marks, tags, variation selectors, lone surrogates.
 */
function visible(text) {
    return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (mark) => {
        if (mark === '\n' || mark === '\t')
            return mark;
        return mark === '\r' ? '' : `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
    });
}
/**
 * Text for a log. The runner takes a line that begins with `::`, spaces before it or not, and `##[` anywhere, for a
 * workflow command.
 */
function logLine(text) {
    return visible(text)
        .replace(/^(?=\s*::)/gm, '| ')
        .replaceAll('##[', '## [');
}


/***/ }),

/***/ 7547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ relevant),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   kD: () => (/* binding */ assessedStandards)
/* harmony export */ });
/* unused harmony export tally */
/* harmony import */ var _standards_standard_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4161);

/** `2 critical, 1 medium`; empty for none. */
function tally(findings) {
    return [..._standards_standard_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC]
        .reverse()
        .map((severity) => ({
        severity,
        count: findings.filter((finding) => finding.severity === severity).length,
    }))
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => `${count} ${severity}`)
        .join(', ');
}
/** `1 file`, `2 files`. */
function counted(count, thing) {
    return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
/** The findings that count, gravest first: in an audit all, else those that are not older than the change. */
function relevant(result) {
    return result.findings
        .filter((finding) => result.use === 'audit' || finding.standing !== 'pre-existing')
        .sort((a, b) => Number(b.blocking) - Number(a.blocking) || gravity(b) - gravity(a));
}
function gravity({ severity }) {
    return _standards_standard_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.indexOf(severity);
}
/** What happened, in one line. */
function titleOf(result) {
    const inScope = result.coverage.files.filter((file) => file.state !== 'excluded');
    const backend = inScope.filter((file) => file.tier === 'full');
    const reviewed = backend.filter((file) => file.state === 'reviewed').length;
    const left = inScope.filter((file) => file.state === 'unreviewed').length;
    const found = tally(relevant(result)) || 'no findings';
    const words = [
        ...(result.builtIn ? ['built-in settings'] : []),
        ...(result.engine === 'rules' ? [assessedStandards(result)] : []),
        ...(inScope.length > backend.length
            ? [`${counted(inScope.length - backend.length, 'file')} searched for secrets only`]
            : []),
    ];
    const limits = words.length > 0 ? ` (${words.join('; ')})` : '';
    if (result.verdict === 'incomplete')
        return `INCOMPLETE: ${inScope.length - left} of ${counted(inScope.length, 'file')} reviewed, ${found}${limits}`;
    if (inScope.length === 0)
        return `0 files in scope: nothing reviewed${limits}`;
    const unread = left > 0 ? `, ${counted(left, 'file')} not reviewed` : '';
    return `${result.verdict.toUpperCase()}: ${found} in ${counted(reviewed, 'backend file')}${unread}${limits}`;
}
/** `rules only: 1 of 5 standards assessed` */
function assessedStandards({ engine, standards }) {
    const assessed = standards.filter((standard) => standard.assessed).length;
    return `${engine === 'rules' ? 'rules only: ' : ''}${assessed} of ${standards.length} standards assessed`;
}


/***/ })

};
