export const id = 283;
export const ids = [283];
export const modules = {

/***/ 801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ parseDiffText)
});

// EXTERNAL MODULE: ./lib/change/hunks.js
var hunks = __webpack_require__(8449);
;// CONCATENATED MODULE: ./lib/change/quoted-path.js
const ESCAPES = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };
/** A path as git prints it with `core.quotePath`: `"b/\303\251 \"x\".txt"` becomes `b/é "x".txt`. */
function decodeQuotedPath(text) {
    if (!text.startsWith('"') || !text.endsWith('"'))
        return text;
    const bytes = [];
    for (const [part, octal, escaped] of text.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/g)) {
        if (octal)
            bytes.push(Buffer.of(Number.parseInt(octal, 8)));
        else if (escaped)
            bytes.push(Buffer.of(ESCAPES[escaped] ?? escaped.charCodeAt(0)));
        else
            bytes.push(Buffer.from(part));
    }
    return Buffer.concat(bytes).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/change/diff-text.js


/**
 * The files of a whole diff text (`git diff`, `diff -u`, GitHub's `.diff`), in its order.
 * Paths come from the `---`/`+++` lines, else from rename and `diff --git` lines; whatever prefixes were
 * used are cut off. A file whose patch is not whole keeps `hunks: null`.
 */
function parseDiffText(text) {
    const entries = splitEntries(text.split('\n'));
    const prefixed = entries.flatMap((entry) => [entry.old, entry.now]).every((path) => !path || PREFIX.test(path));
    return entries.map((entry) => toFile(entry, prefixed)).filter((file) => file.path !== '');
}
/** git's own prefixes, `diff.mnemonicPrefix` included. */
const PREFIX = /^[abciwo12]\//;
const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
function splitEntries(lines) {
    const entries = [];
    let entry = newEntry(null);
    for (let at = 0; at < lines.length; at++) {
        const line = lines[at] ?? '';
        const hunk = HUNK.exec(line);
        if (hunk) {
            const end = hunkEnd(lines, at + 1, { old: Number(hunk[1] ?? 1), now: Number(hunk[2] ?? 1) });
            entry.patch.push(...lines.slice(at, end));
            at = end - 1;
        }
        else if (line.startsWith('diff --git ') || (line.startsWith('--- ') && (entry.now || !entry.git))) {
            entry = newEntry(line.startsWith('diff') ? line.slice('diff --git '.length) : null);
            entries.push(entry);
            readHeader(entry, line);
        }
        else
            readHeader(entry, line);
    }
    return entries;
}
function newEntry(git) {
    const paths = {
        git: git?.replace(/\r$/, '') ?? null,
        old: null,
        now: null,
        renamedFrom: null,
        renamedTo: null,
    };
    return { ...paths, status: 'modified', kind: 'text', patch: [], combined: false };
}
/** Where a hunk ends: after as many lines as its header counts, plus a `\ No newline at end of file`. */
function hunkEnd(lines, start, left) {
    let at = start;
    for (; at < lines.length; at++) {
        const mark = lines[at]?.[0];
        if (mark === '\\')
            continue;
        if (left.old <= 0 && left.now <= 0)
            break;
        if (mark !== '+')
            left.old--;
        if (mark !== '-')
            left.now--;
    }
    return at;
}
function readHeader(entry, raw) {
    const line = raw.replace(/\r$/, '');
    const rest = (start) => (line.startsWith(start) ? line.slice(start.length) : null);
    if (rest('--- ') !== null)
        entry.old = headerPath(line.slice(4));
    else if (rest('+++ ') !== null)
        entry.now = headerPath(line.slice(4));
    else if (rest('rename from ') ?? rest('copy from ')) {
        entry.status = line.startsWith('rename') ? 'renamed' : 'copied';
        entry.renamedFrom = decodeQuotedPath(line.slice(line.indexOf(' from ') + 6));
    }
    else if (rest('rename to ') ?? rest('copy to '))
        entry.renamedTo = decodeQuotedPath(line.slice(line.indexOf(' to ') + 4));
    else if (rest('new file mode '))
        entry.status = 'added';
    else if (rest('deleted file mode '))
        entry.status = 'removed';
    else if (rest('Binary files ') ?? rest('GIT binary patch'))
        entry.kind = 'binary file';
    else if (line.startsWith('@@@ '))
        entry.combined = true;
    const mode = /^(?:(?:new|deleted) file mode|new mode|index \S+) (\d{6})$/.exec(line)?.[1];
    if (mode === '120000')
        entry.kind = 'symbolic link';
    if (mode === '160000')
        entry.kind = 'submodule';
}
/** `b/src/a b.ts\t`, `"b/\303\251.txt"`, `/dev/null` (as an empty string). */
function headerPath(text) {
    const path = text.startsWith('"') ? decodeQuotedPath(text) : (text.split('\t')[0] ?? '');
    return path === '/dev/null' ? '' : path;
}
function toFile(entry, prefixed) {
    const strip = (path) => (prefixed && path ? path.replace(PREFIX, '') : path);
    const same = entry.git === null ? null : sameName(entry.git);
    const path = entry.renamedTo ?? (strip(entry.now) || strip(entry.old) || same || '');
    const previous = entry.renamedFrom ?? (strip(entry.old) || path);
    const status = entry.old === '' ? 'added' : entry.now === '' ? 'removed' : entry.status;
    const empty = entry.patch.length === 0 && entry.kind !== 'binary file' && !entry.combined && entry.now === null;
    return {
        path,
        previousPath: previous === path ? null : previous,
        status: status === 'modified' && previous !== path ? 'renamed' : status,
        kind: entry.kind,
        hunks: empty ? [] : (0,hunks/* parseHunks */.FS)(entry.patch.join('\n')),
        commentable: true,
    };
}
/** `a/x b/y.sh b/x b/y.sh`: header-only entries name one file twice, so the text is cut in its middle. */
function sameName(header) {
    if (header.startsWith('"'))
        return decodeQuotedPath(header.slice(0, header.indexOf('" ') + 1)).replace(PREFIX, '');
    const half = (header.length - 1) / 2;
    return header.slice(0, half).replace(PREFIX, '');
}


