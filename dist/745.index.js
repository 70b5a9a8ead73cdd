export const id = 745;
export const ids = [745];
export const modules = {

/***/ 5745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js
var lib_github = __webpack_require__(1351);
// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 1 modules
var utils = __webpack_require__(2032);
// EXTERNAL MODULE: ./lib/settings/trusted-paths.js
var trusted_paths = __webpack_require__(3467);
// EXTERNAL MODULE: ./lib/source/github-client.js
var github_client = __webpack_require__(6324);
// EXTERNAL MODULE: ./lib/source/github-pull.js
var github_pull = __webpack_require__(9212);
// EXTERNAL MODULE: ./lib/target/target.js
var target_target = __webpack_require__(1568);
;// CONCATENATED MODULE: ./lib/target/from-event.js

/**
 * The target of a run in the Action: the event's pull request, the one that a dispatch names, or the default
 * branch. Throws `BadInput` for an event that names neither.
 */
function targetFromEvent(event, inputs) {
    const [owner, repo] = event.repository.split('/');
    if (!owner || !repo)
        throw new target_target/* BadInput */.k(`GITHUB_REPOSITORY is "${event.repository}", not "owner/name".`);
    const mode = inputs.mode || 'auto';
    if (!['auto', 'review', 'audit'].includes(mode))
        throw new target_target/* BadInput */.k(`The input "mode" is "${mode}". It can be auto, review or audit.`);
    const number = inputs.pullRequest ? numberFrom(inputs.pullRequest) : eventNumber(event);
    if (mode === 'audit' || (mode === 'auto' && number === null && event.name === 'workflow_dispatch')) {
        if (mode === 'audit' && inputs.pullRequest)
            throw new target_target/* BadInput */.k('The inputs "mode: audit" and "pull-request" exclude each other. Leave one out.');
        return { kind: 'repository', owner, repo };
    }
    if (number !== null)
        return { kind: 'pull-request', owner, repo, number };
    throw new target_target/* BadInput */.k(`The event "${event.name}" names no pull request. Run this action on pull_request or pull_request_target, ` +
        'or on workflow_dispatch with the input "pull-request", or with "mode: audit".');
}
function eventNumber(event) {
    if (!['pull_request', 'pull_request_target'].includes(event.name))
        return null;
    const number = event.payload.pull_request?.number;
    if (typeof number === 'number')
        return number;
    throw new target_target/* BadInput */.k(`The payload of the event "${event.name}" holds no pull request number.`);
}
function numberFrom(text) {
    if (/^[1-9]\d{0,9}$/.test(text))
        return Number(text);
    throw new target_target/* BadInput */.k(`The input "pull-request" is "${text.slice(0, 80)}". It takes a number, such as 42.`);
}

;// CONCATENATED MODULE: ./lib/action.js








/** The inputs that are settings; the config file can say the same. */
const SETTINGS = [
    'agent',
    'config',
    'engine',
    'model',
    'fail-on',
    'on-incomplete',
    'comment-on',
    'max-comments',
    'max-minutes',
    'max-cost-usd',
];
/** The runner's door. Until a review has ended whole, the outputs say that it has not. */
async function runAction() {
    try {
        core/* setOutput */.uH('complete', false);
        core/* setOutput */.uH('verdict', 'incomplete');
        process.exitCode = await run();
    }
    catch (error) {
        const { complain } = await __webpack_require__.e(/* import() */ 155).then(__webpack_require__.bind(__webpack_require__, 536));
        const { reportTrouble } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(740), __webpack_require__.e(24), __webpack_require__.e(361)]).then(__webpack_require__.bind(__webpack_require__, 8913));
        const lines = [];
        const say = (line) => lines.push(line);
        process.exitCode = complain(error, { say, onIncomplete: core/* getInput */.V4('on-incomplete') });
        await reportTrouble(lines);
    }
}
async function run() {
    const given = Object.fromEntries(SETTINGS.map((name) => [name, core/* getInput */.V4(name)]));
    const token = core/* getInput */.V4('github-token');
    if (!token)
        throw new target_target/* BadInput */.k('The input "github-token" is empty. Leave it out, or pass ${{ github.token }}.');
    core/* setSecret */.Pq(token);
    const repository = process.env['GITHUB_REPOSITORY'] ?? '';
    const inputs = { mode: core/* getInput */.V4('mode'), pullRequest: core/* getInput */.V4('pull-request') };
    const target = targetFromEvent({ name: lib_github/* context */._.eventName, repository, payload: lib_github/* context */._.payload }, inputs);
    const github = (0,github_client/* connectGitHub */.UY)({ token, baseUrl: utils/* defaults */.NT.baseUrl ?? '', fetch: utils/* defaults */.NT.request?.fetch });
    if (target.kind === 'repository') {
        const { auditRepository } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(740), __webpack_require__.e(856), __webpack_require__.e(24), __webpack_require__.e(503), __webpack_require__.e(618)]).then(__webpack_require__.bind(__webpack_require__, 7498));
        return auditRepository(github, target, given);
    }
    // The heavy parts load while GitHub answers.
    const [pull, { reviewPull }] = await Promise.all([
        (0,github_pull/* openPull */.Q)(github, target, (0,trusted_paths/* trustedPaths */.Ck)(given)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(740), __webpack_require__.e(856), __webpack_require__.e(24), __webpack_require__.e(503), __webpack_require__.e(599)]).then(__webpack_require__.bind(__webpack_require__, 7051)),
    ]);
    return reviewPull(github, pull, given);
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

