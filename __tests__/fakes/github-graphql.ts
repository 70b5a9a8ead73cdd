import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  defaultFieldResolver,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate as validateQuery,
} from 'graphql';
import { refusal } from './github-errors.js';
import type { GitHubState } from './github-state.js';
import { rootValue } from './graphql-root.js';
import type { Answer } from './server.js';

const schemaFile = new URL('../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
let built: GraphQLSchema | undefined;

/** GitHub's schema, built at the first call only. Its text defines a field twice, so it is taken as valid. */
export function githubSchema(): GraphQLSchema {
  const text = () => parse(readFileSync(schemaFile, 'utf8'), { noLocation: true });
  built ??= buildASTSchema(text(), { assumeValid: true, assumeValidSDL: true });
  return built;
}

interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** Runs a query against the world. Errors come with status 200, as GitHub sends them. */
export async function answerGraphQL(state: GitHubState, body: unknown, validate: boolean): Promise<Answer> {
  if (typeof (body as GraphQLRequest | undefined)?.query !== 'string')
    return refusal(400, 'A query attribute must be specified and must be a string.');
  const { query, variables, operationName } = body as GraphQLRequest;
  const prepared = prepare(query, validate);
  if (prepared.errors) return rejected(state, prepared.errors);
  const { data, errors } = await execute({
    ...{ schema: githubSchema(), document: prepared.document, operationName },
    ...{ rootValue: rootValue(state), variableValues: variables, fieldResolver: strictResolver(state) },
  });
  if (data === undefined) return rejected(state, errors ?? []);
  state.violations.push(...(errors ?? []).filter(isClientFault).map(({ message }) => `graphql: ${message}`));
  return { status: 200, body: errors ? { data, errors: errors.map(errorRow) } : { data } };
}

function prepare(query: string, validate: boolean) {
  try {
    const document = parse(query);
    const errors = validate ? validateQuery(githubSchema(), document) : [];
    return errors.length > 0 ? { errors } : { document };
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}

function rejected(state: GitHubState, errors: readonly GraphQLError[]): Answer {
  state.violations.push(...errors.map(({ message }) => `graphql: ${message}`));
  return { status: 200, body: { errors: errors.map(errorRow) } };
}

/** Nobody can know beforehand that something does not exist, or is not allowed; all other errors are the client's or the fake's. */
function isClientFault(error: GraphQLError): boolean {
  return error.extensions.type !== 'NOT_FOUND' && error.extensions.type !== 'FORBIDDEN';
}

function errorRow({ message, locations, path, extensions }: GraphQLError) {
  const { type } = extensions as { type?: string };
  return { ...(type && { type }), ...(path && { path }), locations, message };
}

/** Reads fields as usual, but tells when a query asks for one that this fake does not give. */
function strictResolver(state: GitHubState): GraphQLFieldResolver<unknown, unknown> {
  return (...call) => {
    const [source, , , { fieldName, parentType }] = call;
    if (!(fieldName in (source as object)))
      state.violations.push(`graphql: this fake does not give ${parentType.name}.${fieldName}`);
    return defaultFieldResolver(...call);
  };
}
