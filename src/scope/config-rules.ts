import { CONFIG } from './languages.js';
import { folders, type PathRule, words } from './path-rules.js';

const INFRA = { rule: 'infrastructure', tier: 'secrets', label: 'backend' } as const;
const ENV_FILE = { rule: 'environment file', tier: 'secrets', label: 'backend' } as const;
const SERVER_CONFIG = { rule: 'server configuration', tier: 'secrets', label: 'backend' } as const;

/** Where configuration belongs to the client: same tier, other label. */
export const CLIENT_HOME = folders('frontend client clientapp');

export const INFRA_RULES: readonly PathRule[] = [
  { rule: 'dev container', tier: 'secrets', label: 'neither', home: folders('\\.devcontainer') },
  { ...ENV_FILE, name: /^\.env(?:$|[.\-_])|\.env$|^\.envrc$|^\.flaskenv$|^\.dev\.vars/ },
  {
    ...INFRA,
    name: /^(?:Dockerfile|Containerfile|Caddyfile)(?:$|[.\-_])|\.(?:dockerfile|Dockerfile|nginx)$/,
  },
  { ...INFRA, name: /^(?:docker-)?compose(?:[.\-_].{1,80})?\.ya?ml$|^docker-stack.{0,40}\.ya?ml$/ },
  { ...INFRA, ext: words('tf tfvars hcl bicep tofu nomad') },
  {
    ...INFRA,
    name: /\.(?:tfvars|tf)\.json$|^(?:cdk|serverless|sam|template|fly|wrangler|render|railway|app|vercel|netlify|apprunner|heroku|firebase)\.(?:toml|ya?ml|jsonc?)$/,
  },
  {
    ...INFRA,
    name: /^(?:Procfile|Vagrantfile|Tiltfile|skaffold\.ya?ml|Pulumi\.[\w.-]{1,80}|helmfile\.ya?ml|kustomization\.ya?ml|ansible\.cfg|\.htaccess|[Ww]eb\.config)$/,
  },
  {
    ...INFRA,
    home: /\/(?:k8s|kubernetes|helm|kustomize|manifests?|terraform|ansible|docker|nginx|traefik|infra(?:structure)?|deploy(?:ments?)?|argocd|gitops|cloudformation|[\w-]{0,80}charts?)\//,
    ext: CONFIG,
    unlessHome: folders('\\.github \\.gitlab \\.circleci \\.vscode'),
  },
  {
    ...SERVER_CONFIG,
    name: /^appsettings(?:\.[\w-]{1,80})?\.json$|^(?:application|bootstrap)(?:-[\w-]{1,80})?\.(?:ya?ml|properties)$/,
  },
  {
    ...SERVER_CONFIG,
    name: /^(?:database|secrets|credentials|storage|cable|mongoid|redis|sidekiq)(?:\.[\w-]{1,40})?\.(?:ya?ml|yml\.enc|yml\.example)$/,
  },
  { ...SERVER_CONFIG, ext: words('conf cnf') },
];

const DOCS = { rule: 'documentation', tier: 'secrets', label: 'neither' } as const;
const DATA = { rule: 'data', tier: 'secrets', label: 'neither' } as const;
const MANIFEST = { rule: 'manifest', tier: 'secrets', label: 'neither' } as const;
const TOOLING = { rule: 'tool configuration', tier: 'secrets', label: 'neither' } as const;

const SOURCE = folders('src app server api lib');
const KNOWN_TOOL =
  /^(?:vite|vitest|webpack|rollup|esbuild|tsup|tsdown|rspack|turbopack|babel|swc|jest|karma|playwright|cypress|tailwind|postcss|eslint|prettier|stylelint|commitlint|lint-staged|next|nuxt|svelte|astro|remix|react-router|gatsby|vue|angular|metro|drizzle|prisma|knip|unocss|uno|windi|panda|codegen|orval|openapi-ts|storybook|docusaurus|vitepress|release|changelog|semantic-release|content|source|mdx|contentlayer|ecosystem|nodemon|sentry|trigger)\./;

export const SUPPORT_RULES: readonly PathRule[] = [
  { ...DOCS, ext: words('md mdx rst txt adoc asciidoc textile org tex'), unlessName: /\.(?:md|txt)\.[jt]s$/ },
  { ...DATA, ext: words('csv tsv jsonl ndjson ipynb geojson log') },
  {
    ...MANIFEST,
    name: /^(?:package|composer|deno|bower|lerna|nx|turbo|project|pubspec|app)\.(?:jsonc?|ya?ml)$|^(?:pyproject|Cargo|Pipfile|go|poetry|uv)\.(?:toml|mod|work)$|^(?:pom\.xml|Pipfile|Gemfile|Rakefile|Podfile|Makefile|Justfile|justfile|Taskfile\.ya?ml|CMakeLists\.txt|mix\.exs|rebar\.config|build\.sbt|setup\.(?:py|cfg)|BUILD(?:\.bazel)?|WORKSPACE)$/,
  },
  {
    ...MANIFEST,
    name: /\.(?:gradle|gradle\.kts|csproj|vbproj|fsproj|vcxproj|sln|slnx|props|targets|gemspec|podspec|cabal|nuspec|xcconfig|pbxproj|plist)$/,
  },
  {
    ...TOOLING,
    name: /^(?:tsconfig|jsconfig|typedoc|biome|components|nest-cli|angular|api-extractor)(?:[.-][\w.-]{1,80})?\.jsonc?$/,
  },
  { ...TOOLING, name: /\.config\.[cm]?[jt]s$/, unlessHome: SOURCE },
  { ...TOOLING, name: new RegExp(`${KNOWN_TOOL.source}(?:[\\w.-]{1,40}\\.)?config\\.[cm]?[jt]s$`) },
  { ...TOOLING, name: /^(?:gulpfile|gruntfile|karma\.conf|wallaby|babel\.config|tailwind)\.[cm]?[jt]s$/i },
  {
    ...TOOLING,
    name: /^\.(?:eslintrc|prettierrc|babelrc|stylelintrc|lintstagedrc|commitlintrc|mocharc|swcrc|huskyrc|pnpmfile|size-limit)/,
  },
  { ...TOOLING, name: /^(?:GlobalUsings|GlobalSuppressions|AssemblyInfo)\.cs$/ },
  {
    rule: 'continuous integration',
    tier: 'secrets',
    label: 'neither',
    home: folders('\\.github \\.gitlab \\.circleci \\.buildkite \\.husky \\.storybook \\.vscode \\.idea \\.changeset'),
  },
  {
    rule: 'continuous integration',
    tier: 'secrets',
    label: 'neither',
    name: /^(?:Jenkinsfile|\.gitlab-ci\.yml|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|cloudbuild\.ya?ml|appveyor\.yml)/,
  },
  {
    rule: 'shell script',
    tier: 'secrets',
    label: 'neither',
    ext: words('sh bash zsh fish ps1 psm1 bat cmd'),
  },
  { rule: 'type declarations', tier: 'secrets', label: 'neither', name: /\.d\.[cm]?ts$/ },
  { rule: 'scripts folder', tier: 'secrets', label: 'neither', home: folders('scripts') },
];

export const OTHER = { rule: 'no code of a known kind', tier: 'secrets', label: 'neither' } as const;
