import { folders, type PathFacts, type PathRule } from './path-rules.js';

const TEST = { rule: 'tests', tier: 'secrets', label: 'neither' } as const;

const TEST_ONLY_HOME = folders('__tests__ __mocks__ __fixtures__ cypress playwright');
const TEST_HOME = folders(
  'tests? specs? e2e testdata fixtures? mocks? (?:integration|unit|e2e|functional|acceptance|api)[-_]tests? test[-_]?(?:utils?|helpers?|support|data|fixtures?) [\\w.]{1,80}\\.(?:unit|functional|integration)?tests?',
);

export const TEST_RULES: readonly PathRule[] = [
  {
    ...TEST,
    name: /\.(?:tests?|spec|e2e-spec|e2e|cy|(?:client|server|unit|integration)-?test|bench)\.[\w.]{1,12}$|\.test-d\.ts$/,
    unlessName: /^\.env/,
  },
  { ...TEST, name: /_(?:tests?|spec|unittest)\.(?:go|py|rb|exs?|erl|cc|cpp|c|rs|dart|cr|lua|clj)$/ },
  {
    ...TEST,
    name: /^(?:test_.{1,200}|tests|conftest)\.py$|^tests\.rs$|^(?:test|spec|rails)_helper\.(?:rb|exs)$/,
  },
  { ...TEST, name: /(?:Tests?|TestCase|TestBase|IT)\.(?:java|kt|cs|vb|php|groovy|scala|swift|fs)$/ },
  { ...TEST, name: /(?:Spec|Suite)\.(?:scala|kt|groovy|hs|swift)$/ },
  { ...TEST, name: /^(?:jest|vitest|playwright|cypress)[.-](?:setup|global)|^setup-?[Tt]ests?\.[jt]sx?$/ },
  { ...TEST, home: TEST_ONLY_HOME },
  { ...TEST, home: /\/src\/(?:it|integrationtest|androidtest|testfixtures)\// },
  // In the Maven layout src/main is production code, whatever its packages are called.
  { ...TEST, home: TEST_HOME, unlessHome: /\/src\/main\// },
];

/** Routes that are only called test: `pages/api/functions/test.ts`, `app/test/route.ts`, but not `tests/app/route.ts`. */
export function isRouteCalledTest({ home, name }: PathFacts): boolean {
  const root = routeRoot(home, name);
  if (root < 0 || TEST_ONLY_HOME.test(home) || /\.(?:test|spec)\./.test(name)) return false;
  return !TEST_HOME.test(home.slice(0, root + 1));
}

function routeRoot(home: string, name: string): number {
  if (/^route\.[cm]?[jt]sx?$/.test(name)) return home.indexOf('/app/');
  if (/^\+(?:server|page\.server|layout\.server)\.[jt]s$/.test(name)) return home.indexOf('/routes/');
  return home.indexOf('/pages/api/');
}
