import { GraphQLError } from 'graphql';

export interface ConnectionArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

export interface Connection<Node> {
  totalCount: number;
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

const cursorOf = (index: number) => Buffer.from(`cursor:${index}`).toString('base64');

const indexOf = (cursor: string) => Number(Buffer.from(cursor, 'base64').toString().replace('cursor:', ''));

/** Cuts a page out of `items`; like GitHub it wants `first` or `last`, from 1 to 100. */
export function connection<Node>(name: string, items: readonly Node[], wanted: ConnectionArguments): Connection<Node> {
  const count = wanted.first ?? wanted.last;
  if (count === null || count === undefined)
    throw typedError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  if (count < 0 || count > 100)
    throw typedError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${count} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`,
    );
  const from = wanted.after ? indexOf(wanted.after) + 1 : 0;
  const to = wanted.before ? indexOf(wanted.before) : items.length;
  const start = wanted.first == null ? Math.max(from, to - count) : from;
  const end = wanted.first == null ? to : Math.min(to, from + count);
  const nodes = items.slice(start, end);
  return {
    totalCount: items.length,
    nodes,
    edges: nodes.map((node, index) => ({ cursor: cursorOf(start + index), node })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? cursorOf(start) : null,
      endCursor: nodes.length > 0 ? cursorOf(end - 1) : null,
    },
  };
}

/** An error that GitHub marks with a `type` beside its message. */
export function typedError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
