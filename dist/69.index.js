export const id = 69;
export const ids = [69];
export const modules = {

/***/ 9069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCli: () => (/* binding */ runCli)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _standards_package_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1745);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);



const HELP = `backend-review: reviews backend changes against your team's Critical Standards

  backend-review review --diff FILE|-  [--repo DIR] [--head REF]
  backend-review review --base REF     [--repo DIR] [--head REF]
  backend-review review --pr OWNER/REPO#N          (token from GITHUB_TOKEN; posts nothing)
  backend-review audit  [--repo DIR] [--ref REF] [GLOB ...]
  backend-review eval   [--cases FILE[.gz]] [--prs FILE[.gz]] [--hints]   (labelled samples; see docs/eval.md)
  backend-review explain [RULE]

  --engine auto|agent|rules    who reviews; auto: the agent when ANTHROPIC_API_KEY is set, else the rules
  --format pretty|json|markdown                what goes to stdout (pretty)
  --output FILE                also write FILE, by its ending .json or .md (eval: .jsonl); may repeat
  --fail-on critical|high|medium|low|never     lowest severity that ends in exit code 1
  --on-incomplete fail|warn    warn turns exit code 2 into 0
  --agent PATH  --config PATH  read at the base, or in the working directory for --diff
  --model NAME  --base-url URL  --max-cost-usd N  --max-minutes N
  --help  --version

Exit codes: 0 pass, 1 fail, 2 incomplete, 3 bad configuration.
`;
const text = { type: 'string' };
const OPTIONS = {
    ...{ repo: text, base: text, head: text, diff: text, pr: text, ref: text, format: text },
    ...{ engine: text, agent: text, config: text, model: text, 'base-url': text },
    ...{ 'fail-on': text, 'on-incomplete': text, 'max-cost-usd': text, 'max-minutes': text },
    ...{ cases: text, prs: text },
    hints: { type: 'boolean' },
    output: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
};
/** The command's door: returns the exit code. */
async function runCli(args) {
    let onIncomplete;
    try {
        const { values, positionals } = parse(args);
        onIncomplete = values['on-incomplete'];
        const [command, ...rest] = positionals;
        if (values.version)
            return print(`${JSON.parse((0,_standards_package_file_js__WEBPACK_IMPORTED_MODULE_1__/* .packageFile */ .nR)('package.json')).version}\n`);
        if (values.help || command === undefined)
            return print(HELP);
        if (command === 'review' && rest.length === 0)
            return await (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(740), __webpack_require__.e(856), __webpack_require__.e(673), __webpack_require__.e(24), __webpack_require__.e(503), __webpack_require__.e(665), __webpack_require__.e(640)]).then(__webpack_require__.bind(__webpack_require__, 4640))).reviewCommand(values);
        if (command === 'audit')
            return await (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(740), __webpack_require__.e(856), __webpack_require__.e(24), __webpack_require__.e(503), __webpack_require__.e(665), __webpack_require__.e(677)]).then(__webpack_require__.bind(__webpack_require__, 7677))).auditCommand(values, rest);
        if (command === 'eval' && rest.length === 0)
            return await (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(740), __webpack_require__.e(856), __webpack_require__.e(24), __webpack_require__.e(503), __webpack_require__.e(283)]).then(__webpack_require__.bind(__webpack_require__, 8897))).evalCommand(values);
        if (command === 'explain')
            return print((await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(325)]).then(__webpack_require__.bind(__webpack_require__, 7325))).explain(rest[0] ?? null));
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`"${positionals.join(' ')}" is no command. There are review, audit, eval and explain: see --help.`);
    }
    catch (error) {
        const { complain } = await __webpack_require__.e(/* import() */ 536).then(__webpack_require__.bind(__webpack_require__, 536));
        return complain(error, { say: (line) => process.stderr.write(`backend-review: ${line}\n`), onIncomplete });
    }
}
function parse(args) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args, options: OPTIONS, allowPositionals: true });
    }
    catch (cause) {
        // Unknown flags and missing values: parseArgs says which.
        if (!(cause instanceof TypeError))
            throw cause;
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(cause.message, { cause });
    }
}
function print(words) {
    process.stdout.write(words);
    return 0;
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


/***/ }),

/***/ 1568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ BadInput)
/* harmony export */ });
/** Something that the caller said and that cannot be: ends in exit code 3. */
class BadInput extends Error {
    name = 'BadInput';
}


/***/ })

};
