export const id = 325;
export const ids = [325];
export const modules = {

/***/ 7325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _standards_agent_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7182);
/* harmony import */ var _standards_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1782);
/* harmony import */ var _standards_syntax_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5718);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1568);




/** What a rule finds and why, with bad and good code; without an id, all rules in one line each. */
function explain(id) {
    const { standards } = (0,_standards_agent_file_js__WEBPACK_IMPORTED_MODULE_0__/* .builtInAgent */ .rR)();
    const files = (0,_standards_syntax_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .shippedRules */ .TE)();
    if (id === null)
        return standards.map((standard) => listed(standard, files)).join('\n');
    const rule = standards.flatMap(({ rules }) => rules).find((each) => each.id === (0,_standards_syntax_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .subRuleOf */ .Qu)(id));
    const own = files.filter((file) => file.id === id || ((0,_standards_syntax_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .subRuleOf */ .Qu)(file.id) === id && rule !== undefined));
    if (!rule || (own.length === 0 && rule.id !== id))
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_3__/* .BadInput */ .k(`There is no rule "${id}". "backend-review explain" lists all.`);
    return [about(rule), ...own.map(shown)].join('\n');
}
function listed({ number, name, rules }, files) {
    const lines = rules.map(({ id, severity, title }) => {
        const kinds = new Set(files.filter((file) => (0,_standards_syntax_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .subRuleOf */ .Qu)(file.id) === id).map(({ kind }) => kind));
        const by = [...kinds].sort().reverse().join(' and ');
        return `  ${id.padEnd(30)} ${severity.padEnd(9)} ${title}${by ? ` (by syntax: ${by})` : ''}`;
    });
    return `${number} ${name}\n${lines.join('\n')}\n`;
}
function about(rule) {
    const references = (0,_standards_references_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .C)(rule).map(({ text, url }) => `  ${text}: ${url}`);
    return [
        `${rule.id}: ${rule.title} (at most ${rule.severity})`,
        `Finds: ${rule.finds}`,
        ...(rule.not ? [`Not: ${rule.not}`] : []),
        ...[...references, ''],
    ].join('\n');
}
function shown({ id, kind, severity, title, message, references, fix, forms }) {
    const code = forms.flatMap(({ languages, bad, good }) => [
        ...[`  ${languages.join(', ')}, found:`, indented(bad)],
        ...(good ? ['  not found:', indented(good)] : []),
    ]);
    const fixes = fix === null ? [] : typeof fix === 'string' ? [fix] : [...new Set(Object.values(fix))];
    return [
        ...[`${id} (${kind}, ${severity}): ${title}`, `  ${message}`, ...references.map((url) => `  ${url}`)],
        ...[...code, ...fixes.flatMap((each) => ['  Fix:', indented(each)]), ''],
    ].join('\n');
}
const indented = (code) => code.trimEnd().replace(/^/gm, '    ');


/***/ }),

/***/ 7182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o4: () => (/* binding */ withTeamStandards),
/* harmony export */   rR: () => (/* binding */ builtInAgent),
/* harmony export */   vo: () => (/* binding */ parseAgentFile)
/* harmony export */ });
/* unused harmony export BUILT_IN_AGENT */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _target_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1568);
/* harmony import */ var _package_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1745);
/* harmony import */ var _standard_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4161);