/***/ }),

/***/ 8897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  evalCommand: () => (/* binding */ evalCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./lib/change/hunks.js
var hunks = __webpack_require__(8449);
// EXTERNAL MODULE: ./lib/review.js
var review = __webpack_require__(8883);
// EXTERNAL MODULE: ./lib/source/bare-diff.js
var bare_diff = __webpack_require__(1065);
// EXTERNAL MODULE: ./lib/target/target.js
var target = __webpack_require__(1568);
// EXTERNAL MODULE: ./lib/words/title.js
var title = __webpack_require__(7547);
;// CONCATENATED MODULE: ./lib/commands/python-random.js
const SIZE = 624;
/**
 * `random.choice` of Python after `random.seed(seed)`: numbers below a bound, the same in every run and the same as
 * those of the scripts that labelled samples are scored with. It is the Mersenne Twister (MT19937).
 */
function pythonRandom(seed) {
    const state = seeded(seed);
    let at = SIZE;
    const next = () => {
        if (at >= SIZE) {
            twist(state);
            at = 0;
        }
        let value = state[at++] ?? 0;
        value ^= value >>> 11;
        value ^= (value << 7) & 0x9d2c5680;
        value ^= (value << 15) & 0xefc60000;
        return (value ^ (value >>> 18)) >>> 0;
    };
    return (bound) => {
        const bits = 32 - Math.clz32(bound);
        for (;;) {
            const value = next() >>> (32 - bits);
            if (value < bound)
                return value;
        }
    };
}
function seeded(seed) {
    const state = new Uint32Array(SIZE);
    state[0] = 19_650_218;
    const mixed = (index) => {
        const before = state[index - 1] ?? 0;
        return before ^ (before >>> 30);
    };
    for (let index = 1; index < SIZE; index++)
        state[index] = Math.imul(1_812_433_253, mixed(index)) + index;
    let index = 1;
    const step = (turn) => {
        state[index] = turn(index);
        if (++index >= SIZE) {
            state[0] = state[SIZE - 1] ?? 0;
            index = 1;
        }
    };
    for (let count = 0; count < SIZE; count++)
        step((each) => ((state[each] ?? 0) ^ Math.imul(mixed(each), 1_664_525)) + seed);
    for (let count = 1; count < SIZE; count++)
        step((each) => ((state[each] ?? 0) ^ Math.imul(mixed(each), 1_566_083_941)) - each);
    state[0] = 0x80000000;
    return state;
}
function twist(state) {
    for (let index = 0; index < SIZE; index++) {
        const joined = ((state[index] ?? 0) & 0x80000000) | ((state[(index + 1) % SIZE] ?? 0) & 0x7fffffff);
        const far = state[(index + 397) % SIZE] ?? 0;
        state[index] = far ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    }
}

;// CONCATENATED MODULE: ./lib/commands/eval-tables.js

/** Lines that a finding may be off; positives that count in one file. */
const CASE_TOLERANCE = 2;
const PULL_TOLERANCE = 5;
const MOST_POSITIVES = 30;
/** Recall and precision on the core of the cases, a row each for standard, language, family and rule. */
function caseTables(all, rows) {
    const cases = all.filter(({ strength, circular }) => strength === 'core' && !circular);
    const proofs = rows.filter(({ kind }) => kind === 'proof');
    const keys = ({ standard, language, family }) => ['all', language, `family ${family}`].map((key) => `${standard} ${key}`);
    const table = [...tally(cases, proofs, keys)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, groups]) => line(key, groups));
    const rules = [...new Set(proofs.map(({ rule }) => rule))].sort().flatMap((rule) => {
        const own = proofs.filter((row) => row.rule === rule);
        return [
            ...tally(cases.filter(({ id }) => own.some((row) => row.id === id)), own, () => [rule]),
        ].map(([key, groups]) => line(key, groups));
    });
    const hints = [...tally(cases, rows, ({ standard }) => [`${standard} all`])].map(([key, groups]) => {
        const [found, due] = sum([...groups.values()]);
        return `${key.padEnd(36)}${String(due).padStart(5)}${String(found).padStart(6)}  ${share(found, due)}`;
    });
    const head = `${''.padEnd(36)}  pos    tp  recall [95 %]        fp+ fp~  P(explicit)  P(strict) [95 %]     neg flagged`;
    return [
        `${cases.length} cases, strength core, tolerance ±${CASE_TOLERANCE}; proofs only`,
        ...[head, ...table, '', 'By rule (recall: of the positives in the files where it found something)', head, ...rules],
        ...['', 'Recall with the hints', ...hints, ''],
    ].join('\n');
}
function tally(cases, rows, keysOf) {
    const byCase = grouped(rows, ({ id }) => id);
    const table = new Map();
    for (const sample of cases) {
        const own = (byCase.get(sample.id) ?? []).filter(({ standard }) => standard === sample.standard);
        const counts = countsOf(sample, own);
        for (const key of keysOf(sample)) {
            const groups = table.get(key) ?? new Map();
            table.set(key, groups);
            groups.set(sample.group, sum([groups.get(sample.group) ?? [0, 0, 0, 0, 0, 0], counts]));
        }
    }
    return table;
}
function countsOf(sample, rows) {
    const found = [...new Map(rows.map((row) => [`${row.line} ${row.family}`, row])).values()].sort((a, b) => a.line - b.line);
    if (sample.label === 'file' && sample.file_positive)
        return [found.length > 0 ? 1 : 0, 1, 0, 0, sample.negatives.length, 0];
    const single = (numbers) => numbers.map((number) => [number, number]);
    const due = [...single(sample.positives.slice(0, MOST_POSITIVES)), ...sample.positive_regions];
    const near = ([start, end], { line: at }) => start - CASE_TOLERANCE <= at && at <= end + CASE_TOLERANCE;
    const used = new Set();
    for (const place of due) {
        const free = found.filter((row) => !used.has(row) && near(place, row));
        const [best] = free.sort((a, b) => Math.abs(a.line - place[0]) - Math.abs(b.line - place[0]));
        if (best)
            used.add(best);
    }
    const excused = [...due, ...single(sample.positives.slice(MOST_POSITIVES)), ...single(sample.ambiguous)];
    const rest = found.filter((row) => !used.has(row));
    const explicit = rest.filter((row) => sample.negatives.includes(row.line));
    const implied = rest.filter((row) => !explicit.includes(row) && !excused.some((place) => near(place, row)) && isImplied(sample, row));
    const flagged = new Set(explicit.map((row) => row.line)).size;
    return [used.size, due.length, explicit.length, implied.length, sample.negatives.length, flagged];
}
function isImplied(sample, { line: at, family }) {
    if (sample.implicit_negatives.includes(at) && (family === null || sample.exhaustive_for.includes(family)))
        return true;
    return (sample.exhaustive && family !== null && sample.exhaustive_for.includes(family)) || sample.label === 'file';
}
function sum(all) {
    const total = [0, 0, 0, 0, 0, 0];
    for (const counts of all)
        for (const [index, count] of counts.entries())
            total[index] = (total[index] ?? 0) + count;
    return total;
}
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items)
        groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
    return groups;
}
const ratio = (part, whole) => (whole === 0 ? Number.NaN : part / whole);
const share = (part, whole) => ratio(part, whole).toFixed(3);
const recallOf = ([found, due]) => ratio(found, due);
const precisionOf = ([found, , explicit, implied]) => ratio(found, found + explicit + implied);
function line(key, groups) {
    const all = [...groups.values()];
    const [found, due, explicit, implied, negatives, flagged] = sum(all);
    const counts = `${String(due).padStart(5)}${String(found).padStart(6)}  ${share(found, due)} ${interval(all, recallOf)}`;
    const wrong = `${String(explicit).padStart(4)}${String(implied).padStart(4)}`;
    const strict = `${share(found, found + explicit + implied)} ${interval(all, precisionOf)}`;
    return `${key.padEnd(36)}${counts}  ${wrong}  ${share(found, found + explicit)}        ${strict}  ${flagged}/${negatives}`;
}
const ROUNDS = 400;
/** 95 % by drawing whole groups: files of one group are alike, and count as one witness. */
function interval(groups, measure) {
    const below = pythonRandom(7);
    if (groups.length < 2)
        return '[nan nan]  ';
    const drawn = () => groups.map(() => groups[below(groups.length)] ?? [0, 0, 0, 0, 0, 0]);
    const values = Array.from({ length: ROUNDS }, () => measure(sum(drawn())))
        .filter((value) => !Number.isNaN(value))
        .sort((a, b) => a - b);
    const at = (index) => (values.at(index) ?? Number.NaN).toFixed(2);
    return `[${at(Math.floor(0.025 * values.length))} ${at(Math.floor(0.975 * values.length) - 1)}]`;
}
/** For each kind of change: how many of the labelled places were found, and how much else was said. */
function pullTables(pulls, rows) {
    const out = [`\n${pulls.length} changes, tolerance ±${PULL_TOLERANCE}; proofs only`];
    const proofs = grouped(rows.filter(({ kind }) => kind === 'proof'), ({ pr }) => pr);
    for (const [kind, own] of grouped(pulls, (pull) => pull.kind)) {
        const due = own.flatMap((pull) => pull.findings.filter(({ standard }) => standard).map((finding) => ({ pull, finding })));
        const found = due.filter(({ pull, finding }) => (proofs.get(pull.id) ?? []).some((row) => row.standard === finding.standard && finding.locations.some((place) => isNear(place, row))));
        const counts = own.map(({ id }) => proofs.get(id)?.length ?? 0).sort((a, b) => a - b);
        const alarms = own.filter((pull) => (proofs.get(pull.id) ?? []).some(({ standard }) => pull.clean_for?.includes(standard)));
        out.push(`${kind.padEnd(12)} found ${found.length}/${due.length}, findings ${counts.reduce((a, b) => a + b, 0)}, median ${counts[Math.floor(counts.length / 2)]}, false alarms in what was fixed ${alarms.length}/${own.length}`);
    }
    return `${out.join('\n')}\n`;
}
function isNear(place, row) {
    return row.path === place.path && place.start - PULL_TOLERANCE <= row.line && row.line <= place.end + PULL_TOLERANCE;
}

