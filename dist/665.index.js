export const id = 665;
export const ids = [665];
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

/***/ 5337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ outletsFrom),
  R: () => (/* binding */ printResult)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/inspect/redaction.js
var redaction = __webpack_require__(8693);
// EXTERNAL MODULE: ./lib/judge/result.js
var judge_result = __webpack_require__(3146);
// EXTERNAL MODULE: ./lib/judge/verdict.js
var verdict = __webpack_require__(7522);
// EXTERNAL MODULE: ./lib/target/target.js
var target = __webpack_require__(1568);
// EXTERNAL MODULE: ./lib/words/summary.js
var summary = __webpack_require__(7985);
// EXTERNAL MODULE: ./lib/words/escape.js
var words_escape = __webpack_require__(1454);
// EXTERNAL MODULE: ./lib/words/title.js
var title = __webpack_require__(7547);
;// CONCATENATED MODULE: ./lib/words/terminal.js


/** The result for a person at a terminal. */
function terminalText(result) {
    const unreviewed = result.coverage.files.filter((file) => file.state === 'unreviewed');
    const excluded = result.coverage.files.filter((file) => file.state === 'excluded').length;
    const secretsOnly = result.coverage.files.filter((file) => file.state === 'reviewed' && file.tier === 'secrets').length;
    const off = result.standards.filter((standard) => !standard.assessed);
    const lines = [
        ...(0,title/* relevant */.E$)(result).map(paragraph),
        ...unreviewed.map((file) => `not reviewed  ${file.path}: ${file.reason}`),
        ...(result.coverage.unlisted ? [`not listed    ${result.coverage.unlisted}`] : []),
        ...result.rejected.map(({ reported, reason }) => `rejected      ${reported.path}:${reported.line}: ${reason}`),
        ...result.hints.map(({ path, line, title, rule }) => `possible      ${path}:${line}: ${title} (${rule})`),
        ...result.notes.map((note) => `note          ${note}`),
        ...(excluded > 0 ? [`left out      ${(0,title/* counted */.hS)(excluded, 'file')} by rules (--format markdown names them)`] : []),
        ...(secretsOnly > 0 ? [`secrets only  ${(0,title/* counted */.hS)(secretsOnly, 'file')}`] : []),
        ...(off.length > 0
            ? [
                `not assessed  ${off.map(({ number, name }) => `${number} ${name}`).join(', ')} (${result.settings.engine.value === 'rules' ? 'engine: rules' : 'needs the agent: set ANTHROPIC_API_KEY'})`,
            ]
            : []),
        ...(result.usd !== null && result.usage.requests > 0
            ? [`cost          about $${result.usd.toFixed(4)} by list price`]
            : []),
        `\n${(0,title/* titleOf */.Gg)(result)}`,
    ];
    return `${(0,words_escape/* visible */.RK)(lines.join('\n'))}\n`;
}
function paragraph(finding) {
    return [
        `${finding.path}:${finding.line}  ${finding.severity}${finding.blocking ? ' (blocks)' : ''}  ${finding.title}`,
        `  ${finding.standard} ${finding.standardName}, ${finding.rule}`,
        `  ${finding.message}`,
        ...(finding.fix ? finding.fix.split('\n').map((line) => `  | ${line}`) : []),
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/commands/print-result.js








const FORM_OF = { '.json': 'json', '.md': 'markdown' };
/** Checks the outlets before anything is reviewed. Throws `BadInput` naming the flag. */
function outletsFrom(flags) {
    const format = flags.format ?? 'pretty';
    if (format !== 'pretty' && format !== 'json' && format !== 'markdown')
        throw new target/* BadInput */.k(`--format is "${format}". It can be pretty, json or markdown.`);
    const files = flags.output ?? [];
    const odd = files.find((file) => !FORM_OF[(0,external_node_path_.extname)(file)]);
    if (odd !== undefined)
        throw new target/* BadInput */.k(`--output "${odd}" ends in none of ${Object.keys(FORM_OF).join(', ')}.`);
    return { format, files };
}
/** Prints and writes the result, without the run's own credentials, and returns the exit code. */
async function printResult(result, outlets, credentials) {
    const known = (0,redaction/* knownValues */.s2)([], credentials);
    for (const file of outlets.files) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, (0,redaction/* redactKnown */.rA)(written(result, FORM_OF[(0,external_node_path_.extname)(file)] ?? 'json'), known)).catch((cause) => {
            throw new target/* BadInput */.k(`--output "${file}" cannot be written.`, { cause });
        });
    }
    process.stdout.write((0,redaction/* redactKnown */.rA)(written(result, outlets.format), known));
    return (0,verdict/* exitCodeOf */.F)(result.verdict, result.settings.onIncomplete.value);
}
function written(result, form) {
    if (form === 'json')
        return `${JSON.stringify((0,judge_result/* resultJson */.y)(result), null, 2)}\n`;
    return form === 'markdown' ? (0,summary/* summaryOf */.Y)(result, []) : terminalText(result);
}


