import { entropy } from './secret-values.js';
import type { Candidate } from './secrets.js';

const BEGIN = /-----BEGIN ([A-Z0-9 ]{0,40})PRIVATE KEY( BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** What source code puts around a line of a key: indentation, comment leaders, diff marks, quotes, joins. */
const LEADER = /^[ \t]*(?:[>|+-][ \t]+)?(?:#+|\/\/+|\*|--|;|")?[ \t]*(?:[+.&][ \t]*)?[bfru]?["'`]?[ \t]*/;
const AFTER_LINE = ' \t\r"\'`+.,;\\)&';
const BASE64 = /^[A-Za-z0-9+/]{16,}={0,2}$|^[A-Za-z0-9+/]{1,76}={0,2}$/;
const HEADER_LINE = /^(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|MessageID|Key-Info)\s?:/;

/** The rest of a one-line key: base64 and the escapes for its line ends. */
const INLINE = /(?:\\{1,4}[nrt]|[A-Za-z0-9+/=]|[ \t]{1,2}(?=[A-Za-z0-9+/\\-])){16,20000}/y;

const PUTTY = /^PuTTY-User-Key-File-\d/;
const WHOLE_LINE = 60;
const MAX_LINES = 400;
const LONGEST_BODY = 1_000;

interface Line {
  text: string;
  start: number;
}

export function keyBlocks(text: string): Candidate[] {
  if (!/PRIVATE KEY|PuTTY-User-Key|^[ \t"'`#*/+>|-]{0,40}[A-Za-z0-9+/]{60}/m.test(text)) return [];
  const lines = linesOf(text);
  const blocks = [...fromBegin(text, lines), ...fromEnd(text, lines), ...putty(lines)];
  return [...blocks, ...middles(lines)];
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    lines.push({ text: text.slice(start, end), start });
    start = end + 1;
  }
  lines.push({ text: text.slice(start), start });
  return lines;
}

/** A line without what source code puts around it: closing quotes, joins, escaped line ends. */
function bare(line: string): string {
  const core = line.replace(LEADER, '');
  let end = core.length;
  while (end > 0) {
    if (AFTER_LINE.includes(core[end - 1] ?? '')) end--;
    else if ('nr'.includes(core[end - 1] ?? '') && core[end - 2] === '\\') end -= 2;
    else break;
  }
  return core.slice(0, end);
}

const isBody = (line: string): boolean => {
  if (line.length > LONGEST_BODY) return false;
  const core = bare(line);
  return core === '' || HEADER_LINE.test(core) || (BASE64.test(core) && !/^[a-z]+$|^[A-Z][a-z]+$/.test(core));
};

function fromBegin(text: string, lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  let row = 0;
  let past = 0;
  for (const begin of text.matchAll(BEGIN)) {
    if (begin.index < past) continue;
    while ((lines[row + 1]?.start ?? Infinity) <= begin.index) row++;
    const end = endOf(text, lines, { row, after: begin.index + begin[0].length });
    if (end === undefined) continue;
    past = end;
    found.push(block(text, { start: begin.index, end, name: begin[1] ?? '' }));
  }
  return found;
}

/** Where the key ends that starts at a BEGIN line; undefined when no key follows it. */
function endOf(text: string, lines: readonly Line[], from: { row: number; after: number }): number | undefined {
  INLINE.lastIndex = from.after;
  const inline = INLINE.exec(text);
  if (inline && base64Length(inline[0]) >= 16) return throughEnd(text, INLINE.lastIndex);
  const rest = text.slice(from.after, (lines[from.row + 1]?.start ?? text.length + 1) - 1);
  if (rest.length > 40 || bare(rest) !== '') return undefined;
  let last = from.row;
  let size = 0;
  for (let row = from.row + 1; row < lines.length && row - from.row <= MAX_LINES; row++) {
    const line = lines[row]?.text ?? '';
    const end = line.search(/-----END /);
    if (end !== -1) return size >= 16 ? throughEnd(text, (lines[row]?.start ?? 0) + end) : undefined;
    if (!isBody(line)) break;
    const length = HEADER_LINE.test(bare(line)) ? 0 : base64Length(bare(line));
    size += length;
    if (length > 0) last = row;
  }
  const final = lines[last];
  return size >= 16 && final ? final.start + final.text.trimEnd().length : undefined;
}

function throughEnd(text: string, at: number): number {
  const end = /^[\s\\nr"'`+]{0,10}-----END [A-Z0-9 ]{0,40}-----/.exec(text.slice(at, at + 90));
  return end ? at + end[0].length : at;
}

const base64Length = (value: string): number => value.replace(/\\+[nrt]/g, '').replace(/[^A-Za-z0-9+/]/g, '').length;

/** An END whose BEGIN lies outside the text: the base64 lines directly before it. */
function fromEnd(text: string, lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  let row = 0;
  for (const end of text.matchAll(END)) {
    while ((lines[row + 1]?.start ?? Infinity) <= end.index) row++;
    const before = /(?:\\{1,4}[nrt]|[A-Za-z0-9+/=]){16,}$/.exec(
      text.slice(Math.max(lines[row]?.start ?? 0, end.index - 8_000), end.index),
    );
    let first = row;
    while (
      first > 0 &&
      row - first < MAX_LINES &&
      isBody(lines[first - 1]?.text ?? '') &&
      bare(lines[first - 1]?.text ?? '') !== ''
    )
      first--;
    const body = lines.slice(first, row).reduce((sum, line) => sum + base64Length(bare(line.text)), 0);
    const start = before ? end.index - before[0].length : (lines[first]?.start ?? 0);
    if (before || body >= 16) found.push(block(text, { start, end: end.index + end[0].length, name: '' }));
  }
  return found;
}

function block(text: string, at: { start: number; end: number; name: string }): Candidate {
  const kind = at.name.startsWith('PGP') ? 'pgp-private-key' : 'private-key';
  const value = text.slice(at.start, at.end);
  const severity = /ENCRYPTED/.test(value.slice(0, 120)) ? 'high' : 'critical';
  return {
    rule: 'secrets/key-material',
    kind,
    severity,
    start: at.start,
    end: at.end,
    value,
    report: true,
    specific: true,
    block: true,
  };
}

function putty(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line, row) => {
    if (!PUTTY.test(line.text)) return [];
    const near = lines.slice(row + 1, row + 60).findIndex((next) => next.text.startsWith('Private-Lines:'));
    if (near === -1) return [];
    const head = row + 1 + near;
    const count = Math.min(MAX_LINES, Number(lines[head]?.text.slice(14)) || 0);
    const body = lines.slice(head + 1, head + 1 + count);
    const first = body[0];
    if (!first) return [];
    const text = body
      .map((one) => one.text)
      .join('\n')
      .trimEnd();
    return [
      {
        rule: 'secrets/key-material',
        kind: 'putty-private-key',
        severity: 'critical',
        start: first.start,
        end: first.start + text.length,
        value: text,
        report: true,
        specific: true,
        block: true,
      } as const,
    ];
  });
}

/** The middle of a key whose first and last lines lie outside the text. Certificates and public keys have their own BEGIN. */
function middles(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  let open: Line[] = [];
  let published = false;
  for (const line of [...lines, { text: '', start: 0 }]) {
    if (line.text.includes('-----BEGIN ')) published = !line.text.includes('PRIVATE');
    else if (line.text.includes('-----END ')) published = false;
    const core = line.text.length < LONGEST_BODY ? bare(line.text) : '';
    if (!published && core.length >= WHOLE_LINE && BASE64.test(core) && entropy(core) >= 4.2) {
      open.push({ text: core, start: line.start + line.text.indexOf(core) });
    } else if (open.length > 0) {
      if (open.length > 1) found.push(...open.map(middle), ...tailOf(line, core));
      open = [];
    }
  }
  return found;
}

/** The shorter last line. */
const tailOf = (line: Line, core: string): Candidate[] =>
  core.length >= 16 && BASE64.test(core) ? [middle({ text: core, start: line.start + line.text.indexOf(core) })] : [];

const middle = ({ text, start }: Line): Candidate => ({
  rule: 'secrets/key-material',
  kind: 'private-key',
  severity: 'high',
  start,
  end: start + text.length,
  value: text,
  report: false,
  specific: true,
  block: true,
});