// EXTERNAL MODULE: ./lib/commands/local-run.js
var local_run = __webpack_require__(4749);
;// CONCATENATED MODULE: ./lib/commands/eval.js









/** `backend-review eval`: measures the engine on labelled samples; returns the exit code. */
async function evalCommand(flags) {
    if (flags.cases === undefined && flags.prs === undefined)
        throw new target/* BadInput */.k('Name what to measure on: --cases FILE, --prs FILE, or both.');
    const run = (0,local_run/* localRun */.p)({ ...flags, engine: flags.engine ?? 'rules' });
    const cases = await samples(flags.cases, 'cases');
    const pulls = await samples(flags.prs, 'prs');
    const rows = [];
    for (const sample of cases)
        rows.push(...(await ofCase(sample, run)));
    for (const { id, diff } of pulls) {
        const result = await (0,review/* review */.N)(await sourceOf(diff), run);
        rows.push(...rowsOf(result).map((row) => ({ pr: id, ...row })));
    }
    const written = rows.filter(({ kind }) => kind === 'proof' || flags.hints);
    for (const file of flags.output ?? [])
        await (0,promises_.writeFile)(file, written.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const tables = [cases.length > 0 ? caseTables(cases, rows) : '', pulls.length > 0 ? pullTables(pulls, rows) : ''];
    process.stdout.write(tables.filter(Boolean).join('\n'));
    return 0;
}
async function samples(file, flag) {
    if (file === undefined)
        return [];
    try {
        const bytes = await (0,promises_.readFile)(file);
        const text = (file.endsWith('.gz') ? (0,external_node_zlib_.gunzipSync)(bytes) : bytes).toString('utf8');
        return (0,hunks/* splitLines */.uz)(text).map((line) => JSON.parse(line));
    }
    catch (cause) {
        throw new target/* BadInput */.k(`--${flag} "${file}" cannot be read as lines of JSON.`, { cause });
    }
}
function sourceOf(text) {
    const target = { kind: 'diff', file: 'sample', dir: null, head: null };
    return (0,bare_diff/* openDiff */.w)(target, { text, workingDirectory: process.cwd() });
}
async function ofCase({ id, path, content }, run) {
    const lines = (0,hunks/* splitLines */.uz)(content);
    const added = lines.map((line) => `+${line}\n`).join('');
    const source = await sourceOf(`--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lines.length} @@\n${added}`);
    const texts = async () => [{ before: null, after: content, problem: null }];
    return rowsOf(await (0,review/* review */.N)({ ...source, texts }, run)).map((row) => ({ id, ...row }));
}
function rowsOf(result) {
    const said = (kind) => (each) => ({
        ...{ path: each.path, line: each.line, standard: each.standard, family: each.family ?? null, rule: each.rule },
        kind,
    });
    const plain = (each) => ({ ...each, family: each.family ?? null });
    return [...(0,title/* relevant */.E$)(result).map(plain).map(said('proof')), ...result.hints.map(plain).map(said('hint'))];
}


/***/ }),

