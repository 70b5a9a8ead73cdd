export const id = 503;
export const ids = [503];
export const modules = {

/***/ 3352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ askAgent)
});

// EXTERNAL MODULE: ./lib/inspect/redaction.js
var redaction = __webpack_require__(8693);
// EXTERNAL MODULE: ./lib/target/target.js
var target = __webpack_require__(1568);
// EXTERNAL MODULE: ./lib/agent/claude.js
var agent_claude = __webpack_require__(3511);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js
var schemas = __webpack_require__(5156);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./lib/standards/standard.js
var standard = __webpack_require__(4161);
;// CONCATENATED MODULE: ./lib/agent/answer.js


const side = schemas["enum"](['RIGHT', 'LEFT']);
const severity = schemas["enum"](standard/* SEVERITIES */.oC);
/** What the model answers for a unit. Flat and small: the API compiles it into a grammar. */
const answerSchema = schemas.object({
    findings: schemas.array(schemas.object({
        standard: schemas.number().int(),
        rule: schemas.string(),
        path: schemas.string(),
        side,
        line: schemas.number().int(),
        end_line: schemas.number().int(),
        quote: schemas.string(),
        severity,
        confidence: schemas["enum"](['high', 'medium']),
        title: schemas.string(),
        message: schemas.string(),
        fix: schemas.string(),
        assumption: schemas.string(),
        verify: schemas.string(),
        evidence: schemas.array(schemas.object({ path: schemas.string(), side, line: schemas.number().int(), quote: schemas.string() })),
    })),
    assessments: schemas.array(schemas.object({ path: schemas.string(), standard: schemas.number().int(), result: schemas["enum"](['pass', 'fail', 'n/a']) })),
});
/** Reads an answer's text; `wrong` says what is missing or broken in it, file by file where it can be told. */
function readAnswer(text, unit, standards) {
    const parsed = answerSchema.safeParse(json(text));
    if (!parsed.success)
        return { wrong: `the answer does not fit the schema (${errors/* prettifyError */.S1(parsed.error).slice(0, 200)})` };
    const paths = new Set(unit.pieces.map((piece) => piece.view.file.path));
    const assessed = assessments(parsed.data, paths);
    for (const path of paths)
        for (const { number, name } of standards) {
            const result = assessed.get(path)?.get(number);
            if (!result)
                return { wrong: `the answer does not assess ${path} against ${name}` };
            const said = parsed.data.findings.some((finding) => finding.path === path && finding.standard === number);
            if (result === 'fail' && !said)
                return { wrong: `the answer fails ${path} on ${name} without a finding` };
        }
    return { reported: parsed.data.findings.map(reported), assessed };
}
function json(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        // A cut or free-text answer: the schema check names it.
        if (error instanceof SyntaxError)
            return null;
        throw error;
    }
}
function assessments({ assessments: rows }, paths) {
    const assessed = new Map();
    for (const { path, standard, result } of rows) {
        if (!paths.has(path))
            continue;
        const file = assessed.get(path) ?? new Map();
        file.set(standard, worse(file.get(standard), result));
        assessed.set(path, file);
    }
    return assessed;
}
/** Of two results for one file and standard, as parts of a file get them, the one that counts. */
function worse(a, b) {
    return a === 'fail' || b === 'fail' ? 'fail' : a === 'pass' || b === 'pass' ? 'pass' : 'n/a';
}
function reported(finding) {
    const { standard, rule, path, title, message, quote, confidence } = finding;
    return {
        ...{ origin: 'agent', standard, rule, path, title, message, quote },
        ...{ side: finding.side, line: finding.line, endLine: Math.max(finding.line, finding.end_line) },
        ...{ severity: finding.severity, certain: confidence === 'high' },
        fix: finding.fix || null,
        assumption: finding.assumption || null,
        verify: finding.verify || null,
        evidence: finding.evidence.map(({ quote: text, ...place }) => ({ ...place, text })),
    };
}

// EXTERNAL MODULE: ./lib/agent/prices.js
var prices = __webpack_require__(3423);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/standards/package-file.js
var package_file = __webpack_require__(1745);
;// CONCATENATED MODULE: ./lib/agent/prompt.js


/** The part that every conversation of a run shares, byte for byte: the agent, the standards, the protocol. */
function systemPrompt(agent) {
    return [
        agent.body.trim(),
        (0,package_file/* packageFile */.nR)('data/protocol.md').trim(),
        `## The standards of this review, and their rules (with the gravest severity)\n\n${agent.standards.map(rulesOf).join('\n\n')}`,
    ].join('\n\n');
}
function rulesOf({ number, name, rules }) {
    return `${number}. ${name}\n${rules.map(statedRule).join('\n')}`;
}
function statedRule({ id, severity, finds, not }) {
    return `- ${id} (${severity}): ${finds}${not ? `; not: ${not}` : ''}`;
}
/** Hints of one file that a unit shows; more would be a list to work off, not places to look. */
const MOST_HINTS = 10;
/** The message that shows a unit: its files, and where in them the rules point without proof. */
function unitPrompt(unit, hints) {
    const paths = new Set(unit.pieces.map(({ view }) => view.file.path));
    const places = [...paths].flatMap((path) => hints.filter((hint) => hint.path === path).slice(0, MOST_HINTS));
    const look = places.map(({ path, line, rule, title }) => `- ${JSON.stringify(path)} line ${line}: ${title} (${rule})`);
    const list = look.length > 0 ? [`Places to look:\n${look.join('\n')}`] : [];
    return [...unit.pieces.map(shownPiece), ...list].join('\n\n');
}
/** A path is written by the author as well: JSON keeps a line break in it from starting a line. */
function shownPiece({ view, text }) {
    const { path, previousPath, status } = view.file;
    const from = previousPath === null ? '' : `, was ${JSON.stringify(previousPath)}`;
    // The fence cannot be written into the text, since it is made of the text.
    const fence = `<<<${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16)}`;
    return `=== ${JSON.stringify(path)} (${status}${from})\n${fence}\n${text}\n${fence}`;
}

;// CONCATENATED MODULE: ./lib/agent/units.js
/**
 * Tokens of changes in a unit. Many medium units finish sooner than a few large ones, since the longest answer
 * rules; smaller ones would pay for the shared prefix more often than they save.
 */
const UNIT_TOKENS = 12_000;
/** Characters of a token, on the safe side for code. */
const CHARACTERS_A_TOKEN = 3.5;
function estimateTokens(text) {
    return Math.ceil(text.length / CHARACTERS_A_TOKEN);
}
/** Packs the views, ordered by path so that neighbours share a unit; a file too large for one is cut. */
function packUnits(views) {
    const units = [];
    for (const piece of [...views].sort(byPath).flatMap(piecesOf)) {
        const tokens = estimateTokens(piece.text);
        const last = units.at(-1);
        if (last && last.tokens + tokens <= UNIT_TOKENS) {
            last.pieces.push(piece);
            last.tokens += tokens;
        }
        else
            units.push({ pieces: [piece], tokens });
    }
    return units;
}
function byPath(a, b) {
    return a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0;
}
function piecesOf(view) {
    const pieces = [];
    let lines = [];
    let tokens = 0;
    const close = () => {
        if (lines.length > 0)
            pieces.push({ view, text: lines.join('\n') });
        lines = [];
        tokens = 0;
    };
    for (const hunk of view.file.hunks ?? []) {
        if (lines.length > 0)
            lines.push('...');
        for (const line of hunk.lines) {
            const shown = numbered(line);
            const cost = estimateTokens(shown) + 1;
            if (tokens + cost > UNIT_TOKENS)
                close();
            lines.push(shown);
            tokens += cost;
        }
    }
    close();
    return pieces;
}
/** `42+const a = 1`, `42 const a = 1`, and `41-const a = 2` with the line number of the old file. */
function numbered(line) {
    const mark = line.kind === 'added' ? '+' : line.kind === 'deleted' ? '-' : ' ';
    return `${line.newLine ?? line.oldLine}${mark}${line.text}`;
}

;// CONCATENATED MODULE: ./lib/agent/finder.js





/** Conversations at once. */
const CONCURRENCY = 8;
/** Tokens that an answer is expected to have when the budget is asked; half of what long ones have. */
const EXPECTED_OUTPUT = 3_000;
/**
 * Has the agent review the views, one conversation a unit. Nothing is lost in silence: every view ends in
 * `assessed`, or in `unreviewed` with the reason.
 */
async function findWithAgent(views, finder) {
    const review = {
        reported: [],
        assessed: new Map(),
        unreviewed: new Map(),
        usage: (0,prices/* noUsage */.tk)(),
        units: 0,
    };
    const units = packUnits(views);
    const { z, zodOutputFormat } = await loadSchemaTools();
    const asking = {
        ...finder,
        system: systemPrompt(finder.agent),
        schema: z.record(z.string(), z.unknown()).parse(zodOutputFormat(answerSchema).schema),
        review,
        failed: null,
        total: units.length,
    };
    await inWaves(units, asking);
    for (const path of review.unreviewed.keys())
        review.assessed.delete(path);
    // A view without lines (a rename, a mode change) has nothing to ask about.
    for (const { file } of views)
        if (file.hunks?.length === 0)
            review.assessed.set(file.path, new Map());
    return review;
}
async function loadSchemaTools() {
    const [z, { zodOutputFormat }] = await Promise.all([__webpack_require__.e(/* import() */ 589).then(__webpack_require__.bind(__webpack_require__, 2618)), __webpack_require__.e(/* import() */ 895).then(__webpack_require__.bind(__webpack_require__, 3895))]);
    return { z, zodOutputFormat };
}
/**
 * The first conversation starts alone: a prefix can be read from the cache only once the answer of the request
 * that wrote it has begun. Its first event releases the others.
 */
async function inWaves(units, asking) {
    let release = () => { };
    const cached = new Promise((done) => {
        release = done;
    });
    let next = 0;
    const workers = Array.from({ length: Math.min(CONCURRENCY, units.length) }, async (_, worker) => {
        if (worker > 0)
            await cached;
        for (let unit = units[next++]; unit; unit = units[next++]) {
            await reviewUnit(unit, asking, release);
            release();
        }
    });
    await Promise.all(workers);
}
async function reviewUnit(unit, asking, started) {
    const { review, claude, model, system, schema } = asking;
    const reason = asking.failed ?? notAffordable(unit, asking);
    if (reason)
        return leaveOut(unit, reason, review);
    try {
        const said = await claude({ model, system, schema, message: unitPrompt(unit, asking.hints) }, started);
        review.usage = (0,prices/* addUsage */.vk)(review.usage, said.usage);
        if (said.problem)
            return leaveOut(unit, said.problem, review);
        const answer = readAnswer(said.text, unit, asking.agent.standards);
        if ('wrong' in answer)
            return leaveOut(unit, answer.wrong, review);
        review.reported.push(...answer.reported);
        for (const [path, results] of answer.assessed) {
            const known = review.assessed.get(path) ?? new Map();
            for (const [standard, result] of results)
                known.set(standard, worse(known.get(standard), result));
            review.assessed.set(path, known);
        }
    }
    catch (error) {
        // The model's side failed: that is a reason on the files, never the end of the run.
        if (!(error instanceof agent_claude/* AgentFailure */.Ww))
            throw error;
        if (error.fatal)
            asking.failed = error.message;
        leaveOut(unit, error.message, review);
    }
    asking.progress(`Reviewed unit ${++review.units} of ${asking.total}`);
}
function notAffordable(unit, { deadline, budget, model, review, system }) {
    if (Date.now() >= deadline)
        return 'the time of "max-minutes" is used up';
    const expected = {
        ...(0,prices/* noUsage */.tk)(),
        input: unit.tokens,
        cacheRead: estimateTokens(system),
        output: EXPECTED_OUTPUT,
    };
    const cost = (0,prices/* usdAtMost */.BC)((0,prices/* addUsage */.vk)(review.usage, expected), model);
    return cost > budget ? 'the budget of "max-cost-usd" is used up' : null;
}
function leaveOut(unit, reason, review) {
    for (const { view } of unit.pieces)
        review.unreviewed.set(view.file.path, reason);
}

;// CONCATENATED MODULE: ./lib/agent/ask-agent.js





const NO_CREDENTIALS = 'there are no Claude credentials, so only the rules ran: pass "anthropic-api-key", or choose "engine: rules"';
/** Reviews the files with the agent as the inspection shows them, or says why that could not be. */
async function askAgent(files, { settings, agent }, run) {
    const engine = settings.engine.value;
    const paths = new Set(files.map(({ file }) => file.path));
    const views = run.inspection.views.filter(({ file }) => paths.has(file.path));
    if (engine === 'agent' && !run.apiKey)
        throw new target/* BadInput */.k('"engine: agent" needs credentials: pass the input "anthropic-api-key", or set ANTHROPIC_API_KEY.');
    if (engine === 'rules' || !run.apiKey) {
        const excused = engine === 'rules' || !run.inAction;
        return {
            ...{
                engine: 'rules',
                model: null,
                usd: 0,
                reported: [],
                assessed: new Map(),
                usage: (0,prices/* noUsage */.tk)(),
                units: 0,
            },
            unreviewed: new Map(excused ? [] : views.map(({ file }) => [file.path, NO_CREDENTIALS])),
        };
    }
    const model = (0,prices/* modelId */.ZR)(settings.model.value);
    const deadline = Date.now() + settings.maxMinutes.value * 60_000;
    const known = (0,redaction/* knownValues */.s2)(run.inspection.secrets, run.credentials);
    const claude = views.length === 0 ? never : await (0,agent_claude/* connectClaude */.N$)({ ...run, known, deadline });
    const finder = {
        claude,
        agent,
        hints: run.inspection.hints,
        model,
        deadline,
        budget: settings.maxCostUsd.value,
        progress: run.progress,
    };
    const review = await findWithAgent(views, finder);
    return { ...review, engine: 'agent', model, usd: (0,prices/* usdOf */.IA)(review.usage, model) };
}
/** With nothing to review there is nobody to ask: the SDK is not even loaded. */
function never() {
    throw new Error('There was no unit to ask about.');
}


/***/ }),

/***/ 1547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   de: () => (/* binding */ numberOn)
/* harmony export */ });
/* unused harmony exports sideOf, changedLines */
/** The line's number on a side, or null where the side does not have the line. */
function numberOn(side, line) {
    return side === 'RIGHT' ? line.newLine : line.oldLine;
}
/** The side on which a line is named: deleted lines stand only in the old file. */
function sideOf(line) {
    return line.kind === 'deleted' ? 'LEFT' : 'RIGHT';
}
/** Added and deleted lines of all hunks. */
function changedLines(file) {
    return (file.hunks ?? []).flatMap((hunk) => hunk.lines.filter((line) => line.kind !== 'context'));
}


/***/ }),

/***/ 8449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ wholeFile),
/* harmony export */   FS: () => (/* binding */ parseHunks),
/* harmony export */   uz: () => (/* binding */ splitLines)
/* harmony export */ });
/* harmony import */ var parse_diff__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2673);

/**
 * The hunks of one file's bare patch (from its first `@@` on, without file headers).
 * Only `\n` separates lines, so that numbers agree with git; a `\r` before it is cut off.
 * Null where the text is no complete patch: a hunk that is shorter or longer than its header says.
 */
function parseHunks(patch) {
    const lines = patch.split('\n').filter((line) => !line.startsWith('\\'));
    if (lines.at(-1) === '')
        lines.pop();
    // A stand-in header: the paths of a patch come from the API or from git, never from parse-diff.
    const [file] = parse_diff__WEBPACK_IMPORTED_MODULE_0__(`--- a/f\n+++ b/f\n${lines.join('\n')}`);
    const chunks = file?.chunks ?? [];
    const counted = chunks.reduce((sum, chunk) => sum + 1 + chunk.changes.length, 0);
    if (chunks.length === 0 || counted !== lines.length)
        return null;
    return chunks.every(isWhole) ? chunks.map(toHunk) : null;
}
function isWhole(chunk) {
    const old = chunk.changes.filter((change) => change.type !== 'add').length;
    const now = chunk.changes.filter((change) => change.type !== 'del').length;
    return old === chunk.oldLines && now === chunk.newLines;
}
function toHunk(chunk) {
    // @@ -12,3 +12,4 @@ function charge(order) {
    const heading = /^@@ [^@]* @@ ?(.*)/.exec(chunk.content)?.[1] ?? '';
    return { heading: heading.replace(/\r$/, ''), lines: chunk.changes.map(toLine) };
}
function toLine(change) {
    const text = change.content.slice(1).replace(/\r$/, '');
    switch (change.type) {
        case 'add':
            return { kind: 'added', text, oldLine: null, newLine: change.ln };
        case 'del':
            return { kind: 'deleted', text, oldLine: change.ln, newLine: null };
        case 'normal':
            return { kind: 'context', text, oldLine: change.ln1, newLine: change.ln2 };
    }
}
/** The whole text as one hunk of unchanged lines: how an audit sees a file. */
function wholeFile(text) {
    const lines = splitLines(text).map((line, index) => ({ kind: 'context', text: line, oldLine: index + 1, newLine: index + 1 }));
    return lines.length > 0 ? [{ heading: '', lines }] : [];
}
/** Lines as git counts them: `\n` ends a line, a last one without it counts too. */
function splitLines(text) {
    const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
    if (lines.at(-1) === '')
        lines.pop();
    return lines;
}


/***/ }),

/***/ 2490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inspect)
});

// EXTERNAL MODULE: ./lib/standards/standard.js
var standards_standard = __webpack_require__(4161);
// EXTERNAL MODULE: ./lib/standards/syntax-rule.js
var syntax_rule = __webpack_require__(5718);
// EXTERNAL MODULE: ./lib/inspect/redaction.js
var redaction = __webpack_require__(8693);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
;// CONCATENATED MODULE: ./lib/inspect/secret-report.js

/** How a value is read from the environment, by file extension. */
const FROM_ENVIRONMENT = {
    py: (name) => `os.environ["${name}"]`,
    go: (name) => `os.Getenv("${name}")`,
    java: (name) => `System.getenv("${name}")`,
    kt: (name) => `System.getenv("${name}")`,
    rb: (name) => `ENV.fetch("${name}")`,
    rs: (name) => `std::env::var("${name}")?`,
    php: (name) => `getenv('${name}')`,
    cs: (name) => `Environment.GetEnvironmentVariable("${name}")`,
    yml: (name) => `\${${name}}`,
    yaml: (name) => `\${${name}}`,
    properties: (name) => `\${${name}}`,
};
/** A found secret as a report of the standard; `line` is where it first shows, its text already redacted. */
function reportSecret(secret, at, standard) {
    const name = secret.kind.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
    const read = FROM_ENVIRONMENT[(0,posix_.extname)(at.path).slice(1)] ?? ((variable) => `process.env.${variable}`);
    const kind = secret.kind.replaceAll('-', ' ');
    const rule = standard.rules.find(({ id }) => id === secret.rule);
    return {
        origin: 'rule',
        standard: standard.number,
        rule: secret.rule,
        path: at.path,
        side: 'RIGHT',
        line: at.line.newLine ?? 1,
        endLine: at.endLine,
        severity: secret.severity,
        certain: true,
        title: `${rule?.title ?? 'Credential written into the code'}: ${kind}`,
        message: `Whoever can read the repository, its history or a build of it can use this ${kind}. ` +
            'Revoke it, put a new one into the secret store, and read it when the program starts.',
        fix: read(name),
        assumption: null,
        verify: null,
        quote: at.line.text,
        evidence: [],
    };
}

// EXTERNAL MODULE: ./lib/inspect/secret-values.js
var secret_values = __webpack_require__(9289);
;// CONCATENATED MODULE: ./lib/inspect/credential-urls.js

