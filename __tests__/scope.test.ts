import { compilePolicy, type ScopePolicy } from '../src/scope/policy.js';
import { scopeByPath, scopeOf } from '../src/scope/scope.js';

const plain: ScopePolicy = { include: [], exclude: [], backend: [], frontend: [], gitattributes: '' };
const defaults = compilePolicy(plain);

function byPath(path: string): string {
  const decision = scopeByPath(path, defaults);
  return decision === null ? 'null' : `${decision.label} ${decision.tier}`;
}

test.each([
  ['node_modules/left-pad/index.js', 'vendored'],
  ['vendor/github.com/pkg/errors/errors.go', 'vendored'],
  ['web/public/plugins/editor/editor.js', 'vendored'],
  ['app/assets/javascripts/vendor/chart.js', 'vendored'],
  ['dist/server.js', 'build output'],
  ['build/main.py', 'build output'],
  ['js/site.min.js', 'minified'],
  ['js/site.js.map', 'source map'],
  ['api/Cargo.lock', 'lock file'],
  ['go.sum', 'lock file'],
  ['src/api/user.snap', 'snapshot'],
  ['assets/logo.svg', 'binary or media'],
  ['web/theme.scss', 'stylesheet'],
  ['web/Button.stories.tsx', 'story'],
  ['config/locales/de.yml', 'translations'],
  ['src/main/resources/messages_pt_BR.properties', 'translations'],
  ['messages/en.json', 'translations'],
  ['rpc/orders_pb2.py', 'generated name'],
  ['rpc/orders.pb.go', 'generated name'],
  ['Data/Migrations/2024_Init.Designer.cs', 'generated name'],
  ['src/pages/api/otlp/generated/root.ts', 'generated name'],
  ['db/migrations/meta/0001_snapshot.json', 'generated name'],
  ['types/supabase/database.types.ts', 'generated name'],
  ['LICENSE', 'licence'],
  ['gradlew', 'build wrapper'],
])('%s is skipped as %s', (path, rule) => {
  expect(scopeByPath(path, defaults)).toMatchObject({ tier: 'skip', rule });
});

test.each([
  ['src/vendors/vendors.controller.ts', 'backend full'],
  ['src/vendor/services/vendor.py', 'backend full'],
  ['internal/build/queue.go', 'backend full'],
  ['app/api/vendors/route.ts', 'backend full'],
  ['build/package/Dockerfile', 'backend secrets'],
  ['src/messages/inbox.ts', 'null'],
])('%s is not skipped for a folder that is also part of a domain (%s)', (path, expected) => {
  expect(byPath(path)).toBe(expected);
});

test.each([
  'src/orders/orders.service.spec.ts',
  'src/__tests__/orders.ts',
  'api/orders.e2e-spec.ts',
  'web/report.clienttest.ts',
  'internal/route/orders_test.go',
  'backend/test_orders.py',
  'spec/models/order_spec.rb',
  'src/test/java/acme/OrderTests.java',
  'tests/Unit/OrderTest.php',
  'src/Ordering.UnitTests/Fakes.cs',
  'tests/fixtures/app/api/test/route.ts',
  'cypress/e2e/login.cy.ts',
])('%s is a test: secrets only', (path) => {
  expect(scopeByPath(path, defaults)).toEqual({ tier: 'secrets', label: 'neither', rule: 'tests' });
});

test.each([
  ['pages/api/functions/test.ts', 'backend full'],
  ['app/api/test/route.ts', 'backend full'],
  ['src/routes/test/+server.ts', 'backend full'],
  ['src/main/java/acme/test/Lab.java', 'backend full'],
  ['src/Contest.cs', 'backend full'],
])('%s is code although its name says test', (path, expected) => {
  expect(byPath(path)).toBe(expected);
});

test.each([
  ['.env.test.example', 'backend secrets'],
  ['deploy/production.env', 'backend secrets'],
  ['frontend/.env', 'frontend secrets'],
  ['services/pay/Dockerfile.dev', 'backend secrets'],
  ['compose.override.yml', 'backend secrets'],
  ['infra/main.tf', 'backend secrets'],
  ['helm-chart/templates/db.yaml', 'backend secrets'],
  ['Caddyfile', 'backend secrets'],
  ['nginx/nginx.conf', 'backend secrets'],
  ['docker/init.sh', 'backend secrets'],
  ['src/Shop.API/appsettings.Production.json', 'backend secrets'],
  ['src/main/resources/application-prod.yml', 'backend secrets'],
  ['config/database.yml', 'backend secrets'],
  ['.devcontainer/Dockerfile', 'neither secrets'],
  ['README.md', 'neither secrets'],
  ['data/prices.csv', 'neither secrets'],
  ['package.json', 'neither secrets'],
  ['vite.config.ts', 'neither secrets'],
  ['.github/workflows/ci.yml', 'neither secrets'],
  ['src/env.d.ts', 'neither secrets'],
  ['scripts/release.py', 'neither secrets'],
  ['certs/server.pem', 'neither secrets'],
])('%s is configuration or support: %s', (path, expected) => {
  expect(byPath(path)).toBe(expected);
});