/***/ 4749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ localRun)
/* harmony export */ });
/* harmony import */ var _agent_claude_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3511);
/* harmony import */ var _words_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1454);


/** What flags and the environment give a run of the command. */
function localRun(flags) {
    const { engine, agent, config, model } = flags;
    const apiKey = process.env['ANTHROPIC_API_KEY'] ?? '';
    const baseUrl = flags['base-url'] ?? process.env['ANTHROPIC_BASE_URL'] ?? '';
    return {
        given: {
            ...{
                engine,
                agent,
                config,
                model,
                'fail-on': flags['fail-on'],
                'on-incomplete': flags['on-incomplete'],
            },
            ...{ 'max-cost-usd': flags['max-cost-usd'], 'max-minutes': flags['max-minutes'] },
        },
        apiKey,
        baseUrl: baseUrl ? (0,_agent_claude_js__WEBPACK_IMPORTED_MODULE_0__/* .checkBaseUrl */ .xd)(baseUrl) : '',
        credentials: [apiKey, process.env['GITHUB_TOKEN'] ?? ''].filter(Boolean),
        inAction: false,
        progress: (text) => {
            if (process.stderr.isTTY)
                process.stderr.write(`${(0,_words_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .logLine */ .BP)(text)}\n`);
        },
    };
}


