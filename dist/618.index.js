export const id = 618;
export const ids = [618,361];
export const modules = {

/***/ 2180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ audit)
/* harmony export */ });
/* harmony import */ var _agent_ask_agent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3352);
/* harmony import */ var _inspect_inspection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2490);
/* harmony import */ var _judge_judge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(937);
/* harmony import */ var _scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5647);
/* harmony import */ var _settings_trusted_settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8279);





/** Audits a tree: every file of it as it stands, with every line open to findings. */
async function audit(source, run) {
    const tree = await source.changes();
    const trusted = await (0,_settings_trusted_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .readTrusted */ .G)(source, { given: run.given, use: 'audit' }, tree.files);
    const scoped = await (0,_scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__/* .scopeFiles */ .o)(source, tree.files, trusted);
    const inspection = await (0,_inspect_inspection_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .N)((0,_scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__/* .inScope */ .S)(scoped, 'secrets'), trusted.agent.standards);
    const asked = await (0,_agent_ask_agent_js__WEBPACK_IMPORTED_MODULE_0__/* .askAgent */ .X)((0,_scope_scoped_js__WEBPACK_IMPORTED_MODULE_3__/* .inScope */ .S)(scoped, 'full'), trusted, { ...run, inspection });
    return (0,_judge_judge_js__WEBPACK_IMPORTED_MODULE_2__/* .judge */ .S)({
        use: 'audit',
        revisions: source.revisions,
        change: tree,
        trusted,
        scoped,
        inspection,
        asked,
    });
}


/***/ }),

/***/ 7498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  auditRepository: () => (/* binding */ auditRepository)
});

// EXTERNAL MODULE: ./lib/audit.js
var audit = __webpack_require__(2180);
// EXTERNAL MODULE: ./lib/target/target.js
var target_target = __webpack_require__(1568);
// EXTERNAL MODULE: ./lib/source/github-blobs.js
var github_blobs = __webpack_require__(5631);
// EXTERNAL MODULE: ./lib/source/github-client.js
var github_client = __webpack_require__(6324);
// EXTERNAL MODULE: ./lib/source/tree-file.js
var tree_file = __webpack_require__(3712);
;// CONCATENATED MODULE: ./lib/source/github-tree.js




/** The tree of a repository's default branch, by API alone: what an audit in the Action reads. */
async function openTreeSource(github, target) {
    const repository = { owner: target.owner, repo: target.repo };
    const name = `${target.owner}/${target.repo}`;
    const explain = (cause) => {
        throw (0,github_client/* explainRead */.yS)(cause, `repository ${name}`);
    };
    const { default_branch: branch } = (await github.reads.rest.repos.get(repository).catch(explain)).data;
    const { sha } = (await github.reads.rest.repos.getCommit({ ...repository, ref: branch, per_page: 1 }).catch(explain))
        .data;
    const tree = { ...repository, tree_sha: sha, recursive: '1' };
    const { data } = await github.reads.rest.git.getTree(tree).catch(explain);
    const entries = data.tree.filter((entry) => entry.type !== 'tree');
    if (entries.length === 0)
        throw new target_target/* BadInput */.k(`The default branch "${branch}" of ${name} holds no files.`);
    const read = async (path) => {
        if (!entries.some((entry) => entry.path === path))
            return null;
        const [file] = await (0,github_blobs/* readPlaces */.BQ)(github, repository, [{ commit: sha, path }]);
        return file && 'text' in file ? file.text : null;
    };
    return {
        revisions: { repository: name, base: sha, mergeBase: null, head: sha },
        trustedAt: `${branch} (${sha.slice(0, 7)})`,
        trusted: read,
        changes: async () => ({
            files: entries.map((entry) => (0,tree_file/* treeFile */.P)({ path: entry.path ?? '', mode: entry.mode ?? '' })),
            // https://docs.github.com/en/rest/git/trees#get-a-tree: 100,000 entries or 7 MB
            unlisted: data.truncated ? `GitHub lists only the first ${entries.length} files of this tree` : null,
            notes: [],
        }),
        texts: async (files) => {
            const wanted = files.filter((file) => file.kind === 'text').map(({ path }) => ({ commit: sha, path }));
            const found = await (0,github_blobs/* readPlaces */.BQ)(github, repository, wanted);
            const byPath = new Map(wanted.map(({ path }, index) => [path, found[index]]));
            return files.map(({ path }) => {
                const text = byPath.get(path);
                return {
                    before: null,
                    after: text && 'text' in text ? text.text : null,
                    problem: text && 'problem' in text ? text.problem : null,
                };
            });
        },
    };
}

// EXTERNAL MODULE: ./lib/commands/action-report.js
var action_report = __webpack_require__(8913);
;// CONCATENATED MODULE: ./lib/commands/action-audit.js



/** Audits the default branch in the Action; the results go to the job summary and the result file. */
async function auditRepository(github, target, given) {
    const run = (0,action_report/* actionRun */.mY)(given);
    return (0,action_report/* reportResult */["if"])(await (0,audit/* audit */.s)(await openTreeSource(github, target), run), [], run);
}


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zk: () => (/* binding */ writeResult),
/* harmony export */   "if": () => (/* binding */ reportResult),
/* harmony export */   mY: () => (/* binding */ actionRun),
/* harmony export */   reportTrouble: () => (/* binding */ reportTrouble)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6421);
/* harmony import */ var _agent_claude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3511);
/* harmony import */ var _inspect_redaction_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8693);
/* harmony import */ var _judge_result_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3146);
/* harmony import */ var _judge_verdict_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7522);
/* harmony import */ var _words_escape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1454);
/* harmony import */ var _words_summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7985);
/* harmony import */ var _words_title_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7547);










