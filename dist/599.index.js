export const id = 599;
export const ids = [599,361];
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

/***/ 7051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reviewPull: () => (/* binding */ reviewPull)
});

// EXTERNAL MODULE: ./lib/inspect/redaction.js
var redaction = __webpack_require__(8693);
// EXTERNAL MODULE: ./lib/words/comment.js
var comment = __webpack_require__(1292);
;// CONCATENATED MODULE: ./lib/publish/conversation.js

const QUERY = `query($owner: String!, $repo: String!, $number: Int!, $threads: String, $reviews: String, $withThreads: Boolean!, $withReviews: Boolean!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      reviewThreads(first: 100, after: $threads) @include(if: $withThreads) {
        pageInfo { hasNextPage endCursor }
        nodes { comments(first: 1) { nodes { viewerDidAuthor body } } }
      }
      reviews(first: 100, after: $reviews) @include(if: $withReviews) {
        pageInfo { hasNextPage endCursor }
        nodes { viewerDidAuthor body }
      }
    }
  }
}`;
/** Reads all own comments and reviews of a pull request. */
async function readConversation(github, { owner, repo, number }) {
    const posted = new Set();
    let threads = null;
    let reviews = null;
    let [withThreads, withReviews] = [true, true];
    for (;;) {
        const answer = await github.reads.graphql(QUERY, {
            owner,
            repo,
            number,
            threads,
            reviews,
            withThreads,
            withReviews,
        });
        const pull = answer.repository.pullRequest;
        const said = [
            ...(pull.reviewThreads?.nodes.flatMap((thread) => thread.comments.nodes) ?? []),
            ...(pull.reviews?.nodes ?? []),
        ];
        for (const { viewerDidAuthor, body } of said)
            if (viewerDidAuthor)
                for (const fingerprint of (0,comment/* markedIn */.gy)(body))
                    posted.add(fingerprint);
        threads = pull.reviewThreads?.pageInfo.endCursor ?? null;
        reviews = pull.reviews?.pageInfo.endCursor ?? null;
        withThreads = pull.reviewThreads?.pageInfo.hasNextPage ?? false;
        withReviews = pull.reviews?.pageInfo.hasNextPage ?? false;
        if (!withThreads && !withReviews)
            return { head: pull.headRefOid, posted };
    }
}

// EXTERNAL MODULE: ./lib/words/title.js
var title = __webpack_require__(7547);
;// CONCATENATED MODULE: ./lib/publish/delivery.js

/** The delivery in sentences. Throws when a finding has no place: nothing is lost in silence. */
function deliveryWords(result, plan, delivery) {
    const placed = new Set([
        ...delivery.posted,
        ...delivery.degraded.map(({ finding }) => finding),
        ...plan.already,
        ...plan.summaryOnly,
    ]);
    const lost = [...plan.inline, ...plan.body].filter((finding) => !placed.has(finding));
    if (lost.length > 0)
        throw new Error(`${lost.length} of ${result.findings.length} findings were neither posted nor kept.`);
    const reasons = [...new Set(delivery.degraded.map(({ reason }) => reason))];
    const inline = delivery.posted.filter((finding) => plan.inline.includes(finding)).length;
    const body = delivery.posted.length - inline;
    return [
        ...(inline > 0 ? [`${(0,title/* counted */.hS)(inline, 'comment')} posted on the lines`] : []),
        ...(body > 0
            ? [`${(0,title/* counted */.hS)(body, 'finding')} in the review's body: over the cap, or at a place that takes no comment`]
            : []),
        ...(plan.already.length > 0 ? [`${(0,title/* counted */.hS)(plan.already.length, 'finding')} said before, not repeated`] : []),
        ...(plan.summaryOnly.length > 0
            ? [`${(0,title/* counted */.hS)(plan.summaryOnly.length, 'finding')} below "comment-on", only here`]
            : []),
        ...reasons.map((reason) => `${(0,title/* counted */.hS)(delivery.degraded.filter((each) => each.reason === reason).length, 'finding')} only here: ${reason}`),
        ...(delivery.problem ? [delivery.problem] : []),
    ];
}

// EXTERNAL MODULE: ./lib/standards/standard.js
var standard = __webpack_require__(4161);
;// CONCATENATED MODULE: ./lib/publish/plan.js


