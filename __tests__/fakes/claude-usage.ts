import { createHash } from 'node:crypto';
import type { ContentBlock, MessagesBody } from './claude-request.js';

/** Tokens of one request as the API bills them; the whole input is the sum of the three input counts. */
export interface Usage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  output_tokens: number;
}

const charactersPerToken = 3.5;
/** How many blocks before a breakpoint are looked up as well. */
const lookBack = 20;

export function tokensOf(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

/** The input side of one request, and what makes its prefixes readable for later ones. */
export interface Billing {
  usage: Omit<Usage, 'output_tokens'>;
  /** To be called when the answer starts: only from then on others can read what this request wrote. */
  store(): void;
}

/** Simulates prompt caching. A prefix shorter than `minimumTokens` is silently not cached. */
export function promptCache(minimumTokens: number): (body: MessagesBody) => Billing {
  const stored = new Set<string>();
  return (body) => {
    const prefixes = prefixesOf(body);
    const total = prefixes.at(-1)?.tokens ?? 0;
    const breakpoints = prefixes.filter(({ breakpoint, tokens }) => breakpoint && tokens >= minimumTokens);
    const written = breakpoints.at(-1)?.tokens ?? 0;
    const read = Math.max(
      0,
      ...breakpoints.flatMap(({ index }) =>
        prefixes
          .slice(Math.max(0, index - lookBack), index + 1)
          .filter(({ key }) => stored.has(key))
          .map(({ tokens }) => tokens),
      ),
    );
    return {
      usage: {
        input_tokens: total - written,
        cache_creation_input_tokens: written - read,
        cache_read_input_tokens: read,
      },
      store() {
        for (const { key } of breakpoints) stored.add(key);
      },
    };
  };
}

interface Prefix {
  index: number;
  /** Hash of everything up to and with this block. */
  key: string;
  tokens: number;
  breakpoint: boolean;
}

/** Tools, then system, then messages: the order in which the API caches them. */
function prefixesOf(body: MessagesBody): Prefix[] {
  const system = typeof body.system === 'string' ? [{ type: 'text', text: body.system }] : (body.system ?? []);
  const messages = body.messages.flatMap(({ role, content }) => {
    const blocks: ContentBlock[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
    return blocks.map((block) => ({ ...block, role }));
  });
  const blocks = [...(body.tools ?? []), ...system, ...messages];
  let characters = 0;
  const hash = createHash('sha256').update(JSON.stringify([body.model, body.output_config?.format]));
  return blocks.map(({ cache_control, ...block }, index) => {
    // Another tool choice or thinking keeps tools and system, and reads no messages.
    if ('role' in block) hash.update(JSON.stringify([body.tool_choice, body.thinking]));
    const text = JSON.stringify(block);
    characters += text.length;
    const key = hash.update(text).copy().digest('hex');
    const breakpoint = cache_control !== undefined || (body.cache_control !== undefined && index === blocks.length - 1);
    return { index, key, tokens: tokensOf(characters), breakpoint };
  });
}