/** Characters; GitHub drops a job summary over 1 MiB, and the step stays green. */
const LONGEST_SUMMARY = 900_000;
/** What the inputs and the runner give a run. */
function actionRun(given) {
    const apiKey = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('anthropic-api-key');
    if (apiKey)
        _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setSecret */ .Pq(apiKey);
    const baseUrl = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('base-url') || (process.env['ANTHROPIC_BASE_URL'] ?? '');
    const credentials = [apiKey, _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('github-token'), process.env['ACTIONS_RUNTIME_TOKEN'] ?? ''].filter(Boolean);
    const progress = (text) => _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq((0,_words_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP)(text));
    return {
        given,
        apiKey,
        baseUrl: baseUrl ? (0,_agent_claude_js__WEBPACK_IMPORTED_MODULE_3__/* .checkBaseUrl */ .xd)(baseUrl) : '',
        credentials,
        inAction: true,
        progress,
    };
}
/** Where the result file is written. */
function resultFile() {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(process.env['RUNNER_TEMP'] ?? '.', 'backend-review', 'result.json');
}
/** Writes the result to disk: before anything is sent to GitHub, so that nothing of it can be lost. */
async function writeResult(result, run) {
    const file = resultFile();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(file, '..'), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, clean(`${JSON.stringify((0,_judge_result_js__WEBPACK_IMPORTED_MODULE_5__/* .resultJson */ .y)(result), null, 2)}\n`, run));
}
/** Job summary, log line and outputs; returns the exit code. */
async function reportResult(result, delivery, run) {
    await writeResult(result, run);
    await addSummary(clean((0,_words_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .summaryOf */ .Y)(result, delivery), run));
    const code = (0,_judge_verdict_js__WEBPACK_IMPORTED_MODULE_9__/* .exitCodeOf */ .F)(result.verdict, result.settings.onIncomplete.value);
    const say = code === 0 ? _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq : _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3;
    say(clean((0,_words_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP)((0,_words_title_js__WEBPACK_IMPORTED_MODULE_7__/* .titleOf */ .Gg)(result)), run));
    const files = result.coverage.files;
    const inState = (state) => files.filter((file) => file.state === state).length;
    const outputs = {
        verdict: result.verdict,
        complete: result.coverage.complete,
        findings: (0,_words_title_js__WEBPACK_IMPORTED_MODULE_7__/* .relevant */ .E$)(result).length,
        blocking: result.findings.filter((finding) => finding.blocking).length,
        'files-total': files.length,
        'files-reviewed': inState('reviewed'),
        'files-excluded': inState('excluded'),
        'files-unreviewed': inState('unreviewed'),
        'cost-usd': result.usd?.toFixed(4) ?? '',
        'result-file': resultFile(),
    };
    for (const [name, value] of Object.entries(outputs))
        _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH(name, value);
    return code;
}
/** Says why there is no verdict, in the log and in the job summary. */
async function reportTrouble(lines) {
    const known = (0,_inspect_redaction_js__WEBPACK_IMPORTED_MODULE_4__/* .knownValues */ .s2)([], [_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('anthropic-api-key'), _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('github-token')].filter(Boolean));
    const words = lines.map((line) => (0,_inspect_redaction_js__WEBPACK_IMPORTED_MODULE_4__/* .redactKnown */ .rA)(line, known));
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3(words.join('\n'));
    await addSummary(`## Backend Review: NOT REVIEWED\n\n${words.map(_words_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .prose */ .CS).join('\n\n')}\n`);
}
async function addSummary(markdown) {
    // Not on a runner: there is no page to write to.
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    const cut = markdown.length > LONGEST_SUMMARY;
    const text = cut ? `${markdown.slice(0, LONGEST_SUMMARY)}\n\nCut here: the result file has the rest.\n` : markdown;
    await _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .summary */ .z.addRaw(text).write();
}
function clean(text, run) {
    return (0,_inspect_redaction_js__WEBPACK_IMPORTED_MODULE_4__/* .redactKnown */ .rA)(text, (0,_inspect_redaction_js__WEBPACK_IMPORTED_MODULE_4__/* .knownValues */ .s2)([], run.credentials));
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

/***/ 1745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ packagePath),
/* harmony export */   Wp: () => (/* binding */ packageBytes),
/* harmony export */   nR: () => (/* binding */ packageFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3136);



let root = null;
/** The text of a file that ships with the product, by its path from the package's root. */
function packageFile(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(packagePath(path), 'utf8');
}
/** The same for a file that is no text. */
function packageBytes(path) {
    return new Uint8Array((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(packagePath(path)));
}
/** Where such a file stands on this machine. */
function packagePath(path) {
    root ??= packageRoot((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url)));
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path);
}
/** This module runs from `src/`, from `lib/` and bundled from `dist/`: the root is where `action.yml` stands. */
function packageRoot(folder) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'action.yml')))
        return folder;
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder);
    if (parent === folder)
        throw new Error('The files that ship with backend-review (action.yml, agents, data) are missing.');
    return packageRoot(parent);
}


/***/ })

};
