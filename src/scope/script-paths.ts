import { MARKUP_SCRIPT } from './languages.js';
import { folders, type PathRule, words } from './path-rules.js';

const ROUTE = { rule: 'route handler', tier: 'full', label: 'backend' } as const;
const SERVER_FOLDER = { rule: 'server folder', tier: 'full', label: 'backend' } as const;
const SERVER_NAME = { rule: 'server file name', tier: 'full', label: 'backend' } as const;
const CLIENT = { rule: 'client code', tier: 'secrets', label: 'frontend' } as const;

// In .tsx a folder says less: the component lies beside the service it shows.
const PLAIN = words('ts mts cts js mjs cjs');

const CLIENT_FOLDERS =
  'components? ui hooks stores? composables frontend web_src static wwwroot public assets javascripts? app\\/src admin\\/admin';
const CLIENT_HOME = folders(CLIENT_FOLDERS);
const NOT_SERVER = folders(`${CLIENT_FOLDERS} client storefront redux reducers types constants interfaces`);
// Folders such as services/ and models/ are as common in a browser application as on the server.
const BROWSER_APP = folders(
  `${CLIENT_FOLDERS} client storefront redux reducers types constants interfaces web www website site dashboard mobile spa browser electron desktop extension storybook src\\/app`,
);

/** Frameworks give these paths their meaning: nothing in the text takes it away but a client directive or types alone. */
export const SERVER_PATHS: readonly PathRule[] = [
  { ...ROUTE, name: /^\+(?:server|page\.server|layout\.server)\.[jt]s$/ },
  { ...ROUTE, home: folders('app'), name: /^route\.[cm]?[jt]sx?$/ },
  { ...ROUTE, home: folders('pages\\/api') },
  { ...ROUTE, home: /\/app\/(?:\([^/]{1,80}\)\/){0,8}api\//, unlessHome: folders('components?') },
  { ...ROUTE, home: folders('routes\\/api api\\/routes'), unlessHome: CLIENT_HOME },
  {
    ...SERVER_FOLDER,
    home: folders('supabase\\/functions netlify\\/functions'),
    unlessHome: folders('components?'),
  },
  { ...SERVER_NAME, name: /\.server\.[cm]?[jt]sx?$/ },
  { ...SERVER_FOLDER, home: folders('server-only \\.server lib\\/server') },
  {
    ...SERVER_FOLDER,
    home: folders('server'),
    unlessHome:
      /\/app\/src\/|\/admin\/admin\/|\/static\/|\/(?:components?|stores?|composables|hooks)\/(?:.{1,400}\/)?server\/|\/server\/(?:.{1,400}\/)?(?:components?|client)\//,
  },
];

export const HOOK_RULES: readonly PathRule[] = [{ ...CLIENT, name: /^use(?:[A-Z]|-)/, unlessName: /^use-?cases?\b/i }];

const NEST_SUFFIX =
  /\.(?:controller|resolver|entity|dto|repository|gateway|strategy|processor|consumer|subscriber|listener|scheduler|cron|queue|job|task|handler|router|middleware|migration|seeder|seed|usecase|use-case|dao|command|query|procedure|loader)s?\.[cm]?[jt]s$/;
// Angular uses these names too, under src/app.
const SHARED_SUFFIX =
  /\.(?:service|module|guard|interceptor|pipe|filter|model|decorator|provider|routes?|schema)s?\.[cm]?[jt]s$/;
const DATA_CLIENT =
  /^(?:prisma|db|database|redis|clickhouse|mongo|mongodb|mongoose|postgres|postgresql|pg|mysql|sqlite|knex|drizzle|kysely|sequelize|typeorm|data-source|ormconfig|bullmq|kafka|rabbitmq|mailer|nodemailer|s3|smtp|grpc)(?:[.-](?:client|config|connection|module|service|pool))?\.[cm]?[jt]s$/;

/** Habits rather than meanings: UI imports in the text of the base outweigh them. */
export const LIKELY_SERVER_PATHS: readonly PathRule[] = [
  { ...SERVER_NAME, ext: PLAIN, name: NEST_SUFFIX, unlessHome: NOT_SERVER },
  { ...SERVER_NAME, ext: PLAIN, name: SHARED_SUFFIX, unlessHome: BROWSER_APP },
  { ...SERVER_NAME, ext: PLAIN, name: DATA_CLIENT, unlessHome: NOT_SERVER },
  {
    ...SERVER_NAME,
    name: /^(?:middleware|proxy|instrumentation|server)\.[cm]?[jt]s$/,
    unlessHome: NOT_SERVER,
  },
  { ...SERVER_NAME, name: /^actions?\.[cm]?[jt]s$/, unlessHome: NOT_SERVER },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /\/(?:lib|app|modules|features|src)\/(?:.{1,400}\/)?actions\//,
    unlessHome: NOT_SERVER,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /\/(?:apps|packages|services|libs|projects)\/(?:[\w@.-]{1,80}[-_])?(?:server|backend|workers?|bff)\//,
    unlessHome: NOT_SERVER,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /\/(?:apps|services)\/(?:[\w@.-]{1,80}[-_])?(?:api|gateway|functions|cron|jobs|webhooks?)\/|\/packages\/api\//,
    unlessHome: NOT_SERVER,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: folders('api\\/src backend\\/src server\\/src worker\\/src functions\\/src'),
    unlessHome: NOT_SERVER,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /^\/(?:api|server|backend|workers?|functions|lambdas?|crons?|jobs|queues?|routes|routers|controllers|middlewares?|models|db|database|services)\//,
    unlessHome: NOT_SERVER,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /\/src\/(?:.{1,400}\/)?(?:controllers|routers|repositories|entities|migrations?|resolvers|middlewares|subscribers|daos?|use-?cases)\//,
    unlessHome: BROWSER_APP,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /\/src\/(?:(?:modules|domains?|api)\/[\w-]{1,80}\/)?(?:models|services|queries|db|database|auth|guards|middleware|jobs|queues?|workflows|handlers|permissions|policies)\//,
    unlessHome: BROWSER_APP,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /\/lib\/(?:.{1,200}\/)?(?:jobs|crons?|queues?|webhooks?|db|database)\//,
    unlessHome: NOT_SERVER,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: folders('migrations? seeders prisma drizzle typeorm knex'),
    unlessHome: NOT_SERVER,
  },
  {
    ...SERVER_FOLDER,
    ext: PLAIN,
    home: /\/src\/common\/(?:filters|interceptors|pipes|plugins|guards|middleware|decorators)\//,
    unlessHome: BROWSER_APP,
  },
  // A Remix route module without markup is a resource route.
  { ...ROUTE, ext: PLAIN, home: folders('app\\/routes'), unlessHome: NOT_SERVER },
];

export const CLIENT_PATHS: readonly PathRule[] = [
  { ...CLIENT, ext: MARKUP_SCRIPT },
  { ...CLIENT, name: /\.client\.[cm]?[jt]s$/ },
  { ...CLIENT, name: /^\+(?:page|layout)\.[jt]s$|^instrumentation-client\.[jt]s$/ },
  { ...CLIENT, home: folders('app'), name: /^app\.config\.[cm]?[jt]s$/ },
  { ...CLIENT, home: CLIENT_HOME },
  { ...CLIENT, home: /^\/(?:apps\/|packages\/)?client\// },
];