/***/ 5631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BQ: () => (/* binding */ readPlaces),
/* harmony export */   Hb: () => (/* binding */ fileField),
/* harmony export */   JV: () => (/* binding */ settingsText),
/* harmony export */   x7: () => (/* binding */ fileFragment)
/* harmony export */ });
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1568);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6324);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1808);



const fileFragment = 'fragment F on TreeEntry { mode object { ... on Blob { oid text byteSize isBinary isTruncated } } }';
/** One aliased field of a commit: a JSON string is a valid GraphQL string. */
function fileField(alias, path) {
    return `${alias}: file(path: ${JSON.stringify(path)}) { ...F }`;
}
/** The text of a settings file; null when there is none. Throws `BadInput` for what is no readable text. */
function settingsText(entry, path) {
    if (!entry || typeof entry === 'string')
        return null;
    const { object } = entry;
    if (entry.mode !== 0o120000 && object?.text != null && !object.isTruncated)
        return object.text;
    throw new _target_target_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k(`${path} on the base branch is no readable text file.`);
}
/**
 * Files in one query. 300 files need at most 600 texts (both sides); GitHub answers queries of some hundred
 * objects within its 10 seconds.
 */
const FILES_A_QUERY = 250;
const QUERIES_AT_ONCE = 4;
/** The files at these places, in their order; null where nothing stands. */
async function readPlaces(github, repository, places) {
    const batches = [];
    for (let at = 0; at < places.length; at += FILES_A_QUERY)
        batches.push(places.slice(at, at + FILES_A_QUERY));
    const results = [];
    for (let at = 0; at < batches.length; at += QUERIES_AT_ONCE) {
        const group = batches.slice(at, at + QUERIES_AT_ONCE);
        results.push(...(await Promise.all(group.map((batch) => readBatch(github, repository, batch)))));
    }
    return results.flat();
}
async function readBatch(github, repository, places) {
    const commits = [...new Set(places.map((place) => place.commit))];
    const fields = commits.map((commit, c) => {
        const files = places.flatMap((place, p) => (place.commit === commit ? [fileField(`f${p}`, place.path)] : []));
        return `c${c}: object(oid: "${commit}") { ... on Commit { ${files.join(' ')} } }`;
    });
    const query = `query($owner: String!, $repo: String!) {
    repository(owner: $owner, name: $repo) { ${fields.join(' ')} }
  } ${fileFragment}`;
    const answer = await github.reads.graphql(query, { ...repository }).catch((cause) => {
        throw (0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRead */ .yS)(cause, `files of ${repository.owner}/${repository.repo}`);
    });
    return Promise.all(places.map((place, p) => {
        const entry = answer.repository[`c${commits.indexOf(place.commit)}`]?.[`f${p}`];
        return entry ? fileText(github, repository, entry) : null;
    }));
}
async function fileText(github, repository, { mode, object }) {
    if (mode === 0o120000)
        return { problem: 'symbolic link' };
    if (mode === 0o160000)
        return { problem: 'submodule' };
    if (!object?.oid)
        return { problem: 'not readable' };
    if ((object.byteSize ?? 0) > _source_js__WEBPACK_IMPORTED_MODULE_2__/* .LARGEST_FILE */ .K7)
        return { problem: 'larger than 1 MB' };
    // GraphQL says "binary" of UTF-16 as well, and cuts texts over 512 kB: the blob itself tells.
    if (object.isTruncated || object.isBinary || object.text == null)
        return blobText(github, repository, object.oid);
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(Buffer.from(object.text));
}
async function blobText(github, repository, oid) {
    const answer = await github.reads.rest.git.getBlob({ ...repository, file_sha: oid }).catch((cause) => {
        throw (0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRead */ .yS)(cause, `blob ${oid}`);
    });
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(Buffer.from(answer.data.content, 'base64'));
}


