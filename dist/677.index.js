export const id = 677;
export const ids = [677];
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
/* harmony import */ var _settings_trusted_settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2094);





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

/***/ 7677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   auditCommand: () => (/* binding */ auditCommand)
/* harmony export */ });
/* harmony import */ var _audit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2180);
/* harmony import */ var _source_git_range_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
/* harmony import */ var _target_from_flags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8215);
/* harmony import */ var _local_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4749);
/* harmony import */ var _print_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5337);





/** `backend-review audit`: returns the exit code. */
async function auditCommand(flags, globs) {
    const outlets = (0,_print_result_js__WEBPACK_IMPORTED_MODULE_3__/* .outletsFrom */ .P)(flags);
    const run = (0,_local_run_js__WEBPACK_IMPORTED_MODULE_2__/* .localRun */ .p)(flags);
    const result = await (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .audit */ .s)(await (0,_source_git_range_js__WEBPACK_IMPORTED_MODULE_1__/* .openTree */ .rB)((0,_target_from_flags_js__WEBPACK_IMPORTED_MODULE_4__/* .auditTarget */ .p)(flags, globs)), run);
    return (0,_print_result_js__WEBPACK_IMPORTED_MODULE_3__/* .printResult */ .R)(result, outlets, run.credentials);
}


/***/ })

};