/***/ }),

/***/ 8883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ review)
/* harmony export */ });
/* harmony import */ var _agent_ask_agent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3352);
/* harmony import */ var _inspect_inspection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2490);
/* harmony import */ var _judge_judge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(937);
/* harmony import */ var _scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5647);
/* harmony import */ var _settings_trusted_settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2094);





/** Reviews a change: what it did to the backend, held against the standards of its base. */
async function review(source, run) {
    const change = await source.changes();
    const trusted = await (0,_settings_trusted_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .readTrusted */ .G)(source, { given: run.given, use: 'review' }, change.files);
    const scoped = await (0,_scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__/* .scopeFiles */ .o)(source, change.files, trusted);
    const inspection = await (0,_inspect_inspection_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .N)((0,_scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__/* .inScope */ .S)(scoped, 'secrets'), trusted.agent.standards);
    const asked = await (0,_agent_ask_agent_js__WEBPACK_IMPORTED_MODULE_0__/* .askAgent */ .X)((0,_scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__/* .inScope */ .S)(scoped, 'full'), trusted, { ...run, inspection });
    return (0,_judge_judge_js__WEBPACK_IMPORTED_MODULE_2__/* .judge */ .S)({ use: 'review', revisions: source.revisions, change, trusted, scoped, inspection, asked });
}


/***/ }),

/***/ 3467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ trustedPaths),
/* harmony export */   VD: () => (/* binding */ TEAM_FILE),
/* harmony export */   tF: () => (/* binding */ CONFIG_PATH)
/* harmony export */ });
const CONFIG_PATH = '.github/backend-review.yml';
const TEAM_FILE = 'CLAUDE.md';
/** The files that every run looks up in trusted state, so that a source can fetch them at once. */
function trustedPaths(given) {
    return [
        ...new Set([given.config || CONFIG_PATH, TEAM_FILE, '.gitattributes', ...(given.agent ? [given.agent] : [])]),
    ];
}


/***/ }),

/***/ 1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ openDiff)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _change_diff_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(801);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1568);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7497);
/* harmony import */ var _git_range_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3265);