/** `postgres://user:password@host`: the password may hold an `@`, the host may not. */
const URL_LOGIN = /(?<=([a-z][a-z0-9+.-]{1,30}):\/\/)([^\s:@/'"`<>\\]{0,100}):([^\s/'"`<>\\]{3,256})@([A-Za-z0-9_.\-[\]${}]{1,253})/gi;
/** `user:password@tcp(host:3306)/name`, as the Go MySQL driver writes it. */
const DRIVER_LOGIN = /(?<=["'`][\w.-]{1,60}:)([^@\s"'`:/]{3,128})@(?:tcp|udp|unix)\(/g;
/** `Server=db;User Id=sa;Password=…;`, `host=db user=app password=…`, `db:6380,password=…,ssl=True`. */
const PAIR_PASSWORD = /(?<![\w])(?:password|pwd)[ \t]{0,4}=[ \t]{0,4}([^;,"'`\s<>]{3,128})(?=[;,"'`\s]|$)/gim;
const PAIR_SIBLING = /(?<![\w])(?:server|data source|host|hostname|user id|userid|user|uid|username|initial catalog|database|dbname|ssl)[ \t]{0,4}=|:\d{4,5},/i;
const AZURE_KEY = /(?<=\b(?:AccountKey|SharedAccessKey|SharedSecretKey)[ \t]{0,2}=[ \t]{0,2})[A-Za-z0-9+/]{40,100}={0,2}/g;
const AZURE_SIGNATURE = /(?<=[?&;](?:sig)=)[A-Za-z0-9%+/]{40,120}(?:={1,2}|%3D)?/g;
const AUTHORIZATION = /(?<=\b(?:Bearer|Basic|Token|token)[ \t]{1,3}|_auth(?:Token)?[ \t]{0,3}=[ \t]{0,3}"?)[A-Za-z0-9+/._~-]{12,4000}={0,2}/g;
const AUTHORIZATION_SIGN = /Bearer|Basic|[Tt]oken |_auth/;
const PASSWORD_WORDS = /^(?:my|your|the|some|db|user)?[-_]?(?:password|passwd|pass|pwd|pw|passw|secret|token|key|apikey|p)\d?$/i;
const USER_WORDS = /^(?:my|your|the|db)?[-_]?(?:user|username|name|login|me|usr|u)\d?$/i;
const LOCAL = /^(?:localhost|127\.\d|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[a-z][a-z0-9_-]*$)/i;
const SAMPLE_HOST = /(?:^|\.)(?:example|test|invalid|foo|bar|host|hostname|domain|acme|yoursite|mysite|company)(?:\.|$)/i;
function credentialUrls(text, place) {
    return [
        ...urlLogins(text, place),
        ...driverLogins(text, place),
        ...pairPasswords(text, place),
        ...azureKeys(text),
        ...authorizations(text, place),
    ];
}
function urlLogins(text, place) {
    if (!text.includes('://'))
        return [];
    return [...text.matchAll(URL_LOGIN)].flatMap((hit) => {
        const [whole, , user = '', password = '', host = ''] = hit;
        const start = hit.index + user.length + 1;
        const severity = judgeLogin({ user, password, host });
        if (severity === undefined || whole.length > 500)
            return [];
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
function judgeLogin({ user, password, host }) {
    if ((0,secret_values/* isNoValue */.RL)(password) ||
        PASSWORD_WORDS.test(password) ||
        /[${}]|%[sdv]/.test(user) ||
        /^\$|[{}()]|^[•*x.]+$/i.test(password))
        return undefined;
    const like = (0,secret_values/* likeness */.$R)(password);
    if (like === 'mixed' || like === 'random')
        return 'real';
    if (USER_WORDS.test(user) || SAMPLE_HOST.test(host))
        return undefined;
    if (password === user || LOCAL.test(host))
        return 'weak';
    return like === 'none' && password.length < 6 ? 'weak' : (0,secret_values/* namesItself */.e0)(password) ? undefined : 'real';
}
function driverLogins(text, place) {
    if (!/@(?:tcp|udp|unix)\(/.test(text))
        return [];
    return [...text.matchAll(DRIVER_LOGIN)].flatMap((hit) => {
        const value = hit[1] ?? '';
        if ((0,secret_values/* isNoValue */.RL)(value) || /^[%$]/.test(value))
            return [];
        return [candidate({ start: hit.index, value, kind: 'url-password', report: !place.sample, local: false })];
    });
}
function pairPasswords(text, place) {
    return [...text.matchAll(PAIR_PASSWORD)].flatMap((hit) => {
        const value = hit[1] ?? '';
        const start = hit.index + hit[0].length - value.length;
        const before = text
            .slice(Math.max(0, hit.index - 400), start)
            .split('\n')
            .at(-1) ?? '';
        const around = before + text.slice(start + value.length, start + value.length + 200).split('\n', 1)[0];
        if (!PAIR_SIBLING.test(around) || (0,secret_values/* isNoValue */.RL)(value) || PASSWORD_WORDS.test(value) || /^[%$@{]/.test(value))
            return [];
        const strong = /mixed|random/.test((0,secret_values/* likeness */.$R)(value));
        if (/[()[\].]/.test(value) && !strong)
            return [];
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
function azureKeys(text) {
    if (!/Key ?=|sig=/.test(text))
        return [];
    return [...text.matchAll(AZURE_KEY), ...text.matchAll(AZURE_SIGNATURE)].flatMap((hit) => (0,secret_values/* isNoValue */.RL)(hit[0]) || (0,secret_values/* likeness */.$R)(hit[0]) !== 'random'
        ? []
        : [candidate({ start: hit.index, value: hit[0], kind: 'azure-key', report: true, local: false })]);
}
function authorizations(text, place) {
    if (!AUTHORIZATION_SIGN.test(text))
        return [];
    return [...text.matchAll(AUTHORIZATION)].flatMap((hit) => {
        const login = Buffer.from(hit[0], 'base64').toString('latin1');
        const basic = /^[\x20-\x7e]{1,100}:[\x20-\x7e]{3,200}$/.test(login);
        if (!basic && (0,secret_values/* likeness */.$R)(hit[0]) !== 'random')
            return [];
        if (basic && /:(?:password|pass|test|secret)$|\$\{|%s/.test(login))
            return [];
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
function candidate(at) {
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

;// CONCATENATED MODULE: ./lib/inspect/key-blocks.js

const BEGIN = /-----BEGIN ([A-Z0-9 ]{0,40})PRIVATE KEY( BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
/** What source code puts around a line of a key: indentation, comment leaders, diff marks, quotes, joins. */
const LEADER = /^[ \t]*(?:[>|+-][ \t]+)?(?:#+|\/\/+|\*|--|;|")?[ \t]*(?:[+.&][ \t]*)?[bfru]?["'`]?[ \t]*/;
const AFTER_LINE = ' \t\r"\'`+.,;\\)&';
const BASE64 = /^[A-Za-z0-9+/]{16,}={0,2}$|^[A-Za-z0-9+/]{1,76}={0,2}$/;
const HEADER_LINE = /^(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|MessageID|Key-Info)\s?:/;
/** The rest of a one-line key: base64 and the escapes for its line ends. */
const INLINE = /(?:\\{1,4}[nrt]|[A-Za-z0-9+/=]|[ \t]{1,2}(?=[A-Za-z0-9+/\\-])){16,20000}/y;
const PUTTY = /^PuTTY-User-Key-File-\d/;
const WHOLE_LINE = 60;
const MAX_LINES = 400;
const LONGEST_BODY = 1_000;
function keyBlocks(text) {
    if (!/PRIVATE KEY|PuTTY-User-Key|^[ \t"'`#*/+>|-]{0,40}[A-Za-z0-9+/]{60}/m.test(text))
        return [];
    const lines = linesOf(text);
    const blocks = [...fromBegin(text, lines), ...fromEnd(text, lines), ...putty(lines)];
    return [...blocks, ...middles(lines)];
}
function linesOf(text) {
    const lines = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
        lines.push({ text: text.slice(start, end), start });
        start = end + 1;
    }
    lines.push({ text: text.slice(start), start });
    return lines;
}
/** A line without what source code puts around it: closing quotes, joins, escaped line ends. */
function bare(line) {
    const core = line.replace(LEADER, '');
    let end = core.length;
    while (end > 0) {
        if (AFTER_LINE.includes(core[end - 1] ?? ''))
            end--;
        else if ('nr'.includes(core[end - 1] ?? '') && core[end - 2] === '\\')
            end -= 2;
        else
            break;
    }
    return core.slice(0, end);
}
const isBody = (line) => {
    if (line.length > LONGEST_BODY)
        return false;
    const core = bare(line);
    return core === '' || HEADER_LINE.test(core) || (BASE64.test(core) && !/^[a-z]+$|^[A-Z][a-z]+$/.test(core));
};
function fromBegin(text, lines) {
    const found = [];
    let row = 0;
    let past = 0;
    for (const begin of text.matchAll(BEGIN)) {
        if (begin.index < past)
            continue;
        while ((lines[row + 1]?.start ?? Infinity) <= begin.index)
            row++;
        const end = endOf(text, lines, { row, after: begin.index + begin[0].length });
        if (end === undefined)
            continue;
        past = end;
        found.push(block(text, { start: begin.index, end, name: begin[1] ?? '' }));
    }
    return found;
}
/** Where the key ends that starts at a BEGIN line; undefined when no key follows it. */
function endOf(text, lines, from) {
    INLINE.lastIndex = from.after;
    const inline = INLINE.exec(text);
    if (inline && base64Length(inline[0]) >= 16)
        return throughEnd(text, INLINE.lastIndex);
    const rest = text.slice(from.after, (lines[from.row + 1]?.start ?? text.length + 1) - 1);
    if (rest.length > 40 || bare(rest) !== '')
        return undefined;
    let last = from.row;
    let size = 0;
    for (let row = from.row + 1; row < lines.length && row - from.row <= MAX_LINES; row++) {
        const line = lines[row]?.text ?? '';
        const end = line.search(/-----END /);
        if (end !== -1)
            return size >= 16 ? throughEnd(text, (lines[row]?.start ?? 0) + end) : undefined;
        if (!isBody(line))
            break;
        const length = HEADER_LINE.test(bare(line)) ? 0 : base64Length(bare(line));
        size += length;
        if (length > 0)
            last = row;
    }
    const final = lines[last];
    return size >= 16 && final ? final.start + final.text.trimEnd().length : undefined;
}
function throughEnd(text, at) {
    const end = /^[\s\\nr"'`+]{0,10}-----END [A-Z0-9 ]{0,40}-----/.exec(text.slice(at, at + 90));
    return end ? at + end[0].length : at;
}
const base64Length = (value) => value.replace(/\\+[nrt]/g, '').replace(/[^A-Za-z0-9+/]/g, '').length;
/** An END whose BEGIN lies outside the text: the base64 lines directly before it. */
function fromEnd(text, lines) {
    const found = [];
    let row = 0;
    for (const end of text.matchAll(END)) {
        while ((lines[row + 1]?.start ?? Infinity) <= end.index)
            row++;
        const before = /(?:\\{1,4}[nrt]|[A-Za-z0-9+/=]){16,}$/.exec(text.slice(Math.max(lines[row]?.start ?? 0, end.index - 8_000), end.index));
        let first = row;
        while (first > 0 &&
            row - first < MAX_LINES &&
            isBody(lines[first - 1]?.text ?? '') &&
            bare(lines[first - 1]?.text ?? '') !== '')
            first--;
        const body = lines.slice(first, row).reduce((sum, line) => sum + base64Length(bare(line.text)), 0);
        const start = before ? end.index - before[0].length : (lines[first]?.start ?? 0);
        if (before || body >= 16)
            found.push(block(text, { start, end: end.index + end[0].length, name: '' }));
    }
    return found;
}
function block(text, at) {
    const kind = at.name.startsWith('PGP') ? 'pgp-private-key' : 'private-key';
    const value = text.slice(at.start, at.end);
    const severity = /ENCRYPTED/.test(value.slice(0, 120)) ? 'high' : 'critical';
    return {
        rule: 'secrets/key-material',
        kind,
        severity,
        start: at.start,
        end: at.end,
        value,
        report: true,
        specific: true,
        block: true,
    };
}
function putty(lines) {
    return lines.flatMap((line, row) => {
        if (!PUTTY.test(line.text))
            return [];
        const near = lines.slice(row + 1, row + 60).findIndex((next) => next.text.startsWith('Private-Lines:'));
        if (near === -1)
            return [];
        const head = row + 1 + near;
        const count = Math.min(MAX_LINES, Number(lines[head]?.text.slice(14)) || 0);
        const body = lines.slice(head + 1, head + 1 + count);
        const first = body[0];
        if (!first)
            return [];
        const text = body
            .map((one) => one.text)
            .join('\n')
            .trimEnd();
        return [
            {
                rule: 'secrets/key-material',
                kind: 'putty-private-key',
                severity: 'critical',
                start: first.start,
                end: first.start + text.length,
                value: text,
                report: true,
                specific: true,
                block: true,
            },
        ];
    });
}
/** The middle of a key whose first and last lines lie outside the text. Certificates and public keys have their own BEGIN. */
function middles(lines) {
    const found = [];
    let open = [];
    let published = false;
    for (const line of [...lines, { text: '', start: 0 }]) {
        if (line.text.includes('-----BEGIN '))
            published = !line.text.includes('PRIVATE');
        else if (line.text.includes('-----END '))
            published = false;
        const core = line.text.length < LONGEST_BODY ? bare(line.text) : '';
        if (!published && core.length >= WHOLE_LINE && BASE64.test(core) && (0,secret_values/* entropy */.Ue)(core) >= 4.2) {
            open.push({ text: core, start: line.start + line.text.indexOf(core) });
        }
        else if (open.length > 0) {
            if (open.length > 1)
                found.push(...open.map(middle), ...tailOf(line, core));
            open = [];
        }
    }
    return found;
}
/** The shorter last line. */
const tailOf = (line, core) => core.length >= 16 && BASE64.test(core) ? [middle({ text: core, start: line.start + line.text.indexOf(core) })] : [];
const middle = ({ text, start }) => ({
    rule: 'secrets/key-material',
    kind: 'private-key',
    severity: 'high',
    start,
    end: start + text.length,
    value: text,
    report: false,
    specific: true,
    block: true,
});

;// CONCATENATED MODULE: ./lib/inspect/long-runs.js
/** No token is shorter. */
const SHORTEST = 20;
const IN_TOKEN = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$:/~+=@-') {
    IN_TOKEN[char.charCodeAt(0)] = 1;
}
/** Every stretch of a text that is long enough for a token and holds nothing that no token holds. */
function longRuns(text) {
    const runs = [];
    let start = 0;
    for (let at = 0; at <= text.length; at++) {
        if (at < text.length && IN_TOKEN[text.charCodeAt(at)] === 1)
            continue;
        if (at - start >= SHORTEST)
            runs.push([start, at]);
        start = at + 1;
    }
    return runs;
}

;// CONCATENATED MODULE: ./lib/inspect/secret-patterns.js
const WORD_END = '(?![A-Za-z0-9_])';
const KEY_END = '(?![\\w=-])';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const TOKEN_SHAPES = [
    ['aws-access-key-id', '(?<![+/])(?:AKIA|ASIA|ABIA|ACCA)', `[A-Z0-9]{16}${WORD_END}`],
    ['aws-session-token', '(?:F[Qw]oGZXIvYXdz|IQoJb3JpZ2lu)', '[A-Za-z0-9+/=]{80,4000}'],
    ['aws-bedrock-key', '(?<![+/])ABSK', '[A-Za-z0-9+/]{100,200}={0,2}'],
    ['amazon-mws-token', 'amzn\\.mws\\.', `${UUID}`],
    ['github-token', 'gh[pousr]_', `[A-Za-z0-9]{36,255}${WORD_END}`],
    ['github-token', 'github_pat_', '[A-Za-z0-9_]{36,255}'],
    ['gitlab-token', 'gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas)-', '[\\w.-]{20,300}'],
    ['gitlab-token', 'GR1348941', '[\\w-]{20,40}'],
    ['slack-token', 'xox[abeoprs]-', '[A-Za-z0-9-]{16,250}'],
    ['slack-token', 'xoxe\\.xox', '[bp]-[A-Za-z0-9-]{40,250}'],
    ['slack-token', 'xapp-', '\\d-[A-Za-z0-9-]{30,200}'],
    ['slack-webhook', 'https://hooks\\.slack\\.com/', '(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80}'],
    ['teams-webhook', 'https://[a-z0-9]{1,63}\\.webhook\\.office\\.com/', 'webhookb2/[\\w@/-]{60,250}'],
    ['teams-webhook', 'https://outlook\\.office\\.com/webhook/', '[\\w@/-]{60,250}'],
    ['discord-webhook', 'https://(?:ptb\\.|canary\\.)?discord(?:app)?\\.com/api/', 'webhooks/\\d{17,20}/[\\w-]{60,80}'],
    ['discord-bot-token', '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.', '(?=[\\w-]{0,20}\\d)(?=[\\w-]{0,20}[A-Z])[\\w-]{27,45}'],
    ['telegram-bot-token', '\\d{8,10}:A', `[\\w-]{34}${KEY_END}`],
    ['stripe-key', '[sr]k_(?:live|prod)_', '[A-Za-z0-9]{16,247}'],
    ['stripe-test-key', '[sr]k_test_', '[A-Za-z0-9]{16,247}'],
    ['stripe-webhook-secret', 'whsec_', '[A-Za-z0-9+/]{24,80}={0,2}'],
    ['google-api-key', 'AIza', `[\\w-]{35}${KEY_END}`],
    ['google-oauth-token', 'ya29\\.', '[\\w-]{20,500}'],
    ['google-oauth-secret', 'GOCSPX-', '[\\w-]{28}'],
    ['google-refresh-token', '1//0', '[\\w-]{40,200}'],
    ['openai-api-key', 'sk-(?:proj|svcacct|admin|None)-', '[\\w-]{40,250}'],
    ['openai-api-key', 'sk-', `[A-Za-z0-9]{32,64}${KEY_END}`],
    ['anthropic-api-key', 'sk-ant-', '[a-z]{2,8}\\d{2}-[\\w-]{40,200}'],
    ['openrouter-api-key', 'sk-or-v1-', '[0-9a-f]{64}'],
    ['groq-api-key', 'gsk_', '[A-Za-z0-9]{40,80}'],
    ['xai-api-key', 'xai-', '[A-Za-z0-9]{70,90}'],
    ['perplexity-api-key', 'pplx-', '[A-Za-z0-9]{40,60}'],
    ['huggingface-token', 'hf_', `[A-Za-z0-9]{30,40}${WORD_END}`],
    ['huggingface-token', 'api_org_', '[A-Za-z0-9]{34}'],
    ['replicate-token', 'r8_', `[A-Za-z0-9]{37}${WORD_END}`],
    ['langsmith-api-key', 'lsv2_', '(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}'],
    ['pinecone-api-key', 'pcsk_', '[A-Za-z0-9_]{50,90}'],
    ['npm-token', 'npm_', `[A-Za-z0-9]{36}${WORD_END}`],
    ['pypi-token', 'pypi-AgE', '[\\w-]{50,300}'],
    ['rubygems-token', 'rubygems_', '[0-9a-f]{48}'],
    ['crates-token', '(?<![+/])cio', `[A-Za-z0-9]{32}${WORD_END}`],
    ['clojars-token', 'CLOJARS_', '[a-z0-9]{60}'],
    ['nuget-key', '(?<![+/])oy2', `[a-z0-9]{43}${WORD_END}`],
    ['artifactory-token', '(?<![+/])(?:AKCp|cmVmdGtu)', `[A-Za-z0-9]{56,80}${WORD_END}`],
    ['sendgrid-key', 'SG\\.', `[\\w-]{22}\\.[\\w-]{43}${KEY_END}`],
    ['twilio-key', '(?<![+/])SK', `[0-9a-f]{32}${WORD_END}`],
    ['mailgun-key', '(?<![\\w-])key-', `[0-9a-f]{32}${WORD_END}`],
    ['mailchimp-key', '[0-9a-f]{32}-us', `\\d{1,2}${WORD_END}`],
    ['brevo-key', 'xkeysib-', '[0-9a-f]{64}-[A-Za-z0-9]{16}'],
    ['mailersend-key', 'mlsn\\.', '[0-9a-f]{64}'],
    ['resend-key', 're_', `[A-Za-z0-9]{8}_[A-Za-z0-9]{24}${WORD_END}`],
    ['shopify-token', 'shp(?:at|ca|pa|ss)_', '[0-9a-fA-F]{32}'],
    ['linear-key', 'lin_(?:api|oauth)_', '[A-Za-z0-9]{40,70}'],
    ['notion-token', '(?:secret_|ntn_)', `[A-Za-z0-9]{43,50}${WORD_END}`],
    ['databricks-token', 'dapi', `[0-9a-f]{32}(?:-\\d)?${WORD_END}`],
    ['digitalocean-token', 'do[opr]_v1_', '[0-9a-f]{64}'],
    ['heroku-key', 'HRKU-', '[\\w-]{36,80}'],
    ['docker-token', 'dckr_(?:pat|oat)_', '[\\w-]{27,40}'],
    ['doppler-token', 'dp\\.(?:pt|st|sa|ct|scim|audit)\\.', '[\\w.-]{40,80}'],
    ['dynatrace-token', 'dt0[a-z]\\d\\d\\.', '[A-Z0-9]{24}\\.[A-Z0-9]{64}'],
    ['grafana-token', 'gl(?:c|sa)_', '[A-Za-z0-9+/_]{32,400}={0,2}'],
    ['new-relic-key', 'NRAK-', '[A-Z0-9]{27}'],
    ['new-relic-key', 'NRII-', '[\\w-]{32}'],
    ['sentry-token', 'sntry[su]_', '[A-Za-z0-9+/=_]{40,400}'],
    ['pulumi-token', 'pul-', `[0-9a-f]{40}${WORD_END}`],
    ['terraform-cloud-token', '[A-Za-z0-9]{14}\\.atlasv1\\.', '[\\w-]{60,70}'],
    ['vault-token', 'hv[sbr]\\.', '[\\w-]{24,300}'],
    ['age-secret-key', 'AGE-SECRET-KEY-1', '[0-9A-Z]{50,60}'],
    ['square-token', 'sq0(?:atp|csp)-', '[\\w-]{22,60}'],
    ['square-token', '(?<![+/])EAAA', `[\\w-]{60}${KEY_END}`],
    ['facebook-token', '(?<![+/])EAA[A-Z]', '[A-Za-z0-9]{50,400}'],
    ['braintree-token', 'access_token\\$(?:production|sandbox)\\$', '[0-9a-z]{16}\\$[0-9a-z]{32}'],
    ['planetscale-token', 'pscale_(?:tkn|pw|oauth)_', '[\\w.=-]{32,64}'],
    ['prefect-key', 'pnu_', `[a-z0-9]{36}${WORD_END}`],
    ['postman-key', 'PMAK-', '[0-9a-f]{24}-[0-9a-f]{34}'],
    ['readme-key', 'rdme_', '[a-z0-9]{70}'],
    ['tailscale-key', 'tskey-', '[a-z]{3,12}-[\\w-]{16,80}'],
    ['supabase-key', 'sbp_', `[0-9a-f]{40}${WORD_END}`],
    ['supabase-key', 'sb_secret_', '[\\w-]{20,60}'],
    ['fly-token', 'fo1_', '[\\w-]{43}'],
    ['frameio-token', 'fio-u-', '[\\w-]{64}'],
    ['launchdarkly-key', '(?:sdk|api)-', `${UUID}${WORD_END}`],
    ['atlassian-token', 'ATATT3', '[\\w=-]{100,250}'],
    ['bitbucket-token', '(?<![+/])ATBB', '[A-Za-z0-9_=.-]{28,200}'],
    ['contentful-token', 'CFPAT-', '[\\w-]{43}'],
    ['figma-token', 'fig[dour]_', '[\\w-]{38,60}'],
    ['cloudflare-token', 'cf(?:at|ut|k)_', `[A-Za-z0-9]{40}[0-9a-f]{8}${WORD_END}`],
    ['cloudflare-origin-ca-key', 'v1\\.0-', '[0-9a-f]{24}-[0-9a-f]{146}'],
    ['adafruit-key', 'aio_', `[A-Za-z0-9]{28}${WORD_END}`],
    ['alibaba-access-key', '(?<![+/])LTAI', `[A-Za-z0-9]{16,24}${WORD_END}`],
    ['tencent-secret-id', '(?<![+/])AKID', `[A-Za-z0-9]{32}${WORD_END}`],
    ['onepassword-token', 'ops_eyJ', '[A-Za-z0-9+/_-]{100,4000}={0,3}'],
    ['sourcegraph-token', 'sgp_', '(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}'],
    ['sonarqube-token', 'sq[upa]_', `[0-9a-f]{40}${WORD_END}`],
    ['yandex-key', 'AQVN', '[\\w-]{35,38}'],
    ['airtable-token', 'pat[A-Za-z0-9]{14}\\.', '[0-9a-f]{64}'],
    ['duffel-token', 'duffel_live_', '[\\w=-]{43}'],
    ['easypost-key', 'EZ[AT]K', `[A-Za-z0-9]{54}${WORD_END}`],
    ['shippo-token', 'shippo_(?:live|test)_', '[0-9a-f]{40}'],
    ['flutterwave-key', 'FLWSECK(?:_TEST)?-', '[0-9a-zA-Z]{12,32}-X'],
    ['typeform-token', 'tfp_', '[\\w.=-]{40,60}'],
    ['buildkite-token', 'bk[ua]a_', '[0-9a-f]{40}'],
    ['circleci-token', 'CCIP(?:AT|RJ)_', '[\\w-]{40,90}'],
    ['netlify-token', 'nf[pocu]_', `[A-Za-z0-9]{36}${WORD_END}`],
    ['kolide-key', 'k2sk_v\\d_', '[A-Za-z0-9]{24}'],
    ['onfido-token', 'api_(?:live|sandbox)(?:_[a-z]{2})?\\.', '[\\w-]{11}\\.[\\w-]{32}'],
    ['firebase-server-key', '(?<![+/])AAAA[\\w-]{7}:', '[\\w-]{140}'],
    ['octopus-key', 'API-', `[A-Z0-9]{26}${WORD_END}`],
    ['openshift-token', 'sha256~', '[\\w-]{43}'],
    ['hubspot-token', 'pat-(?:na|eu)\\d-', UUID],
    ['mapbox-secret-token', 'sk\\.eyJ', '[\\w-]{50,200}\\.[\\w-]{20,30}'],
    ['jwt', 'eyJ', '[\\w-]{14,2000}\\.eyJ[\\w-]{10,6000}(?:\\.[\\w-]{10,1000})?'],
];
/** Made to be shown to everyone, yet shaped like keys: redacted, never a finding. */
const PUBLISHABLE_SHAPES = [
    ['stripe-publishable-key', 'pk_(?:live|test)_', '[A-Za-z0-9]{16,247}'],
    ['mapbox-public-token', 'pk\\.eyJ', '[\\w-]{50,200}\\.[\\w-]{20,30}'],
    ['sentry-dsn', 'https://[0-9a-f]{32}@', '[a-z0-9.-]{4,100}/\\d{1,20}'],
    ['supabase-publishable-key', 'sb_publishable_', '[\\w-]{20,60}'],
    ['twilio-account-sid', '(?<![+/])AC', `[0-9a-f]{32}${WORD_END}`],
];
/** Services whose keys are bare hex or UUIDs: only their name beside the value tells. */
const NAMED_SERVICES = new RegExp([
    'heroku|snyk|sauce|softlayer|sonar(?:qube|cloud)?|hockeyapp|twilio|datadog|algolia|mixpanel|rollbar|bugsnag',
    'amplitude|postmark|mandrill|mailjet|nexmo|vonage|plaid|okta|cloudinary|pusher|launchdarkly|coinbase|binance',
    'kraken|bitly|codecov|codeclimate|travis|circleci|jenkins|netlify|fastly|confluent|elastic|dropbox|twitter',
    'facebook|linkedin|spotify|twitch|asana|zendesk|freshdesk|trello|jira|paypal|square|braintree|adyen|plivo',
    'messagebird|airtable|contentful|newrelic|pagerduty|opsgenie|splunk|loggly|papertrail|mailgun|mailchimp',
    'sendgrid|stripe|slack|zapier|intercom|hubspot|shodan|virustotal|etherscan|infura|alchemy|rapidapi',
].join('|'), 'i');

;// CONCATENATED MODULE: ./lib/inspect/provider-tokens.js



const SHAPES = [...TOKEN_SHAPES, ...PUBLISHABLE_SHAPES].map(([kind, start, rest], at) => ({
    kind,
    whole: new RegExp(start + rest, 'y'),
    report: at < TOKEN_SHAPES.length,
}));
/** The shapes by the character they start with; those that start with one of many under every character. */
const BY_FIRST = new Map(Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).map((char) => [
    char,
    SHAPES.filter(({ whole }) => {
        const plain = /^(?:\(\?<!\[\+\/\]\))?([A-Za-z])/.exec(whole.source)?.[1];
        return plain === undefined || plain === char;
    }),
]));
const ANY_START = new RegExp(`(?<![A-Za-z0-9])(?:${[...TOKEN_SHAPES, ...PUBLISHABLE_SHAPES].map(([, start]) => start).join('|')})`, 'g');
/** Made for tests, or made up for them. */
const OFTEN_SAMPLES = new Set(['jwt', 'stripe-test-key']);
const HIGH = new Set(['aws-access-key-id', 'jwt', 'tencent-secret-id', 'alibaba-access-key']);
/** The app that a Google web key belongs to ships that key to every browser. */
const FIREBASE_WEB_CONFIG = /authDomain|messagingSenderId|storageBucket|firebaseapp\.com/;
/** The tokens that start inside one of the runs of a text. */
function providerTokens(text, runs, place) {
    return runs
        .flatMap(([from, to]) => tokensIn(text, from, to))
        .map((token) => (place.sample && OFTEN_SAMPLES.has(token.kind) ? { ...token, report: false } : token));
}
function tokensIn(text, from, to) {
    const found = [];
    const run = text.slice(from, to);
    ANY_START.lastIndex = 0;
    for (let hit = ANY_START.exec(run); hit; hit = ANY_START.exec(run)) {
        const token = tokenAt(text, from + hit.index);
        if (token)
            found.push(token);
        ANY_START.lastIndex = token ? token.end - from : hit.index + 1;
    }
    return found;
}
function tokenAt(text, at) {
    for (const { kind, whole, report } of BY_FIRST.get(text[at] ?? '') ?? []) {
        whole.lastIndex = at;
        const value = whole.exec(text)?.[0];
        if (value === undefined)
            continue;
        return {
            rule: 'secrets/literal-credential',
            kind,
            severity: kind === 'stripe-test-key' ? 'medium' : HIGH.has(kind) ? 'high' : 'critical',
            start: at,
            end: at + value.length,
            value,
            report: report && !(0,secret_values/* looksMadeUp */.r6)(value) && !isPublic(kind, value, text.slice(Math.max(0, at - 400), at + 400)),
            specific: true,
        };
    }
    return undefined;
}
function isPublic(kind, value, around) {
    if (kind === 'google-api-key')
        return FIREBASE_WEB_CONFIG.test(around);
    if (kind !== 'jwt')
        return false;
    const claims = Buffer.from(value.split('.')[1] ?? '', 'base64url').toString('latin1');
    return /"role"\s*:\s*"anon"/.test(claims);
}
/** `"ab" + "cd"`, `'ab' . 'cd'`, and the same broken over two lines. */
const JOIN = /(["'`])[ \t]{0,20}(?:\+|\.{1,2}|&|\\)?[ \t]{0,20}(?:\r?\n[ \t]{0,80}(?:\+|\.|&)?[ \t]{0,20})?(["'`])/g;
/** Tokens that only appear once neighbouring literals are put together. */
function splitTokens(text, place) {
    const pieces = [{ from: 0, at: 0 }];
    let joined = '';
    let last = 0;
    for (const hit of text.matchAll(JOIN)) {
        if (hit[1] !== hit[2] || hit[0].length < 3)
            continue;
        joined += text.slice(last, hit.index);
        last = hit.index + hit[0].length;
        pieces.push({ from: last, at: joined.length });
    }
    if (pieces.length === 1)
        return [];
    joined += text.slice(last);
    return providerTokens(joined, longRuns(joined), place).flatMap((token) => {
        const first = pieceOf(pieces, token.start);
        const final = pieceOf(pieces, token.end - 1);
        if (first === final)
            return [];
        return [
            {
                ...token,
                start: first.from + token.start - first.at,
                end: final.from + token.end - final.at,
                split: true,
            },
        ];
    });
}
function pieceOf(pieces, offset) {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((pieces[middle]?.at ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return pieces[low] ?? { from: 0, at: 0 };
}

;// CONCATENATED MODULE: ./lib/inspect/secret-names.js

const PASSWORDS = /^(?:passwords?|passwd|passwort|pwd|pass|passphrase|passcode|psk|pw)$/;
const GLUED_PASSWORD = /(?:password|passwd|passphrase|pwd)$|(?:db|my|user|root|admin|smtp|mail|ftp|redis|mysql|pg|ssh|login|email|sql|keystore|truststore)pass$/;
const KEY_OWNERS = /^(?:api|access|secret|private|signing|sign|encryption|encrypt|decryption|decrypt|master|account|auth|jwt|hmac|shared|aes|des|crypto|cipher|app|application|service|admin|license|storage|webhook|session|cookie|consumer|subscription|functions|symmetric|rsa|ssh|server|client|authorization|base)$/;
const SECRET_KEYS = /^(?:secret|private|signing|sign|encryption|encrypt|decryption|jwt|hmac|aes|des|cipher|symmetric|master)$/;
const GLUED_KEY = /(?:api|access|secret|private|auth|signing|encryption|master|account|app)keys?$/;
/** Words after the noun that change nothing: `passwordValue`, `SECRET_PROD`, `tokenBase64`. */
const TRAILING = /^(?:value|val|default|prod|production|dev|development|staging|live|local|string|str|text|plain|plaintext|cleartext|raw|b|base|bytes|old|primary|secondary|v)$/;
const OTHER_MATTERS = /^(?:public|publishable|pub|pubkey|anon|site|csrf|xsrf|next|page|paging|pagination|continuation|cursor|nonce|syntax|lexer|stop|special|pad|eos|bos|mask|unk|sep|cancel|cancellation|injection|design|hash|hashed|encrypted|hint|fingerprint|thumbprint|checksum|cache|primary|foreign|partition|sort|translation|i18n|label|placeholder|regex|pattern)$/;
const ACTIONS = /^(?:forgot|forget|reset|change|update|invalid|wrong|missing|incorrect|show|hide|toggle|confirm|validate|verify|check|generate|create|has|is|no|enter|require|required|min|max|error|bad|expired|unauthorized|get|new|repeat|type|name|grant|column|field|input|header|param)$/;
const seen = new Map();
/** `undefined` where the name promises no credential: `passwordField`, `tokenUrl`, `author`. */
function credentialName(name) {
    if (seen.has(name))
        return seen.get(name);
    if (seen.size > 5_000)
        seen.clear();
    const named = readName(wordsOf(name));
    seen.set(name, named);
    return named;
}
const wordsOf = (name) => name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
function readName(words) {
    const kept = [...words];
    while (kept.length > 1 && TRAILING.test(kept.at(-1) ?? ''))
        kept.pop();
    if (kept.some((word) => OTHER_MATTERS.test(word)) || kept.slice(0, -1).some((word) => ACTIONS.test(word)))
        return undefined;
    const last = kept.at(-1) ?? '';
    const before = kept.at(-2) ?? '';
    const known = nounOf(last, before, kept);
    if (known)
        return known;
    return NAMED_SERVICES.test(kept.join('')) && /key|token|^api$|auth/.test(last + before)
        ? { kind: 'service-key', trust: 'service' }
        : serviceAlone(kept);
}
const serviceAlone = (words) => words.length <= 2 && new RegExp(`^(?:api)?(?:${NAMED_SERVICES.source})(?:api)?$`).test(words.join(''))
    ? { kind: 'service-key', trust: 'service' }
    : undefined;
function nounOf(last, before, words) {
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
    if (last === 'token' || (last.endsWith('token') && last.length > 6))
        return { kind: 'token', trust: 'token' };
    if (GLUED_KEY.test(last))
        return { kind: keyKind(last.replace(/keys?$/, ''), aws), trust: trustOf(last.replace(/keys?$/, '')) };
    if ((last === 'key' || last === 'keys') && KEY_OWNERS.test(before))
        return { kind: keyKind(before, aws), trust: trustOf(before) };
    if (last === 'key' && /secret|access/.test(words.at(-3) ?? ''))
        return { kind: keyKind('access', aws), trust: 'token' };
    if (/^(?:auth|credentials?|creds|apikeys?|sas)$/.test(last))
        return { kind: 'credential', trust: 'token' };
    return undefined;
}
const trustOf = (owner) => (SECRET_KEYS.test(owner) ? 'secret' : 'token');
function keyKind(owner, aws) {
    if (aws && /secret|access/.test(owner))
        return 'aws-secret-key';
    if (/^sign/.test(owner) || owner === 'jwt' || owner === 'hmac')
        return 'signing-key';
    if (/encrypt|decrypt|aes|des|cipher|crypto|symmetric|master/.test(owner))
        return 'encryption-key';
    return `${owner.replace(/^application$/, 'app')}-key`;
}

;// CONCATENATED MODULE: ./lib/inspect/secret-siblings.js
/** A user, host or client beside a password makes a record of real access data. */
const SIBLING = /(?<![\w-])["'`:]?(?:[\w.-]{0,30}[._-])?(?:user(?:_?name|_?id)?|usr|host(?:_?name)?|addr(?:ess)?|server|database|db_?name|client_?id|callback_?url|issuer|e?mail|dsn|dialect|datasource)["'`]?[ \t]{0,4}(?:=>|:=|=|:)[ \t]{0,4}(?:(["'`])([^"'`\n]{2,80})\1|([\w.@-]{2,60})[ \t\r]{0,4}$)/gim;
const NO_DATA = /^(?:string|text|str|varchar|number|int|email|mail|password|hidden|required|optional|true|false|null|none|undefined|user|user_?name|login|name|host|server|address|database|[A-Z][a-z]+|.*\s.*|.*[<{$].*)$/;
const REACH = 600;
const LINES = 3;
/** Offsets of the siblings in a text; `bare`: whether values stand without quotes in this file. */
function siblingsIn(text, bare) {
    return [...text.matchAll(SIBLING)]
        .filter((hit) => (bare || hit[2] !== undefined) && !NO_DATA.test(hit[2] ?? hit[3] ?? ''))
        .map((hit) => hit.index);
}
function isBeside(text, siblings, at) {
    let low = 0;
    let high = siblings.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((siblings[middle] ?? 0) < at)
            low = middle + 1;
        else
            high = middle;
    }
    return [siblings[low - 1], siblings[low]].some((other) => {
        if (other === undefined || Math.abs(other - at) > REACH)
            return false;
        return text.slice(Math.min(other, at), Math.max(other, at)).split('\n').length <= LINES + 1;
    });
}

;// CONCATENATED MODULE: ./lib/inspect/secret-verdicts.js


/** Whether a value beside the name of a credential is one. */
function verdictOn(source, hit, { value, gap, quoted }) {
    const { trust } = hit.named;
    const like = (0,secret_values/* likeness */.$R)(value);
    if ((0,secret_values/* isHash */.jN)(value))
        return trust === 'password' ? 'redact' : undefined;
    if (trust === 'service')
        return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value) || secret_values/* UUID */.kk.test(value) ? 'report' : undefined;
    if (gap === 'fallback')
        return fallbackVerdict(value, trust);
    if (like === 'none' || (like === 'random' && secret_values/* UUID */.kk.test(value) && trust === 'token' && hit.named.kind === 'token')) {
        return like === 'random' ? serviceVerdict(hit) : undefined;
    }
    if (like === 'random')
        return gap === 'compare' && trust === 'token' ? 'redact' : 'report';
    if (trust === 'token')
        return like === 'mixed' && quoted && value.length >= 12 && (value.match(/\d/g)?.length ?? 0) >= 2
            ? 'report'
            : undefined;
    if (like === 'mixed')
        return quoted || gap !== 'assign' || !/^\w+(?:\.\w+)+$/.test(value) ? 'report' : undefined;
    if (gap === 'comma' || gap === 'compare' || gap === 'element')
        return undefined;
    return wordVerdict(source, hit, value);
}
const serviceVerdict = (hit) => /snyk|heroku|sauce|circleci|postmark|codecov/i.test(hit.name) ? 'report' : 'redact';
/** A fallback runs wherever the variable is missing, so a weak value is as bad as a real one. */
function fallbackVerdict(value, trust) {
    const like = (0,secret_values/* likeness */.$R)(value);
    if (value.length < 3 || /^(?:null|none|undefined|false|true|unset|missing)$/i.test(value))
        return undefined;
    if (trust === 'token')
        return like === 'random' || like === 'mixed' ? 'report' : undefined;
    if (like !== 'none')
        return 'report';
    return /\s|[${}<>]|^[A-Z_]+$|^[/.]|:\/\//.test(value) || value.startsWith('‹') ? undefined : 'report';
}
/** Plain words are a password only beside a real user or host, or when they are among those everybody tries first. */
function wordVerdict(source, hit, value) {
    if (/^(?:string|text|str|varchar|hidden|required|optional|true|false|null|none|inherit|prompt|undefined)$/i.test(value))
        return undefined;
    if (WEAK_SECRET.test(value))
        return 'report';
    if (/^\d{4,12}$/.test(value))
        return hit.named.trust === 'password' ? 'report' : undefined;
    if ((0,secret_values/* isNoValue */.RL)(value) || /^[A-Z][a-z]+$/.test(value))
        return undefined;
    const own = (0,secret_values/* namesItself */.e0)(value) && !/^(?:password|secret|admin|root|pass)$/.test(value);
    return !own && isBeside(source.text, source.siblings(), hit.start) ? 'report' : undefined;
}
const WEAK_SECRET = /^(?:(?:my|our|the|some|super|very|top|ultra|mega)[-_ ]?){1,4}(?:secure|secret|private|strong|long|jwt|session)[-_ ]?\w{0,12}(?:[-_ ]\w{1,12}){0,3}$|^sh{2,}|keyboard[-_ ]?cat|^letmein|^qwerty|correct-?horse|^iloveyou|^trustno1/i;

;// CONCATENATED MODULE: ./lib/inspect/secret-assignments.js




const NOUN = /pass(?:w(?:or)?d|wort|phrase|code)?|pwd|secret|token|credential|creds|psk|api[_-]?key|[a-z_-]key|auth|_pw\b|sas\b/gi;
const SERVICE = /(?:heroku|snyk|sauce|softlayer|sonarqube|sonarcloud|hockeyapp|shodan|etherscan|infura)[\w-]{0,40}/gi;
const LONGEST_NAME = 60;
const QUOTES = '\\\\?["\'`]';
/** ` : string =`, ` string =`, `[] =`: a type between the name and its value. */
const TYPE = "(?:\\[\\]|\\??[ \\t]{0,4}:[ \\t]{0,4}[&'*\\w.<>?\\[\\]| ]{1,40}?(?=[ \\t]{0,4}=)|[ \\t]{1,4}(?:string|String|str|char)\\b)?";
const WRAPPERS = '(?:(?:new[ \\t]{1,4})?(?:Buffer\\.from|\\[\\]byte|bytes|String|SecretStr|SecretString|SecretKeySpec|(?:\\w{1,30}\\.){0,4}(?:encode|getBytes|GetBytes|Base64\\.encode\\w*|b64encode|toCharArray|from))\\([ \\t]{0,4})?';
/** What may stand between a name and its value, tried in this order. */
const GAPS = [
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
        pattern: new RegExp(`(?:${QUOTES})?[ \\t]{0,4},?\\s{1,40}(?:- )?(?:["']?[vV]alue["']?|VALUE)[ \\t]{0,4}[:=][ \\t]{0,4}`, 'y'),
    },
    {
        gap: 'assign',
        pattern: new RegExp(`(?:${QUOTES})?[)\\]]{0,3}${TYPE}[ \\t]{0,8}(?:=>|:=|\\|\\|=|\\?\\?=|=|:)[ \\t]{0,8}`, 'y'),
    },
    { gap: 'element', pattern: /["']?[ \t]{0,4}>(?=[^<>\n]{4,200}<\/)/y },
    {
        gap: 'comma',
        pattern: new RegExp(`${QUOTES}[ \\t]{0,4},[ \\t]{0,4}(?:\\r?\\n[ \\t]{1,40})?(?:default(?:_value)?[ \\t]{0,2}=[ \\t]{0,2})?`, 'y'),
    },
];
const QUOTED = new RegExp(`${WRAPPERS}([bBrRuUfF@$]{0,2})(${QUOTES})((?:(?!\\2)(?:\\\\.|[^\\\\\\n])){1,512}?)\\2`, 'y');
const BARE = /[^\s"'`#,;{}[\]<>|&()\\]{4,512}(?=[ \t]*(?:$|[\r\n#;,&<)]|"|'|`))/my;
const WHOLE = /(?!["'`|>&*])\S{4,512}/y;
const ELEMENT = /[^<>\n]{4,200}/y;
const SOLID = /^(?!\w+(?:\.\w+)+$)[\w+/=.~%-]+$/;
const NEXT_LINE = /[ \t]{0,8}\r?\n[ \t]{1,40}/y;
const PAIR_NAME = /name["']?\s{0,4}[:=]\s{0,4}["']?[\w.-]{0,40}$|key\s{0,4}=\s{0,4}["'][\w.:-]{0,40}$/i;
const LOOKUP = /(?:env|environ\.get|config|fetch|getOrDefault|get_?property|setdefault|lookup|secret)\w{0,20}[([]{1,2}\s{0,4}["'`][\w.-]{0,40}$|SetDefault\([ \t]{0,4}["'][\w.-]{0,40}$/i;
/** `process.env.X || `, `os.environ.get("X", `, with any name for X. */
const LOOKED_UP = /(?:process\.env|import\.meta\.env|ENV|os\.environ|config|settings|getenv)[\w.[\]"'(]{1,60}[)\]]{0,2}[ \t]{0,4}(?:\|\||\?\?|\?:|or\b|,)[ \t]{0,4}(?:default[ \t]{0,2}=[ \t]{0,2})?/y;
const SHELL_DEFAULT = /:[-=]?([^\s${}"'`]{3,200})\}/y;
const SPACE = /[ \t]{1,4}/y;
/** Values that stand beside a name which promises a credential. */
function assignments(text, place) {
    let siblings;
    const source = {
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
        return value && verdict ? [secret_assignments_candidate(place, hit, { ...value, report: verdict === 'report' })] : [];
    });
}
function namesIn(text, noun) {
    const hits = [];
    let past = -1;
    for (const match of text.matchAll(noun)) {
        if (match.index < past)
            continue;
        const { name, start, end } = nameAt(text, match.index);
        past = end;
        const named = name.length <= LONGEST_NAME ? credentialName(name) : undefined;
        if (named)
            hits.push({ name, named, start, end });
    }
    return hits;
}
/** The whole name around an offset: `password` of `db.password`, all of `DB-PASSWORD`. */
function nameAt(text, at) {
    let start = at;
    let end = at;
    while (start > 0 && at - start <= LONGEST_NAME && isNameChar(text.charCodeAt(start - 1)))
        start--;
    while (end < text.length && end - at <= LONGEST_NAME && isNameChar(text.charCodeAt(end)))
        end++;
    return { name: text.slice(start, end), start, end };
}
const isNameChar = (code) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45;
function valueAfter(source, hit) {
    const { text, place } = source;
    const before = text.slice(Math.max(0, hit.start - 60), hit.start);
    if (/\$\{[\w.]{0,40}$/.test(before))
        return shellDefault(text, hit.end);
    for (const { gap, pattern } of GAPS) {
        pattern.lastIndex = hit.end;
        if (!pattern.test(text))
            continue;
        const at = pattern.lastIndex;
        if (gap === 'comma')
            return quotedAt(text, at, LOOKUP.test(before) ? 'fallback' : 'comma');
        if (gap === 'pair' && !PAIR_NAME.test(before))
            continue;
        return literalAt(source, at, gap);
    }
    const instruction = place.docker && /^[ \t]*(?:ENV|ARG)[ \t]+$/i.test(before.slice(before.lastIndexOf('\n') + 1));
    return instruction || hit.name.startsWith('--') ? spaced(text, hit.end) : undefined;
}
function shellDefault(text, at) {
    SHELL_DEFAULT.lastIndex = at;
    const value = SHELL_DEFAULT.exec(text)?.[1];
    if (value === undefined)
        return undefined;
    return { start: SHELL_DEFAULT.lastIndex - 1 - value.length, value, gap: 'fallback', quoted: true };
}
function spaced(text, end) {
    SPACE.lastIndex = end;
    if (!SPACE.test(text))
        return undefined;
    return quotedAt(text, SPACE.lastIndex, 'option') ?? bareAt(text, SPACE.lastIndex, { gap: 'option', pattern: BARE });
}
function literalAt({ text, place }, at, gap) {
    const quoted = quotedAt(text, at, gap) ?? (gap === 'assign' ? quotedAt(text, nextLine(text, at), gap) : undefined);
    if (quoted)
        return quoted;
    LOOKED_UP.lastIndex = at;
    if (LOOKED_UP.test(text))
        return quotedAt(text, LOOKED_UP.lastIndex, 'fallback');
    if (gap === 'element')
        return bareAt(text, at, { gap, pattern: ELEMENT });
    if (gap !== 'assign' && gap !== 'pair')
        return undefined;
    if (place.bare)
        return bareAt(text, at, { gap, pattern: WHOLE });
    const bare = bareAt(text, at, { gap, pattern: BARE });
    return bare && SOLID.test(bare.value) && (0,secret_values/* likeness */.$R)(bare.value) === 'random' && (place.prose || isInText(text, at))
        ? bare
        : undefined;
}
function nextLine(text, at) {
    NEXT_LINE.lastIndex = at;
    return NEXT_LINE.test(text) ? NEXT_LINE.lastIndex : at;
}
/** `…?access_token=value` and `password=value` inside a string of code. */
const isInText = (text, at) => /["'`?&][^"'`\n=]{0,60}=$/.test(text.slice(Math.max(0, at - 70), at));
function quotedAt(text, at, gap) {
    QUOTED.lastIndex = at;
    const hit = QUOTED.exec(text);
    const value = hit?.[3];
    if (!hit || value === undefined)
        return undefined;
    const start = QUOTED.lastIndex - (hit[2] ?? '').length - value.length;
    if (/[fF$]/.test(hit[1] ?? '') && value.includes('{'))
        return undefined;
    return { start, value, gap, quoted: true };
}
function bareAt(text, at, { gap, pattern }) {
    pattern.lastIndex = at;
    const value = pattern.exec(text)?.[0].replace(/[ \t,;]+$/, '');
    return value === undefined ? undefined : { start: at, value, gap, quoted: gap === 'element' };
}
function secret_assignments_candidate(place, hit, found) {
    const { kind } = hit.named;
    const local = place.compose && !/mixed|random/.test((0,secret_values/* likeness */.$R)(found.value));
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

;// CONCATENATED MODULE: ./lib/inspect/secret-calls.js

const KEY = 'signing-key';
const SINKS = [
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
const STATEMENTS = [
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
        pattern: /\bhttp_basic_authenticate_with\b[^\n]{0,200}?\bpassword(?::|["']?[ \t]?=>)[ \t]?["']([^"'\n]{4,128})["']/g,
        kind: 'password',
    },
];
const ANY_STATEMENT = /IDENTIFIED|PASSWORD|sshpass|curl|http_basic|\.equals\(/i;
const PRIVATE_FIELD = /\b(?:session|cookieSession|(?:express)?[jJ]wt\d?|Strategy)\(\s{0,20}\{[^{}]{0,300}?\b(?:secret|secretOrKey|clientSecret)[ \t]{0,2}:[ \t]{0,2}(["'`])([^"'`\n]{3,200})\1/g;
const LITERAL = /^\s*(?:(?:new\s+)?(?:[\w.]{1,60}|\[\]byte)\(\s*)?[bBrRu]{0,2}(["'`])((?:(?!\1)[^\\\n]|\\.){3,512})\1/;
const IDENTIFIER = /^\s*([$@]{0,2}[A-Za-z_][\w$]{0,60})\s*$/;
const MOST_NAMES = 100;
const LONGEST_CALL = 600;
const MOST_CALLS = 20_000;
/** Literals handed to what takes a key or a password, directly or through a variable of the same file. */
function credentialCalls(text, place) {
    const defined = definitionsIn(text);
    const calls = [...text.matchAll(ANY_SINK)].slice(0, MOST_CALLS).flatMap((hit) => {
        const sink = SINKS.find(({ call }) => {
            call.lastIndex = hit.index;
            return call.test(text);
        });
        const argument = sink && argumentAt(text, hit.index + hit[0].length, sink.argument);
        const literal = argument && (literalIn(argument) ?? defined(argument.text));
        return literal ? [secret_calls_candidate(place, sink.kind, literal)] : [];
    });
    const statements = (ANY_STATEMENT.test(text) ? STATEMENTS : []).flatMap(({ pattern, kind }) => [...text.matchAll(pattern)].map((hit) => {
        const value = hit[1] ?? hit[2] ?? hit[3] ?? '';
        return secret_calls_candidate(place, kind, { value, start: hit.index + hit[0].lastIndexOf(value) });
    }));
    const fields = [...text.matchAll(PRIVATE_FIELD)].map((hit) => {
        const value = hit[2] ?? '';
        return secret_calls_candidate(place, 'secret', { value, start: hit.index + hit[0].length - value.length - 1 });
    });
    return [...calls, ...statements, ...fields].filter(({ value }) => isCredential(value));
}
/** The n-th argument of the call whose bracket opens just before `from`. */
function argumentAt(text, from, index) {
    let depth = 0;
    let nth = 0;
    let start = from;
    for (let at = from; at < Math.min(text.length, from + LONGEST_CALL); at++) {
        const char = text[at] ?? '';
        if (`"'\``.includes(char))
            at = closing(text, at);
        else if ('([{'.includes(char))
            depth++;
        else if (depth > 0 && ')]}'.includes(char))
            depth--;
        else if (depth === 0 && (char === ',' || char === ')')) {
            if (nth === index)
                return { text: text.slice(start, at), start };
            if (char === ')')
                return undefined;
            nth++;
            start = at + 1;
        }
    }
    return undefined;
}
function closing(text, open) {
    for (let at = open + 1; at < Math.min(text.length, open + LONGEST_CALL); at++) {
        if (text[at] === '\\')
            at++;
        else if (text[at] === text[open])
            return at;
    }
    return text.length;
}
function literalIn(argument) {
    const hit = LITERAL.exec(argument.text);
    const value = hit?.[2];
    if (!hit || value === undefined)
        return undefined;
    return { value, start: argument.start + hit[0].length - 1 - value.length };
}
/** Looks up what a variable was set to; each name once, and not more names than any real file has. */
function definitionsIn(text) {
    const known = new Map();
    return (argument) => {
        const name = IDENTIFIER.exec(argument)?.[1];
        if (name === undefined)
            return undefined;
        if (!known.has(name) && known.size < MOST_NAMES)
            known.set(name, definitionOf(text, name));
        return known.get(name);
    };
}
function definitionOf(text, name) {
    const escaped = name.replace(/\$/g, '\\$');
    const definition = new RegExp(`(?<![\\w$.])${escaped}(?:[ \\t]*:[ \\t]*[\\w&']{1,20})?[ \\t]{0,8}:?=[ \\t]{0,8}[b@]?(["'\`])((?:(?!\\1)[^\\\\\\n]|\\\\.){3,512})\\1`);
    const hit = definition.exec(text);
    const value = hit?.[2];
    if (!hit || value === undefined)
        return undefined;
    return { value, start: hit.index + hit[0].length - 1 - value.length };
}
/** Whatever literal stands where a key is expected is the key: even a weak word, as long as it is a value at all. */
function isCredential(value) {
    if ((0,secret_values/* likeness */.$R)(value) === 'random')
        return true;
    if (/^[^A-Za-z0-9]+$|x{4}|[{}<>]|^\$|%[sdv(]|^‹|^-----|^\.{0,2}\/|:\/\/|^[\w-]+\.(?:pem|key|crt)$/.test(value) ||
        (0,secret_values/* isHash */.jN)(value))
        return false;
    if (/^(?:none|null|true|false|utf-?8|hex|base64|ascii|sha\d+|[HREP]S\d{3})$/i.test(value))
        return false;
    return !/\s/.test(value) || !(0,secret_values/* namesItself */.e0)(value);
}
const secret_calls_candidate = (place, kind, { value, start }) => ({
    rule: /key/.test(kind) ? 'secrets/key-material' : place.rule,
    kind,
    severity: 'high',
    start,
    end: start + value.length,
    value,
    report: !place.sample,
    specific: false,
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/inspect/secret-places.js

const SAMPLE_NAME = /(?:^|[._-])(?:example|sample|template|dist|tmpl|tpl|default)s?(?:[._-]|$)|\.(?:tmpl|tpl|j2|erb|mustache|hbs)$/i;
const TEST_PATH = /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|fixtures?|testdata|test-data|mocks?|e2e|cypress|stubs?|samples?|examples?|integration-tests?)\/|[._-](?:test|spec|stories|mock|fixture)s?\.\w+$|(?:^|\/)(?:test_[^/]*|conftest)\.py$|(?:Test|Tests|TestCase|Spec|IT)\.(?:java|kt|cs|php|swift|scala|groovy)$|_(?:test|spec)\.(?:go|rb|py|exs|dart)$/;
const DOCUMENT = /\.(?:md|mdx|markdown|rst|adoc|ipynb)$/i;
const ENV_FILE = /^\.?env(?:rc)?(?:\.|$)|\.env$|^\.flaskenv$/i;
const secret_places_BARE = /\.(?:ya?ml|properties|ini|cfg|conf|cnf|toml|npmrc|pypirc|netrc|editorconfig|tfvars|sh|bash|zsh|bat|ps1)$|^\.(?:npmrc|pypirc|netrc|pgpass|my\.cnf)$|^(?:credentials|config)$/i;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|java|kts?|scala|groovy|gradle|py|pyi|rb|php|go|rs|cs|fs|vb|c|h|cc|cpp|hpp|m|mm|swift|dart|ex|exs|erl|clj|pl|lua|r|sql|html?|css|scss)$/i;
const DOCKERFILE = /^(?:dockerfile|containerfile)|\.(?:dockerfile)$/i;
const COMPOSE = /^(?:docker-)?compose.*\.ya?ml$/i;
function placeOf(path) {
    const file = (0,external_node_path_.basename)(path);
    const docker = DOCKERFILE.test(file);
    return {
        sample: SAMPLE_NAME.test(file) || TEST_PATH.test(path) || DOCUMENT.test(file),
        bare: docker || ENV_FILE.test(file) || secret_places_BARE.test(file),
        prose: !CODE.test(file),
        docker,
        compose: COMPOSE.test(file),
        rule: ruleFor(path, file),
    };
}
function ruleFor(path, file) {
    if (/(?:^|\/)\.github\/workflows\/|^\.gitlab-ci\.yml$|^azure-pipelines\.ya?ml$|^Jenkinsfile$/.test(path))
        return 'secrets/ci-secret';
    if (ENV_FILE.test(file) || /^\.(?:npmrc|pypirc|netrc|pgpass)$/.test(file))
        return 'secrets/committed-env';
    if (DOCKERFILE.test(file) ||
        COMPOSE.test(file) ||
        /\.(?:tf|tfvars|hcl)$|values[^/]*\.ya?ml$|(?:^|\/)(?:k8s|kubernetes|helm|charts|manifests)\/.*\.ya?ml$/.test(path))
        return 'secrets/iac-secret';
    if (/(?:^|\/)(?:seeds?|seeders?|migrations?|fixtures)\/|(?:^|\/)seed[^/]*\.\w+$/i.test(path))
        return 'secrets/seed-credential';
    return 'secrets/literal-credential';
}

;// CONCATENATED MODULE: ./lib/inspect/secretlint-tokens.js


/** Rules whose finds this folder judges itself, and the one that lets a comment switch the others off. */
const LEFT_OUT = /rule-(?:filter-comments|aws|basicauth|database-connection-string|privatekey|gcp)$/;
const CHUNK = 64 * 1024;
let loading;
async function load() {
    const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
        __webpack_require__.e(/* import() */ 707).then(__webpack_require__.bind(__webpack_require__, 6707)),
        __webpack_require__.e(/* import() */ 577).then(__webpack_require__.bind(__webpack_require__, 1577)),
        __webpack_require__.e(/* import() */ 806).then(__webpack_require__.bind(__webpack_require__, 806)),
    ]);
    // It keeps two performance marks per rule and call for ever.
    secretLintProfiler.setEnabled(false);
    // Listed one by one: the preset as a whole obeys `secretlint-disable` comments.
    const config = {
        rules: rules.filter(({ meta }) => !LEFT_OUT.test(meta.id)).map((rule) => ({ id: rule.meta.id, rule })),
    };
    return async (content, filePath) => {
        const source = { filePath, content, contentType: 'text', ext: (0,external_node_path_.extname)(filePath) };
        const { messages } = await lintSource({
            source,
            options: { config, maskSecrets: false, noPhysicFilePath: true },
        });
        return messages;
    };
}
/** What secretlint's rules know about providers, asked about the lines that could hold a token. */
async function secretlintTokens(text, runs, path) {
    const lines = suspiciousLines(text, runs);
    if (lines.length === 0)
        return [];
    loading ??= load();
    const lint = await loading;
    const found = [];
    for (const chunk of chunksOf(lines)) {
        const content = chunk.map(([from, to]) => text.slice(from, to)).join('\n');
        for (const { ruleId, range } of await lint(content, path)) {
            const [line, before] = lineAt(chunk, range[0]);
            found.push(tokenOf(text, ruleId, [line[0] + range[0] - before, Math.min(line[1], line[0] + range[1] - before)]));
        }
    }
    return found.filter(({ value }) => value.length >= 12 && !(0,secret_values/* looksMadeUp */.r6)(value));
}
function suspiciousLines(text, runs) {
    const lines = [];
    let done = -1;
    for (const [from, to] of runs) {
        if (from < done || !/\d.*\d/.test(text.slice(from, Math.min(to, from + CHUNK))))
            continue;
        const start = text.lastIndexOf('\n', from) + 1;
        const end = text.indexOf('\n', to);
        done = end === -1 ? text.length : end;
        if (text[from] !== '\0')
            lines.push([start, done]);
    }
    return lines;
}
/** Chunks of a bounded size, so that no rule gets slow on a long text. */
function chunksOf(lines) {
    const chunks = [];
    let size = CHUNK;
    for (const line of lines) {
        if (size >= CHUNK) {
            chunks.push([]);
            size = 0;
        }
        chunks.at(-1)?.push(line);
        size += line[1] - line[0] + 1;
    }
    return chunks;
}
/** The line that holds an offset of the joined lines, and how much text stands before it. */
function lineAt(lines, offset) {
    let before = 0;
    for (const line of lines) {
        const next = before + line[1] - line[0] + 1;
        if (offset < next)
            return [line, before];
        before = next;
    }
    return [lines.at(-1) ?? [0, 0], before];
}
/** Some of its ranges take in the name before the value. */
const NAME_BEFORE = /^["']?[\w.-]{2,40}["']?\s{0,4}[=:]\s{0,4}["']?(?=[^/])/;
function tokenOf(text, ruleId, [start, end]) {
    const whole = text.slice(start, end);
    const value = whole.replace(NAME_BEFORE, '');
    return {
        rule: 'secrets/literal-credential',
        kind: `${ruleId.replace(/^.*rule-/, '')}-token`,
        severity: 'critical',
        start: end - value.length,
        end,
        value,
        report: true,
        specific: true,
    };
}

;// CONCATENATED MODULE: ./lib/inspect/secrets.js








const LONGEST_LINE = 20_000;
const LONG_LINE = new RegExp(`^[^\\n]{${LONGEST_LINE + 1},}`, 'gm');
/** Every credential of a text, in order and without overlaps. Nothing written in the text can switch a rule off. */
async function findSecrets(text, path) {
    const place = placeOf(path);
    const ordinary = text.length > LONGEST_LINE ? text.replace(LONG_LINE, (line) => '\0'.repeat(line.length)) : text;
    const runs = longRuns(text);
    const found = settle([
        ...keyBlocks(ordinary),
        ...providerTokens(text, runs, place),
        ...splitTokens(text, place),
        ...(await secretlintTokens(ordinary, runs, path)),
        ...credentialUrls(ordinary, place),
        ...credentialCalls(ordinary, place),
        ...assignments(ordinary, place),
    ]);
    const lineAt = lineCounter(text);
    return found.map(({ rule, kind, severity, start, end, value, report }) => ({
        rule,
        kind,
        severity,
        line: lineAt(start),
        endLine: lineAt(end - 1),
        start,
        end,
        value,
        report,
    }));
}
function settle(candidates) {
    const sorted = candidates.toSorted((a, b) => a.start - b.start || rank(b) - rank(a) || b.end - a.end);
    const kept = [];
    for (const next of sorted) {
        const last = kept.at(-1);
        if (!last || next.start >= last.end)
            kept.push(next);
        else
            kept[kept.length - 1] = merge(last, next);
    }
    return kept;
}
const rank = ({ block, specific, report }) => (block ? 4 : 0) + (specific ? 2 : 0) + (report ? 1 : 0);
/** The better known of two that overlap; what both cover stays covered. */
function merge(first, second) {
    const [better, other] = rank(second) > rank(first) ? [second, first] : [first, second];
    if (better.start <= other.start && better.end >= other.end)
        return better;
    const start = Math.min(first.start, second.start);
    const end = Math.max(first.end, second.end);
    const whole = first.end >= second.end ? first.value : first.value + second.value.slice(first.end - second.start);
    return { ...better, start, end, value: whole };
}
function lineCounter(text) {
    let line = 1;
    let at = 0;
    return (offset) => {
        if (offset < at) {
            line = 1;
            at = 0;
        }
        for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
            line++;
            at = next + 1;
        }
        return line;
    };
}

// EXTERNAL MODULE: ./lib/change/changed-file.js
var changed_file = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/change/hunks.js
var hunks = __webpack_require__(8449);
;// CONCATENATED MODULE: ./lib/inspect/side-text.js


/**
 * The whole file where its text is known and holds the lines that the hunks show; else what the hunks show of the
 * side. Empty where there is no such side.
 */
function sideText(file, side, text) {
    const shown = (file.hunks ?? []).flatMap((hunk) => hunk.lines.flatMap((line) => {
        const number = (0,changed_file/* numberOn */.de)(side, line);
        return number === null ? [] : [{ number, text: line.text }];
    }));
    const whole = text === null ? null : (0,hunks/* splitLines */.uz)(text);
    if (whole && shown.every((line) => whole[line.number - 1] === line.text))
        return { lines: whole, numbers: whole.map((_, index) => index + 1) };
    return { lines: shown.map((line) => line.text), numbers: shown.map((line) => line.number) };
}
/** The hunks with each line's text taken from its side: deleted lines from `left`, all others from `right`. */
function withTexts(hunks, left, right) {
    const [old, now] = [left, right].map(({ lines, numbers }) => new Map(numbers.map((number, index) => [number, lines[index] ?? ''])));
    return hunks.map((hunk) => ({
        heading: hunk.heading,
        lines: hunk.lines.map((line) => ({
            ...line,
            // A line that the file does not have would be unredacted text: nothing of it is passed on.
            text: (line.newLine === null ? old?.get(line.oldLine) : now?.get(line.newLine)) ?? '',
        })),
    }));
}

// EXTERNAL MODULE: ./lib/standards/package-file.js
var package_file = __webpack_require__(1745);
;// CONCATENATED MODULE: ./lib/inspect/ast.js


let astGrep = null;
const registered = new Set();
/** Neither library deletes what it parses, patterns included: about 1 MB a file. */
const trees = new Set();
/** Makes the parsers of these languages ready. Each is loaded once, and only when it is wanted. */
async function loadLanguages(names) {
    astGrep ??= start();
    const engine = await astGrep;
    for (const name of names) {
        const language = (0,syntax_rule/* knownLanguages */.P_)()[name];
        if (!language || registered.has(name))
            continue;
        const libraryPath = (0,package_file/* packagePath */.C0)(`dist/wasm/${language.grammar}`);
        await engine.registerDynamicLanguage({ [name]: { libraryPath, expandoChar: language.sign } });
        registered.add(name);
    }
    return engine;
}
async function start() {
    const [{ Parser }, engine] = await Promise.all([__webpack_require__.e(/* import() */ 33).then(__webpack_require__.bind(__webpack_require__, 33)), Promise.all(/* import() */[__webpack_require__.e(33), __webpack_require__.e(285)]).then(__webpack_require__.bind(__webpack_require__, 2285))]);
    const parse = Parser.prototype.parse;
    Parser.prototype.parse = function (...given) {
        const tree = parse.apply(this, given);
        if (tree)
            trees.add(tree);
        return tree;
    };
    // Before ast-grep starts it by itself, which would look for the file beside the bundle.
    await Parser.init({ wasmBinary: (0,package_file/* packageBytes */.Wp)('dist/wasm/web-tree-sitter.wasm') });
    const imports = {};
    for (const [name, value] of Object.entries(engine))
        if (typeof value === 'function')
            imports[name] = value;
    const wasm = (0,package_file/* packageBytes */.Wp)('dist/wasm/ast-grep.wasm');
    const { instance } = await WebAssembly.instantiate(wasm, { './wasm_bg.js': imports });
    engine.__wbg_set_wasm(instance.exports);
    const begin = instance.exports['__wbindgen_start'];
    if (typeof begin === 'function')
        begin();
    await engine.initializeTreeSitter();
    return engine;
}
/** Parses the text and hands it to `read`; then everything is freed. The language must have been loaded. */
function withSyntax(engine, code, read) {
    const file = engine.parse(code.language, code.text);
    const top = file.root();
    const root = file.getInnerTree().rootNode;
    const steps = [{ node: root, match: top, children: [] }];
    const lower = code.text.toLowerCase();
    // Some letters are longer in lower case: then offsets would not agree.
    const text = lower.length === code.text.length ? lower : code.text;
    try {
        const find = (matcher, { literals, names }) => {
            const given = { rule: matcher.rule, constraints: matcher.constraints ?? {}, utils: matcher.utils ?? {} };
            const asked = candidates(kindsOf(matcher.rule), offsetsOf(literals, text), steps);
            const matches = asked.size > MOST_SINGLE ? top.findAll(given) : [...asked].flatMap((step) => exactly(step, given));
            return matches.flatMap((match, index) => {
                const found = index < MOST_MATCHES ? [foundAt(match, root, names)] : [];
                match.free();
                return found;
            });
        };
        return read({ root, find });
    }
    finally {
        for (const { match } of steps)
            match.free();
        file.free();
        for (const tree of trees)
            tree.delete();
        trees.clear();
    }
}
/** Nodes that are asked one by one; for more, one walk over the file is faster. */
const MOST_SINGLE = 25;
/** Matches of one rule in one file; what matches everywhere is generated, or hostile. */
const MOST_MATCHES = 200;
/** Where the literals stand, in any case. */
function offsetsOf(literals, text) {
    return literals.flatMap((literal) => {
        const offsets = [];
        const wanted = literal.toLowerCase();
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
            offsets.push(at);
        return offsets;
    });
}
/** The nodes of these kinds around the offsets: only they can match, so most of the tree is never looked at. */
function candidates(kinds, offsets, steps) {
    const found = new Set();
    for (const offset of offsets) {
        for (let step = steps[0]; step; step = childAround(step, offset, steps))
            if (step.node.isNamed && (kinds?.has(step.node.type) ?? true))
                found.add(step);
        if (found.size > MOST_SINGLE)
            break;
    }
    return found;
}
function childAround(step, offset, steps) {
    const index = step.node.children.findIndex((child) => child.startIndex <= offset && offset < child.endIndex);
    const known = step.children[index];
    if (index < 0 || known)
        return known;
    const [node, match] = [step.node.child(index), step.match.child(index)];
    if (!node || !match)
        return undefined;
    const child = { node, match, children: [] };
    step.children[index] = child;
    steps.push(child);
    return child;
}
/** The kinds that a rule can match as far as it names them; null: any. */
function kindsOf(rule) {
    const { kind, any, all } = rule;
    if (typeof kind === 'string' && /^\w+$/.test(kind))
        return new Set([kind]);
    for (const part of all ?? []) {
        const kinds = kindsOf(part);
        if (kinds)
            return kinds;
    }
    const choices = (any ?? []).map(kindsOf);
    if (choices.length === 0 || choices.includes(null))
        return null;
    return new Set(choices.flatMap((kinds) => [...(kinds ?? [])]));
}
/** The match of this very node, which `find` alone would also look for inside of it. */
function exactly({ match }, given) {
    const found = match.matches(given) ? match.find(given) : undefined;
    return found ? [found] : [];
}
function foundAt(match, root, names) {
    const captured = new Map();
    for (const name of names) {
        const single = match.getMatch(name);
        const nodes = (single ? [single] : match.getMultipleMatches(name)).map((node) => nodeAt(node, root));
        captured.set(name, nodes);
    }
    return { node: nodeAt(match, root, false), captured };
}
function nodeAt(match, root, free = true) {
    const range = match.range();
    const [start, end] = [range.start, range.end];
    const node = root.descendantForIndex(start.index, Math.max(start.index, end.index - 1)) ?? root;
    for (const each of [start, end, range, ...(free ? [match] : [])])
        each.free();
    return node;
}
const ast_LONGEST_LINE = 20_000;
const LARGEST_TEXT = 1_000_000;
const DEEPEST = 300;
/** Why a text is not parsed, where parsing it could take for ever; null when it can be. */
function unfitText(text) {
    if (text.length > LARGEST_TEXT)
        return 'it has more than 1,000,000 characters';
    if (text.includes('\0'))
        return 'it has NUL bytes';
    let depth = 0;
    let lineStart = 0;
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 10) {
            if (at - lineStart > ast_LONGEST_LINE)
                return 'it has a line of more than 20,000 characters';
            lineStart = at + 1;
        }
        else if (code === 40 || code === 91 || code === 123) {
            if (++depth > DEEPEST)
                return 'it nests deeper than 300 levels';
        }
        else if ((code === 41 || code === 93 || code === 125) && depth > 0)
            depth--;
    }
    return text.length - lineStart > ast_LONGEST_LINE ? 'it has a line of more than 20,000 characters' : null;
}
/** The same for what only the parsed text shows: long chains of operators or calls nest without brackets. */
function unfitSyntax({ root }) {
    const cursor = root.walk();
    let depth = 0;
    for (;;) {
        if (cursor.gotoFirstChild()) {
            if (++depth <= DEEPEST)
                continue;
            cursor.delete();
            return 'it nests deeper than 300 levels';
        }
        while (!cursor.gotoNextSibling()) {
            if (depth-- === 0) {
                cursor.delete();
                return null;
            }
            cursor.gotoParent();
        }
    }
}

;// CONCATENATED MODULE: ./lib/standards/origin-data.js

let compiled = null;
const ready = new Map();
/** The shared part of the data. */
function codeParts() {
    return read().syntax;
}
/** The part of one language, compiled once. */
function originsOf(language) {
    const known = ready.get(language);
    if (known)
        return known;
    const raw = read().languages[language];
    if (!raw)
        throw new Error(`data/origins.yml has no language "${language}".`);
    const all = (texts) => texts.map((text) => new RegExp(text));
    const origins = {
        ...{ sources: all(raw.sources), calls: all(raw.calls), parameters: all(raw.parameters), routes: all(raw.routes) },
        ...{ injected: all(raw.injected), safeTypes: all(raw.safeTypes), passing: all(raw.passing) },
        trusted: all(raw.trusted),
        sanitisers: Object.fromEntries(Object.entries(raw.sanitisers).map(([sink, texts]) => [sink, all(texts)])),
        guards: raw.guards,
        appends: raw.appends,
        own: new RegExp(String(raw.own)),
    };
    ready.set(language, origins);
    return origins;
}
function read() {
    compiled ??= JSON.parse((0,package_file/* packageFile */.nR)('dist/origins.json'));
    return compiled;
}

;// CONCATENATED MODULE: ./lib/inspect/code.js

/** Characters of code that are compared with a pattern. */
const LONGEST = 400;
/** Code on one line, without white space around signs; `?.` and `!.` read as `.`. */
function squeezed(node) {
    return squeeze(node.text);
}
function squeeze(text) {
    return text
        .slice(0, LONGEST)
        .replace(/\s+/g, ' ')
        .replace(/ ?([^\w$ ]) ?/g, '$1')
        .replace(/[?!]\./g, '.')
        .trim();
}
/** The parts of a node that the data names: the fields that it has, else the children with the given numbers. */
function fieldsOf(node, wanted) {
    const fields = wanted.flatMap((each) => (typeof each === 'string' ? (node.childForFieldName(each) ?? []) : []));
    if (fields.length > 0)
        return fields;
    return wanted.flatMap((each) => (typeof each === 'number' ? (node.namedChildren.at(each) ?? []) : []));
}
/** What a call calls, in squeezed words, on what, and with what. */
function calleeOf(call) {
    const list = call.childForFieldName('arguments') ??
        call.namedChildren.find((child) => /^(?:arguments|argument_list|token_tree)$/.test(child.type)) ??
        null;
    const text = list ? call.text.slice(0, list.startIndex - call.startIndex) : call.text;
    const target = call.childForFieldName('function') ?? call;
    const [receiver = null] = target.type === 'identifier' ? [] : fieldsOf(target, RECEIVERS);
    const args = (list?.namedChildren ?? []).filter((child) => child.type !== 'comment');
    return { callee: squeeze(text.slice(-LONGEST)).replace(/\($/, ''), receiver, args };
}
const RECEIVERS = ['object', 'operand', 'receiver', 'expression', 'value'];
/** The function around a node, not the node itself; null at the top of the file. */
function functionOf(node) {
    for (let each = node.parent; each; each = each.parent)
        if (isFunction(each))
            return each;
    return null;
}
/** Blocks are functions only where they have parameters, as in Ruby. */
function isFunction(node) {
    if (!codeParts().functions.includes(node.type))
        return false;
    return !node.type.endsWith('block') || node.childForFieldName('parameters') !== null;
}
/** The parameters of a function, without the one that stands for its object. */
function parametersOf(node) {
    const list = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
    if (!list)
        return [];
    const all = list.namedChildCount > 0 && !/pattern$|^parameter$/.test(list.type) ? list.namedChildren : [list];
    return all.filter((each) => each.type !== 'comment' && !/^&?(?:mut )?(?:self|cls|this)$/.test(each.text));
}
/** The name under which a function can be called, or under which a parameter is given. */
function nameOf(node) {
    const field = node.childForFieldName('name') ?? node.childForFieldName('pattern');
    const parent = node.parent;
    const outer = parent && /declarator|assignment|pair|property|short_var|let_/.test(parent.type) ? parent : null;
    const holder = field ?? fieldsOf(outer ?? node, ['name', 'key', 'left', 'pattern'])[0] ?? null;
    if (!holder)
        return node.type === 'identifier' ? node.text : null;
    return /^[\w$]+$/.test(holder.text) ? holder.text : null;
}
const outlines = new WeakMap();
/** The functions and calls of the file, and the conditions of a function; found once a file. */
function outlineOf(root) {
    const known = outlines.get(root);
    if (known)
        return known;
    const { functions, calls, assigns, conditions } = codeParts();
    const outline = { functions: [], calls: [], definitions: new Map(), conditions: new Map() };
    outlines.set(root, outline);
    const around = [];
    const kinds = new Set([...functions, ...calls, ...Object.keys(assigns), ...conditions, 'binary']);
    for (const node of root.descendantsOfType([...kinds])) {
        for (let last = around.at(-1); last && last.endIndex <= node.startIndex; last = around.at(-1))
            around.pop();
        const scope = around.at(-1)?.id ?? root.id;
        if (calls.includes(node.type))
            outline.calls.push(node);
        if (conditions.includes(node.type))
            put(outline.conditions, scope, node);
        if (calls.includes(node.type) || node.type === 'binary' || assigns[node.type])
            put(outline.definitions, scope, node);
        if (!isFunction(node))
            continue;
        outline.functions.push(node);
        around.push(node);
    }
    return outline;
}
function put(map, key, node) {
    const list = map.get(key);
    if (list)
        list.push(node);
    else
        map.set(key, [node]);
}
/** The places before `use` that give the name a value in this very scope, the last first. */
function definitionsOf(name, at) {
    const { calls, functions } = codeParts();
    const found = [];
    for (const each of (outlineOf(at.root).definitions.get(at.scope.id) ?? []).toReversed()) {
        if (each.startIndex >= at.use.startIndex)
            continue;
        const definition = calls.includes(each.type) || each.type === 'binary' ? appended(each, name, at) : assigned(each, name, at);
        if (!definition || functions.includes(definition.value[0]?.type ?? ''))
            continue;
        found.push(definition);
        if (definition.final)
            break;
    }
    return found;
}
function assigned(node, name, { scope, use }) {
    const [left = '', ...right] = codeParts().assigns[node.type] ?? [];
    const target = node.childForFieldName(String(left)) ?? (node.type === 'foreach_statement' ? node.namedChild(1) : null);
    if (!target || (target.text !== name && !targets(target, name)))
        return null;
    const value = fieldsOf(node, right).filter((each) => each.id !== target.id);
    const loop = /^for|^range|^enhanced/.test(node.type);
    if (!loop && value.some((each) => each.startIndex <= use.startIndex && each.endIndex >= use.endIndex))
        return null;
    const plain = !/augmented|operator_/.test(node.type) && /^(?:=|:=|$)/.test(node.childForFieldName('operator')?.text ?? '');
    const whole = !MEMBER.test(target.type);
    const type = node.childForFieldName('type') ?? node.parent?.childForFieldName('type') ?? null;
    return {
        value,
        final: plain && whole && !isConditional(node, { scope, use }),
        safe: (types) => type !== null && types.some((each) => each.test(squeezed(type))),
    };
}
const MEMBER = /member|attribute|selector|field_|subscript|index_|element_|array_access/;
/** Whether the left side gives the name a value: alone, among others, or by one of its members. */
function targets(target, name) {
    if (MEMBER.test(target.type)) {
        const [object] = fieldsOf(target, [...RECEIVERS, 0]);
        return object !== undefined && (object.text === name || (MEMBER.test(object.type) && targets(object, name)));
    }
    const { names } = codeParts();
    const kinds = [...names, 'shorthand_property_identifier_pattern'];
    return target
        .descendantsOfType(kinds)
        .some((each) => each.text === name && each.parent?.childForFieldName('key')?.id !== each.id);
}
/** `parts.push(value)` and `text << value` add to what the name holds. */
function appended(call, name, { appends }) {
    if (!call.text.startsWith(name))
        return null;
    if (call.type === 'binary') {
        if (call.childForFieldName('operator')?.text !== '<<' || call.childForFieldName('left')?.text !== name)
            return null;
        return { value: fieldsOf(call, ['right']), final: false, safe: () => false };
    }
    const { callee, receiver, args } = calleeOf(call);
    if (receiver?.text !== name || !appends.some((each) => callee.endsWith(each)))
        return null;
    return { value: args, final: false, safe: () => false };
}
/** Whether the node may be passed by on the way to the use. */
function isConditional(node, { scope, use }) {
    for (let each = node.parent; each && each.id !== scope.id; each = each.parent) {
        const around = each.startIndex <= use.startIndex && each.endIndex >= use.endIndex;
        if (!around &&
            /if|else|for|while|switch|case|try|catch|except|rescue|match|when|unless|condition|ternary/.test(each.type))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/inspect/origin.js


const CONSTANT = { kind: 'constant', at: null };
/** Steps of one question: longer ways than these are not followed. */
const MOST_STEPS = 400;
const origin_MOST_CALLS = 3;
/** The worst origin of these expressions, within their functions and through helpers of the same file. */
function originOf(nodes, about) {
    const data = originsOf(about.language);
    const trail = {
        data,
        root: about.root,
        sink: about.sink ?? null,
        steps: 0,
        given: new Map(),
        seen: new Set(),
    };
    return worst(nodes, (node) => followed(node, trail));
}
function worst(items, ask) {
    let result = CONSTANT;
    for (const item of items) {
        const origin = ask(item);
        if (origin.kind === 'request')
            return origin;
        if (origin.kind === 'unknown')
            result = origin;
    }
    return result;
}
const unknown = (at) => ({ kind: 'unknown', at });
const matches = (patterns, text) => patterns.some((pattern) => pattern.test(text));
function followed(node, trail) {
    if (++trail.steps > MOST_STEPS)
        return unknown(node);
    const parts = codeParts();
    if (parts.functions.includes(node.type) && parametersOf(node).length > 0)
        return unknown(node);
    if (parts.calls.includes(node.type))
        return ofCall(node, trail);
    const member = parts.members[node.type];
    const named = parts.names.includes(node.type);
    if (member || named) {
        const text = squeezed(node);
        if (matches(trail.data.trusted, text))
            return CONSTANT;
        if (matches(trail.data.sources, text))
            return isGuarded(text, node, trail) ? unknown(node) : { kind: 'request', at: node };
        if (named)
            return ofName(node, text, trail);
    }
    const cast = node.type === 'cast_expression' ? node.childForFieldName('type') : null;
    if (cast && matches(trail.data.safeTypes, squeezed(cast)))
        return CONSTANT;
    const carried = member ?? parts.through[node.type];
    if (carried)
        return worst(fieldsOf(node, carried), (part) => followed(part, trail));
    if (node.type === 'this' || node.type === 'self')
        return unknown(node);
    return worst(node.namedChildren, (part) => followed(part, trail));
}
function ofCall(node, trail) {
    const { callee, receiver, args } = calleeOf(node);
    const { sanitisers, calls, passing, trusted, own } = trail.data;
    if (matches(sanitisers['any'] ?? [], callee))
        return CONSTANT;
    if (trail.sink !== null && matches(sanitisers[trail.sink] ?? [], callee))
        return CONSTANT;
    if (matches(trusted, callee))
        return CONSTANT;
    if (matches(calls, callee))
        return { kind: 'request', at: node };
    const way = passing.find((pattern) => pattern.test(callee));
    const parts = way && receiver && !way.source.startsWith('^') ? [receiver, ...args] : args;
    if (way)
        return worst(parts, (part) => followed(part, trail));
    const [, before = '', name = ''] = /^(.*?)(\w+!?)$/.exec(callee) ?? [];
    const helpers = own.test(before) && trail.given.size < origin_MOST_CALLS
        ? outlineOf(trail.root).functions.filter((each) => nameOf(each) === name)
        : [];
    const [helper] = helpers;
    if (!helper || helpers.length > 1 || trail.given.has(helper.id))
        return unknown(node);
    const given = new Map(trail.given).set(helper.id, argumentOrigins(helper, args, trail));
    return worst(returnedBy(helper), (value) => value ? followed(value, { ...trail, given, seen: new Set() }) : unknown(node));
}
function argumentOrigins(helper, args, trail) {
    return parametersOf(helper).map((parameter, index) => {
        const byName = args.find((arg) => arg.type === 'keyword_argument' && arg.childForFieldName('name')?.text === nameOf(parameter));
        const arg = byName ?? args[index];
        return arg ? followed(arg, trail) : CONSTANT;
    });
}
/** The values that a function can return; a null stands for one that is not written as an expression. */
function returnedBy(helper) {
    const body = helper.childForFieldName('body');
    const returns = helper.descendantsOfType(codeParts().returns).filter((each) => functionOf(each)?.id === helper.id);
    const values = returns.flatMap((each) => each.namedChildren.slice(0, 1));
    if (body && values.length === 0)
        return /block|body|compound|statement/.test(body.type) ? [body.lastNamedChild] : [body];
    return values.length > 0 ? values : [null];
}
function ofName(node, name, trail) {
    for (let scope = functionOf(node) ?? trail.root;; scope = functionOf(scope) ?? trail.root) {
        const definitions = definitionsOf(name, { root: trail.root, scope, use: node, appends: trail.data.appends });
        const parameter = parametersOf(scope).findIndex((each) => declares(each, name));
        if (definitions.length > 0 || parameter >= 0) {
            if (definitions.some(({ safe }) => safe(trail.data.safeTypes)))
                return CONSTANT;
            const values = definitions.flatMap(({ value }) => value);
            const open = parameter >= 0 && !definitions.some(({ final }) => final);
            const origins = [() => worst(values, (value) => once(value, trail)), () => ofParameter(scope, parameter, trail)];
            const origin = worst(open ? origins : origins.slice(0, 1), (ask) => ask());
            return origin.kind === 'request' && isGuarded(name, node, trail) ? unknown(node) : origin;
        }
        if (scope.id === trail.root.id)
            return /^[A-Z][A-Z0-9_]{2,}$/.test(name) ? CONSTANT : unknown(node);
    }
}
/** A loop gives a name values that are made of it: each place is asked once. */
function once(value, trail) {
    if (trail.seen.has(value.id))
        return CONSTANT;
    trail.seen.add(value.id);
    const origin = followed(value, trail);
    trail.seen.delete(value.id);
    return origin;
}
const declares = (parameter, name) => parameter.text === name || new RegExp(`(?<![\\w$@.])${name.replaceAll('$', '\\$')}(?![\\w$(])`).test(parameter.text);
function ofParameter(scope, index, trail) {
    const parameter = parametersOf(scope)[index];
    if (!parameter)
        return CONSTANT;
    const { safeTypes, parameters, routes, injected } = trail.data;
    const text = squeezed(parameter);
    const type = parameter.childForFieldName('type');
    if (type && matches(safeTypes, squeezed(type)))
        return CONSTANT;
    if (matches(parameters, text))
        return { kind: 'request', at: parameter };
    const from = scope.parent?.type === 'decorated_definition' ? scope.parent : scope;
    const start = scope.childForFieldName('parameters')?.startIndex ?? from.startIndex;
    const head = from.text.slice(0, start - from.startIndex);
    if (matches(routes, head) && !matches(injected, text))
        return { kind: 'request', at: parameter };
    const given = trail.given.get(scope.id);
    if (given)
        return given[index] ?? CONSTANT;
    return fromCallers(scope, index, trail) ?? unknown(parameter);
}
/** What the calls of the same file give for a parameter: input of a request where one of them does. */
function fromCallers(scope, index, trail) {
    const name = nameOf(scope);
    if (!name || trail.given.size >= origin_MOST_CALLS)
        return null;
    const given = new Map(trail.given).set(scope.id, []);
    const next = { ...trail, given, seen: new Set() };
    for (const call of outlineOf(trail.root).calls) {
        const { callee, args } = calleeOf(call);
        const arg = args[index];
        if (!arg || !callee.endsWith(name) || !trail.data.own.test(callee.slice(0, -name.length)))
            continue;
        if (functionOf(call)?.id === scope.id)
            continue;
        const origin = followed(arg, next);
        if (origin.kind === 'request')
            return origin;
    }
    return null;
}
/** Whether a condition on the way checks the value: such a check is for a reader to judge. */
function isGuarded(name, use, { data, root, sink }) {
    const scope = functionOf(use) ?? root;
    const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const patterns = [...(data.guards['any'] ?? []), ...(data.guards[sink ?? ''] ?? [])].map((text) => new RegExp(text.replaceAll('\\bNAME', `(?<![\\w$.])${escaped}`).replaceAll('NAME', escaped)));
    return (outlineOf(root).conditions.get(scope.id) ?? []).some((each) => {
        if (each.startIndex > use.startIndex)
            return false;
        const condition = each.childForFieldName('condition') ?? each.childForFieldName('value') ?? each.namedChild(0);
        if (!condition || (condition.startIndex <= use.startIndex && condition.endIndex >= use.endIndex))
            return false;
        return matches(patterns, squeezed(condition));
    });
}

;// CONCATENATED MODULE: ./lib/inspect/syntax.js




/** The language of a path whose syntax is read; null for all others. */
function languageOf(path) {
    const extension = (0,posix_.extname)(path).slice(1).toLowerCase();
    const known = Object.entries((0,syntax_rule/* knownLanguages */.P_)()).find(([, { extensions }]) => extensions.includes(extension));
    return known?.[0] ?? null;
}
/** What the rules find in a text, or why it is not parsed. */
async function findBySyntax(code, rules) {
    const lower = code.text.toLowerCase();
    const applies = ({ languages, requires }) => languages.includes(code.language) && requires.some((literal) => lower.includes(literal.toLowerCase()));
    const wanted = rules.flatMap((rule) => rule.forms.filter(applies).map((form) => ({ rule, form })));
    if (wanted.length === 0)
        return [];
    const unfit = unfitText(code.text);
    if (unfit !== null)
        return { unfit };
    const engine = await loadLanguages([code.language]);
    return withSyntax(engine, code, (syntax) => {
        const deep = unfitSyntax(syntax);
        if (deep !== null)
            return { unfit: deep };
        return distinct(wanted.flatMap((each) => matchesOf(each, syntax, code.language)));
    });
}
function matchesOf({ rule, form }, syntax, language) {
    const names = [...rule.message.matchAll(/\$([A-Z][A-Z0-9_]*)/g)].map(([, name]) => name ?? '');
    const { origin: test } = form;
    return syntax.find(form, { literals: form.requires, names: test ? [...names, test.of] : names }).flatMap((found) => {
        const origin = test
            ? originOf(found.captured.get(test.of) ?? [], { language, root: syntax.root, sink: test.sink })
            : null;
        if (origin?.kind === 'constant' || (origin?.kind === 'unknown' && test?.unknown === 'drop'))
            return [];
        const shown = origin === null || origin.kind === 'request' || test?.proof === 'unknown';
        return [
            {
                rule,
                kind: shown ? rule.kind : 'hint',
                line: lineOf(found.node),
                endLine: found.node.endPosition.row + 1,
                hop: origin?.at ? lineOf(origin.at) : null,
                message: filled(rule.message, found),
                fix: typeof rule.fix === 'string' ? rule.fix : (rule.fix?.[language] ?? null),
            },
        ];
    });
}
const lineOf = (node) => node.startPosition.row + 1;
/** Characters of code inside a sentence. */
const LONGEST_QUOTE = 60;
function filled(message, { captured }) {
    return message.replace(/\$([A-Z][A-Z0-9_]*)/g, (_, name) => {
        const text = (captured.get(name) ?? []).map((node) => node.text.replace(/\s+/g, ' ')).join(', ');
        return `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;
    });
}
/** One match a rule and line, proof before hint; and a hint of a family only where the family has no proof. */
function distinct(matches) {
    const kept = new Map();
    for (const match of matches.toSorted((a, b) => Number(a.kind === 'hint') - Number(b.kind === 'hint'))) {
        const key = `${match.line} ${match.kind === 'hint' ? (match.rule.family ?? match.rule.id) : match.rule.id}`;
        const family = `${match.line} ${match.rule.family ?? match.rule.id}`;
        if (kept.has(key) || (match.kind === 'hint' && kept.has(family)))
            continue;
        kept.set(key, match);
        if (match.kind === 'proof')
            kept.set(family, match);
    }
    return [...new Set(kept.values())].sort((a, b) => a.line - b.line);
}

;// CONCATENATED MODULE: ./lib/inspect/syntax-report.js


/** Holds the rules of these standards against the views; what they say touches a line of the hunks. */
async function reportSyntax(views, standards, rules) {
    const bound = new Map(standards.flatMap((standard) => standard.rules.map(({ id }) => [id, standard])));
    const stated = rules.filter(({ id }) => bound.has((0,syntax_rule/* subRuleOf */.Qu)(id)));
    const report = { reported: [], hints: [], notes: [] };
    for (const view of views) {
        const language = languageOf(view.file.path);
        if (language === null || view.file.hunks?.length === 0)
            continue;
        const shown = shownLines(view);
        for (const { text, first } of stretches(view)) {
            const found = await findBySyntax({ language, text }, stated);
            if ('unfit' in found) {
                report.notes.push(`${view.file.path} was not inspected by the rules of syntax: ${found.unfit}.`);
                break;
            }
            for (const match of found) {
                const said = reportMatch(match, { view, shown, offset: first - 1, bound });
                if (said)
                    report[match.kind === 'proof' ? 'reported' : 'hints'].push(said);
            }
        }
    }
    return report;
}
/** Lines that follow each other: the whole file where it is known, else each hunk for itself. */
function stretches({ head }) {
    const found = [];
    head.numbers.forEach((number, index) => {
        const last = found.at(-1);
        const line = head.lines[index] ?? '';
        if (last && last.first + last.lines.length === number)
            last.lines.push(line);
        else
            found.push({ first: number, lines: [line] });
    });
    return found.map(({ first, lines }) => ({ first, text: lines.join('\n') }));
}
function shownLines({ file }) {
    const lines = (file.hunks ?? []).flatMap((hunk) => hunk.lines);
    return new Map(lines.flatMap((line) => (line.newLine === null ? [] : [[line.newLine, line]])));
}
/** The match as a report on a line that the change adds, or in an audit on any; null where it touches none. */
function reportMatch(match, { view: { file }, shown, offset, bound }) {
    const standard = bound.get((0,syntax_rule/* subRuleOf */.Qu)(match.rule.id));
    const length = Math.min(match.endLine - match.line, LONGEST_MATCH);
    const own = Array.from({ length: length + 1 }, (_, index) => shown.get(match.line + offset + index) ?? []).flat();
    const hop = match.hop === null ? undefined : shown.get(match.hop + offset);
    const open = (line) => line && (line.kind === 'added' || file.status === 'unchanged');
    const anchor = own.find(open) ?? (open(hop) ? (own[0] ?? hop) : undefined);
    if (!standard || !anchor || anchor.newLine === null)
        return null;
    const { rule, message, fix } = match;
    return {
        ...{ origin: 'rule', standard: standard.number, rule: rule.id, path: file.path, side: 'RIGHT' },
        ...{ line: anchor.newLine, endLine: own.at(-1)?.newLine ?? anchor.newLine },
        ...{ severity: rule.severity, certain: match.kind === 'proof', title: rule.title, message, fix },
        ...{ assumption: null, verify: null, quote: anchor.text, family: rule.family },
        evidence: hop && hop !== anchor && hop.text.trim() !== ''
            ? [{ path: file.path, side: 'RIGHT', line: hop.newLine ?? 1, text: hop.text }]
            : [],
    };
}
/** Lines of a match that are looked at; a longer one is a block, and its first lines say what it is. */
const LONGEST_MATCH = 20;

;// CONCATENATED MODULE: ./lib/inspect/inspection.js







/**
 * Finds and redacts secrets, and holds the rules of syntax against what is left of the files of tier `full`.
 * A rule whose standard is not among these is off; secrets are redacted all the same.
 */
async function inspect(files, standards) {
    const standard = (0,standards_standard/* secretsOf */.Fj)(standards);
    const sides = [];
    for (const { file, texts } of files) {
        const right = await redactSide(file, sideText(file, 'RIGHT', texts.after));
        const left = await redactSide(file, sideText(file, 'LEFT', texts.before));
        sides.push({ file, right, left });
    }
    const secrets = sides.flatMap(({ right, left }) => [...right.secrets, ...left.secrets]);
    const known = (0,redaction/* knownValues */.s2)(secrets, []);
    const seen = sides.map((side) => ({ ...side, view: viewOf(side, known) }));
    const reported = standard ? seen.flatMap(({ view, right }) => reports(view, right, standard)) : [];
    const views = seen.map(({ view }) => view);
    const full = views.filter((_, index) => files[index]?.decision.tier === 'full');
    const syntax = await reportSyntax(full, standards, (0,syntax_rule/* shippedRules */.TE)());
    return {
        views,
        reported: [...reported, ...syntax.reported],
        hints: syntax.hints,
        secrets,
        notes: syntax.notes,
    };
}
/** A value that was found in one file may stand unrecognised in another: known values go from all of them. */
function viewOf({ file, right, left }, known) {
    const cleaned = ({ lines, numbers }) => ({ lines: lines.map((line) => (0,redaction/* redactKnown */.rA)(line, known)), numbers });
    const [head, old] = [cleaned(right.text), cleaned(left.text)];
    return { file: { ...file, hunks: withTexts(file.hunks ?? [], old, head) }, head };
}
async function redactSide(file, { lines, numbers }) {
    const text = lines.join('\n');
    const secrets = await findSecrets(text, file.path);
    return { text: { lines: (0,redaction/* redact */.E$)(text, secrets).split('\n'), numbers }, secrets };
}
/** One report for each secret of the new side that a line of the hunks shows. */
function reports(view, { text, secrets }, standard) {
    const shown = new Map();
    for (const line of (view.file.hunks ?? []).flatMap((hunk) => hunk.lines))
        if (line.newLine !== null)
            shown.set(line.newLine, line);
    return secrets.flatMap((secret) => {
        if (!secret.report)
            return [];
        const numbers = text.numbers.slice(secret.line - 1, secret.endLine);
        const lines = numbers.flatMap((number) => shown.get(number) ?? []);
        const anchor = lines.find((line) => line.kind === 'added') ?? lines[0];
        if (!anchor)
            return [];
        const endLine = lines.at(-1)?.newLine ?? anchor.newLine ?? 1;
        const at = { path: view.file.path, line: anchor, endLine };
        return [{ ...reportSecret(secret, at, standard), family: familyOf(secret) }];
    });
}
function familyOf({ kind }) {
    if (/private-key|encryption|signing|crypto/.test(kind))
        return 'crypto-key';
    if (/password|passphrase|credential/.test(kind))
        return 'password';
    return /secret/.test(kind) ? 'app-secret' : 'token';
}


/***/ }),

/***/ 937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge)
});

// UNUSED EXPORTS: matrixOf

;// CONCATENATED MODULE: ./lib/judge/coverage.js
/** Complete means: every file is reviewed, or left out by a rule. */
function coverageOf(files, unlisted) {
    return {
        complete: unlisted === null && files.every((file) => file.state !== 'unreviewed'),
        files,
        unlisted,
    };
}

// EXTERNAL MODULE: ./lib/standards/standard.js
var standards_standard = __webpack_require__(4161);
// EXTERNAL MODULE: ./lib/standards/syntax-rule.js
var syntax_rule = __webpack_require__(5718);
// EXTERNAL MODULE: ./lib/change/changed-file.js
var changed_file = __webpack_require__(1547);
;// CONCATENATED MODULE: ./lib/judge/quote.js

/** The shown line with this 1-based number; on the `LEFT` only deleted lines have their place. */
function lineAt(view, side, number) {
    for (const hunk of view.file.hunks ?? [])
        for (const line of hunk.lines)
            if ((0,changed_file/* numberOn */.de)(side, line) === number && (side === 'RIGHT' || line.kind === 'deleted'))
                return line;
    return null;
}
/** Characters: a shorter quote must be the whole line, or it would stand nearly everywhere. */
const TELLING = 10;
/**
 * Whether the quoted text is what was shown from that line on. White space may differ, and a quote of one line
 * may leave out the line's ends; it must say something.
 */
function stands(view, quote) {
    const wanted = quote.text.split('\n').map(squeezed).filter(Boolean);
    if (wanted.length === 0)
        return false;
    const shown = wanted.length === 1 ? [lineAt(view, quote.side, quote.line)] : linesFrom(view, quote);
    const texts = shown.map((line) => squeezed(line?.text ?? '')).filter(Boolean);
    return wanted.every((text, index) => {
        const line = texts[index] ?? '';
        return line === text || (text.length >= TELLING && line.includes(text));
    });
}
function linesFrom(view, { side, line }) {
    const lines = (view.file.hunks ?? []).flatMap((hunk) => hunk.lines);
    return lines.filter((each) => {
        const number = (0,changed_file/* numberOn */.de)(side, each);
        return number !== null && number >= line && (side === 'RIGHT' || each.kind === 'deleted');
    });
}
function squeezed(text) {
    return text.replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./lib/judge/finding.js



/** The one door from report to finding. */
function admit(reported, court) {
    const reject = (reason) => ({ reported, reason });
    const standard = court.standards.find(({ number }) => number === reported.standard);
    if (!standard)
        return reject(`there is no standard ${reported.standard}`);
    const view = court.views.get(reported.path);
    if (!view)
        return reject('the file is not part of what was reviewed');
    const anchor = lineAt(view, reported.side, reported.line);
    if (!anchor)
        return reject(`line ${reported.line} was not shown`);
    const broken = [{ ...reported, text: reported.quote }, ...reported.evidence].find((quote) => {
        const place = court.views.get(quote.path);
        return !place || !stands(place, quote);
    });
    if (broken)
        return reject(`its quote does not stand at ${broken.path}:${broken.line}`);
    const changed = [reported, ...reported.evidence].some((place) => {
        const at = court.views.get(place.path);
        const line = at ? lineAt(at, place.side, place.line) : null;
        return line !== null && line.kind !== 'context';
    });
    const rule = standard.rules.find(({ id }) => id === (0,syntax_rule/* subRuleOf */.Qu)(reported.rule)) ?? generalRule(standard);
    const named = reported.origin === 'rule' && (0,syntax_rule/* subRuleOf */.Qu)(reported.rule) === rule.id;
    const severity = (0,standards_standard/* lesser */.Zh)(reported.severity, rule.severity);
    const standing = changed ? 'introduced' : 'pre-existing';
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
        blocking: certainty === 'high' &&
            (court.audit || standing !== 'pre-existing') &&
            blocks(severity, court.failOn, standard.name),
        inline: view.file.commentable,
    };
}
function blocks(severity, failOn, name) {
    const level = typeof failOn === 'string' ? failOn : (failOn[name] ?? 'never');
    return level !== 'never' && (0,standards_standard/* atLeast */.jZ)(severity, level);
}
/** For a rule id that the standard does not know: the fault counts, at no more than its plain weight. */
function generalRule({ slug, name, text, rules }) {
    return (rules.find(({ id }) => id === `${slug}/general`) ?? {
        id: `${slug}/general`,
        title: name,
        severity: 'high',
        finds: text,
    });
}
/** The end of a range as far as its lines follow each other in one hunk: GitHub takes no other range. */
function lastShown(view, { side, line, endLine }) {
    const hunk = (view.file.hunks ?? []).find(({ lines }) => lines.some((each) => (side === 'RIGHT' ? each.newLine : each.kind === 'deleted' ? each.oldLine : null) === line));
    let last = line;
    for (const each of hunk?.lines ?? []) {
        const number = side === 'RIGHT' ? each.newLine : each.kind === 'deleted' ? each.oldLine : null;
        if (number === last + 1 && number <= endLine)
            last = number;
    }
    return last;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/judge/symbol.js
/** What a function, method, class or handler looks like where it begins, in the languages of backends. */
const DECLARATIONS = [
    /\b(?:function\*?|def|func|fn|fun|sub|class|interface|struct|impl|trait|object|module|namespace)\s+(?:\([^)]{0,80}\)\s*)?([\w$.:]+[?!]?)/,
    /\b(?:const|let|var|val|static|readonly)\s+([\w$]+)\s*(?::[^=]{0,120})?=\s*(?:async\b\s*)?(?:function\b|\(|[\w$]+\s*=>)/,
    // app.post('/orders', async (req, res) => {
    /\b([\w$]+\.(?:get|post|put|patch|delete|all|use|on|route|handle)\(\s*["'`][^"'`]{0,120}["'`])/,
    // public async charge(order: Order): Promise<void> {      and      charge: async (order) => {
    /^\s*(?:(?:public|private|protected|internal|static|final|async|override|abstract|synchronized)\s+)*(?:[\w$<>[\],.?]+\s+)?([\w$]+)\s*(?:\([^;]{0,200}\)\s*(?::[^={;]{0,120}|throws [\w.,\s]{0,120})?\{?\s*$|:\s*(?:async\s*)?(?:function\b|\([^;]{0,120}\)\s*=>))/,
];
const NO_NAMES = new Set([
    'if',
    'for',
    'while',
    'switch',
    'catch',
    'else',
    'return',
    'with',
    'do',
    'try',
    'function',
    'new',
    'await',
]);
/** Characters of a line that are looked at, and lines that are looked through. */
const LONGEST_LINE = 500;
const FARTHEST = 2_000;
/**
 * The name of the innermost declaration around a finding's line: the nearest line above that is indented less,
 * and so on outwards, until one declares something. Empty at the top of a file. Reindenting, moving and changes
 * of other lines keep it.
 */
function enclosingSymbol(view, { side, line }) {
    const lines = side === 'RIGHT' ? newLines(view, line) : oldLines(view, line);
    const anchor = lines.at(-1) ?? '';
    const own = declared(anchor);
    if (own)
        return own;
    let indent = indentOf(anchor);
    for (let at = lines.length - 2; at >= Math.max(0, lines.length - FARTHEST) && indent > 0; at--) {
        const text = lines[at] ?? '';
        if (text.trim() === '' || indentOf(text) >= indent)
            continue;
        indent = indentOf(text);
        const name = declared(text);
        if (name)
            return name;
    }
    return '';
}
function newLines({ head }, line) {
    const end = head.numbers.indexOf(line);
    return end < 0 ? [] : head.lines.slice(0, end + 1);
}
/** The old file around a deleted line, as far as the hunks show it. */
function oldLines({ file }, line) {
    const shown = (file.hunks ?? []).flatMap((hunk) => hunk.lines).filter((each) => each.oldLine !== null);
    const end = shown.findIndex((each) => each.oldLine === line);
    return shown.slice(0, end + 1).map((each) => each.text);
}
function declared(text) {
    const line = text.slice(0, LONGEST_LINE);
    for (const pattern of DECLARATIONS) {
        const name = pattern.exec(line)?.[1];
        if (name && !NO_NAMES.has(name))
            return name.replace(/\s+/g, '');
    }
    return null;
}
function indentOf(text) {
    return (/^[ \t]*/.exec(text)?.[0] ?? '').replaceAll('\t', '    ').length;
}

;// CONCATENATED MODULE: ./lib/judge/fingerprint.js


/**
 * Names findings. A fingerprint is made of the standard, the redacted code of the anchor line without white
 * space, the enclosing symbol, and which of equal places it is: never of words, rule, path or line number. So it
 * survives moved and reindented lines and renamed files, and a changed line gets a new one.
 * 16 hexadecimal digits.
 */
function nameFindings(findings, views) {
    const used = new Map();
    return [...findings].sort(byPlace).map((finding) => {
        const view = views.get(finding.path);
        const symbol = view ? enclosingSymbol(view, finding) : '';
        const same = view ? equalsBefore(view, finding, symbol) : 0;
        const key = JSON.stringify([finding.standard, finding.code.replace(/\s+/g, ''), symbol, same]);
        const again = used.get(key) ?? 0;
        used.set(key, again + 1);
        const fingerprint = (0,external_node_crypto_.createHash)('sha256').update(`${key}\n${again}`).digest('hex').slice(0, 16);
        return { ...finding, symbol, fingerprint };
    });
}
/** How many equal lines of the same symbol stand before the finding's line, as far as the file is known. */
function equalsBefore({ head, file }, { side, line, code }, symbol) {
    const wanted = code.replace(/\s+/g, '');
    const lines = side === 'RIGHT'
        ? head.numbers.map((number, index) => ({ number, text: head.lines[index] ?? '' }))
        : (file.hunks ?? [])
            .flatMap((hunk) => hunk.lines)
            .flatMap(({ oldLine, text }) => (oldLine === null ? [] : [{ number: oldLine, text }]));
    const before = lines.filter(({ number, text }) => number < line && text.replace(/\s+/g, '') === wanted);
    return before.filter(({ number }) => enclosingSymbol({ head, file }, { side, line: number }) === symbol).length;
}
function byPlace(a, b) {
    if (a.path !== b.path)
        return a.path < b.path ? -1 : 1;
    return a.line - b.line || a.standard - b.standard || (a.side < b.side ? -1 : 1);
}

;// CONCATENATED MODULE: ./lib/judge/merge.js

/** One finding a place and standard: the gravest stays, a rule's proof before the agent's word. */
function mergeSamePlace(findings) {
    const merged = new Map();
    for (const finding of findings) {
        const key = JSON.stringify([finding.standard, finding.path, finding.side, finding.line]);
        const other = merged.get(key);
        merged.set(key, other ? join(other, finding) : finding);
    }
    return [...merged.values()];
}
function join(a, b) {
    const first = weight(a) >= weight(b) ? a : b;
    const second = first === a ? b : a;
    return {
        ...first,
        severity: (0,standards_standard/* atLeast */.jZ)(second.severity, first.severity) ? second.severity : first.severity,
        blocking: first.blocking || second.blocking,
        evidence: [...first.evidence, ...second.evidence],
    };
}
function weight(finding) {
    return (finding.origin === 'rule' ? 4 : 0) + (finding.blocking ? 2 : 0) + (finding.certainty === 'high' ? 1 : 0);
}

// EXTERNAL MODULE: ./lib/judge/verdict.js
var verdict = __webpack_require__(7522);
;// CONCATENATED MODULE: ./lib/judge/judge.js





/** Holds each report against what was shown; the verdict follows from findings and coverage alone. */
function judge({ use, revisions, change, trusted, scoped, inspection, asked }) {
    const { agent, settings } = trusted;
    const views = new Map(inspection.views.map((view) => [view.file.path, view]));
    const court = { standards: agent.standards, views, failOn: settings.failOn.value, audit: use === 'audit' };
    const heard = [...inspection.reported, ...asked.reported].map((reported) => admit(reported, court));
    const admitted = heard.filter((each) => !('reason' in each));
    const findings = nameFindings(mergeSamePlace(admitted), views);
    const coverage = coverageOf(scoped.map((file) => covered(file, asked)), change.unlisted);
    return {
        ...{ verdict: (0,verdict/* verdictOf */.V)(findings, coverage), use, revisions, findings, coverage, agent: agent.path },
        ...{ engine: asked.engine, model: asked.model, usage: asked.usage, usd: asked.usd },
        rejected: heard.filter((each) => 'reason' in each),
        standards: agent.standards.map(({ number, name, slug }) => ({
            ...{ number, name },
            assessed: asked.engine === 'agent' || slug === 'secrets',
        })),
        matrix: matrixOf(inspection.views, agent.standards, { assessed: asked.assessed, findings }),
        settings,
        builtIn: trusted.builtIn,
        hints: inspection.hints,
        notes: [...change.notes, ...trusted.notes, ...inspection.notes],
    };
}
function covered({ file, decision, unread }, asked) {
    const known = { path: file.path, tier: decision.tier, rule: decision.rule, reason: null };
    if (decision.tier === 'skip')
        return { ...known, state: 'excluded' };
    if (unread?.state === 'excluded')
        return { ...known, state: 'excluded', rule: unread.why };
    const reason = unread?.why ?? asked.unreviewed.get(file.path) ?? null;
    if (reason !== null)
        return { ...known, state: 'unreviewed', reason };
    const answered = decision.tier !== 'full' || asked.engine === 'rules' || asked.assessed.has(file.path);
    return answered
        ? { ...known, state: 'reviewed' }
        : { ...known, state: 'unreviewed', reason: 'no answer assessed it' };
}
/** What each reviewed file came to: a finding is `fail`; a `fail` whose finding did not hold is not assessed. */
function matrixOf(views, standards, { assessed, findings }) {
    return views.map(({ file: { path } }) => ({
        path,
        results: standards.map(({ number, slug }) => {
            if (findings.some((finding) => finding.path === path && finding.standard === number))
                return 'fail';
            const result = assessed.get(path)?.get(number) ?? null;
            // The secret rules read every file in scope, whoever else does.
            if (result === null)
                return slug === 'secrets' ? 'pass' : null;
            return result === 'fail' ? null : result;
        }),
    }));
}


/***/ }),

/***/ 5647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ inScope),
  o: () => (/* binding */ scopeFiles)
});

// EXTERNAL MODULE: ./lib/change/changed-file.js
var changed_file = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/change/hunks.js
var change_hunks = __webpack_require__(8449);
// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
;// CONCATENATED MODULE: ./lib/change/text-diff.js


/** Three lines around a change, as git and GitHub show them. */
const CONTEXT_LINES = 3;
/** Milliseconds for one file: Myers' algorithm is quadratic in the worst case. */
const TIMEOUT_MS = 2_000;
/** The hunks between two texts of one file; null where they could not be found within the time. */
function diffTexts(before, after) {
    const [old, now] = [before, after].map((text) => (0,change_hunks/* splitLines */.uz)(text)
        .map((line) => `${line}\n`)
        .join(''));
    const patch = (0,create/* structuredPatch */.YB)('', '', old ?? '', now ?? '', undefined, undefined, {
        context: CONTEXT_LINES,
        timeout: TIMEOUT_MS,
    });
    return patch ? patch.hunks.map(({ lines, oldStart, newStart }) => toHunk(lines, oldStart, newStart)) : null;
}
function toHunk(marked, oldStart, newStart) {
    let [oldLine, newLine] = [oldStart, newStart];
    const lines = marked
        .filter((line) => !line.startsWith('\\'))
        .map((line) => {
        const text = line.slice(1);
        if (line[0] === '+')
            return { kind: 'added', text, oldLine: null, newLine: newLine++ };
        if (line[0] === '-')
            return { kind: 'deleted', text, oldLine: oldLine++, newLine: null };
        return { kind: 'context', text, oldLine: oldLine++, newLine: newLine++ };
    });
    return { heading: '', lines };
}

;// CONCATENATED MODULE: ./lib/scope/decision.js
const WIDTH = { skip: 0, secrets: 1, full: 2 };
function isWider(tier, other) {
    return WIDTH[tier] > WIDTH[other];
}

// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 8 modules
var esm = __webpack_require__(1138);
;// CONCATENATED MODULE: ./lib/scope/gitattributes.js

const ATTRIBUTES = ['linguist-generated', 'linguist-vendored'];
const MAX_LENGTH = 100_000;
const MAX_LINES = 500;
/** What a .gitattributes file says of generated or vendored files. A file beyond the limits is not obeyed at all. */
function readAttributes(text) {
    if (text.length > MAX_LENGTH)
        return [];
    const lines = text.split('\n').flatMap(readLine);
    return lines.length > MAX_LINES ? [] : lines;
}
/** `gitattributes linguist-generated`, when the last line that speaks of it sets it. */
function attributedRule(path, lines) {
    const speaks = (name) => lines.findLast((line) => line.attribute === name && line.pattern.match(path));
    const attribute = ATTRIBUTES.find((name) => speaks(name)?.isSet);
    return attribute === undefined ? null : `gitattributes ${attribute}`;
}
// `dist/** -diff linguist-generated=true`, `"with space/*" linguist-vendored`, `*.ts -linguist-generated`
function readLine(line) {
    const [, quoted, bare, rest = ''] = /^\s*(?:"([^"]+)"|([^\s"#!]\S*))\s+(\S.*)$/.exec(line) ?? [];
    const pattern = quoted ?? bare;
    if (pattern === undefined || pattern.startsWith('[attr]'))
        return [];
    return rest.split(/\s+/).flatMap((word) => {
        const [, not, attribute = '', value] = /^([-!]?)([\w-]+)(?:=(.*))?$/.exec(word) ?? [];
        if (!ATTRIBUTES.includes(attribute))
            return [];
        return [{ pattern: attributeGlob(pattern), attribute, isSet: not === '' && value !== 'false' }];
    });
}
// Git's patterns are no gitignore: without a slash one holds for a file's name in any folder, never for a folder.
function attributeGlob(pattern) {
    const glob = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
    return new esm/* Minimatch */.VR(glob, {
        dot: true,
        noext: true,
        nobrace: true,
        nonegate: true,
        nocomment: true,
        platform: 'linux',
    });
}

;// CONCATENATED MODULE: ./lib/scope/policy.js


const LISTS = (/* unused pure expression or super */ null && (['include', 'exclude', 'backend', 'frontend']));
const GLOB_OPTIONS = {
    dot: true,
    noext: true,
    nonegate: true,
    nocomment: true,
    braceExpandMax: 100,
    platform: 'linux',
};
/** Compile once per run: every path is held against the same globs. */
function compilePolicy(policy) {
    const globs = (list) => policy[list].map((pattern) => new esm/* Minimatch */.VR(pattern, GLOB_OPTIONS));
    return {
        include: globs('include'),
        exclude: globs('exclude'),
        backend: globs('backend'),
        frontend: globs('frontend'),
        attributes: readAttributes(policy.gitattributes),
    };
}
/** What the repository itself says about a path, before any built-in rule. */
function byPolicy(path, policy) {
    const glob = (list) => policy[list].find((pattern) => pattern.match(path))?.pattern;
    const skip = (rule) => ({ tier: 'skip', label: 'neither', rule });
    const exclude = glob('exclude');
    if (exclude !== undefined)
        return skip(`config paths.exclude "${exclude}"`);
    if (policy.include.length > 0 && glob('include') === undefined)
        return skip('config paths.include');
    const backend = glob('backend');
    if (backend !== undefined) {
        return { tier: 'full', label: 'backend', rule: `config paths.backend "${backend}"` };
    }
    const frontend = glob('frontend');
    if (frontend !== undefined) {
        return { tier: 'secrets', label: 'frontend', rule: `config paths.frontend "${frontend}"` };
    }
    const attribute = attributedRule(path, policy.attributes);
    return attribute === null ? null : skip(attribute);
}
/** The first of the globs that matches the path; null when none does. */
function matchGlob(path, globs) {
    return globs.find((glob) => new esm/* Minimatch */.VR(glob, GLOB_OPTIONS).match(path)) ?? null;
}

// EXTERNAL MODULE: ./lib/standards/package-file.js
var package_file = __webpack_require__(1745);
;// CONCATENATED MODULE: ./lib/scope/types-only.js
/**
 * True when every statement is an import, a re-export, a type, an interface or an ambient block, so that nothing runs.
 * Doubt answers false, because true takes a file out of the review.
 */
function isTypesOnly(text) {
    const code = outermost(text);
    if (/[{}()[\]`\\]/.test(code))
        return false;
    const lines = code.replace(CONTINUED, ' ').split(/[;\n]/);
    const statements = lines.map((line) => line.trim()).filter((line) => line !== '');
    return statements.some((line) => TYPE.test(line)) && statements.every((line) => TYPE.test(line) || IMPORT.test(line));
}
// An open comment or string runs on to its end, so that no text is read twice.
const COMMENT_OR_STRING = /\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|'(?:[^'\\\n\r]|\\[\s\S])*'?|"(?:[^"\\\n\r]|\\[\s\S])*"?/g;
const INNERMOST = /\{[^{}()[\]]*\}|\([^{}()[\]]*\)|\[[^{}()[\]]*\]/g;
const MAX_DEPTH = 20;
/** The text with `''` for every string, `#` for what stood in braces, `@` in parentheses, `%` in brackets. */
function outermost(text) {
    let code = text.replace(COMMENT_OR_STRING, (found) => (found.startsWith('/') ? found.replace(/.+/g, ' ') : "''"));
    for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
        code = code.replace(INNERMOST, ([bracket]) => (bracket === '{' ? '#' : bracket === '(' ? '@' : '%'));
    }
    return code.replace(/\s+/g, (space) => (/[\n\r\u2028\u2029]/.test(space) ? '\n' : ' '));
}
// No statement ends or begins like this: here one runs on over the end of a line.
const CONTINUED = /(?<=[=|&,?:<])\s|\s(?=[=|&,?:>]|extends\b)/g;
const IMPORT = /^import [\w$*#][^'@]*\bfrom ?''$/;
// A call would be an `@` after a name. What `declare` begins is ambient to its end.
const TYPE = new RegExp([
    "^export (?:type )?(?:\\*(?: as [\\w$]+)?|#)(?: ?from ?'')?$",
    '^(?:export )?interface [\\w$][^#@]*#$',
    '^(?:export )?type [\\w$](?:[^@]|(?<=[=|&:>?] ?)@)*$',
    '^(?:export )?declare [a-z][^#]*#?$',
].join('|'));

;// CONCATENATED MODULE: ./lib/scope/content.js

const MAX_TEXT_LENGTH = 100_000;
/**
 * The author of a change writes its head. So what takes a file out of the review has to stand in the base
 * as well (`already`), while what brings it in may stand on either side (`either`).
 */
function evidenceOf({ base, head }) {
    const before = base === null ? null : contentOf(base);
    const after = head === null || head === base ? before : contentOf(head);
    return {
        either: (says) => (before !== null && says(before)) || (after !== null && says(after)),
        already: (says) => before !== null && says(before) && (after === null || says(after)),
    };
}
function contentOf(full) {
    const text = full.slice(0, MAX_TEXT_LENGTH);
    let sources = null;
    return {
        text,
        sources: () => (sources ??= importSources(text)),
        typesOnly: () => full.length <= MAX_TEXT_LENGTH && isTypesOnly(text),
    };
}
// Either the head of a statement, or `from '…'`, or `import '…'`, `import('…')`, `require('…')`.
const IMPORT_TOKEN = /\bfrom[ \t\n]{0,8}['"]([^'"\n]{1,200})['"]|\b(?:import|require)[ \t]{0,8}\(?[ \t\n]{0,8}['"]([^'"\n]{1,200})['"]|\b(?:import|export)[ \t]{1,8}type\b(?![ \t]{1,8}from\b)|\b(?:import|export)\b/g;
// `import type { Pool } from 'pg'` brings no code with it and is not among them.
function importSources(text) {
    const sources = new Set();
    let typeOnly = false;
    for (const [token, from, direct] of text.matchAll(IMPORT_TOKEN)) {
        if (direct !== undefined)
            sources.add(direct.toLowerCase());
        else if (from === undefined)
            typeOnly = token.includes('type');
        else if (!typeOnly)
            sources.add(from.toLowerCase());
    }
    return [...sources];
}

;// CONCATENATED MODULE: ./lib/scope/patterns.js
/** `{name}` stands for the list of that name. */
function words(lines, lists) {
    const all = [lines].flat().flatMap((line) => line.split(' '));
    return all.flatMap((word) => {
        const name = /^\{(.+)\}$/.exec(word)?.[1];
        if (name === undefined)
            return [word];
        const list = lists[name];
        if (list === undefined)
            throw new Error(`data/scope.json has no list "${name}".`);
        return words(list, lists);
    });
}
/** The source of an expression in which `*` stands for anything but a slash: `test_*.py`, `*charts`. */
function globs(list) {
    const sources = list.map((glob) => glob.replace(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '[^/]*'));
    return `(?:${sources.join('|')})`;
}
function anyOf(expressions, flags = '') {
    return new RegExp([expressions].flat().join('|'), flags);
}

;// CONCATENATED MODULE: ./lib/scope/rules.js



/** The decision of the first rule that holds; null when none does. */
function byRules(path, texts) {
    const facts = pathFacts(path);
    const { either, already } = evidenceOf(texts);
    const found = scopeRules().find(({ decision, unless, ...rule }) => {
        const widens = decision.tier === 'full';
        const exception = widens ? already : either;
        return holds(rule, facts, widens ? either : already) && !unless.some((tests) => holds(tests, facts, exception));
    });
    return found?.decision ?? null;
}
function holds({ path, content }, facts, evidence) {
    return path(facts) && (content === null || evidence(content));
}
function pathFacts(path) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const dot = name.lastIndexOf('.');
    return {
        home: `/${path.slice(0, slash + 1).toLowerCase()}`,
        name,
        ext: dot < 0 ? '' : name.slice(dot + 1).toLowerCase(),
    };
}
let rules = null;
function scopeRules() {
    rules ??= compileRules(JSON.parse((0,package_file/* packageFile */.nR)('data/scope.json')));
    return rules;
}
function compileRules(data) {
    const kindOf = importKinds(data);
    return data.rules.map(({ rule, tier, label, unless = [], ...where }) => ({
        decision: { tier, label, rule },
        path: pathTest(where, data.lists),
        content: contentTest(where, kindOf),
        unless: unless.map((other) => ({
            path: pathTest(other, data.lists),
            content: contentTest(other, kindOf),
        })),
    }));
}
function pathTest(where, lists) {
    const extensions = where.ext && new Set(words(where.ext, lists));
    const names = where.names && new RegExp(`^${globs(words(where.names, lists))}$`);
    const folders = where.folders && new RegExp(`/${globs(words(where.folders, lists))}/`);
    const match = where.match && anyOf(where.match);
    return ({ home, name, ext }) => (!extensions || extensions.has(ext)) &&
        (!names || names.test(name)) &&
        (!folders || folders.test(home)) &&
        (!match || match.test(home + name));
}
function contentTest({ text, imports, typesOnly }, kindOf) {
    if (!text && !imports && !typesOnly)
        return null;
    const expression = text && anyOf(text, 'm');
    const kinds = imports && words(imports, {});
    return (content) => (!expression || expression.test(content.text)) &&
        (!kinds || content.sources().some((source) => kinds.includes(kindOf(source) ?? ''))) &&
        (!typesOnly || content.typesOnly());
}
/** A name covers what lies under it, as `@nestjs` covers `@nestjs/common`; of several kinds the first counts. */
function importKinds({ imports }) {
    const kinds = Object.entries(imports).map(([kind, { names, match }]) => {
        const named = names ? [`^(?:node:)?${globs(words(names, {}))}(?:/|$)`] : [];
        return { kind, expression: anyOf([...named, ...(match ? [match].flat() : [])]) };
    });
    return (source) => kinds.find(({ expression }) => expression.test(source))?.kind;
}

;// CONCATENATED MODULE: ./lib/scope/scope.js



const NO_TEXTS = { base: null, head: null };
// When unsure, review.
const UNDECIDED = { tier: 'full', label: 'backend', rule: 'undecided' };
/** Path alone; null when only the content can tell. */
function scopeByPath(path, policy) {
    return byPolicy(path, policy) ?? byRules(path, NO_TEXTS);
}
/** A renamed file is reviewed as widely as either of its paths asks for. */
function scopeOf(file, policy) {
    const decide = (path) => byPolicy(path, policy) ?? byRules(path, file) ?? UNDECIDED;
    const decision = decide(file.path);
    if (file.previousPath === null || file.previousPath === file.path)
        return decision;
    const previous = decide(file.previousPath);
    if (!isWider(previous.tier, decision.tier))
        return decision;
    return { ...previous, rule: `${previous.rule}, as ${file.previousPath} before the rename` };
}

;// CONCATENATED MODULE: ./lib/scope/scoped.js






const scoped_NO_TEXTS = { before: null, after: null, problem: null };
/** Decides on every file; the texts of those that are not skipped by path are fetched at once. */
async function scopeFiles(source, files, trusted) {
    const { settings, gitattributes } = trusted;
    const policy = compilePolicy({ ...settings.paths, gitattributes });
    const wanted = files.filter((file) => file.kind === 'text' && !skippedByPath(file, policy));
    const read = await source.texts(wanted);
    const texts = new Map(wanted.map((file, index) => [file, read[index] ?? scoped_NO_TEXTS]));
    return files.map((file) => {
        const known = withHunks(file, texts.get(file) ?? scoped_NO_TEXTS);
        const head = content(known, 'RIGHT');
        // The tree of an audit is trusted: its texts may narrow.
        const contents = { base: file.status === 'unchanged' ? head : content(known, 'LEFT'), head };
        const decision = scopeOf({ ...file, ...contents }, policy);
        return { ...known, decision: neverSend(decision, file, settings.neverSend) };
    });
}
/** The readable files whose tier is at least the given one. */
function inScope(scoped, tier) {
    return scoped.filter(({ decision, unread }) => unread === null && !isWider(tier, decision.tier));
}
function skippedByPath(file, policy) {
    const paths = [file.path, ...(file.previousPath === null ? [] : [file.previousPath])];
    return paths.every((path) => scopeByPath(path, policy)?.tier === 'skip');
}
/** Files that may not leave the runner are still searched for secrets. */
function neverSend(decision, { path, previousPath }, globs) {
    const glob = decision.tier === 'full' ? (matchGlob(path, globs) ?? matchGlob(previousPath ?? path, globs)) : null;
    return glob === null ? decision : { ...decision, tier: 'secrets', rule: `config never-send "${glob}"` };
}
/** What has no lines to review: left out by these rules, whatever the path says. */
const NO_TEXT = ['binary file', 'symbolic link', 'submodule'];
function withHunks(file, texts) {
    const what = file.kind === 'text' ? texts.problem : file.kind;
    if (what !== null && NO_TEXT.includes(what))
        return { file, texts, unread: { state: 'excluded', why: what } };
    if (file.hunks !== null)
        return { file, texts, unread: tooLong(file) };
    if (texts.problem)
        return { file, texts, unread: { state: 'unreviewed', why: texts.problem } };
    if (texts.before === null && texts.after === null)
        return { file, texts, unread: { state: 'unreviewed', why: 'its patch is missing, and so is its text' } };
    const hunks = file.status === 'unchanged' ? (0,change_hunks/* wholeFile */.AA)(texts.after ?? '') : diffTexts(texts.before ?? '', texts.after ?? '');
    const known = { ...file, hunks };
    const why = 'its patch is missing, and comparing its texts took too long';
    return { file: known, texts, unread: hunks ? tooLong(known) : { state: 'unreviewed', why } };
}
/** Characters; such a line is minified or data: no rule is held against it, and no reader judges it. */
const LONGEST_LINE = 20_000;
function tooLong(file) {
    const long = (file.hunks ?? []).flatMap((hunk) => hunk.lines).find((line) => line.text.length > LONGEST_LINE);
    const number = long?.newLine ?? long?.oldLine;
    return long ? { state: 'unreviewed', why: `its line ${number} has ${long.text.length} characters` } : null;
}
/** The text of a side, or what the hunks show of it; null where there is none. */
function content({ file, texts }, side) {
    const whole = side === 'LEFT' ? texts.before : texts.after;
    if (whole !== null || !file.hunks || file.hunks.length === 0)
        return whole;
    if (side === 'LEFT' && file.status === 'added')
        return null;
    const lines = file.hunks.flatMap((hunk) => hunk.lines).filter((line) => (0,changed_file/* numberOn */.de)(side, line) !== null);
    return lines.map((line) => line.text).join('\n');
}


/***/ }),

/***/ 2094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTrusted)
/* harmony export */ });
/* harmony import */ var _standards_agent_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7182);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1568);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2154);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3152);
/* harmony import */ var _trusted_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3467);





/**
 * Settings and agent from trusted state. A file that was named but is not there: when this change adds it, the
 * built-in stands in and a note says so; else `BadInput`.
 */
async function readTrusted(source, known, files) {
    const notes = [];
    async function read(path, what) {
        const text = await source.trusted(path);
        if (text !== null)
            return text;
        if (!files.some((file) => file.path === path && file.status !== 'removed' && file.status !== 'unchanged'))
            throw new _target_target_js__WEBPACK_IMPORTED_MODULE_3__/* .BadInput */ .k(`The ${what} "${path}" does not exist at ${source.trustedAt}. Check the path, or commit it there.`);
        notes.push(`${path} is added by this change and takes effect after merge: the built-in ${what} was used.`);
        return null;
    }
    const path = known.given.config || _trusted_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .CONFIG_PATH */ .tF;
    const config = known.given.config ? await read(path, 'config') : await source.trusted(path);
    const merged = (0,_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeSettings */ .ss)({
        ...known,
        config: config === null ? {} : (0,_config_file_js__WEBPACK_IMPORTED_MODULE_1__/* .parseConfig */ .o)(config, path),
        configFrom: `${path} at ${source.trustedAt}`,
    });
    const named = merged.agent.value;
    const file = named === null ? null : await read(named, 'agent file');
    const own = named !== null && file !== null ? (0,_standards_agent_file_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAgentFile */ .vo)(file, named) : (0,_standards_agent_file_js__WEBPACK_IMPORTED_MODULE_0__/* .builtInAgent */ .rR)();
    const agent = (0,_standards_agent_file_js__WEBPACK_IMPORTED_MODULE_0__/* .withTeamStandards */ .o4)(own, await source.trusted(_trusted_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .TEAM_FILE */ .VD));
    if (agent.ignored.length > 0)
        notes.push(`${agent.path} sets ${agent.ignored.join(', ')}: never obeyed here.`);
    const gitattributes = (await source.trusted('.gitattributes')) ?? '';
    const builtIn = config === null && file === null;
    if (builtIn)
        notes.push(`There is no ${path} at ${source.trustedAt}.`);
    return { settings: (0,_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .withAgent */ .Io)(merged, agent), agent, gitattributes, builtIn, notes };
}


/***/ }),

/***/ 7182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o4: () => (/* binding */ withTeamStandards),
/* harmony export */   rR: () => (/* binding */ builtInAgent),
/* harmony export */   vo: () => (/* binding */ parseAgentFile)
/* harmony export */ });
/* unused harmony export BUILT_IN_AGENT */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1568);
/* harmony import */ var _package_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1745);
/* harmony import */ var _standard_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4161);




const BUILT_IN_AGENT = 'agents/backend-engineer.md';
/** Characters. The file goes into every request. */
const LARGEST_AGENT_FILE = 100_000;
const NEVER_OBEYED = ['tools', 'disallowedTools', 'hooks', 'mcpServers', 'permissionMode', 'skills', 'isolation'];
/** The agent that ships with the product. */
function builtInAgent() {
    return parseAgentFile((0,_package_file_js__WEBPACK_IMPORTED_MODULE_1__/* .packageFile */ .nR)(BUILT_IN_AGENT), BUILT_IN_AGENT);
}
/** Reads a Claude Code sub-agent file. Throws `BadInput` when it states no standards, or is too large. */
function parseAgentFile(text, path) {
    if (text.length > LARGEST_AGENT_FILE)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_3__/* .BadInput */ .k(`The agent file ${path} has ${text.length} characters; ${LARGEST_AGENT_FILE} are the most.`);
    const [front, body] = splitFrontMatter(text.replace(/\r\n/g, '\n').replace(/^\ufeff/, ''));
    const keys = frontMatter(front);
    const standards = statedStandards(body);
    if (standards.length === 0)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_3__/* .BadInput */ .k(`The agent file ${path} states no standards, so nothing would be reviewed. ` +
            'Give it a heading "Critical Standards" with a list, such as "1. **Query Safety**: Use parameters".');
    return {
        path,
        name: keys.get('name') ?? path.replace(/^.*\//, '').replace(/\.md$/, ''),
        description: (keys.get('description') ?? '').trim(),
        model: keys.get('model') ?? null,
        body,
        standards: standards.map(({ name, text: stated }, index) => (0,_standard_js__WEBPACK_IMPORTED_MODULE_2__/* .bindStandard */ .d3)(index + 1, name, stated)),
        ignored: NEVER_OBEYED.filter((key) => keys.has(key)),
    };
}
/** The agent with the standards of a CLAUDE.md added that it does not state itself. */
function withTeamStandards(agent, claudeMd) {
    const standards = [...agent.standards];
    for (const { name, text } of statedStandards(claudeMd ?? ''))
        if (!standards.some((known) => (0,_standard_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(known.name, name)))
            standards.push((0,_standard_js__WEBPACK_IMPORTED_MODULE_2__/* .bindStandard */ .d3)(standards.length + 1, name, text));
    return { ...agent, standards };
}
function splitFrontMatter(text) {
    const match = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
    return match ? [match[1] ?? '', text.slice(match[0].length)] : ['', text];
}
/**
 * Sub-agent files are often no valid YAML: `description: Use this: <example>\nuser: "…"` on one line. Where a
 * YAML parser finds errors, each `key:` at the start of a line takes the rest of that line.
 */
function frontMatter(front) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(front, { logLevel: 'silent' });
    if (document.errors.length === 0) {
        const value = document.toJS({ maxAliasCount: 0 });
        if (typeof value === 'object' && value !== null)
            return new Map(Object.entries(value).map(([key, entry]) => [key, typeof entry === 'string' ? entry : JSON.stringify(entry)]));
    }
    const rows = front.matchAll(/^([A-Za-z][\w-]*):[ \t]*(.*)$/gm);
    return new Map([...rows].map(([, key = '', value = '']) => [key, unescaped(value)]));
}
function unescaped(value) {
    return value
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('\\n', '\n')
        .replaceAll('\\"', '"')
        .trim();
}
/** The items of the list below a "Critical Standards" heading, up to the next heading of its level or above. */
function statedStandards(markdown) {
    const lines = markdown.split(/\r?\n/);
    const start = lines.findIndex((line) => /^#{1,6}\s.*\bcritical standards\b/i.test(line));
    if (start < 0)
        return [];
    const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
    const stated = [];
    for (const line of lines.slice(start + 1)) {
        const heading = /^#+(?=\s)/.exec(line)?.[0].length;
        if (heading !== undefined && heading <= level)
            break;
        // 4. **Query Safety**: Use parameterized queries      or      - Query Safety: …
        const item = /^ {0,3}(?:\d+[.)]|[-*+])\s+(?:\*\*|__)?([^*_:]{1,80}?)(?::?(?:\*\*|__)\s*[:—–-]?|:)\s*(.*)$/.exec(line);
        const last = stated.at(-1);
        if (item)
            stated.push({ name: (item[1] ?? '').replace(/:$/, '').trim(), text: (item[2] ?? '').trim() });
        else if (last && /^\s+\S/.test(line))
            last.text = `${last.text} ${line.trim()}`.trim();
    }
    return stated.filter(({ name }) => name !== '');
}


/***/ }),

/***/ 5718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P_: () => (/* binding */ knownLanguages),
/* harmony export */   Qu: () => (/* binding */ subRuleOf),
/* harmony export */   TE: () => (/* binding */ shippedRules)
/* harmony export */ });
/* harmony import */ var _package_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1745);

/** The sub-rule that a rule file serves: its id without the suffix. */
function subRuleOf(id) {
    return id.split(':', 1)[0] ?? id;
}
let shipped = null;
/** The rule files that ship with the product, compiled at build. */
function shippedRules() {
    shipped ??= JSON.parse((0,_package_file_js__WEBPACK_IMPORTED_MODULE_0__/* .packageFile */ .nR)('dist/rules.json'));
    return shipped;
}
let languages = null;
/** The languages whose syntax is read, by name: the grammar's file and the sign that stands for `$` in patterns. */
function knownLanguages() {
    languages ??= JSON.parse((0,_package_file_js__WEBPACK_IMPORTED_MODULE_0__/* .packageFile */ .nR)('data/languages.json'));
    return languages;
}


/***/ })

};
