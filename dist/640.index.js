export const id = 640;
export const ids = [640];
export const modules = {

/***/ 4640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reviewCommand: () => (/* binding */ reviewCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8321);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8883);
/* harmony import */ var _settings_trusted_paths_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3467);
/* harmony import */ var _source_bare_diff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1065);
/* harmony import */ var _source_git_range_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3265);
/* harmony import */ var _source_github_client_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6324);
/* harmony import */ var _source_github_pull_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9212);
/* harmony import */ var _source_github_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1382);
/* harmony import */ var _target_from_flags_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8215);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1568);
/* harmony import */ var _local_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4749);
/* harmony import */ var _print_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5337);













/** `backend-review review`: returns the exit code. */
async function reviewCommand(flags) {
    const outlets = (0,_print_result_js__WEBPACK_IMPORTED_MODULE_7__/* .outletsFrom */ .P)(flags);
    const run = (0,_local_run_js__WEBPACK_IMPORTED_MODULE_6__/* .localRun */ .p)(flags);
    const result = await (0,_review_js__WEBPACK_IMPORTED_MODULE_2__/* .review */ .N)(await open(flags, run), run);
    return (0,_print_result_js__WEBPACK_IMPORTED_MODULE_7__/* .printResult */ .R)(result, outlets, run.credentials);
}
async function open(flags, run) {
    const target = (0,_target_from_flags_js__WEBPACK_IMPORTED_MODULE_8__/* .reviewTarget */ .e)(flags);
    switch (target.kind) {
        case 'range':
            return (0,_source_git_range_js__WEBPACK_IMPORTED_MODULE_4__/* .openRange */ .wQ)(target);
        case 'diff':
            return (0,_source_bare_diff_js__WEBPACK_IMPORTED_MODULE_3__/* .openDiff */ .w)(target, { text: await diffText(target.file), workingDirectory: process.cwd() });
        case 'pull-request':
            return openOnGitHub(target, run);
    }
}
async function diffText(file) {
    if (file === '-')
        return (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(process.stdin);
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((cause) => {
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_9__/* .BadInput */ .k(`--diff "${file}" cannot be read. Name a file that "git diff" wrote, or - for standard input.`, {
            cause,
        });
    });
}
async function openOnGitHub(target, run) {
    const token = process.env['GITHUB_TOKEN'];
    if (!token)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_9__/* .BadInput */ .k('--pr needs a token: set GITHUB_TOKEN to one that may read the repository.');
    const github = (0,_source_github_client_js__WEBPACK_IMPORTED_MODULE_10__/* .connectGitHub */ .UY)({ token, baseUrl: process.env['GITHUB_API_URL'] ?? '' });
    return (0,_source_github_source_js__WEBPACK_IMPORTED_MODULE_5__/* .openPullSource */ .H)(github, await (0,_source_github_pull_js__WEBPACK_IMPORTED_MODULE_11__/* .openPull */ .Q)(github, target, (0,_settings_trusted_paths_js__WEBPACK_IMPORTED_MODULE_12__/* .trustedPaths */ .Ck)(run.given)));
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

/***/ 1382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openPullSource)
/* harmony export */ });
/* harmony import */ var _change_hunks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8449);
/* harmony import */ var _github_blobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5631);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6324);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1808);




