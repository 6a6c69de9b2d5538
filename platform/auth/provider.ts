import { PATHS } from '#contracts/paths';
import { exportJWK, generateKeyPair } from 'jose';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, Provider } from 'oidc-provider';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { clientId, clientSecret, issuerOf, PROVIDER_PATH } from './oauth-client.ts';
import { errorPage } from './provider.pages.ts';
import { newSecret } from './secrets.ts';

/** The OpenID provider of this process, made when it is first needed: loading it takes longer than starting the platform. */
export const provider = (core: Core): Promise<Provider> => core.state('auth.provider', () => createProvider(core));

/** Whose services serve a request: the library outlives all requests, and hands its settings nothing else of one. */
const servicesOf = new WeakMap<IncomingMessage, Services>();

/** Answers a request as the library does, where it asks the platform with the services of that request. */
export async function serveProvider(core: Core, services: Services, request: IncomingMessage, response: ServerResponse): Promise<void> {
  servicesOf.set(request, services);
  await (await provider(core)).callback()(request, response);
}

async function loadLibrary() {
  const unmute = muteKnownWarnings();
  return import('oidc-provider').finally(unmute);
}
/** Of the process, not of one platform in it: it is loaded, and warns, once. */
let library: ReturnType<typeof loadLibrary> | undefined;

async function createProvider(core: Core): Promise<Provider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const configuration = configure(core, { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'provider' });
  library ??= loadLibrary();
  const { Provider } = await library;
  const unmute = muteKnownWarnings();
  const made = new Provider(issuerOf(core), configuration);
  unmute();
  made.on('server_error', (_context, error) => core.log.write('error', 'oidc_failed', { reason: error.stack ?? error.message }));
  return made;
}

/** Stands in for Google: every e-mail is an account there, verified, without a password. */
function configure(core: Core, signingKey: object): Configuration {
  return {
    clients: [
      {
        client_id: clientId(core),
        client_secret: clientSecret(core),
        redirect_uris: [`${core.origin}${PATHS.oauthCallback}`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey] },
    cookies: { keys: [newSecret()] },
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: ({ req }) => servicesOf.get(req)?.oauth.demandsProof() ?? true },
    // Without a userinfo endpoint the ID token carries the claims, as Google's does.
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 3600, IdToken: 300, Interaction: 600, Session: 3600 },
    clientBasedCORS: () => false,
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: true, name: sub.split('@')[0] }),
    }),
    interactions: { url: (_context, { uid }) => `${PROVIDER_PATH}/interaction/${uid}` },
    renderError(context, { error_description: description, error }) {
      context.type = 'html';
      context.body = errorPage(description ?? error);
    },
  };
}

const KNOWN_WARNINGS = /^oidc-provider WARNING: (Unsupported runtime|a quick start development-only in-memory adapter)/;

/**
 * The library warns on the console that it prefers a newer Node and that its memory store is forgetful. Both are known
 * and meant here (it is tested on the Node in use); every other word of it passes.
 */
function muteKnownWarnings(): () => void {
  const { warn } = console;
  const listen = (listener: typeof warn) => Object.assign(console, { warn: listener });
  listen((...words) => {
    if (!KNOWN_WARNINGS.test(String(words[0]))) warn(...words);
  });
  return () => listen(warn);
}
