import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** A JSON Schema as the slice of GitHub's description has it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Content {
  content?: { 'application/json': { schema: Schema } };
}

interface OperationSlice {
  operationId: string;
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[];
  requestBody?: Content & { required: boolean };
  responses: Record<string, Content>;
}

interface Slice {
  paths: Record<string, Record<string, OperationSlice>>;
  components: { schemas: Record<string, Schema> };
}

export const slice: Slice = JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'));

const key = 'github';
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).addSchema(slice, key);
const queryAjv = new Ajv({ strict: false, validateFormats: false, allErrors: true, coerceTypes: true });

/** One operation of the slice, with `params` cut out of the path that asked for it. */
export interface OperationMatch {
  /** As in `pulls/create-review`. */
  id: string;
  params: Record<string, string>;
  /** Each returns what is wrong with the value, [] when nothing is. */
  queryFaults(query: Record<string, string>): string[];
  bodyFaults(body: unknown): string[];
  answerFaults(status: number, body: unknown): string[];
}

interface Route {
  method: string;
  pattern: RegExp;
  /** Pointer of the operation in the slice. */
  pointer: string;
  operation: OperationSlice;
}

const routes: Route[] = Object.entries(slice.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    // A reference or a comparison may have slashes in it; nothing else may.
    pattern: new RegExp(
      `^${path.replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>${/^(ref|basehead)$/.test(name) ? '.+' : '[^/]+'})`)}$`,
    ),
    pointer: `${key}#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}`,
    operation,
  })),
);

/** The operation for a method and a path without query; undefined if the slice has none. */
export function matchOperation(method: string, path: string): OperationMatch | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return operationMatch(route, match.groups ?? {});
  }
  return undefined;
}

function operationMatch({ operation, pointer }: Route, groups: Record<string, string>): OperationMatch {
  const params = Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  return {
    id: operation.operationId,
    params,
    // Validating a query turns its texts into numbers in place.
    queryFaults: (query) => faults(queryValidator(operation), { ...query }),
    bodyFaults(body) {
      if (!operation.requestBody) return body === undefined ? [] : ['this operation takes no body'];
      if (body === undefined) return operation.requestBody.required ? ['the body is missing'] : [];
      return faults(bodyValidator(`${pointer}/requestBody`), body);
    },
    answerFaults(status, body) {
      const response = operation.responses[status];
      if (!response) return [`${operation.operationId} does not answer ${status}`];
      return response.content ? faults(bodyValidator(`${pointer}/responses/${status}`), body) : [];
    },
  };
}

const queryValidators = new Map<OperationSlice, ValidateFunction>();

function queryValidator(operation: OperationSlice): ValidateFunction {
  const known = queryValidators.get(operation);
  if (known) return known;
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
  const validator = queryAjv.compile({
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  });
  queryValidators.set(operation, validator);
  return validator;
}

function bodyValidator(pointer: string): ValidateFunction {
  const $ref = `${pointer}/content/application~1json/schema`;
  const validator = ajv.getSchema($ref);
  if (!validator) throw new Error(`The slice has no schema at ${$ref}.`);
  return validator;
}

function faults(validator: ValidateFunction, value: unknown): string[] {
  if (validator(value)) return [];
  return (validator.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath || 'the value'} ${message} ${JSON.stringify(params)}`.trim(),
  );
}
