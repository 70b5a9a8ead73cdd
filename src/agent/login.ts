import { BadInput } from '../target/target.js';

/** Ids of a federation rule: the workload shows its identity token and gets a short-lived one of Claude's. */
export interface Federation {
  ruleId: string;
  organizationId: string;
  serviceAccountId: string | undefined;
  workspaceId: string | undefined;
  /** A fresh identity token of the workload (a JWT). */
  identityToken: () => Promise<string>;
}

/** How a run shows Claude, or a gateway before it, who it is. `own headers`: the gateway's headers are all there is. */
export type Login =
  | { kind: 'API key'; apiKey: string }
  | { kind: 'bearer token'; authToken: string }
  | { kind: 'identity federation'; federation: Federation }
  | { kind: 'own headers' };

type Environment = Record<string, string | undefined>;

/** What a login is made from. `identityToken` null: nobody can give one here. */
export interface LoginParts {
  apiKey: string;
  env: Environment;
  identityToken: (() => Promise<string>) | null;
}

/**
 * The login that key and environment give, in the order of Claude's own SDK; null where there is none. The names of
 * the variables are the SDK's. Throws `BadInput` for half a federation and for headers that are none.
 */
export function loginFrom({ apiKey, env, identityToken }: LoginParts): Login | null {
  const headers = customHeaders(env);
  if (apiKey) return { kind: 'API key', apiKey };
  const authToken = env['ANTHROPIC_AUTH_TOKEN'];
  if (authToken) return { kind: 'bearer token', authToken };
  const federation = federationFrom(env, identityToken);
  if (federation) return { kind: 'identity federation', federation };
  return headers.some(({ name }) => name === 'authorization' || name === 'x-api-key') ? { kind: 'own headers' } : null;
}

function federationFrom(env: Environment, identityToken: LoginParts['identityToken']): Federation | null {
  const ruleId = env['ANTHROPIC_FEDERATION_RULE_ID'];
  const organizationId = env['ANTHROPIC_ORGANIZATION_ID'];
  if (!ruleId) return null;
  if (!organizationId)
    throw new BadInput(
      'ANTHROPIC_FEDERATION_RULE_ID is set and ANTHROPIC_ORGANIZATION_ID is not: federation needs both.',
    );
  if (!identityToken)
    throw new BadInput(
      'Identity federation needs an identity token: in a workflow the permission "id-token: write"; elsewhere ANTHROPIC_IDENTITY_TOKEN or ANTHROPIC_IDENTITY_TOKEN_FILE.',
    );
  return {
    ...{ ruleId, organizationId, identityToken },
    serviceAccountId: env['ANTHROPIC_SERVICE_ACCOUNT_ID'] || undefined,
    workspaceId: env['ANTHROPIC_WORKSPACE_ID'] || undefined,
  };
}

/** Headers that decide where a request goes or where it ends. */
const OURS = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'content-type',
  'anthropic-version',
]);

/**
 * The headers of ANTHROPIC_CUSTOM_HEADERS, a line each, which the SDK sends with every request. Throws `BadInput`
 * naming the line, and not what stands in it: it may be a secret.
 */
export function customHeaders(env: Environment): { name: string; value: string }[] {
  const lines = (env['ANTHROPIC_CUSTOM_HEADERS'] ?? '').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    // `X-Gateway-Team: payments`, with what HTTP allows in a name (RFC 9110, 5.6.2) and in a value.
    const [, name = '', value = ''] = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*:\s*([\x20-\x7e]+?)\s*$/.exec(line) ?? [];
    if (!name) throw new BadInput(`ANTHROPIC_CUSTOM_HEADERS, line ${index + 1} is no header. It takes "Name: value".`);
    if (OURS.has(name.toLowerCase()))
      throw new BadInput(
        `ANTHROPIC_CUSTOM_HEADERS, line ${index + 1} sets ${name.toLowerCase()}, which a gateway cannot need. Leave it out.`,
      );
    return [{ name: name.toLowerCase(), value }];
  });
}

/** Every value of a login that must never be shown or sent as text. */
export function secretsOf({ apiKey, env }: Omit<LoginParts, 'identityToken'>): string[] {
  const headers = customHeaders(env).map(({ value }) => value);
  // `Authorization: Bearer abc` is a secret from `abc` on.
  const parts = headers.flatMap((value) => [value, value.replace(/^\w+ /, '')]);
  return [apiKey, env['ANTHROPIC_AUTH_TOKEN'] ?? '', env['ANTHROPIC_IDENTITY_TOKEN'] ?? '', ...parts].filter(Boolean);
}
