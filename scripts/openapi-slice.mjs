// Cuts the operations that Backend Review uses out of GitHub's OpenAPI description.
//
//   node scripts/openapi-slice.mjs FILE
//
// FILE is generated/api.github.com.json of the npm package @octokit/openapi. It is large, so it is no
// dependency: install it elsewhere when GitHub's API moved. Writes __tests__/fakes/openapi.json.
import { readFileSync, writeFileSync } from 'node:fs';

const target = new URL('../__tests__/fakes/openapi.json', import.meta.url);

const repository = '/repos/{owner}/{repo}';
const operations = {
  [repository]: ['get'],
  [`${repository}/pulls`]: ['get'],
  [`${repository}/pulls/{pull_number}`]: ['get'],
  [`${repository}/pulls/{pull_number}/files`]: ['get'],
  [`${repository}/pulls/{pull_number}/reviews`]: ['get', 'post'],
  [`${repository}/pulls/{pull_number}/reviews/{review_id}`]: ['put'],
  [`${repository}/pulls/{pull_number}/reviews/{review_id}/comments`]: ['get'],
  [`${repository}/pulls/{pull_number}/comments/{comment_id}/replies`]: ['post'],
  [`${repository}/pulls/comments/{comment_id}`]: ['patch', 'delete'],
  [`${repository}/pulls/comments/{comment_id}/reactions`]: ['post'],
  [`${repository}/issues/comments/{comment_id}/reactions`]: ['post'],
  [`${repository}/pulls/{pull_number}/comments`]: ['get', 'post'],
  [`${repository}/issues/{issue_number}/comments`]: ['get', 'post'],
  [`${repository}/issues/comments/{comment_id}`]: ['patch', 'delete'],
  [`${repository}/compare/{basehead}`]: ['get'],
  [`${repository}/commits/{ref}`]: ['get'],
  [`${repository}/git/trees/{tree_sha}`]: ['get'],
  [`${repository}/git/blobs/{file_sha}`]: ['get'],
  [`${repository}/statuses/{sha}`]: ['post'],
  [`${repository}/collaborators/{username}/permission`]: ['get'],
  [`${repository}/actions/runs`]: ['get'],
  [`${repository}/actions/runs/{run_id}`]: ['get'],
  [`${repository}/actions/runs/{run_id}/rerun-failed-jobs`]: ['post'],
  [`${repository}/actions/runs/{run_id}/rerun`]: ['post'],
};

const prose = new Set(['description', 'summary', 'title', 'example', 'examples', 'default', 'externalDocs']);

/** The schema without prose, its OpenAPI `nullable` written as JSON Schema. */
function plainSchema(value) {
  if (Array.isArray(value)) return value.map(plainSchema);
  if (value === null || typeof value !== 'object') return value;
  const schema = {};
  for (const [key, child] of Object.entries(value)) {
    if (key === 'properties') schema.properties = mapValues(child, plainSchema);
    else if (!prose.has(key) && !key.startsWith('x-') && key !== 'nullable') schema[key] = plainSchema(child);
  }
  return value.nullable === true ? orNull(schema) : schema;
}

function orNull(schema) {
  if (schema.type === undefined) return { anyOf: [{ type: 'null' }, schema] };
  const nullable = { ...schema, type: [schema.type, 'null'] };
  return schema.enum ? { ...nullable, enum: [...new Set([...schema.enum, null])] } : nullable;
}

function mapValues(object, map) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}

/** What stands at a local reference such as `#/components/schemas/blob`. */
function dereference(description, value) {
  if (value.$ref === undefined) return value;
  return value.$ref
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], description);
}

function jsonContent(holder) {
  const schema = holder?.content?.['application/json']?.schema;
  return schema && { content: { 'application/json': { schema: plainSchema(schema) } } };
}

/** Parameters, JSON body and JSON answers (2xx only) of one operation. */
function plainOperation(description, operation) {
  const parameters = (operation.parameters ?? []).map((parameter) => {
    const { name, in: place, required, schema } = dereference(description, parameter);
    return { name, in: place, required: required === true, schema: plainSchema(schema) };
  });
  const responses = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, response]) => [status, jsonContent(dereference(description, response)) ?? {}]);
  const body = jsonContent(operation.requestBody);
  return {
    operationId: operation.operationId,
    parameters,
    ...(body && { requestBody: { required: operation.requestBody.required === true, ...body } }),
    responses: Object.fromEntries(responses),
  };
}

/** The component schemas that `node` reaches, each once. */
function reachedSchemas(description, node, reached = {}) {
  for (const [, name] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (reached[name]) continue;
    reached[name] = plainSchema(description.components.schemas[name]);
    reachedSchemas(description, reached[name], reached);
  }
  return reached;
}

/** Where the description says less than GitHub sends: the head repository of a deleted fork is null. */
function correct(schemas) {
  const { head } = schemas['pull-request'].properties;
  head.properties.repo = orNull(head.properties.repo);
  head.properties.user = orNull(head.properties.user);
  return schemas;
}

function slice(description) {
  const paths = {};
  for (const [path, methods] of Object.entries(operations)) {
    paths[path] = Object.fromEntries(
      methods.map((method) => [method, plainOperation(description, description.paths[path][method])]),
    );
  }
  const { openapi, info } = description;
  return {
    openapi,
    info: { title: info.title, version: info.version, license: info.license },
    paths,
    components: { schemas: correct(reachedSchemas(description, paths)) },
  };
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/openapi-slice.mjs FILE (generated/api.github.com.json of @octokit/openapi)');
  process.exit(3);
}
const text = JSON.stringify(slice(JSON.parse(readFileSync(file, 'utf8'))), null, 1);
writeFileSync(target, `${text}\n`);
console.log(`${target.pathname}: ${Math.ceil(text.length / 1024)} KB`);
