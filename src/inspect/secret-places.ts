import { basename } from 'node:path';

/** What a file's path says about the values in it. */
export interface Place {
  /** Samples, templates, tests, documentation: a made-up value is expected here. */
  sample: boolean;
  /** Values stand without quotes here. */
  bare: boolean;
  /** Not code either: values without quotes are possible. */
  prose: boolean;
  docker: boolean;
  /** Containers for one's own machine. */
  compose: boolean;
  /** The sub-rule for a literal in this kind of file. */
  rule: string;
}

const SAMPLE_NAME =
  /(?:^|[._-])(?:example|sample|template|dist|tmpl|tpl|default)s?(?:[._-]|$)|\.(?:tmpl|tpl|j2|erb|mustache|hbs)$/i;
const TEST_PATH =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|fixtures?|testdata|test-data|mocks?|e2e|cypress|stubs?|samples?|examples?|integration-tests?)\/|[._-](?:test|spec|stories|mock|fixture)s?\.\w+$|(?:^|\/)(?:test_[^/]*|conftest)\.py$|(?:Test|Tests|TestCase|Spec|IT)\.(?:java|kt|cs|php|swift|scala|groovy)$|_(?:test|spec)\.(?:go|rb|py|exs|dart)$/;
const DOCUMENT = /\.(?:md|mdx|markdown|rst|adoc|ipynb)$/i;
const ENV_FILE = /^\.?env(?:rc)?(?:\.|$)|\.env$|^\.flaskenv$/i;
const BARE =
  /\.(?:ya?ml|properties|ini|cfg|conf|cnf|toml|npmrc|pypirc|netrc|editorconfig|tfvars|sh|bash|zsh|bat|ps1)$|^\.(?:npmrc|pypirc|netrc|pgpass|my\.cnf)$|^(?:credentials|config)$/i;
const CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|java|kts?|scala|groovy|gradle|py|pyi|rb|php|go|rs|cs|fs|vb|c|h|cc|cpp|hpp|m|mm|swift|dart|ex|exs|erl|clj|pl|lua|r|sql|html?|css|scss)$/i;
const DOCKERFILE = /^(?:dockerfile|containerfile)|\.(?:dockerfile)$/i;
const COMPOSE = /^(?:docker-)?compose.*\.ya?ml$/i;

export function placeOf(path: string): Place {
  const file = basename(path);
  const docker = DOCKERFILE.test(file);
  return {
    sample: SAMPLE_NAME.test(file) || TEST_PATH.test(path) || DOCUMENT.test(file),
    bare: docker || ENV_FILE.test(file) || BARE.test(file),
    prose: !CODE.test(file),
    docker,
    compose: COMPOSE.test(file),
    rule: ruleFor(path, file),
  };
}

function ruleFor(path: string, file: string): string {
  if (/(?:^|\/)\.github\/workflows\/|^\.gitlab-ci\.yml$|^azure-pipelines\.ya?ml$|^Jenkinsfile$/.test(path))
    return 'secrets/ci-secret';
  if (ENV_FILE.test(file) || /^\.(?:npmrc|pypirc|netrc|pgpass)$/.test(file)) return 'secrets/committed-env';
  if (
    DOCKERFILE.test(file) ||
    COMPOSE.test(file) ||
    /\.(?:tf|tfvars|hcl)$|values[^/]*\.ya?ml$|(?:^|\/)(?:k8s|kubernetes|helm|charts|manifests)\/.*\.ya?ml$/.test(path)
  )
    return 'secrets/iac-secret';
  if (/(?:^|\/)(?:seeds?|seeders?|migrations?|fixtures)\/|(?:^|\/)seed[^/]*\.\w+$/i.test(path))
    return 'secrets/seed-credential';
  return 'secrets/literal-credential';
}
