import { escapeHidden } from '../inspect/hidden-text.js';

/**
 * Text of a model, an author or a path, made safe inside Markdown that GitHub renders. Code in backticks stays
 * code; everything else shows as the characters it is made of. Nothing of it becomes a link, an image, a mention,
 * a cross reference, HTML or a slash command.
 */
export function prose(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  return line
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? part : part.split(' ').map(word).join(' ')))
    .join('');
}

/** `@team`, `#12`, `GH-12`, `a@b.c`, `https://…`, `www.…`, `/merge`, and hex that could be a commit. */
const ACTIVE = /[@#]|:\/\/|www\.|\bGH-\d|^\/\w|\b[0-9a-f]{7,40}\b|\w\.\w{2,}\/|mailto:|xmpp:/i;

function word(text: string): string {
  if (ACTIVE.test(text)) return code(text);
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*[\]~]|^_|_$/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1');
}

/** A code span around text that must not be read as anything else; it holds no backtick. */
export function code(text: string): string {
  const plain = visible(text)
    .replace(/[`\s]+/g, (run) => (run.includes('`') ? "'" : ' '))
    .trim();
  return plain === '' ? '' : `\`${plain}\``;
}

/** A fenced block whose fence is longer than any run of backticks in it. */
export function block(text: string, language: string): string {
  const plain = visible(text).replace(/\s+$/, '');
  const longest = Math.max(2, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${plain}\n${fence}`;
}

/** A cell of a Markdown table: a pipe would end it, inside a code span too. */
export function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}

/**
 * What a reader cannot see, or takes for something else, as its code point: hidden text, and controls but for tab
 * and line feed, and lone surrogates.
 */
export function visible(text: string): string {
  return escapeHidden(text).replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, (mark) => {
    if (mark === '\n' || mark === '\t') return mark;
    return mark === '\r' ? '' : `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/**
 * Text for a log. The runner takes a line that begins with `::`, spaces before it or not, and `##[` anywhere, for a
 * workflow command.
 */
export function logLine(text: string): string {
  return visible(text)
    .replace(/^(?=\s*::)/gm, '| ')
    .replaceAll('##[', '## [');
}
