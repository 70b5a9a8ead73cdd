import { notFound, refusal } from './github-errors.js';
import { type Handler, reads } from './github-reads.js';
import type { GitHubState } from './github-state.js';
import { writes } from './github-writes.js';
import { matchOperation, type OperationMatch } from './openapi.js';
import type { Answer, Incoming } from './server.js';

/** Answers one REST call; what the client or this fake gets wrong goes to `state.violations`. */
export function answerRest(state: GitHubState, incoming: Incoming, validate: boolean): Answer {
  const { method, address, headers, body } = incoming;
  const call = `${method} ${address.pathname}`;
  const operation = matchOperation(method, address.pathname);
  if (!operation) {
    state.violations.push(`${call}: no such route`);
    return notFound();
  }
  const faults = validate ? requestFaults(operation, incoming) : [];
  state.violations.push(...faults.map((fault) => `${call}: ${fault}`));
  if (faults.length > 0) return refusal(422, `Invalid request.\n\n${faults.join('\n')}`);
  if (!exists(state, operation)) return notFound();
  if (operation.id in writes && !state.world.permissions.write)
    return refusal(403, 'Resource not accessible by integration');
  const handler = (writes[operation.id] ?? reads[operation.id]) as Handler;
  const accept = headers.accept ?? '';
  const answer = handler({ state, params: operation.params, address, accept, body });
  const json = typeof answer.body !== 'string' && !Buffer.isBuffer(answer.body);
  if (validate && json && answer.status < 300)
    for (const fault of operation.answerFaults(answer.status, answer.body))
      state.violations.push(`${call}: the fake's own answer is wrong: ${fault}`);
  return answer;
}

/** Media types that ask for something else than JSON, by the operation that this fake gives them for. */
const otherMedia: Record<string, RegExp> = {
  'git/get-blob': /\.raw\b/,
  'repos/get-commit': /\.sha\b/,
};

function requestFaults(operation: OperationMatch, { address, headers, body }: Incoming): string[] {
  const media = /\.(diff|patch|sha|raw|html|text|full|object)\b/.exec(headers.accept ?? '')?.[0];
  const known = media === undefined || otherMedia[operation.id]?.test(media);
  return [
    ...operation.queryFaults(Object.fromEntries(address.searchParams)).map((fault) => `query: ${fault}`),
    ...operation.bodyFaults(body).map((fault) => `body: ${fault}`),
    ...(known ? [] : [`this fake does not give the media type ${media}`]),
  ];
}

function exists({ world }: GitHubState, { params }: OperationMatch): boolean {
  const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
  if (!same(params.owner, world.owner) || !same(params.repo, world.repo)) return false;
  const number = params.pull_number ?? params.issue_number;
  return number === undefined || (world.pull !== null && number === String(world.number));
}