/***/ }),

/***/ 6324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UY: () => (/* binding */ connectGitHub),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   yS: () => (/* binding */ explainRead)
/* harmony export */ });
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9735);
/* harmony import */ var _octokit_rest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1267);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1808);




/** GitHub's REST API version that the fields here were read from. */
const API_VERSION = '2022-11-28';
/** Clients for GitHub's API. No throttling plugin: it spaces writes by seconds even when nothing is limited. */
function connectGitHub({ token, baseUrl, fetch }) {
    const options = {
        auth: token,
        userAgent: 'backend-review',
        request: { fetch, headers: { 'x-github-api-version': API_VERSION } },
        ...(baseUrl ? { baseUrl } : {}),
    };
    const Reader = _octokit_rest__WEBPACK_IMPORTED_MODULE_0__/* .Octokit */ .E.plugin(_octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L);
    return { reads: new Reader({ ...options, retry: { retries: 2 } }), writes: new _octokit_rest__WEBPACK_IMPORTED_MODULE_0__/* .Octokit */ .E(options) };
}
/** The HTTP status of a failed request; null for every other error. */
function statusOf(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
}
/** A failed read, in words that say what to do. */
function explainRead(cause, what) {
    const status = statusOf(cause);
    if (status === 401)
        return new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k('GitHub refused the token (401). Pass a valid "github-token", or set GITHUB_TOKEN.', {
            cause,
        });
    if (status === 404)
        return new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`GitHub knows no ${what}, or the token may not read it (404). It needs contents: read.`, {
            cause,
        });
    if (status === 403)
        return new _target_target_js__WEBPACK_IMPORTED_MODULE_2__/* .BadInput */ .k(`The token may not read ${what} (403). It needs contents: read and pull-requests: read.`, {
            cause,
        });
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new _source_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceUnavailable */ .m3(`GitHub did not give ${what}: ${reason}`, { cause });
}


/***/ }),

/***/ 9212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openPull)
/* harmony export */ });
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1568);
/* harmony import */ var _github_blobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5631);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6324);



/** The one opening query: pins head and base tip, and brings the settings files of that tip along. */
async function openPull(github, target, settings) {
    const { owner, repo, number } = target;
    const fields = settings.map((path, index) => (0,_github_blobs_js__WEBPACK_IMPORTED_MODULE_0__/* .fileField */ .Hb)(`f${index}`, path)).join(' ');
    const query = `query($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        state headRefOid changedFiles baseRefName
        baseRef { target { oid ... on Commit { ${fields} } } }
      }
    }
  } ${settings.length > 0 ? _github_blobs_js__WEBPACK_IMPORTED_MODULE_0__/* .fileFragment */ .x7 : ''}`;
    const name = `${owner}/${repo}#${number}`;
    const opening = await github.reads.graphql(query, { owner, repo, number }).catch((cause) => {
        if (cause instanceof Error && /Could not resolve to a/.test(cause.message))
            throw new _target_target_js__WEBPACK_IMPORTED_MODULE_1__/* .BadInput */ .k(`GitHub knows no pull request ${name}, or the token may not read it. Check the number.`, {
                cause,
            });
        throw (0,_github_client_js__WEBPACK_IMPORTED_MODULE_2__/* .explainRead */ .yS)(cause, `pull request ${name}`);
    });
    const pull = opening.repository?.pullRequest;
    if (!pull)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_1__/* .BadInput */ .k(`GitHub knows no pull request ${name}. Check the number.`);
    const tip = pull.baseRef?.target;
    if (!tip)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_1__/* .BadInput */ .k(`The base branch "${pull.baseRefName}" of ${name} is gone. Retarget the pull request.`);
    return {
        ...{ owner, repo, number, open: pull.state === 'OPEN', head: pull.headRefOid, base: tip.oid },
        ...{ baseBranch: pull.baseRefName, changedFiles: pull.changedFiles },
        settings: new Map(settings.map((path, index) => [path, (0,_github_blobs_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsText */ .JV)(tip[`f${index}`], path)])),
    };
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