/***/ }),

/***/ 3146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ resultJson)
/* harmony export */ });
/* unused harmony export RESULT_VERSION */
/* harmony import */ var _settings_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3152);

/** The version of the result's form; it changes when a reader of the old form would misread the new one. */
const RESULT_VERSION = 1;
/** The result as its published JSON form (`schema/result.schema.json`). */
function resultJson(result) {
    const { verdict, use, engine, model, agent, revisions, standards, notes, usage } = result;
    return {
        ...{ version: RESULT_VERSION, verdict, use, engine, model, agent, target: revisions, standards },
        findings: result.findings.map(findingJson),
        hints: result.hints.map(({ standard, rule, path, side, line, endLine, severity, title, message }) => ({
            ...{ standard, rule, path, side, line, endLine, severity, title, message },
        })),
        rejected: result.rejected.map(({ reported, reason }) => ({
            ...{ origin: reported.origin, standard: reported.standard, rule: reported.rule, path: reported.path },
            ...{
                side: reported.side,
                line: reported.line,
                endLine: reported.endLine,
                title: reported.title,
                reason,
            },
        })),
        coverage: result.coverage,
        assessments: result.matrix,
        ...{ settings: (0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .statedSettings */ .$o)(result.settings), notes },
        cost: { usd: result.usd, ...usage },
    };
}
function findingJson(finding) {
    const { fingerprint, standard, standardName, rule, path, side, line, endLine } = finding;
    const { severity, certainty, standing, origin, verification, blocking, title, message } = finding;
    const { fix, assumption, verify, evidence } = finding;
    return {
        ...{
            fingerprint,
            standard,
            standardName,
            rule,
            path,
            side,
            line,
            endLine,
            severity,
            certainty,
            standing,
        },
        ...{ origin, verification, blocking, title, message, fix, assumption, verify, evidence },
    };
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


/***/ }),

/***/ 1782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ referencesOf)
/* harmony export */ });
const ASVS_CHAPTERS = {
    '1': '0x10-V1-Encoding-and-Sanitization',
    '2': '0x11-V2-Validation-and-Business-Logic',
    '4': '0x13-V4-API-and-Web-Service',
    '5': '0x14-V5-File-Handling',
    '6': '0x15-V6-Authentication',
    '8': '0x17-V8-Authorization',
    '13': '0x22-V13-Configuration',
    '14': '0x23-V14-Data-Protection',
    '15': '0x24-V15-Secure-Coding-and-Architecture',
    '16': '0x25-V16-Security-Logging-and-Error-Handling',
};
/** The rule's pages at MITRE and OWASP, in that order. */
function referencesOf(rule) {
    const cwe = (rule.cwe ?? []).map((id) => ({
        text: `CWE-${id}`,
        url: `https://cwe.mitre.org/data/definitions/${id}.html`,
    }));
    const asvs = (rule.asvs ?? []).flatMap((id) => {
        const chapter = ASVS_CHAPTERS[/^v5\.0\.0-(\d+)\./.exec(id)?.[1] ?? ''];
        return chapter
            ? [{ text: `ASVS ${id}`, url: `https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/${chapter}.md` }]
            : [];
    });
    const sheet = rule.cheatsheet;
    const sheets = sheet
        ? [
            {
                text: `${sheet.replaceAll('_', ' ')} Cheat Sheet`,
                url: `https://cheatsheetseries.owasp.org/cheatsheets/${sheet}_Cheat_Sheet.html`,
            },
        ]
        : [];
    return [...cwe, ...asvs, ...sheets];
}