/** Blocking findings are always inline where their place takes a comment; the others up to the cap, gravest first. */
function planReview(result, { commentOn, maxComments, posted }) {
    const plan = { inline: [], body: [], already: [], summaryOnly: [] };
    let left = maxComments;
    for (const finding of (0,title/* relevant */.E$)(result)) {
        if (posted.has(finding.fingerprint))
            plan.already.push(finding);
        else if (!finding.blocking && !(0,standard/* atLeast */.jZ)(finding.severity, commentOn))
            plan.summaryOnly.push(finding);
        else if (!finding.inline)
            plan.body.push(finding);
        else if (finding.blocking || left-- > 0)
            plan.inline.push(finding);
        else
            plan.body.push(finding);
    }
    return plan;
}

// EXTERNAL MODULE: ./lib/source/github-client.js
var github_client = __webpack_require__(6324);
// EXTERNAL MODULE: ./lib/words/escape.js
var words_escape = __webpack_require__(1454);
;// CONCATENATED MODULE: ./lib/publish/review-post.js





/** Comments of one review. GitHub states no limit; reviews of 70 were seen to fail half stored. */
const COMMENTS_A_REVIEW = 30;
/** Characters of a review's body, below GitHub's 65,536 in any way of counting them. */
const LONGEST_BODY = 16_000;
/** Milliseconds before a write whose fate is unknown is looked up. */
const SETTLE_MS = 2_000;
/** Posts one `COMMENT` review (more where it has many comments), each finding once. */
async function postReview(result, plan, desk) {
    const delivery = { posted: [], degraded: [], problem: null };
    const batches = [];
    for (let at = 0; at < plan.inline.length; at += COMMENTS_A_REVIEW)
        batches.push(plan.inline.slice(at, at + COMMENTS_A_REVIEW));
    if (batches.length === 0 && plan.body.length > 0)
        batches.push([]);
    let [body, listed] = reviewBody(result, plan.body);
    for (const finding of plan.body.slice(listed))
        delivery.degraded.push({ finding, reason: 'the body of the review was full' });
    for (const inline of batches) {
        await postBatch({ body, inline, listed: plan.body.slice(0, listed) }, delivery, desk);
        [body, listed] = [`Backend Review, continued: ${(0,words_escape/* prose */.CS)((0,title/* titleOf */.Gg)(result))}`, 0];
    }
    return delivery;
}
/** The body, and how many of the findings it names. */
function reviewBody(result, findings) {
    const parts = [`Backend Review: ${(0,words_escape/* prose */.CS)((0,title/* titleOf */.Gg)(result))}`];
    let length = 0;
    let listed = 0;
    for (const finding of findings) {
        const part = `${(0,comment/* headline */.Pl)(finding)} at ${(0,words_escape/* code */.aY)(`${finding.path}:${finding.line}`)}\n${(0,words_escape/* prose */.CS)(finding.message)} ${(0,comment/* marker */.xL)(finding)}`;
        length += part.length;
        if (length > LONGEST_BODY)
            break;
        parts.push(part);
        listed++;
    }
    return [parts.join('\n\n'), listed];
}
async function postBatch(batch, delivery, desk) {
    const all = [...batch.inline, ...batch.listed];
    const outcome = await send(batch, desk);
    if (outcome === 'stored')
        delivery.posted.push(...all);
    else if (outcome === 'refused-lines')
        await postHalves(batch, delivery, desk);
    else {
        delivery.degraded.push(...all.map((finding) => ({ finding, reason: outcome.reason })));
        delivery.problem ??= outcome.problem;
    }
}
/** GitHub refuses a whole review for one bad line, and does not say which: halves find it. */
async function postHalves(batch, delivery, desk) {
    if (batch.inline.length <= 1) {
        delivery.degraded.push(...batch.inline.map((finding) => ({ finding, reason: 'GitHub takes no comment at its line' })));
        if (batch.listed.length > 0)
            await postBatch({ ...batch, inline: [] }, delivery, desk);
        return;
    }
    const half = Math.ceil(batch.inline.length / 2);
    await postBatch({ ...batch, inline: batch.inline.slice(0, half) }, delivery, desk);
    await postBatch({ ...batch, inline: batch.inline.slice(half), listed: [] }, delivery, desk);
}
/** One write, without a blind retry: an answer that does not say what happened is looked up before a second try. */
async function send(batch, desk) {
    for (let attempt = 1;; attempt++) {
        try {
            await createReview(batch, desk);
            return 'stored';
        }
        catch (error) {
            const status = (0,github_client/* statusOf */.c2)(error);
            if (status === 422 && batch.inline.length > 0)
                return 'refused-lines';
            if (status === 403 || status === 401 || status === 404 || status === 422)
                return {
                    reason: `the token may not write to this pull request (${status}; it needs pull-requests: write)`,
                    problem: null,
                };
            // Octokit turns every failure of a request into an error with a status; anything else is ours.
            if (status === null)
                throw error;
            await new Promise((done) => setTimeout(done, SETTLE_MS));
            const found = await isThere(batch, desk);
            if (found)
                return 'stored';
            if (found === null || attempt === 2) {
                const problem = found === null
                    ? 'DELIVERY UNKNOWN: GitHub did not say whether it stored the review; to avoid a duplicate nothing was sent again. Run again later.'
                    : 'REVIEWED, NOT DELIVERED: GitHub did not store the review. Run again later.';
                return { reason: `GitHub failed (${status})`, problem };
            }
        }
    }
}
/** Whether the batch can be read back; null when it cannot be read at all. */
async function isThere({ inline, listed }, { github, pull }) {
    try {
        const { posted } = await readConversation(github, pull);
        return [...inline, ...listed].some((finding) => posted.has(finding.fingerprint));
    }
    catch (error) {
        // The reads fail as well: then nobody can say.
        if ((0,github_client/* statusOf */.c2)(error) === null && !(error instanceof Error && error.name === 'GraphqlResponseError'))
            throw error;
        return null;
    }
}
async function createReview({ body, inline }, { github, pull, clean }) {
    await github.writes.rest.pulls.createReview({
        ...{ owner: pull.owner, repo: pull.repo, pull_number: pull.number },
        commit_id: pull.head,
        event: 'COMMENT',
        body: clean(body),
        comments: inline.map((finding) => ({
            path: finding.path,
            body: clean((0,comment/* commentBody */.I2)(finding)),
            side: finding.side,
            line: finding.endLine,
            // GitHub refuses a range whose first line is its last.
            ...(finding.endLine > finding.line ? { start_line: finding.line, start_side: finding.side } : {}),
        })),
    });
}

