import type { Configuration } from 'openid-client';
import type { Core } from '../core.ts';
import { fetchFromOneself } from './own-fetch.ts';
import { newSecret } from './secrets.ts';

/** What the provider knows this platform by. */
export const clientId = ({ settings }: Core): string => settings.PLATFORM_OAUTH_CLIENT_ID ?? 'touchstone';

/** Made anew at each start where none is set: the provider lives in the same process. */
export const clientSecret = (core: Core): string => core.settings.PLATFORM_OAUTH_CLIENT_SECRET ?? core.state('auth.oauth.secret', newSecret);

/** Where the provider's documents and pages lie. */
export const PROVIDER_PATH = '/oidc';
export const issuerOf = (core: Core): string => `${core.origin}${PROVIDER_PATH}`;

/** The provider as its own discovery document describes it, read with the first sign-in. */
export function providerConfiguration(core: Core): Promise<Configuration> {
  const known = core.state('auth.oauth.configuration', (): { promise?: Promise<Configuration> } => ({}));
  known.promise ??= discover(core).catch((error: unknown) => {
    delete known.promise;
    throw error;
  });
  return known.promise;
}

async function discover(core: Core): Promise<Configuration> {
  // Loaded late: a platform that nobody signs in to this way starts without it.
  const { allowInsecureRequests, ClientSecretBasic, customFetch, discovery, enableNonRepudiationChecks } = await import('openid-client');
  const secret = clientSecret(core);
  const { PLATFORM_TLS_CERT: certFile } = core.settings;
  // Without TLS the way of an ID token proves nothing, so its signature is checked.
  const execute = core.origin.startsWith('https:') ? [enableNonRepudiationChecks] : [allowInsecureRequests, enableNonRepudiationChecks];
  return discovery(new URL(issuerOf(core)), clientId(core), { id_token_signed_response_alg: 'ES256' }, ClientSecretBasic(secret), {
    execute, ...(certFile === undefined ? {} : { [customFetch]: fetchFromOneself(certFile) }),
  });
}