/***/ }),

/***/ 8215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ reviewTarget),
/* harmony export */   p: () => (/* binding */ auditTarget)
/* harmony export */ });
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1568);

const WAYS = 'Name what to review: --diff FILE, --pr OWNER/REPO#N, or --base REF [--head REF] [--repo DIR].';
/** The target of `backend-review review`. Throws `BadInput` where the flags name none or more than one. */
function reviewTarget(flags) {
    if ([flags.diff, flags.pr, flags.base].filter((flag) => flag !== undefined).length !== 1)
        throw new _target_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k(WAYS);
    if (flags.pr !== undefined) {
        if (flags.repo ?? flags.head)
            throw new _target_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k('--pr goes without --repo and --head: GitHub knows both.');
        return pullRequest(flags.pr);
    }
    if (flags.diff !== undefined) {
        if (flags.head && !flags.repo)
            throw new _target_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k('--head needs --repo DIR: the repository that holds it.');
        return {
            kind: 'diff',
            file: flags.diff,
            dir: flags.repo ?? null,
            head: flags.repo ? (flags.head ?? 'HEAD') : null,
        };
    }
    return { kind: 'range', dir: flags.repo ?? '.', base: flags.base ?? '', head: flags.head ?? 'HEAD' };
}
function pullRequest(text) {
    const match = /^([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/.exec(text);
    if (!match)
        throw new _target_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k(`--pr is "${text.slice(0, 80)}". It takes OWNER/REPO#N, such as acme/orders#42.`);
    const [, owner = '', repo = '', number] = match;
    return { kind: 'pull-request', owner, repo, number: Number(number) };
}
/** The target of `backend-review audit`. */
function auditTarget(flags, globs) {
    return { kind: 'tree', dir: flags.repo ?? '.', ref: flags.ref ?? 'HEAD', globs };
}


/***/ }),

/***/ 1292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I2: () => (/* binding */ commentBody),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   gy: () => (/* binding */ markedIn),
/* harmony export */   xL: () => (/* binding */ marker)
/* harmony export */ });
/* unused harmony export cut */
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _standards_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1782);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1454);