// EXTERNAL MODULE: ./lib/review.js
var review = __webpack_require__(8883);
// EXTERNAL MODULE: ./lib/source/github-source.js
var github_source = __webpack_require__(1382);
// EXTERNAL MODULE: ./lib/source/source.js
var source = __webpack_require__(1808);
// EXTERNAL MODULE: ./lib/target/target.js
var target = __webpack_require__(1568);
// EXTERNAL MODULE: ./lib/commands/action-report.js
var action_report = __webpack_require__(8913);
;// CONCATENATED MODULE: ./lib/commands/action-review.js










/** Reviews a pull request in the Action and publishes what was found; returns the exit code. */
async function reviewPull(github, pull, given) {
    if (!pull.open)
        throw new target/* BadInput */.k(`Pull request #${pull.number} is not open: there is nothing to review.`);
    const run = (0,action_report/* actionRun */.mY)(given);
    const result = await (0,review/* review */.N)(await (0,github_source/* openPullSource */.H)(github, pull), run);
    await (0,action_report/* writeResult */.Zk)(result, run);
    const known = (0,redaction/* knownValues */.s2)([], run.credentials);
    const { plan, delivery } = await publish(result, {
        github,
        pull,
        clean: (text) => (0,redaction/* redactKnown */.rA)(text, known),
    });
    const settled = delivery.problem && result.verdict === 'pass' ? { ...result, verdict: 'incomplete' } : result;
    return (0,action_report/* reportResult */["if"])(settled, deliveryWords(result, plan, delivery), run);
}
async function publish(result, desk) {
    const { pull } = desk;
    const { head, posted } = await readConversation(desk.github, pull);
    if (head !== pull.head)
        throw new source/* SourceUnavailable */.m3(`SUPERSEDED: the head moved from ${pull.head.slice(0, 7)} to ${head.slice(0, 7)} during the review. Nothing was posted; the run of the newer commit judges it.`);
    const { commentOn, maxComments } = result.settings;
    const plan = planReview(result, { commentOn: commentOn.value, maxComments: maxComments.value, posted });
    return { plan, delivery: await postReview(result, plan, desk) };
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
