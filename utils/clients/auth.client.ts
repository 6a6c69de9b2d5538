import { z } from 'zod';
import type { credentials, registration, testAuthInput } from '#contracts/auth.schema';
import { authConfig, loggedOut, profile, serviceToken, sessionList, tokenPair, validation } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';

/** Public keys of the platform (RFC 7517). */
const jwks = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional(), alg: z.string().optional() })) });

export const authEndpoints = {
  config: endpoint(200, authConfig, () => ({ method: 'GET', path: PATHS.authConfig })),
  register: endpoint(201, tokenPair, (input: z.input<typeof registration>) => ({ method: 'POST', path: PATHS.register, json: input })),
  login: endpoint(200, tokenPair, (input: z.input<typeof credentials>) => ({ method: 'POST', path: PATHS.login, json: input })),
  /** Only where development sign-in is on. */
  devLogin: endpoint(200, tokenPair, (input?: { readonly email?: string }) => ({ method: 'POST', path: PATHS.devLogin, json: input ?? {} })),
  /** Only with the bypass key, which `createUser` knows and tests do not. */
  testAuth: endpoint(200, tokenPair, (input: z.input<typeof testAuthInput>) => ({ method: 'POST', path: PATHS.testAuth, json: input })),
  refresh: endpoint(200, tokenPair, (refreshToken: string) => ({ method: 'POST', path: PATHS.refresh, json: { refresh_token: refreshToken } })),
  logout: endpoint(200, loggedOut, () => ({ method: 'POST', path: PATHS.logout, json: {} })),
  /** Needs service credentials. */
  validate: endpoint(200, validation, (token: string) => ({ method: 'POST', path: PATHS.validate, json: { token } })),
  verify: endpoint(200, validation, () => ({ method: 'GET', path: PATHS.verify })),
  me: endpoint(200, profile, () => ({ method: 'GET', path: PATHS.me })),
  sessions: endpoint(200, sessionList, () => ({ method: 'GET', path: PATHS.sessions })),
  serviceToken: endpoint(200, serviceToken, (id: string, secret: string) => ({ method: 'POST', path: PATHS.serviceToken, json: { service_id: id, service_secret: secret } })),
  /** `GET /auth/login?provider=…`: a redirect to the provider; look at it with `oauthStartRaw`. */
  oauthStart: endpoint(302, z.undefined(), (provider: string) => ({ method: 'GET', path: PATHS.login, query: { provider } })),
  /** `GET /auth/callback`, as the provider sends the browser there. */
  oauthCallback: endpoint(302, z.undefined(), (query: Readonly<Record<string, string>>) => ({ method: 'GET', path: PATHS.oauthCallback, query })),
  oauthExchange: endpoint(200, tokenPair, (code: string) => ({ method: 'POST', path: PATHS.oauthExchange, json: { code } })),
  jwks: endpoint(200, jwks, () => ({ method: 'GET', path: PATHS.jwks })),
};
