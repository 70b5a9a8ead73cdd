import { packageFile } from '../standards/package-file.js';

/** Tokens of one or more requests, as the API counts them. `input` is what no cache served or stored. */
export interface Usage {
  requests: number;
  input: number;
  cacheWrite: number;
  cacheRead: number;
  output: number;
}

type Price = Record<'input' | 'cacheWrite' | 'cacheRead' | 'output', number>;

interface ModelTable {
  dated: string;
  aliases: Record<string, string>;
  usdPerMillionTokens: Record<string, Price>;
  /** Ids of the generations that answer 400 to adaptive thinking and effort, as a pattern. */
  withoutThinking: string;
}

let table: ModelTable | null = null;

/** The aliases and list prices of this release; `dated` says of when they are. */
function modelTable(): ModelTable {
  table ??= JSON.parse(packageFile('data/models.json')) as ModelTable;
  return table;
}

/** The model id that an alias stands for in this release (`sonnet`, `sonnet[1m]`); an id stays itself. */
export function modelId(alias: string): string {
  const plain = alias.replace(/\[1m\]$/, '');
  return modelTable().aliases[plain] ?? plain;
}

/** Of when the price of a model is, `2026-11-01`; null where none is known. */
export function pricedAt(model: string): string | null {
  const { usdPerMillionTokens, dated } = modelTable();
  return model in usdPerMillionTokens ? dated : null;
}

/** Whether a model takes adaptive thinking and an effort: all but those of before Claude 4.6. */
export function takesThinking(model: string): boolean {
  return !new RegExp(modelTable().withoutThinking).test(model);
}

export function noUsage(): Usage {
  return { requests: 0, input: 0, cacheWrite: 0, cacheRead: 0, output: 0 };
}

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    requests: a.requests + b.requests,
    input: a.input + b.input,
    cacheWrite: a.cacheWrite + b.cacheWrite,
    cacheRead: a.cacheRead + b.cacheRead,
    output: a.output + b.output,
  };
}

/** List price in US dollars; null for a model that the table does not know. */
export function usdOf(usage: Usage, model: string): number | null {
  const price = modelTable().usdPerMillionTokens[model];
  return price ? usdAt(usage, price) : null;
}

/** What a budget counts with: the list price, or the dearest one for a model that the table does not know. */
export function usdAtMost(usage: Usage, model: string): number {
  const prices = Object.values(modelTable().usdPerMillionTokens);
  return usdOf(usage, model) ?? Math.max(...prices.map((price) => usdAt(usage, price)));
}

function usdAt(usage: Usage, price: Price): number {
  const { input, cacheWrite, cacheRead, output } = usage;
  const perMillion =
    input * price.input + cacheWrite * price.cacheWrite + cacheRead * price.cacheRead + output * price.output;
  return perMillion / 1_000_000;
}