test.each([
  ['db/migrations/0001_users.sql', 'backend full'],
  ['prisma/schema.prisma', 'backend full'],
  ['rpc/orders.proto', 'backend full'],
  ['schema.graphql', 'backend full'],
  ['docs/openapi.yaml', 'backend full'],
  ['src/main/resources/mapper/OrderMapper.xml', 'backend full'],
  ['firestore.rules', 'backend full'],
  ['storage.rules', 'backend full'],
  ['database.rules.json', 'backend full'],
  ['supabase/policies/orders.json', 'backend full'],
  ['tinybird/clicks.datasource', 'backend full'],
  ['web/src/queries/Orders.graphql', 'frontend secrets'],
  ['src/backend-client/gql/GetUser.graphql', 'frontend secrets'],
])('%s is database, contract or query document: %s', (path, expected) => {
  expect(byPath(path)).toBe(expected);
});

test.each([
  ['cmd/main.go', 'backend full'],
  ['src/frontend/handlers.go', 'backend full'],
  ['app/controllers/orders_controller.rb', 'backend full'],
  ['src/Http/Orders.php', 'backend full'],
  ['lib/shop_web/router.ex', 'backend full'],
  ['src/Pages/Login.cshtml.cs', 'backend full'],
  ['src/ClientApp/Services/CatalogService.cs', 'frontend secrets'],
  ['mobile/android/app/Main.kt', 'frontend secrets'],
  ['server/push/android/sender.go', 'backend full'],
  ['app/src-tauri/src/main.rs', 'neither secrets'],
  ['ios/App/Login.swift', 'frontend secrets'],
  ['app/views/orders/show.html.erb', 'frontend secrets'],
  ['resources/views/login.blade.php', 'frontend secrets'],
  ['src/components/Cart.vue', 'frontend secrets'],
])('%s is decided by its language: %s', (path, expected) => {
  expect(byPath(path)).toBe(expected);
});

test.each([
  ['server/utils/session.ts', 'backend full'],
  ['server/routes/raw/guide.md.get.ts', 'backend full'],
  ['src/lib/server/db.ts', 'backend full'],
  ['app/(shop)/checkout/route.tsx', 'backend full'],
  ['app/(ee)/api/hooks/verify.ts', 'backend full'],
  ['pages/api/orders.ts', 'backend full'],
  ['src/hooks.server.ts', 'backend full'],
  ['src/routes/login/+page.server.ts', 'backend full'],
  ['middleware.ts', 'backend full'],
  ['apps/api/src/orders.ts', 'backend full'],
  ['packages/shop-backend/src/orders.ts', 'backend full'],
  ['src/controllers/orders.js', 'backend full'],
  ['src/users/users.resolver.ts', 'backend full'],
  ['src/orders/dto/create-order.dto.ts', 'backend full'],
  ['apps/web/lib/actions/pay.ts', 'backend full'],
  ['supabase/functions/og/handler.tsx', 'backend full'],
  ['packages/trpc/server/orders/_router.tsx', 'backend full'],
  ['src/redis/redis.client.ts', 'backend full'],
  ['src/orders/create-order.use-case.ts', 'backend full'],
  ['supabase/functions/og/component/Card.tsx', 'frontend secrets'],
  ['app/src/stores/server.ts', 'frontend secrets'],
  ['admin/admin/src/services/auth.ts', 'frontend secrets'],
  ['frontend/src/services/auth.ts', 'frontend secrets'],
  ['plugins/analytics.client.ts', 'frontend secrets'],
  ['src/lib/useCart.ts', 'frontend secrets'],
  ['src/routes/cart/+page.ts', 'frontend secrets'],
  ['src/pages/Cart.tsx', 'frontend secrets'],
  ['static/js/menu.js', 'frontend secrets'],
  ['src/constants/middleware.ts', 'null'],
  ['src/app/cart/cart.service.ts', 'null'],
  ['src/lib/prices.ts', 'null'],
])('%s is TypeScript or JavaScript decided by its path: %s', (path, expected) => {
  expect(byPath(path)).toBe(expected);
});