/** Characters of a comment body that GitHub takes are 65,536; shorter texts are cut long before. */
const LONGEST = { title: 120, message: 700, fix: 6_000, quote: 400 };
const LANGUAGES = {
    ...{
        ts: 'ts',
        tsx: 'tsx',
        js: 'js',
        jsx: 'jsx',
        mjs: 'js',
        cjs: 'js',
        py: 'python',
        go: 'go',
        java: 'java',
    },
    ...{
        rs: 'rust',
        rb: 'ruby',
        php: 'php',
        cs: 'csharp',
        kt: 'kotlin',
        sql: 'sql',
        yml: 'yaml',
        yaml: 'yaml',
    },
};
/** The hidden mark by which a later run knows what was said already. */
function marker(finding) {
    return `<!-- backend-review:v1 fp=${finding.fingerprint} -->`;
}
/** The fingerprints that a text of ours holds. */
function markedIn(text) {
    return [...text.matchAll(/<!-- backend-review:v1 fp=([0-9a-f]{16}) -->/g)].map(([, fingerprint = '']) => fingerprint);
}
/** The body of a line comment. */
function commentBody(finding) {
    return [
        `${headline(finding)}`,
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(cut(finding.message, LONGEST.message)),
        details(finding),
        `<sub>${finding.blocking ? 'Blocks the check.' : 'Does not block the check.'}</sub>`,
        marker(finding),
    ].join('\n\n');
}
/** `**Critical: request input reaches ORDER BY** · Query Safety (Standard 4)` */
function headline(finding) {
    const severity = finding.severity[0]?.toUpperCase() + finding.severity.slice(1);
    return `**${severity}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(cut(finding.title, LONGEST.title))}** · ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(finding.standardName)} (Standard ${finding.standard})`;
}
function details(finding) {
    const references = (0,_standards_references_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .C)(finding.ruleInfo).map(({ text, url }) => `[${text}](${url})`);
    const quotes = finding.evidence.map(({ path, line, side, text }) => `- ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(`${path}:${line}`)}${side === 'LEFT' ? ' (deleted)' : ''}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(cut(text, LONGEST.quote))}`);
    const parts = [
        finding.fix
            ? `Fix:\n\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .block */ .om)(cut(finding.fix, LONGEST.fix), LANGUAGES[(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.extname)(finding.path).slice(1)] ?? '')}`
            : '',
        finding.assumption ? `Assumes: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(cut(finding.assumption, LONGEST.message))}` : '',
        finding.verify ? `To check:\n\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .block */ .om)(cut(finding.verify, LONGEST.fix), '')}` : '',
        quotes.length > 0 ? `Also:\n${quotes.join('\n')}` : '',
        `Rule ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(finding.rule)}${references.length > 0 ? ` · ${references.join(' · ')}` : ''}`,
    ];
    const summary = finding.fix ? 'Fix, evidence and references' : 'Evidence and references';
    return `<details><summary>${summary}</summary>\n\n${parts.filter(Boolean).join('\n\n')}\n\n</details>`;
}
/** The text, or its first characters with an ellipsis; never half a surrogate pair. */
function cut(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}


/***/ }),

/***/ 7985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ summaryOf)
/* harmony export */ });
/* harmony import */ var _settings_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3152);
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1292);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1454);
/* harmony import */ var _title_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7547);




