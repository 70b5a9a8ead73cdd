import { BINARY, DATA, SERVER_LANGUAGE, STYLESHEET } from './languages.js';
import { folders, type PathRule, words } from './path-rules.js';

const VENDORED = { rule: 'vendored', tier: 'skip', label: 'neither' } as const;
const BUILD = { rule: 'build output', tier: 'skip', label: 'neither' } as const;
const GENERATED = { rule: 'generated name', tier: 'skip', label: 'neither' } as const;
const TRANSLATION = { rule: 'translations', tier: 'skip', label: 'neither' } as const;

// Below a source folder `vendors/`, `build/` or `target/` may be part of the domain: src/vendors/vendors.controller.ts.
const SOURCE = folders('src app apps lib internal cmd pkg api server backend modules services');
const ASSETS = folders('static assets public wwwroot javascripts');
const CODE = new Set([...SERVER_LANGUAGE, ...words('ts tsx mts cts')]);
const LOOSE_VENDOR = folders('vendor vendors');
const LOOSE_BUILD = folders('build out target coverage');
// Credentials sit in these wherever they are, build/package/Dockerfile is a place people choose.
const INFRA_NAME = /^(?:\.env|Dockerfile|docker-compose|compose\.)|\.env$/;

const LOCALE_NAME = /^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\.[a-z]+$/;

export const SKIP_RULES: readonly PathRule[] = [
  {
    ...VENDORED,
    home: folders(
      'node_modules third_party third-party bower_components jspm_packages pods carthage \\.yarn site-packages',
    ),
  },
  { ...VENDORED, home: /\/public\/(?:plugins|vendor|vendors|lib|libs)\// },
  {
    ...VENDORED,
    home: /\/vendor\/(?:github\.com|golang\.org|google\.golang\.org|gopkg\.in|k8s\.io|bundle)\//,
  },
  {
    ...VENDORED,
    home: LOOSE_VENDOR,
    ext: CODE,
    unlessHome: SOURCE,
    unlessName: /^(?:models|views|urls|admin)\.py$/,
  },
  { ...VENDORED, home: new RegExp(`${ASSETS.source}(?:.{1,400}/)?vendors?/`) },
  { ...VENDORED, home: LOOSE_VENDOR, ext: words('js mjs cjs css scss less json html md txt map') },
  { ...VENDORED, rule: 'build wrapper', name: /^(?:gradlew|mvnw)(?:\.bat|\.cmd)?$/ },
  { ...VENDORED, rule: 'build wrapper', home: /\/(?:gradle|\.mvn)\/wrapper\// },
  {
    ...BUILD,
    home: folders('dist \\.next \\.nuxt \\.svelte-kit \\.output \\.turbo \\.vercel \\.nyc_output __pycache__'),
    unlessName: INFRA_NAME,
  },
  { ...BUILD, home: LOOSE_BUILD, unlessHome: SOURCE, unlessName: INFRA_NAME },
  {
    ...BUILD,
    home: LOOSE_BUILD,
    ext: words('js mjs css map html'),
    unlessHome: folders('api server backend routes'),
  },
  { ...BUILD, rule: 'minified', name: /[.-]min\.(?:js|mjs|cjs|css)$|\.bundle\.js$/ },
  { ...BUILD, rule: 'source map', ext: words('map') },
  {
    rule: 'lock file',
    tier: 'skip',
    label: 'neither',
    name: /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|pixi\.lock|Gemfile\.lock|composer\.lock|go\.sum|go\.work\.sum|mix\.lock|rebar\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|packages\.lock\.json|project\.assets\.json|paket\.lock|gradle\.lockfile|flake\.lock|stack\.yaml\.lock|cabal\.project\.freeze|shard\.lock|Chart\.lock|\.terraform\.lock\.hcl|conan\.lock|MODULE\.bazel\.lock|cpanfile\.snapshot|renv\.lock|Manifest\.toml)$/,
  },
  { rule: 'snapshot', tier: 'skip', label: 'neither', name: /\.(?:snap|ambr)$/ },
  { rule: 'snapshot', tier: 'skip', label: 'neither', home: folders('__snapshots__ __image_snapshots__') },
  { rule: 'binary or media', tier: 'skip', label: 'neither', ext: BINARY },
  { rule: 'stylesheet', tier: 'skip', label: 'frontend', ext: STYLESHEET },
  {
    rule: 'story',
    tier: 'skip',
    label: 'frontend',
    name: /\.(?:stories|story)\.(?:[jt]sx?|mdx|svelte|vue)$/,
  },
  { ...TRANSLATION, home: folders('locales? i18n translations? l10n'), ext: DATA },
  { ...TRANSLATION, home: folders('intl langs? languages? messages locale'), ext: DATA, name: LOCALE_NAME },
  { ...TRANSLATION, name: /^messages(?:_[A-Za-z]{2,4}){0,3}\.properties$/ },
  { ...TRANSLATION, ext: words('po pot mo arb xliff xlf') },
  {
    ...GENERATED,
    name: /(?:_pb2(?:_grpc)?\.pyi?|\.pb\.(?:go|gw\.go|cc|h|ts|swift|dart|validate\.go)|_pb\.(?:js|ts|d\.ts|rb)|_grpc_pb\.(?:js|d\.ts)|_connect\.ts|\.connect\.go|\.Designer\.cs|ModelSnapshot\.cs|\.g\.(?:cs|dart|i\.cs)|\.freezed\.dart|\.gr\.dart|[._]gen\.(?:go|ts|tsx|js|rs)|_generated\.(?:go|rs|py|ts)|\.tsbuildinfo)$/,
  },
  {
    ...GENERATED,
    name: /\.generated\.|^zz_generated|^(?:database|supabase)[.-]types\.ts$|^(?:bindata|wire_gen)\.go$/,
  },
  { ...GENERATED, home: folders('__generated__ generated genproto') },
  { ...GENERATED, home: /\/(?:migrations|drizzle)\/(?:.{1,400}\/)?meta\//, ext: words('json') },
  {
    rule: 'licence',
    tier: 'skip',
    label: 'neither',
    name: /^(?:LICEN[CS]E|COPYING|NOTICE|UNLICENSE)(?:[-.].{0,40})?$/i,
    unlessName: /\.(?:[cm]?[jt]sx?|py|go|rb|java|kt|cs|php|rs|ex|sql)$/i,
  },
];
