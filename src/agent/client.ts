import type { Anthropic, ClientOptions } from '@anthropic-ai/sdk';
import { BadInput } from '../target/target.js';
import type { Federation, Login } from './login.js';

/** How to reach the Messages API. `keepSecret` hears of tokens that a login brings while it runs. */
export interface Reach {
  login: Login;
  /** Empty: Anthropic's own. */
  baseUrl: string;
  keepSecret: (token: string) => void;
}

const ANTHROPIC = 'https://api.anthropic.com';

/** Checks a base URL from an input or the environment. Throws `BadInput` for what is no safe address. */
export function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url && !url.username && !url.password && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)))
    return text.replace(/\/+$/, '');
  throw new BadInput(
    'The base URL is no address that code may be sent to: it takes https:// (or http:// on loopback) without a user name.',
  );
}

/** A client that sends through `send`, once a request: whether to try again is decided where the deadline is known. */
export async function openClient(reach: Reach, send: typeof fetch): Promise<Anthropic> {
  const { default: Sdk } = await import('@anthropic-ai/sdk');
  return new Sdk({
    ...(await proofOf(reach)),
    baseURL: reach.baseUrl || ANTHROPIC,
    maxRetries: 0,
    logLevel: 'off',
    fetch: send,
  });
}

async function proofOf(reach: Reach): Promise<Partial<Pick<ClientOptions, 'apiKey' | 'authToken' | 'credentials'>>> {
  const { login } = reach;
  switch (login.kind) {
    case 'API key':
      return { apiKey: login.apiKey, authToken: null };
    case 'bearer token':
      return { apiKey: null, authToken: login.authToken };
    case 'identity federation':
      return { credentials: await exchanged(login.federation, reach) };
    case 'own headers':
      return { apiKey: null, authToken: null };
  }
}

/** Exchanges the workload's identity for a token of Claude's; never through the gate, which would redact it. */
async function exchanged(
  { ruleId, organizationId, serviceAccountId, workspaceId, identityToken }: Federation,
  { baseUrl, keepSecret }: Reach,
) {
  const [{ oidcFederationProvider }, { WorkloadIdentityError }] = await Promise.all([
    import('@anthropic-ai/sdk/lib/credentials/oidc-federation'),
    import('@anthropic-ai/sdk/lib/credentials/types'),
  ]);
  const exchange = oidcFederationProvider({
    ...{ federationRuleId: ruleId, organizationId, serviceAccountId, workspaceId, baseURL: baseUrl || ANTHROPIC },
    fetch: (url, init) => fetch(url, init),
    identityTokenProvider: async () => {
      const token = await identityToken();
      keepSecret(token);
      return token;
    },
  });
  return async () => {
    try {
      const token = await exchange();
      keepSecret(token.token);
      return token;
    } catch (cause) {
      const status = cause instanceof WorkloadIdentityError ? (cause.statusCode ?? 0) : 0;
      // Anything else is an outage, which the next try may not meet.
      if (status < 400 || status > 499 || status === 429) throw cause;
      throw new BadInput(
        `Claude did not take the identity of this workflow (${status}). Check that the federation rule ${ruleId} of organization ${organizationId} allows this repository and event${workspaceId ? '' : ', and set ANTHROPIC_WORKSPACE_ID if it covers several workspaces'}.`,
        { cause },
      );
    }
  };
}
