import { parseDocument } from 'yaml';
import { BadInput } from '../target/target.js';
import { packageFile } from './package-file.js';
import { bindStandard, type Standard, sameName } from './standard.js';

/**
 * An agent file: who reviews, and against what. `body` is its text without the front matter. `ignored` are the
 * front matter keys that would give an agent tools or rights: they are never obeyed.
 */
export interface Agent {
  path: string;
  name: string;
  description: string;
  model: string | null;
  body: string;
  standards: Standard[];
  ignored: string[];
}

export const BUILT_IN_AGENT = 'agents/backend-engineer.md';

/** Characters. The file goes into every request. */
const LARGEST_AGENT_FILE = 100_000;

const NEVER_OBEYED = ['tools', 'disallowedTools', 'hooks', 'mcpServers', 'permissionMode', 'skills', 'isolation'];

/** The agent that ships with the product. */
export function builtInAgent(): Agent {
  return parseAgentFile(packageFile(BUILT_IN_AGENT), BUILT_IN_AGENT);
}

/** Reads a Claude Code sub-agent file. Throws `BadInput` when it states no standards, or is too large. */
export function parseAgentFile(text: string, path: string): Agent {
  if (text.length > LARGEST_AGENT_FILE)
    throw new BadInput(`The agent file ${path} has ${text.length} characters; ${LARGEST_AGENT_FILE} are the most.`);
  const [front, body] = splitFrontMatter(text.replace(/\r\n/g, '\n').replace(/^\ufeff/, ''));
  const keys = frontMatter(front);
  const standards = statedStandards(body);
  if (standards.length === 0)
    throw new BadInput(
      `The agent file ${path} states no standards, so nothing would be reviewed. ` +
        'Give it a heading "Critical Standards" with a list, such as "1. **Query Safety**: Use parameters".',
    );
  return {
    path,
    name: keys.get('name') ?? path.replace(/^.*\//, '').replace(/\.md$/, ''),
    description: (keys.get('description') ?? '').trim(),
    model: keys.get('model') ?? null,
    body,
    standards: standards.map(({ name, text: stated }, index) => bindStandard(index + 1, name, stated)),
    ignored: NEVER_OBEYED.filter((key) => keys.has(key)),
  };
}

/** The agent with the standards of a CLAUDE.md added that it does not state itself. */
export function withTeamStandards(agent: Agent, claudeMd: string | null): Agent {
  const standards = [...agent.standards];
  for (const { name, text } of statedStandards(claudeMd ?? ''))
    if (!standards.some((known) => sameName(known.name, name)))
      standards.push(bindStandard(standards.length + 1, name, text));
  return { ...agent, standards };
}

function splitFrontMatter(text: string): [string, string] {
  const match = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  return match ? [match[1] ?? '', text.slice(match[0].length)] : ['', text];
}

/**
 * Sub-agent files are often no valid YAML: `description: Use this: <example>\nuser: "…"` on one line. Where a
 * YAML parser finds errors, each `key:` at the start of a line takes the rest of that line.
 */
function frontMatter(front: string): Map<string, string> {
  const document = parseDocument(front, { logLevel: 'silent' });
  if (document.errors.length === 0) {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (typeof value === 'object' && value !== null)
      return new Map(
        Object.entries(value).map(([key, entry]) => [key, typeof entry === 'string' ? entry : JSON.stringify(entry)]),
      );
  }
  const rows = front.matchAll(/^([A-Za-z][\w-]*):[ \t]*(.*)$/gm);
  return new Map([...rows].map(([, key = '', value = '']) => [key, unescaped(value)]));
}

function unescaped(value: string): string {
  return value
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('\\n', '\n')
    .replaceAll('\\"', '"')
    .trim();
}

/** The items of the list below a "Critical Standards" heading, up to the next heading of its level or above. */
function statedStandards(markdown: string): { name: string; text: string }[] {
  const lines = markdown.split(/\r?\n/);
  const start = lines.findIndex((line) => /^#{1,6}\s.*\bcritical standards\b/i.test(line));
  if (start < 0) return [];
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const stated: { name: string; text: string }[] = [];
  for (const line of lines.slice(start + 1)) {
    const heading = /^#+(?=\s)/.exec(line)?.[0].length;
    if (heading !== undefined && heading <= level) break;
    // 4. **Query Safety**: Use parameterized queries      or      - Query Safety: …
    const item = /^ {0,3}(?:\d+[.)]|[-*+])\s+(?:\*\*|__)?([^*_:]{1,80}?)(?::?(?:\*\*|__)\s*[:—–-]?|:)\s*(.*)$/.exec(
      line,
    );
    const last = stated.at(-1);
    if (item) stated.push({ name: (item[1] ?? '').replace(/:$/, '').trim(), text: (item[2] ?? '').trim() });
    else if (last && /^\s+\S/.test(line)) last.text = `${last.text} ${line.trim()}`.trim();
  }
  return stated.filter(({ name }) => name !== '');
}