/** GitHub's limits: files in one page, and files of a pull request that it lists at all.
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const FILES_A_PAGE = 100;
const FILES_LISTED = 3_000;
/** The change of a pull request, by API alone. */
async function openPullSource(github, pull) {
    const repository = { owner: pull.owner, repo: pull.repo };
    const files = listFiles(github, pull);
    const mergeBase = mergeBaseOf(github, pull);
    await Promise.all([files, mergeBase]);
    const old = await mergeBase;
    return {
        revisions: { repository: `${pull.owner}/${pull.repo}`, base: pull.base, mergeBase: old, head: pull.head },
        trustedAt: `base ${pull.baseBranch} (${pull.base.slice(0, 7)})`,
        trusted: (path) => trustedText(github, pull, path),
        changes: async () => {
            const listed = await files;
            const missing = pull.changedFiles - listed.length;
            const unlisted = missing > 0
                ? `GitHub lists ${listed.length} of the ${pull.changedFiles} changed files of this pull request`
                : null;
            return { files: listed, unlisted, notes: [] };
        },
        texts: async (wanted) => {
            const places = wanted.flatMap((file) => placesOf(file, { old, head: pull.head }));
            const read = await (0,_github_blobs_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlaces */ .BQ)(github, repository, places);
            const texts = new Map(wanted.map((file) => [file, { before: null, after: null, problem: null }]));
            for (const [index, { file, side }] of places.entries())
                lend(texts.get(file), side, read[index] ?? null);
            return [...texts.values()];
        },
    };
}
async function trustedText(github, pull, path) {
    const known = pull.settings.get(path);
    if (known !== undefined)
        return known;
    const [read] = await (0,_github_blobs_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlaces */ .BQ)(github, { owner: pull.owner, repo: pull.repo }, [{ commit: pull.base, path }]);
    return read && 'text' in read ? read.text : null;
}
async function mergeBaseOf(github, pull) {
    const basehead = `${pull.base}...${pull.head}`;
    const place = { owner: pull.owner, repo: pull.repo, basehead, per_page: 1 };
    const answer = await github.reads.rest.repos.compareCommitsWithBasehead(place).catch((cause) => {
        throw (0,_github_client_js__WEBPACK_IMPORTED_MODULE_2__/* .explainRead */ .yS)(cause, `comparison ${basehead}`);
    });
    return answer.data.merge_base_commit.sha;
}
async function listFiles(github, pull) {
    const pages = Math.ceil(Math.min(pull.changedFiles, FILES_LISTED) / FILES_A_PAGE);
    const place = { owner: pull.owner, repo: pull.repo, pull_number: pull.number, per_page: FILES_A_PAGE };
    const answers = await Promise.all(Array.from({ length: pages }, (_, index) => github.reads.rest.pulls.listFiles({ ...place, page: index + 1 }))).catch((cause) => {
        throw (0,_github_client_js__WEBPACK_IMPORTED_MODULE_2__/* .explainRead */ .yS)(cause, `files of pull request #${pull.number}`);
    });
    const rows = answers.flatMap((answer) => answer.data);
    const elsewhere = rows.find((row) => !row.contents_url.includes(`ref=${pull.head}`));
    if (elsewhere)
        throw new _source_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceUnavailable */ .m3(`The pull request moved on from ${pull.head.slice(0, 7)} while it was read. The run of the newer commit judges it.`);
    return [...new Map(rows.map((row) => [row.filename, toFile(row)])).values()];
}
function toFile(row) {
    const submodule = /^@@ [^\n]*\n[-+]Subproject commit [0-9a-f]{40}/.test(row.patch ?? '');
    const kind = submodule ? 'submodule' : 'text';
    const status = row.status === 'changed' ? 'modified' : row.status;
    // "0 changes" and no patch may mean that GitHub left the patch out: the texts tell.
    const hunks = row.patch ? (0,_change_hunks_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHunks */ .FS)(row.patch) : null;
    return {
        path: row.filename,
        previousPath: row.previous_filename ?? null,
        status,
        kind,
        hunks,
        commentable: hunks !== null,
    };
}
function placesOf(file, commits) {
    const before = { file, side: 'before', commit: commits.old, path: file.previousPath ?? file.path };
    const after = { file, side: 'after', commit: commits.head, path: file.path };
    if (file.kind === 'submodule')
        return [];
    return [...(file.status === 'added' ? [] : [before]), ...(file.status === 'removed' ? [] : [after])];
}
function lend(texts, side, found) {
    if (!texts)
        return;
    if (!found)
        texts.problem ??= 'not readable at the pinned commit';
    else if ('text' in found)
        texts[side] = found.text;
    else
        texts.problem = found.problem;
}


/***/ })

};