const BUILT_IN_AGENT = 'agents/backend-engineer.md';
/** Characters. The file goes into every request. */
const LARGEST_AGENT_FILE = 100_000;
const NEVER_OBEYED = ['tools', 'disallowedTools', 'hooks', 'mcpServers', 'permissionMode', 'skills', 'isolation'];
/** The agent that ships with the product. */
function builtInAgent() {
    return parseAgentFile((0,_package_file_js__WEBPACK_IMPORTED_MODULE_1__/* .packageFile */ .nR)(BUILT_IN_AGENT), BUILT_IN_AGENT);
}
/** Reads a Claude Code sub-agent file. Throws `BadInput` when it states no standards, or is too large. */
function parseAgentFile(text, path) {
    if (text.length > LARGEST_AGENT_FILE)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_3__/* .BadInput */ .k(`The agent file ${path} has ${text.length} characters; ${LARGEST_AGENT_FILE} are the most.`);
    const [front, body] = splitFrontMatter(text.replace(/\r\n/g, '\n').replace(/^\ufeff/, ''));
    const keys = frontMatter(front);
    const standards = statedStandards(body);
    if (standards.length === 0)
        throw new _target_target_js__WEBPACK_IMPORTED_MODULE_3__/* .BadInput */ .k(`The agent file ${path} states no standards, so nothing would be reviewed. ` +
            'Give it a heading "Critical Standards" with a list, such as "1. **Query Safety**: Use parameters".');
    return {
        path,
        name: keys.get('name') ?? path.replace(/^.*\//, '').replace(/\.md$/, ''),
        description: (keys.get('description') ?? '').trim(),
        model: keys.get('model') ?? null,
        body,
        standards: standards.map(({ name, text: stated }, index) => (0,_standard_js__WEBPACK_IMPORTED_MODULE_2__/* .bindStandard */ .d3)(index + 1, name, stated)),
        ignored: NEVER_OBEYED.filter((key) => keys.has(key)),
    };
}
/** The agent with the standards of a CLAUDE.md added that it does not state itself. */
function withTeamStandards(agent, claudeMd) {
    const standards = [...agent.standards];
    for (const { name, text } of statedStandards(claudeMd ?? ''))
        if (!standards.some((known) => (0,_standard_js__WEBPACK_IMPORTED_MODULE_2__/* .sameName */ .q)(known.name, name)))
            standards.push((0,_standard_js__WEBPACK_IMPORTED_MODULE_2__/* .bindStandard */ .d3)(standards.length + 1, name, text));
    return { ...agent, standards };
}
function splitFrontMatter(text) {
    const match = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
    return match ? [match[1] ?? '', text.slice(match[0].length)] : ['', text];
}
/**
 * Sub-agent files are often no valid YAML: `description: Use this: <example>\nuser: "…"` on one line. Where a
 * YAML parser finds errors, each `key:` at the start of a line takes the rest of that line.
 */
function frontMatter(front) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(front, { logLevel: 'silent' });
    if (document.errors.length === 0) {
        const value = document.toJS({ maxAliasCount: 0 });
        if (typeof value === 'object' && value !== null)
            return new Map(Object.entries(value).map(([key, entry]) => [key, typeof entry === 'string' ? entry : JSON.stringify(entry)]));
    }
    const rows = front.matchAll(/^([A-Za-z][\w-]*):[ \t]*(.*)$/gm);
    return new Map([...rows].map(([, key = '', value = '']) => [key, unescaped(value)]));
}
function unescaped(value) {
    return value
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('\\n', '\n')
        .replaceAll('\\"', '"')
        .trim();
}
/** The items of the list below a "Critical Standards" heading, up to the next heading of its level or above. */
function statedStandards(markdown) {
    const lines = markdown.split(/\r?\n/);
    const start = lines.findIndex((line) => /^#{1,6}\s.*\bcritical standards\b/i.test(line));
    if (start < 0)
        return [];
    const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
    const stated = [];
    for (const line of lines.slice(start + 1)) {
        const heading = /^#+(?=\s)/.exec(line)?.[0].length;
        if (heading !== undefined && heading <= level)
            break;
        // 4. **Query Safety**: Use parameterized queries      or      - Query Safety: …
        const item = /^ {0,3}(?:\d+[.)]|[-*+])\s+(?:\*\*|__)?([^*_:]{1,80}?)(?::?(?:\*\*|__)\s*[:—–-]?|:)\s*(.*)$/.exec(line);
        const last = stated.at(-1);
        if (item)
            stated.push({ name: (item[1] ?? '').replace(/:$/, '').trim(), text: (item[2] ?? '').trim() });
        else if (last && /^\s+\S/.test(line))
            last.text = `${last.text} ${line.trim()}`.trim();
    }
    return stated.filter(({ name }) => name !== '');
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

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Zh: () => (/* binding */ lesser),
/* harmony export */   d3: () => (/* binding */ bindStandard),
/* harmony export */   jZ: () => (/* binding */ atLeast),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   q: () => (/* binding */ sameName)
/* harmony export */ });
/* harmony import */ var _package_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1745);

const SEVERITIES = ['low', 'medium', 'high', 'critical'];
/** True when `a` is at least as grave as `b`. */
function atLeast(a, b) {
    return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b);
}
/** The lesser of two severities. */
function lesser(a, b) {
    return atLeast(a, b) ? b : a;
}
let catalogue = null;
/** A stated standard with the rules that bind to its name; one general rule where no pack knows the name. */
function bindStandard(number, name, text) {
    catalogue ??= JSON.parse((0,_package_file_js__WEBPACK_IMPORTED_MODULE_0__/* .packageFile */ .nR)('data/rules.json'));
    const { standards } = catalogue;
    const key = Object.keys(standards).find((known) => sameName(known, name));
    const pack = key === undefined ? undefined : standards[key];
    if (pack)
        return { number, name, text, ...pack };
    const slug = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || `standard-${number}`;
    return {
        number,
        name,
        text,
        slug,
        rules: [{ id: `${slug}/general`, title: name, severity: 'critical', finds: text }],
    };
}
/** Names are the same when only case and white space differ. */
function sameName(a, b) {
    const plain = (name) => name.trim().replace(/\s+/g, ' ').toLowerCase();
    return plain(a) === plain(b);
}
/** The standard that the secret rules belong to; null when the agent states none of that name. */
function secretsOf(standards) {
    return standards.find(({ slug }) => slug === 'secrets') ?? null;
}


/***/ }),

/***/ 5718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P_: () => (/* binding */ knownLanguages),
/* harmony export */   Qu: () => (/* binding */ subRuleOf),
/* harmony export */   TE: () => (/* binding */ shippedRules)
/* harmony export */ });
/* harmony import */ var _package_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1745);

/** The sub-rule that a rule file serves: its id without the suffix. */
function subRuleOf(id) {
    return id.split(':', 1)[0] ?? id;
}
let shipped = null;
/** The rule files that ship with the product, compiled at build. */
function shippedRules() {
    shipped ??= JSON.parse((0,_package_file_js__WEBPACK_IMPORTED_MODULE_0__/* .packageFile */ .nR)('dist/rules.json'));
    return shipped;
}
let languages = null;
/** The languages whose syntax is read, by name: the grammar's file and the sign that stands for `$` in patterns. */
function knownLanguages() {
    languages ??= JSON.parse((0,_package_file_js__WEBPACK_IMPORTED_MODULE_0__/* .packageFile */ .nR)('data/languages.json'));
    return languages;
}


/***/ })

};
