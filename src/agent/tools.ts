import type Anthropic from '@anthropic-ai/sdk';
import * as z from 'zod';
import type { SideText } from '../inspect/side-text.js';
import { type Source, SourceUnavailable, type Tree } from '../source/source.js';
import { BadInput } from '../target/target.js';
import { openHeadFiles, type Wall } from './head-files.js';
import { nearestFirst } from './tool-paths.js';
import { listFiles, type Page, readFile, refused, search, type ToolResult } from './tool-results.js';

/** A call of a tool as the model made it: nothing in it is checked. */
export interface ToolUse {
  id: string;
  name: string;
  input: unknown;
}

/** The tools of one conversation, with its budget. */
export interface Toolbox {
  /** The same bytes in every run: they are part of the prefix that is cached. */
  definitions: Anthropic.Tool[];
  /** Calls that the budget still holds. */
  left(): number;
  /** Never throws for what the model asked for, nor when the source does not answer. */
  use(call: ToolUse): Promise<ToolResult>;
}

/** Calls, and bytes of results. */
export interface ToolBudget {
  calls: number;
  bytes: number;
}

/** The tools of a run over the head. `read` keeps every line that was shown, by path, so that quotes can be checked. */
export interface Repository {
  /** `near` are the paths that a conversation is about: a search begins around them. */
  open(budget: ToolBudget, near: readonly string[]): Toolbox;
  read: ReadonlyMap<string, SideText>;
}

/** Bytes of one result. */
const LARGEST_RESULT = 20_000;

export function openRepository(source: Pick<Source, 'headTree'>, wall: Wall): Repository {
  const files = openHeadFiles(source, wall);
  const read = new Map<string, SideText>();
  return {
    read,
    open: (budget, near) => {
      let { calls, bytes } = budget;
      let ordered: string[] | null = null;
      const inOrder = (tree: Tree) => (ordered ??= nearestFirst(tree.paths, near));
      return {
        definitions: DEFINITIONS,
        left: () => calls,
        use: async (call) => {
          if (calls <= 0 || bytes <= 0) return refused('The budget for tools is exhausted: answer now.');
          // Calls of one turn run side by side: each takes its share before it starts.
          const room = Math.min(LARGEST_RESULT, bytes);
          [calls, bytes] = [calls - 1, bytes - room];
          const result = await answer(call, { files, inOrder, room, show: (path, lines) => keep(read, path, lines) });
          bytes += room - Buffer.byteLength(result.text);
          return result;
        },
      };
    },
  };
}

function keep(read: Map<string, SideText>, path: string, shown: ReadonlyMap<number, string>): void {
  const { lines, numbers } = read.get(path) ?? { lines: [], numbers: [] };
  const all = new Map(numbers.map((number, index) => [number, lines[index] ?? '']));
  for (const [number, line] of shown) all.set(number, line);
  const sorted = [...all].sort(([a], [b]) => a - b);
  read.set(path, { numbers: sorted.map(([number]) => number), lines: sorted.map(([, line]) => line) });
}

type Desk = Omit<Page, 'tree' | 'ordered'> & { inOrder: (tree: Tree) => string[] };

async function answer({ name, input }: ToolUse, { inOrder, ...desk }: Desk): Promise<ToolResult> {
  const tool = TOOLS.find((each) => each.name === name);
  if (!tool) return refused(`There is no such tool. There are ${TOOLS.map((each) => each.name).join(', ')}.`);
  const prepared = tool.prepare(input);
  if (!prepared) return refused(`Wrong arguments. ${name} takes ${JSON.stringify(tool.properties)}.`);
  try {
    const tree = await desk.files.tree();
    if (tree === null) return refused('This run has no repository to look in: judge by what you were shown.');
    return await prepared({ ...desk, tree, ordered: () => inOrder(tree) });
  } catch (error) {
    // Less can be looked up: that is for the model to say, and no reason to end the run.
    if (!(error instanceof SourceUnavailable || error instanceof BadInput)) throw error;
    return refused('The repository cannot be read now. Judge by what you were shown, and say what you could not see.');
  }
}

interface Tool {
  name: string;
  description: string;
  properties: Record<string, { type: string; description: string }>;
  required: string[];
  /** Null for arguments of another shape: nothing was read then. */
  prepare(input: unknown): ((page: Page) => Promise<ToolResult>) | null;
}

function checked<T>(shape: z.ZodType<T>, tool: (asked: T, page: Page) => Promise<ToolResult>): Tool['prepare'] {
  return (input) => {
    const asked = shape.safeParse(input);
    return asked.success ? (page) => tool(asked.data, page) : null;
  };
}

const line = z.int().min(1).nullish();

const TOOLS: Tool[] = [
  {
    name: 'read_file',
    description:
      'Lines of one file at the head of the change, each with its number. At most 400 lines a call: for more, ask again with "from".',
    properties: {
      path: { type: 'string', description: 'From the root of the repository: src/orders/service.ts' },
      from: { type: 'integer', description: 'First line, 1 by default' },
      to: { type: 'integer', description: 'Last line' },
    },
    required: ['path'],
    prepare: checked(z.strictObject({ path: z.string(), from: line, to: line }), readFile),
  },
  {
    name: 'search',
    description:
      'Lines that hold a text literally (case counts, no expression), as path:line text. Begins with files near those under review.',
    properties: {
      text: { type: 'string', description: 'On one line, 2 to 200 characters' },
      glob: { type: 'string', description: 'Only in these files: src/**/*.ts, or a folder' },
    },
    required: ['text'],
    prepare: checked(
      z.strictObject({ text: z.string().regex(/^[^\r\n]{2,200}$/), glob: z.string().nullish() }),
      search,
    ),
  },
  {
    name: 'list_files',
    description:
      'Names of files: what a folder holds, or all that a glob matches. Those marked "name only" cannot be read.',
    properties: { glob: { type: 'string', description: 'A folder (src/orders, or . for the root) or a glob' } },
    required: ['glob'],
    prepare: checked(z.strictObject({ glob: z.string() }), listFiles),
  },
];

const DEFINITIONS: Anthropic.Tool[] = TOOLS.map(({ name, description, properties, required }) => ({
  name,
  description,
  strict: true,
  input_schema: { type: 'object', properties, required, additionalProperties: false },
}));
