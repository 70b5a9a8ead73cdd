import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaudeRequest } from '../fakes/claude.js';
import { messageBlocks } from '../fakes/claude-request.js';

/** A text that was sent, taken apart at its fences. */
export interface Parts {
  /** Lines outside of all fences. */
  outside: string[];
  fenced: string[];
}

/** Takes a text apart as a reader does: a line that is a fence opens, the next line like it closes. */
export function partsOf(text: string): Parts {
  const parts: Parts = { outside: [], fenced: [] };
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const end = /^<<<[0-9a-f]{16}$/.test(line) ? lines.indexOf(line, at + 1) : -1;
    if (end < 0) parts.outside.push(line);
    else {
      parts.fenced.push(lines.slice(at + 1, end).join('\n'));
      at = end;
    }
  }
  return parts;
}

/** The fences of a text whose word is not the hash of what they hold. */
export function wrongFences(text: string): string[] {
  const lines = text.split('\n');
  return partsOf(text).fenced.filter((held) => {
    const word = `<<<${createHash('sha256').update(held).digest('hex').slice(0, 16)}`;
    return lines.filter((line) => line === word).length < 2;
  });
}

const folder = join(process.cwd(), 'data/practice');
const practice = new Set(
  readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n')),
);

const JSON_STRING = String.raw`"(?:[^"\\\p{Cc}]|\\.)*"`;
const OURS = [
  String.raw`=== ${JSON_STRING} \((?:added|modified|removed|renamed|copied|changed|unchanged)(?:, was ${JSON_STRING})?\)`,
  'Known of the base branch:',
  String.raw`- [\w ()./-]+: [\w ()./-]+ in ${JSON_STRING}(?:, which this change takes away)?`,
  'Places that other tools name:|Candidates:|Advice is allowed: at most one, and none is usual\\.|No advice is allowed\\.',
  String.raw`Calls left: \d+\.|Lines \d+ to \d+ of \d+\.|\d+ lines in \d+ files(?:; \d+ are shown)?\.|\d+ files(?:; \d+ more are left out)?\.`,
  String.raw`There is no file of this path that could be read: ask list_files\.`,
  String.raw`That cannot be used: the answer does not assess ${JSON_STRING} against [A-Z][\w ]+\. Give the whole answer again, in the format asked for\.`,
].map((line) => new RegExp(`^(?:${line})$`, 'u'));

/** Lines that no template of ours makes. */
export function foreign({ outside }: Parts): string[] {
  return outside.filter((line) => line !== '' && !practice.has(line) && !OURS.some((ours) => ours.test(line)));
}

/** Every text that a request says to the model, results of tools included, but for the system text. */
export function saidTo({ body }: ClaudeRequest): string[] {
  return body.messages
    .filter(({ role }) => role === 'user')
    .flatMap((message) =>
      typeof message.content === 'string'
        ? [message.content]
        : messageBlocks(message).map(({ text, content }) => text ?? String(content)),
    );
}

/** What is left of Markdown when code in fences and in backticks is gone, and the parts that are ours. */
export function liveMarkup(markdown: string): string[] {
  const rest = markdown
    .replace(/^(`{3,})[^`\n]*\n[\s\S]*?\n\1$/gm, '')
    .replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
    .replace(/<\/?(?:details|summary|sub)>|^<!-- backend-review:v1 fp=[0-9a-f]{16} -->$/gm, '')
    .replace(
      /(?<![\\!])\[[\w .():/-]+\]\(https:\/\/(?:cwe\.mitre\.org|github\.com\/OWASP|cheatsheetseries\.owasp\.org|expressjs\.com)\/[^\s)]*\)/g,
      '',
    );
  return rest.match(/(?<!\\)(?:<[!/a-z]|\]\(|!\[)|[@#]\w|\w+:\/\/|www\.|^\/\w|GH-\d/gim) ?? [];
}