/** The change that a diff text holds; whole files come from the lent repository, when there is one. */
async function openDiff(target, input) {
    const files = (0,_change_diff_text_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDiffText */ .a)(input.text);
    if (files.length === 0)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_5__/* .BadInput */ .k(`--diff ${target.file} holds no changed file. It takes what "git diff" prints.`);
    const { dir } = target;
    const head = dir === null ? null : await (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .commitOf */ .D3)(dir, target.head ?? 'HEAD', '--head');
    const entries = dir === null || head === null ? [] : await (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .listTree */ .nT)(dir, head);
    const oids = new Map(entries.map(({ path, oid }) => [path, oid]));
    return {
        revisions: { repository: null, base: null, mergeBase: null, head },
        trustedAt: 'the working directory',
        trusted: (path) => workingText(input.workingDirectory, path),
        changes: async () => ({ files, unlisted: null, notes: [] }),
        texts: async (wanted) => {
            if (dir === null)
                return wanted.map(() => ({ before: null, after: null, problem: null }));
            return (0,_git_range_js__WEBPACK_IMPORTED_MODULE_4__/* .textsOf */ .CB)(dir, wanted, ({ path }) => ({ path, oldOid: null, oid: oids.get(path) ?? null }));
        },
    };
}
async function workingText(folder, path) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, path);
    if (!file.startsWith(folder.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? folder : folder + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_5__/* .BadInput */ .k(`"${path}" lies outside of ${folder}.`);
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
            return null;
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_5__/* .BadInput */ .k(`${path} cannot be read.`, { cause: error });
    }
}


/***/ }),

/***/ 3265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   rB: () => (/* binding */ openTree),
/* harmony export */   wQ: () => (/* binding */ openRange)
/* harmony export */ });
/* harmony import */ var _change_diff_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(801);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7497);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1808);
/* harmony import */ var _tree_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3712);





/** The change between two commits of a local repository; no work tree is needed. */
async function openRange(target) {
    const { dir } = target;
    const base = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .commitOf */ .D3)(dir, target.base, '--base');
    const head = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .commitOf */ .D3)(dir, target.head, '--head');
    const mergeBase = await commonCommit(dir, base, head);
    // Where the head is an ancestor of the base nothing would be left: then the two trees are compared.
    const from = mergeBase === head ? base : mergeBase;
    const notes = from === mergeBase ? [] : ['The head is an ancestor of the base: the two trees were compared.'];
    const rows = await changedRows(dir, from, head);
    return {
        revisions: { repository: null, base, mergeBase: from, head },
        trustedAt: `base ${base.slice(0, 7)}`,
        trusted: (path) => trustedText(dir, base, path),
        changes: async () => ({ files: await filesOf(dir, rows, [from, head]), unlisted: null, notes }),
        texts: (files) => textsOf(dir, files, (file) => rows.find((row) => row.path === file.path) ?? null),
    };
}
/** All files of a commit, or those that the globs name; an audit reads them like the new side of a change. */
async function openTree(target) {
    const { dir } = target;
    const head = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .commitOf */ .D3)(dir, target.ref, '--ref');
    const { minimatch } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 1138));
    const entries = (await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .listTree */ .nT)(dir, head)).filter(({ path }) => target.globs.length === 0 || target.globs.some((glob) => minimatch(path, glob, { dot: true })));
    if (entries.length === 0)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`No file of ${target.ref} matches ${target.globs.join(' ') || 'the tree'}.`);
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    return {
        revisions: { repository: null, base: head, mergeBase: null, head },
        trustedAt: `${target.ref} (${head.slice(0, 7)})`,
        trusted: (path) => trustedText(dir, head, path),
        changes: async () => ({ files: entries.map(_tree_file_js__WEBPACK_IMPORTED_MODULE_3__/* .treeFile */ .P), unlisted: null, notes: [] }),
        texts: (files) => textsOf(dir, files, (file) => ({
            path: file.path,
            oldOid: null,
            oid: byPath.get(file.path)?.oid ?? null,
        })),
    };
}
async function commonCommit(dir, base, head) {
    try {
        return (await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(dir, ['merge-base', base, head])).toString('utf8').trim();
    }
    catch (cause) {
        if (!(cause instanceof _git_js__WEBPACK_IMPORTED_MODULE_1__/* .GitFailed */ .SX))
            throw cause;
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k('--base and --head have no common commit. Is the clone shallow? Fetch the history.', {
            cause,
        });
    }
}
const STATUS = { A: 'added', D: 'removed', R: 'renamed', C: 'copied' };
const DIFF = ['--no-ext-diff', '--no-textconv', '--no-color', '-M', '--ignore-submodules=none'];
async function changedRows(dir, from, head) {
    const printed = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(dir, ['diff', '--raw', '-z', '--no-abbrev', ...DIFF, from, head]);
    const fields = printed.toString('utf8').split('\0');
    const rows = [];
    for (let at = 0; fields[at];) {
        // :100644 100644 <oid> <oid> R086 \0 old path \0 new path \0
        const [oldMode = '', mode = '', oldOid = '', oid = '', letter = ''] = (fields[at++] ?? '').slice(1).split(' ');
        const first = fields[at++] ?? '';
        const status = STATUS[letter[0] ?? ''] ?? 'modified';
        const moved = status === 'renamed' || status === 'copied';
        const path = moved ? (fields[at++] ?? '') : first;
        const known = (id) => (/^0+$/.test(id) ? null : id);
        const kind = (0,_tree_file_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(status === 'removed' ? oldMode : mode);
        rows.push({
            path,
            previousPath: moved ? first : null,
            status,
            kind,
            oldOid: known(oldOid),
            oid: known(oid),
        });
    }
    return rows;
}
async function filesOf(dir, rows, [from, head]) {
    const printed = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .git */ .$Y)(dir, ['diff', '-p', '-U3', '--src-prefix=a/', '--dst-prefix=b/', ...DIFF, from, head]);
    const parsed = new Map((0,_change_diff_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDiffText */ .a)(printed.toString('utf8')).map((file) => [file.path, file]));
    return rows.map(({ path, previousPath, status, kind }) => {
        const patch = parsed.get(path);
        // What git calls binary may be a text that an attribute hides: the texts themselves decide later.
        const hunks = patch?.kind === 'binary file' ? null : (patch?.hunks ?? null);
        return { path, previousPath, status, kind, hunks, commentable: hunks !== null };
    });
}
async function trustedText(dir, commit, path) {
    const entry = (await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .listTree */ .nT)(dir, commit, path)).find((found) => found.path === path);
    if (!entry)
        return null;
    const blob = (await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlobs */ .b4)(dir, [entry.oid])).get(entry.oid);
    const read = blob && (0,_tree_file_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(entry.mode) === 'text' ? (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)(blob) : { problem: 'no file' };
    if ('problem' in read)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`${path} at ${commit.slice(0, 7)} cannot be used: it is ${read.problem}.`);
    return read.text;
}
/** The texts of the files whose blobs `rowOf` names. */
async function textsOf(dir, files, rowOf) {
    const rows = files.map((file) => (file.kind === 'text' ? rowOf(file) : null));
    const blobs = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlobs */ .b4)(dir, rows.flatMap((row) => [row?.oldOid, row?.oid]).filter((oid) => oid != null));
    return rows.map((row) => {
        const [before, after] = [row?.oldOid, row?.oid].map((oid) => {
            const blob = oid ? blobs.get(oid) : null;
            return blob ? (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)(blob) : null;
        });
        const problem = [after, before].find((read) => read && 'problem' in read);
        return {
            before: before && 'text' in before ? before.text : null,
            after: after && 'text' in after ? after.text : null,
            problem: problem && 'problem' in problem ? problem.problem : null,
        };
    });
}