describe('the lists of the repository', () => {
  const decide = (path: string, lists: Partial<ScopePolicy>) =>
    scopeByPath(path, compilePolicy({ ...plain, ...lists }));

  test('exclude wins over backend and names its glob', () => {
    expect(decide('legacy/api.py', { exclude: ['legacy/**'], backend: ['**/*.py'] })).toEqual({
      tier: 'skip',
      label: 'neither',
      rule: 'config paths.exclude "legacy/**"',
    });
  });

  test('include limits, and an empty include does not', () => {
    expect(decide('web/a.go', { include: ['api/**'] })).toEqual({
      tier: 'skip',
      label: 'neither',
      rule: 'config paths.include',
    });
    expect(decide('api/a.go', { include: ['api/**'] })).toMatchObject({
      tier: 'full',
      rule: 'server language',
    });
  });

  test('backend brings in a test, frontend takes a server file down to secrets', () => {
    expect(decide('tests/a.ts', { backend: ['tests/*'] })).toEqual({
      tier: 'full',
      label: 'backend',
      rule: 'config paths.backend "tests/*"',
    });
    expect(decide('server/ui/a.ts', { frontend: ['server/ui/**'] })).toEqual({
      tier: 'secrets',
      label: 'frontend',
      rule: 'config paths.frontend "server/ui/**"',
    });
  });

  test('backend wins over .gitattributes', () => {
    const lists = { backend: ['gen/**'], gitattributes: 'gen/** linguist-generated' };
    expect(decide('gen/a.go', lists)).toMatchObject({ tier: 'full' });
  });

  test('globs see dot files and take exclamation mark and hash literally', () => {
    expect(decide('.hidden/a.go', { exclude: ['**/*.go'] })).toMatchObject({ tier: 'skip' });
    expect(decide('a.go', { exclude: ['!b.go', '#c'] })).toMatchObject({ tier: 'full' });
  });

  test('hostile globs and attribute patterns are decided fast', () => {
    const stars = '*a'.repeat(40);
    const deep = '**/a/'.repeat(12);
    const policy = compilePolicy({
      include: [],
      exclude: [`${deep}b`, '{a,b}'.repeat(30), stars],
      backend: [],
      frontend: [],
      gitattributes: `${deep}b linguist-generated\n${stars}b linguist-vendored\n`,
    });
    const started = performance.now();
    expect(scopeByPath(`${'a/'.repeat(300)}c.go`, policy)).toMatchObject({ tier: 'full' });
    expect(scopeByPath('a'.repeat(2_000), policy)).toMatchObject({ tier: 'skip' });
    expect(scopeByPath(`${'a'.repeat(2_000)}.go`, policy)).toMatchObject({ tier: 'full' });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('.gitattributes', () => {
  const ruleFor = (path: string, gitattributes: string) =>
    scopeByPath(path, compilePolicy({ ...plain, gitattributes }))?.rule;

  test.each([
    ['*.go linguist-generated', 'api/a.go', 'gitattributes linguist-generated'],
    ['/api/*.go linguist-vendored=true', 'api/a.go', 'gitattributes linguist-vendored'],
    ['api/** -diff linguist-generated=true', 'api/v1/a.go', 'gitattributes linguist-generated'],
    ['"my api/*" linguist-generated', 'my api/a.go', 'gitattributes linguist-generated'],
    ['*.go linguist-generated\napi/a.go -linguist-generated', 'api/a.go', 'server language'],
    ['*.go linguist-generated\r\napi/a.go linguist-generated=false\r\n', 'api/a.go', 'server language'],
    ['*.go -linguist-generated\n*.go linguist-generated', 'api/a.go', 'gitattributes linguist-generated'],
    ['# *.go linguist-generated', 'api/a.go', 'server language'],
    ['*.go linguist-documentation text', 'api/a.go', 'server language'],
    ['*.GO linguist-generated', 'api/a.go', 'server language'],
    ['api linguist-generated', 'api/a.go', 'server language'],
    ['api/ linguist-generated', 'api/a.go', 'server language'],
    ['*.{go,py} linguist-generated', 'api/a.go', 'server language'],
  ])('%j decides %s by %s', (gitattributes, path, rule) => {
    expect(ruleFor(path, gitattributes)).toBe(rule);
  });
});

describe('renames', () => {
  const text = 'package a';

  test('take the wider tier of the old path and say so', () => {
    const file = { path: 'docs/pay.txt', previousPath: 'api/pay.go', base: text, head: text };
    expect(scopeOf(file, defaults)).toEqual({
      tier: 'full',
      label: 'backend',
      rule: 'server language, as api/pay.go before the rename',
    });
  });

  test('keep the decision of the new path when it is as wide', () => {
    const file = { path: 'api/pay.go', previousPath: 'docs/pay.txt', base: text, head: text };
    expect(scopeOf(file, defaults)).toEqual({ tier: 'full', label: 'backend', rule: 'server language' });
  });
});

test('hostile paths are decided fast', () => {
  const folders = ['a/', 'app/', 'src/', 'server/', 'lib/', 'vendor/static/', 'tests/app/'];
  const started = performance.now();
  for (const folder of folders) scopeByPath(`${folder.repeat(4_000 / folder.length)}x.ts`, defaults);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('three thousand paths are decided quickly', () => {
  const policy = compilePolicy({
    ...plain,
    exclude: ['legacy/**', '**/*.bak'],
    gitattributes: 'dist/** linguist-generated\n*.pb.go linguist-generated\n',
  });
  const paths = Array.from(
    { length: 3_000 },
    (_, index) => `apps/web/src/features/area${index % 40}/lib/file${index}.ts`,
  );
  const started = performance.now();
  for (const path of paths) scopeByPath(path, policy);
  expect(performance.now() - started).toBeLessThan(1_000);
});
