// What must hold of the two runs on one pull request; each check gives what is wrong in sentences, [] when all holds.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parsePatch } from 'diff';

const EXIT_CODES = { pass: 0, fail: 1, incomplete: 2 };
const SCHEMA = new URL('../../schema/result.schema.json', import.meta.url);

const validate = existsSync(SCHEMA) ? compiled(JSON.parse(readFileSync(SCHEMA, 'utf8'))) : null;

function compiled(schema) {
  const Validator = String(schema.$schema).includes('2020-12') ? Ajv2020 : Ajv;
  return new Validator({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

/** The paths of a diff, read by another parser than the product's. */
export function pathsOf(diff) {
  const unprefixed = (name) => name?.replace(/\t.*$/, '').replace(/^[ab]\//, '');
  return parsePatch(diff)
    .filter(({ oldFileName, newFileName }) => oldFileName !== undefined || newFileName !== undefined)
    .map(({ oldFileName, newFileName }) => unprefixed(newFileName === '/dev/null' ? oldFileName : newFileName));
}

/** The result that both doors write: its shape, its verdict against the exit code, and its files. */
export function resultFaults(text, code, paths) {
  let result;
  try {
    result = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [`the result is no JSON: ${text.slice(0, 200)}`];
  }
  if (result === null) return ['there is no result'];
  const listed = (result.coverage?.files ?? []).map(({ path }) => path);
  return [
    ...(result.version === 1 ? [] : [`the version is ${result.version}`]),
    ...(result.verdict in EXIT_CODES ? [] : [`the verdict is ${result.verdict}`]),
    ...(EXIT_CODES[result.verdict] === code ? [] : [`"${result.verdict}" ended with exit code ${code}`]),
    ...difference(paths, listed).map((path) => `${path} is not in the coverage, or too seldom`),
    ...difference(listed, paths).map((path) => `${path} is in the coverage, but not (so often) in the diff`),
    ...(validate && !validate(result) ? validate.errors.map(schemaFault) : []),
  ];
}

function schemaFault({ instancePath, message }) {
  return `schema: ${instancePath || 'the result'} ${message}`;
}

/** What stands in `list` more often than in `other`. */
function difference(list, other) {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The run against GitHub: nothing refused, nothing lost, and comments where the model had something to say. */
export function actionFaults({ run, github, claude, told }) {
  const refused = github.requests.filter(({ status }) => status === 422).length;
  const comments = github.reviews.flatMap((review) => review.comments);
  const rejected = run.result?.rejected?.length ?? 0;
  return [
    ...github.violations.map((violation) => `GitHub: ${violation}`),
    ...claude.violations.map((violation) => `Claude: ${violation}`),
    ...(refused > 0 ? [`GitHub refused ${refused} requests with 422`] : []),
    ...(claude.requests.length > 0 && comments.length === 0 ? ['no comment was posted'] : []),
    ...(rejected === told.invented ? [] : [`of the reports ${told.invented} were invented, ${rejected} were rejected`]),
  ];
}