/** Rows of a table; GitHub cuts a job summary at 1 MiB, and nobody reads that far. */
const MOST_ROWS = 200;
/** The job summary, which is also `--format markdown`: everything that was found, done and left out. */
function summaryOf(result, delivery) {
    const old = result.findings.length - (0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .relevant */ .E$)(result).length;
    return [
        `## Backend Review: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(result))}`,
        bullets([
            ...(old > 0 ? [`${(0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(old, 'finding')} in older code: not counted`] : []),
            ...delivery,
            ...result.notes.map(_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS),
        ]),
        findingsTable((0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .relevant */ .E$)(result)),
        matrix(result),
        notReviewed(result),
        leftOut(result),
        possible(result),
        rejected(result),
        inForce(result),
        `<sub>${footer(result)}</sub>`,
    ]
        .filter(Boolean)
        .join('\n\n')
        .concat('\n');
}
function bullets(lines) {
    return lines.map((line) => `- ${line}`).join('\n');
}
function table(head, rows) {
    const shown = rows.slice(0, MOST_ROWS).map((row) => `| ${row.map(_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn).join(' | ')} |`);
    const more = rows.length > MOST_ROWS ? [`\n${rows.length - MOST_ROWS} more rows are in the result file.`] : [];
    return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...shown, ...more].join('\n');
}
function findingsTable(findings) {
    if (findings.length === 0)
        return '';
    const rows = findings.map((finding) => [
        finding.severity,
        `${finding.standard} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(finding.standardName)}`,
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(`${finding.path}:${finding.line}`) + (finding.side === 'LEFT' ? ' (deleted)' : ''),
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(finding.title),
        finding.blocking ? 'yes' : 'no',
    ]);
    const texts = findings
        .slice(0, MOST_ROWS)
        .map((finding) => `${(0,_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)(finding)}\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(`${finding.path}:${finding.line}`)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(finding.message)}`);
    return `### Findings\n\n${table(['Severity', 'Standard', 'Place', 'Fault', 'Blocks'], rows)}\n\n${folded('What follows from them', texts.join('\n\n'))}`;
}
function folded(summary, text) {
    return `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;
}
function matrix({ matrix: rows, standards }) {
    if (rows.length === 0)
        return '';
    const head = ['File', ...standards.map(({ number, name }) => `${number} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(name)}`)];
    const grid = [...rows]
        .sort(failuresFirst)
        .map((row) => [(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(row.path), ...row.results.map((result) => result ?? 'not assessed')]);
    return `### Standards\n\n${table(head, grid)}`;
}
function failuresFirst(a, b) {
    const fails = (row) => row.results.filter((result) => result === 'fail').length;
    return fails(b) - fails(a);
}
function notReviewed({ coverage }) {
    const rows = coverage.files
        .filter((file) => file.state === 'unreviewed')
        .map((file) => [(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(file.path), (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(file.reason ?? '')]);
    const list = rows.length > 0 ? table(['File', 'Why'], rows) : '';
    const unlisted = coverage.unlisted === null ? '' : `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(coverage.unlisted)}.`;
    return list || unlisted ? ['### Not reviewed', unlisted, list].filter(Boolean).join('\n\n') : '';
}
function leftOut({ coverage }) {
    const byRule = new Map();
    const narrowed = coverage.files.filter((file) => file.state === 'excluded' || (file.state === 'reviewed' && file.tier === 'secrets'));
    for (const file of narrowed) {
        const rule = `${file.rule}${file.state === 'excluded' ? '' : ' (searched for secrets only)'}`;
        byRule.set(rule, [...(byRule.get(rule) ?? []), file.path]);
    }
    if (byRule.size === 0)
        return '';
    const rows = [...byRule].map(([rule, paths]) => [
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(rule),
        String(paths.length),
        paths.slice(0, 20).map(_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY).join(' ') + (paths.length > 20 ? ' …' : ''),
    ]);
    return folded(`Left out by a rule (${(0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(narrowed.length, 'file')})`, table(['Rule', 'Files', 'Which'], rows));
}
function possible({ hints }) {
    if (hints.length === 0)
        return '';
    const rows = hints.map((hint) => [(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(`${hint.path}:${hint.line}`), (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(hint.title), (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(hint.message)]);
    const title = `Possible: ${(0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(hints.length, 'place')} that rules point at without proof; none blocks`;
    return folded(title, table(['Place', 'What', 'Why'], rows));
}
function rejected({ rejected: reports }) {
    if (reports.length === 0)
        return '';
    const rows = reports.map(({ reported, reason }) => [
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(`${reported.path}:${reported.line}`),
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(reported.title),
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(reason),
    ]);
    return folded(`Rejected: ${(0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(reports.length, 'report')} that did not hold`, table(['Place', 'Said', 'Why rejected'], rows));
}
function inForce({ settings }) {
    const rows = (0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .statedSettings */ .$o)(settings).map(({ name, value, from }) => [(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(name), (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(value), (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(from)]);
    return folded('Settings in force', table(['Setting', 'Value', 'From'], rows));
}
function footer(result) {
    const { revisions, usage, usd, model } = result;
    const commits = [
        revisions.base && `base ${revisions.base.slice(0, 7)}`,
        revisions.mergeBase && `merge base ${revisions.mergeBase.slice(0, 7)}`,
        revisions.head && `head ${revisions.head.slice(0, 7)}`,
    ];
    const tokens = usage.input + usage.cacheRead + usage.cacheWrite;
    const cost = usd === null ? 'cost unknown for this model' : `about $${usd.toFixed(4)} by list price`;
    const spent = usage.requests === 0
        ? 'no model call'
        : `${model}: ${(0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(usage.requests, 'request')}, ${tokens} tokens in (${usage.cacheRead} cached), ${usage.output} out, ${cost}`;
    return [(0,_title_js__WEBPACK_IMPORTED_MODULE_2__/* .assessedStandards */ .kD)(result), ...commits.filter(Boolean), spent].join(' · ');
}


/***/ })

};
