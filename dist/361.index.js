export const id = 361;
export const ids = [361];
export const modules = {

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
