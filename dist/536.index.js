export const id = 536;
export const ids = [536,155];
export const modules = {

/***/ 536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   complain: () => (/* binding */ complain)
/* harmony export */ });
/* harmony import */ var _source_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1808);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1568);
/* harmony import */ var _words_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1454);



/** Says what went wrong, with its causes where the fault is not the user's, and returns the exit code for it. */
function complain(error, { say, onIncomplete }) {
    const known = error instanceof _target_target_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k || error instanceof _source_source_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceUnavailable */ .m3;
    say((0,_words_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .BP)(error instanceof Error ? error.message : String(error)));
    for (let cause = error instanceof Error && !known ? error.cause : null; cause instanceof Error; cause = cause.cause)
        say((0,_words_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .BP)(`because: ${cause.message}`));
    if (error instanceof _target_target_js__WEBPACK_IMPORTED_MODULE_0__/* .BadInput */ .k)
        return 3;
    return onIncomplete === 'warn' ? 0 : 2;
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

/***/ 1454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   om: () => (/* binding */ block)
/* harmony export */ });
/**
 * Text of a model, an author or a path, made safe inside Markdown that GitHub renders. Code in backticks stays
 * code; everything else shows as the characters it is made of. Nothing of it becomes a link, an image, a mention,
 * a cross reference, HTML or a slash command.
 */
function prose(text) {
    const line = visible(text).replace(/\s+/g, ' ').trim();
    return line
        .split(/(`[^`]+`)/)
        .map((part) => (/^`[^`]+`$/.test(part) ? part : part.split(' ').map(word).join(' ')))
        .join('');
}
/** `@team`, `#12`, `GH-12`, `a@b.c`, `https://…`, `www.…`, `/merge`, and hex that could be a commit. */
const ACTIVE = /[@#]|:\/\/|www\.|\bGH-\d|^\/\w|^[0-9a-f]{7,40}\W?$|\w\.\w{2,}\/|mailto:|xmpp:/i;
function word(text) {
    if (ACTIVE.test(text))
        return code(text);
    return text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/[\\`*[\]~]|^_|_$/g, '\\$&')
        .replace(/^([-+=]|\d+[.)])/, '\\$1');
}
/** A code span around text that must not be read as anything else; it holds no backtick. */
function code(text) {
    const plain = visible(text)
        .replace(/[`\s]+/g, (run) => (run.includes('`') ? "'" : ' '))
        .trim();
    return plain === '' ? '' : `\`${plain}\``;
}
/** A fenced block whose fence is longer than any run of backticks in it. */
function block(text, language) {
    const plain = visible(text).replace(/\s+$/, '');
    const longest = Math.max(2, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${plain}\n${fence}`;
}
/** A cell of a Markdown table: a pipe would end it, inside a code span too. */
function cell(text) {
    return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}
/**
 * What a reader cannot see, or what turns the reading direction, as its code point: controls but for tab and
 * line feed, zero width and bidirectional marks, tags, variation selectors, lone surrogates.
 */
function visible(text) {
    return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (mark) => {
        if (mark === '\n' || mark === '\t')
            return mark;
        return mark === '\r' ? '' : `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
    });
}
/**
 * Text for a log. The runner takes a line that begins with `::`, spaces before it or not, and `##[` anywhere, for a
 * workflow command.
 */
function logLine(text) {
    return visible(text)
        .replace(/^(?=\s*::)/gm, '| ')
        .replaceAll('##[', '## [');
}


/***/ })

};