/***/ }),

/***/ 7497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ git),
/* harmony export */   D3: () => (/* binding */ commitOf),
/* harmony export */   SX: () => (/* binding */ GitFailed),
/* harmony export */   b4: () => (/* binding */ readBlobs),
/* harmony export */   nT: () => (/* binding */ listTree)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1568);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1808);



/** Bytes that one git command may print. */
const LARGEST_OUTPUT = 1_000_000_000;
/** Settings that would change what git prints, and that a user or a repository may have set. */
const FIXED = ['core.quotePath=false', 'diff.suppressBlankEmpty=false', 'core.fsmonitor=false'];
/** Runs git in a repository and returns what it prints. Throws `GitFailed` with what it complained of. */
async function git(dir, args, stdin = '') {
    const command = ['--literal-pathspecs', '-C', dir, ...FIXED.flatMap((setting) => ['-c', setting]), ...args];
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', command, { env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' } });
    const output = [];
    const errors = [];
    let size = 0;
    child.stdout.on('data', (part) => {
        size += part.length;
        if (size > LARGEST_OUTPUT)
            child.kill();
        else
            output.push(part);
    });
    child.stderr.on('data', (part) => errors.push(part));
    // git may end before it has read everything; its exit code then says why.
    child.stdin.on('error', () => { });
    child.stdin.end(stdin);
    const code = await new Promise((done, fail) => {
        child.on('error', (cause) => fail(new _target_target_js__WEBPACK_IMPORTED_MODULE_1__/* .BadInput */ .k(`git could not be started in "${dir}".`, { cause })));
        child.on('close', done);
    });
    if (code === 0)
        return Buffer.concat(output);
    throw new GitFailed(Buffer.concat(errors).toString('utf8').trim() || `git ${args[0]} ended with ${code}`);
}
/** git ended with an error; the message is git's own. */
class GitFailed extends Error {
    name = 'GitFailed';
}
/** The commit that a reference names, 40 hex digits. Throws `BadInput` naming the flag. */
async function commitOf(dir, ref, flag) {
    try {
        const printed = await git(dir, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]);
        return printed.toString('utf8').trim();
    }
    catch (cause) {
        if (!(cause instanceof GitFailed))
            throw cause;
        if (/not a git repository|cannot change to|dubious ownership/.test(cause.message))
            throw new _target_target_js__WEBPACK_IMPORTED_MODULE_1__/* .BadInput */ .k(`"${dir}" is no git repository that can be read (${cause.message.split('\n')[0]}).`, {
                cause,
            });
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_1__/* .BadInput */ .k(`${flag} "${ref}" names no commit in "${dir}". Fetch it, or check the spelling.`, {
            cause,
        });
    }
}
/** All files of a commit's tree, or the named one. */
async function listTree(dir, commit, path) {
    const printed = await git(dir, [
        'ls-tree',
        '-r',
        '-z',
        '--full-tree',
        commit,
        ...(path === undefined ? [] : ['--', path]),
    ]);
    // 100644 blob 8ab686eafeb1f44702738c8b0f24f2567c36da6d\tsrc/a.ts
    return printed
        .toString('utf8')
        .split('\0')
        .filter(Boolean)
        .map((row) => {
        const tab = row.indexOf('\t');
        const [mode = '', , oid = ''] = row.slice(0, tab).split(' ');
        return { mode, oid, path: row.slice(tab + 1) };
    });
}
/** The blobs of these object ids; null for one that does not exist. Blobs over the limit come back cut. */
async function readBlobs(dir, oids) {
    const wanted = [...new Set(oids)];
    const blobs = new Map();
    if (wanted.length === 0)
        return blobs;
    const printed = await git(dir, ['cat-file', '--batch'], wanted.map((oid) => `${oid}\n`).join(''));
    let at = 0;
    for (const oid of wanted) {
        // 8ab686eafeb1f44702738c8b0f24f2567c36da6d blob 14\n…14 bytes…\n   or   8ab… missing\n
        const end = printed.indexOf(10, at);
        const [, kind, size] = printed.subarray(at, end).toString('utf8').split(' ');
        at = end + 1;
        if (kind !== 'blob') {
            blobs.set(oid, null);
            if (kind !== 'missing')
                at += Number(size) + 1;
            continue;
        }
        // Copied, so that one kept blob does not hold the whole output in memory.
        blobs.set(oid, Buffer.from(printed.subarray(at, at + Math.min(Number(size), _source_js__WEBPACK_IMPORTED_MODULE_2__/* .LARGEST_FILE */ .K7 + 1))));
        at += Number(size) + 1;
    }
    return blobs;
}


