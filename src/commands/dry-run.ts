import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NETWORK, type Wire } from '../agent/claude.js';
import { noUsage, usdAtMost } from '../agent/prices.js';
import { estimateTokens } from '../agent/units.js';
import { BadInput } from '../target/target.js';
import { visible } from '../words/escape.js';

/** A request that was not sent: where it was written, what it is about, and its tokens as estimated. */
interface Planned {
  file: string;
  model: string;
  paths: string[];
  tokens: number;
}

/** What `--dry-run` works with: a wire that leads into a folder, and what came through it. */
export interface DryRun {
  wire: Wire;
  planned: Planned[];
}

/** Writes the requests that a run begins with into the folder, and sends none. Throws `BadInput` naming the flag. */
export function dryRun(folder: string): DryRun {
  const planned: Planned[] = [];
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    // A file of that name, or no right to write.
    throw new BadInput(`--dry-run "${folder}" cannot be made a folder.`, { cause });
  }
  const keep = (_: string, init: RequestInit): Promise<Response> => {
    const body = String(init.body ?? '');
    const { model, messages } = JSON.parse(body) as { model: string; messages: unknown };
    const file = join(folder, `unit-${planned.length + 1}.json`);
    writeFileSync(file, body);
    const paths = [...JSON.stringify(messages).matchAll(/=== \\"(.+?)\\" \(/g)].map(([, path = '']) => path);
    planned.push({ file, model, paths: [...new Set(paths)], tokens: estimateTokens(body) });
    return Promise.resolve(new Response(endless(model), { headers: { 'content-type': 'text/event-stream' } }));
  };
  return { planned, wire: { ...NETWORK, fetch: keep } };
}

/** The events of an answer that ends for no reason that a review could be made of. */
function endless(model: string): string {
  const usage = { input_tokens: 0, output_tokens: 0 };
  const message = { id: 'none', type: 'message', role: 'assistant', model, content: [], stop_reason: null, usage };
  const events = [
    { type: 'message_start', message },
    { type: 'message_delta', delta: { stop_reason: 'dry_run', stop_sequence: null }, usage },
    { type: 'message_stop' },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

/** Tokens that an answer is expected to have. */
const EXPECTED_OUTPUT = 3_000;

/** Prints what would be asked, and an estimate by list price; returns the exit code. */
export function printPlan({ planned }: DryRun): number {
  const rows = planned.map(({ file, paths, tokens }) => `${file}  about ${tokens} tokens  ${paths.join(' ')}`);
  const usd = planned.map(({ model, tokens }) =>
    usdAtMost({ ...noUsage(), cacheWrite: tokens, output: EXPECTED_OUTPUT }, model),
  );
  const total = usd.reduce((sum, each) => sum + each, 0);
  const lines = [
    ...rows,
    `${planned.length} units; finding about $${total.toFixed(2)} by list price at most, before tools and the verifier, which often cost as much again. Nothing was sent.`,
  ];
  process.stdout.write(visible(`${lines.join('\n')}\n`));
  return 0;
}
