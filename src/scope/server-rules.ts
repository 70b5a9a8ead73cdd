import { MOBILE_LANGUAGE, SERVER_LANGUAGE, VIEW } from './languages.js';
import { folders, type PathRule, words } from './path-rules.js';

const DATABASE = { rule: 'database', tier: 'full', label: 'backend' } as const;
const CONTRACT = { rule: 'API contract', tier: 'full', label: 'backend' } as const;
const POLICY = { rule: 'access policy', tier: 'full', label: 'backend' } as const;

export const DATABASE_RULES: readonly PathRule[] = [
  { ...POLICY, ext: words('rules rego cedar polar fga') },
  { ...POLICY, name: /^database\.rules\.json$/ },
  { ...POLICY, home: /\/supabase\/(?:.{1,400}\/)?policies\// },
  { ...DATABASE, ext: words('sql psql pgsql plsql mysql ddl prisma cql cypher datasource pipe dbml') },
  // MyBatis keeps its SQL, `${}` included, in XML.
  { ...DATABASE, ext: words('xml'), name: /(?:Mapper|Dao|DAO)\.xml$/ },
  { ...DATABASE, ext: words('xml'), home: folders('mappers? mybatis') },
  {
    ...DATABASE,
    ext: words('xml yaml yml json'),
    home: folders('changelogs? liquibase'),
    name: /changelog|^\d|migration/i,
  },
  { ...CONTRACT, ext: words('proto thrift avsc avdl graphqls capnp wsdl raml smithy tsp') },
  { ...CONTRACT, name: /^schema\.(?:gql|graphql)$/ },
  { ...CONTRACT, name: /^(?:openapi|swagger|asyncapi)(?:[.\-_\d][\w.-]{0,80})?\.(?:ya?ml|json)$/i },
  { ...CONTRACT, home: folders('openapi swagger asyncapi'), ext: words('yml yaml json') },
  { ...CONTRACT, home: folders('fern'), ext: words('yml yaml') },
  {
    ...CONTRACT,
    home: folders('schemas? typedefs graph'),
    ext: words('gql graphql'),
    unlessHome: folders('queries mutations fragments subscriptions components frontend client'),
  },
];

export const QUERY_DOCUMENT_RULES: readonly PathRule[] = [
  { rule: 'GraphQL document', tier: 'secrets', label: 'frontend', ext: words('gql graphql') },
];

const DESKTOP_HOME = folders('src-tauri desktop electron');
const MOBILE_HOME = folders('clientapp hybridapp android ios maui xamarin react-native');
const SERVER_HOME = folders('server backend api internal cmd pkg src\\/main');
const VIEW_NAME = /\.(?:blade\.php|html\.twig|html\.php|tpl\.php)$/;

export const LANGUAGE_RULES: readonly PathRule[] = [
  { rule: 'view', tier: 'secrets', label: 'frontend', name: VIEW_NAME },
  { rule: 'mobile client', tier: 'secrets', label: 'frontend', ext: MOBILE_LANGUAGE },
  { rule: 'mobile client', tier: 'secrets', label: 'frontend', name: /\.xaml\.cs$|^MauiProgram\.cs$/ },
  {
    rule: 'mobile client',
    tier: 'secrets',
    label: 'frontend',
    ext: SERVER_LANGUAGE,
    home: MOBILE_HOME,
    unlessHome: SERVER_HOME,
  },
  {
    rule: 'desktop client',
    tier: 'secrets',
    label: 'neither',
    ext: SERVER_LANGUAGE,
    home: DESKTOP_HOME,
    unlessHome: SERVER_HOME,
  },
  { rule: 'server language', tier: 'full', label: 'backend', ext: SERVER_LANGUAGE },
  { rule: 'view', tier: 'secrets', label: 'frontend', ext: VIEW },
];