/***/ }),

/***/ 1808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ LARGEST_FILE),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   m3: () => (/* binding */ SourceUnavailable)
/* harmony export */ });
/** GitHub or git did not give what a review needs: ends as incomplete, exit code 2. */
class SourceUnavailable extends Error {
    name = 'SourceUnavailable';
}
/** Bytes; longer files are not inspected and are named in the coverage. */
const LARGEST_FILE = 1_000_000;
/** Decodes a blob: problem instead of text for what is too large, binary, or a Git LFS pointer. */
function textOf(blob) {
    if (blob.length > LARGEST_FILE)
        return { problem: 'larger than 1 MB' };
    const encoding = blob[0] === 0xff && blob[1] === 0xfe ? 'utf-16le' : blob[0] === 0xfe && blob[1] === 0xff ? 'utf-16be' : 'utf-8';
    if (encoding === 'utf-8' && blob.includes(0))
        return { problem: 'binary file' };
    const text = new TextDecoder(encoding).decode(blob);
    // https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    if (text.startsWith('version https://git-lfs.github.com/spec/'))
        return { problem: 'a Git LFS pointer' };
    return { text };
}


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   P: () => (/* binding */ treeFile)
/* harmony export */ });
/** A file of a tree as an audit sees it: its lines are known once its text is. */
function treeFile({ path, mode }) {
    return {
        path,
        previousPath: null,
        status: 'unchanged',
        kind: kindOf(mode),
        hunks: null,
        commentable: false,
    };
}
/** What stands at a path, by git's octal mode. */
function kindOf(mode) {
    return mode === '120000' ? 'symbolic link' : mode === '160000' ? 'submodule' : 'text';
}


/***/ })

};
