import { words } from './path-rules.js';

/** `import type { Pool } from 'pg'` brings no code with it and is not among the sources. */
export function importSources(text: string): string[] {
  const sources: string[] = [];
  let typeOnly = false;
  for (const match of text.matchAll(IMPORT_TOKEN)) {
    const source = match[1] ?? match[2];
    if (source === undefined) typeOnly = /type/.test(match[0]);
    else if (match[2] !== undefined || !typeOnly) sources.push(source);
  }
  return sources;
}

// Either the head of a statement, or `from '…'`, or `import '…'`, `import('…')`, `require('…')`.
const IMPORT_TOKEN =
  /\bfrom[ \t\n]{0,8}['"]([^'"\n]{1,200})['"]|\b(?:import|require)[ \t]{0,8}\(?[ \t\n]{0,8}['"]([^'"\n]{1,200})['"]|\b(?:import|export)[ \t]{1,8}type\b(?![ \t]{1,8}from\b)|\b(?:import|export)\b/g;

/** Reaches the database, the disk, another process or a mail server: nobody ships it to a browser. */
const DRIVERS = words(
  'pg pg-promise postgres mysql mysql2 mssql oracledb sqlite3 better-sqlite3 mongodb mongoose typeorm sequelize sequelize-typescript knex kysely objection redis ioredis memcached cassandra-driver neo4j-driver bullmq bull amqplib kafkajs nats nodemailer jsonwebtoken bcrypt bcryptjs argon2 firebase-admin ssh2 ldapjs server-only fs fs/promises child_process net tls dgram cluster worker_threads vm v8',
);
const DRIVER_SCOPES = words(
  '@mikro-orm @elastic @clickhouse @neondatabase @planetscale @upstash @libsql @google-cloud @nestjs @trpc/server',
);

const FRAMEWORKS = words(
  'express request jose openai resend postmark twilio plaid lru-cache fastify koa hono h3 nitropack restify polka next/server next/headers next-auth better-auth pino winston morgan bunyan passport helmet cors multer formidable busboy stripe socket.io ws apollo-server graphql-yoga type-graphql inngest express-session cookie-parser express-rate-limit http https http2 drizzle-orm elysia grpc @grpc/grpc-js $env/static/private $env/dynamic/private astro:env/server cloudflare:workers',
);
const FRAMEWORK_SCOPES = words(
  '@aws-sdk @azure @vercel/kv @vercel/postgres @vercel/blob @vercel/edge-config @vercel/functions @slack @octokit @anthropic-ai/sdk @sentry/node @opentelemetry @graphql-tools @hapi @koa @fastify @hono @apollo @trigger.dev @temporalio @remix-run/node @remix-run/server-runtime @react-router/node @sendgrid drizzle-orm apollo-server-express passport-local',
);

const BUILT_INS = words(
  'path crypto os stream dns zlib url util events buffer async_hooks perf_hooks readline querystring graphql graphql-relay',
);

const SCHEMAS = words(
  'zod zod/v4 zod-openapi @hono/zod-openapi joi class-validator valibot ajv arktype @sinclair/typebox superstruct',
);

const UI = words(
  'react react-dom react-native vue svelte solid-js preact lit jquery next/link next/image next/font next/dynamic next-auth/react nanostores zustand jotai valtio mobx redux react-redux pinia vuex vue-router vue-i18n swr framer-motion motion d3 lucide-react sonner antd clsx tailwind-merge class-variance-authority styled-components $app/navigation $app/stores $app/state $app/forms #app',
);
const UI_SCOPES = words(
  '@angular @vue @vueuse @nuxt/ui @radix-ui @mui @chakra-ui @headlessui @heroicons @emotion @tanstack/react-query @tanstack/vue-query @tanstack/react-table @tanstack/react-router @reduxjs/toolkit @ionic @tiptap @floating-ui @dnd-kit @react-email @testing-library @trpc/react-query @trpc/client @apollo/client better-auth/react next-themes react svelte solid-js vue lucide-react next/font preact',
);

// express-session, koa-router, passport-jwt.
const FRAMEWORK_ADD_ON = /^(?:express|koa|fastify|passport|apollo-server|@fastify|@koa)[-/]/;
const UI_ADD_ON = /^(?:react|vue|svelte)-/;

// `$lib/server/db`, `~/utils/auth.server`, `../server/session`, `./logger`, `@/middleware/admin`.
const LOCAL_SERVER =
  /(?:^|\/)\.?(?:server|server-only)(?:\/|$)|\.server$|^[.~@#].{0,200}\/(?:logger|middlewares?|controllers?|routers?|repositor(?:y|ies)|database|mailer|queues?|jobs|cron)(?:\/|$)/i;
// `@/lib/prisma`, `@acme/db`, `@prisma/client`.
const LOCAL_DATA = /(?:^|[@/])(?:db|database|prisma|drizzle)(?:\/|$)/;

export interface ImportKinds {
  driver: boolean;
  framework: boolean;
  /** Describes input: forms have it too, requests always should. */
  schema: boolean;
  /** Node's own modules and the server folders of the project: build tools have them too. */
  local: boolean;
  /** Where the project keeps its database: a component may take an enum from there. */
  data: boolean;
  ui: boolean;
}

export function importKinds(text: string): ImportKinds {
  const kinds = { driver: false, framework: false, schema: false, local: false, data: false, ui: false };
  for (const source of new Set(importSources(text))) {
    if (isOneOf(source, UI, UI_SCOPES) || UI_ADD_ON.test(source)) kinds.ui = true;
    else if (isOneOf(source, DRIVERS, DRIVER_SCOPES)) kinds.driver = true;
    else if (isOneOf(source, FRAMEWORKS, FRAMEWORK_SCOPES) || FRAMEWORK_ADD_ON.test(source)) kinds.framework = true;
    else if (LOCAL_SERVER.test(source) || source.startsWith('node:') || BUILT_INS.has(source)) kinds.local = true;
    else if (SCHEMAS.has(source)) kinds.schema = true;
    else if (LOCAL_DATA.test(source)) kinds.data = true;
  }
  return kinds;
}

/** Names match whole (`node:fs` as `fs`); scopes match with what lies under them: `@nestjs/common`. */
function isOneOf(source: string, names: ReadonlySet<string>, scopes: ReadonlySet<string>): boolean {
  const bare = source.startsWith('node:') ? source.slice(5) : source;
  if (names.has(bare) || scopes.has(bare)) return true;
  for (let slash = bare.indexOf('/'); slash > 0; slash = bare.indexOf('/', slash + 1)) {
    if (scopes.has(bare.slice(0, slash))) return true;
  }
  return false;
}
