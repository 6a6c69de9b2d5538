import { authConfig, credentials, loggedOut, oauthExchangeInput, profile, refreshInput, registration, sessionList, tokenPair } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { CLIENT_ID } from './oauth-client.ts';
import { registerOAuthRoutes } from './oauth.routes.ts';
import { registerServiceRoutes } from './service.routes.ts';
import { registerTestUserRoutes } from './test-user.routes.ts';

/** Everything under `/auth`: signing in, sessions, and what services ask about tokens. */
export function registerAuthRoutes(app: FastifyInstance, core: Core): void {
  route(app, {
    method: 'GET', path: PATHS.authConfig, summary: 'Ways of signing in', auth: 'none', answers: { 200: authConfig },
    handler: () => waysToSignIn(core),
  });
  route(app, {
    method: 'POST', path: PATHS.register, summary: 'Create an account and sign in', auth: 'none', body: registration, answers: { 201: tokenPair },
    async handler({ services, body, request, reply }) {
      const { email, password, full_name: fullName } = body;
      const user = await services.accounts.create({ email, password, provider: 'local', ...(fullName ? { fullName } : {}) });
      void reply.status(201);
      return services.sessions.open(user, headerOf(request, 'user-agent'));
    },
  });
  route(app, {
    method: 'POST', path: PATHS.login, summary: 'Sign in with e-mail and password', auth: 'none', body: credentials, answers: { 200: tokenPair },
    async handler({ services, body, request }) {
      return services.sessions.open(await services.accounts.authenticate(body.email, body.password), headerOf(request, 'user-agent'));
    },
  });
  route(app, {
    method: 'POST', path: PATHS.refresh, summary: 'A new pair of tokens; the old refresh token is used up', auth: 'none', body: refreshInput,
    answers: { 200: tokenPair },
    handler: ({ services, body }) => services.sessions.refresh(body.refresh_token),
  });
  route(app, {
    method: 'POST', path: PATHS.logout, summary: 'End this session', auth: 'user', answers: { 200: loggedOut },
    handler({ services, principal }) {
      services.sessions.revoke(principal.sessionId);
      return { message: 'Signed out.', status: 'success' };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.me, summary: 'Who is signed in', auth: 'user', answers: { 200: profile },
    handler({ services, principal: { userId, role, plan, permissions, expiresAt } }) {
      const user = services.accounts.find(userId);
      // What counts here is what the token grants; everything else is the account's.
      return {
        id: userId, email: user?.email, full_name: user?.full_name, role, plan, permissions,
        created_at: user?.created_at, auth_provider: user?.auth_provider, token_expires_at: expiresAt,
      };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.sessions, summary: 'Where this user is signed in', auth: 'user', answers: { 200: sessionList },
    handler: ({ services, principal }) => ({
      sessions: services.sessions.list(principal.userId).map(({ id, createdAt, lastUsedAt, userAgent }) => ({
        id, created_at: createdAt, last_used_at: lastUsedAt, current: id === principal.sessionId, user_agent: userAgent,
      })),
    }),
  });
  route(app, {
    method: 'POST', path: PATHS.oauthExchange, summary: 'Tokens for the one-time code of an OAuth sign-in', auth: 'none', body: oauthExchangeInput,
    answers: { 200: tokenPair },
    handler: ({ services, body, request }) => services.oauth.exchange(body.code, headerOf(request, 'user-agent')),
  });
  route(app, {
    method: 'GET', path: PATHS.jwks, summary: 'Public keys of access tokens', auth: 'none',
    answers: { 200: z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }) },
    handler: ({ services }) => services.tokens.jwks(),
  });
  registerOAuthRoutes(app, core);
  registerServiceRoutes(app, core);
  registerTestUserRoutes(app, core);
}

function waysToSignIn({ settings: { PLATFORM_ENVIRONMENT: environment, PLATFORM_OAUTH: oauth } }: Core): z.infer<typeof authConfig> {
  const development = environment === 'test' || environment === 'development';
  return {
    development_mode: development,
    oauth_enabled: oauth,
    google_client_id: oauth ? CLIENT_ID : null,
    endpoints: {
      login: PATHS.login, logout: PATHS.logout, register: PATHS.register, refresh: PATHS.refresh, user: PATHS.me,
      ...(development ? { dev_login: PATHS.devLogin } : {}),
      ...(oauth ? { oauth: `${PATHS.login}?provider=google`, callback: PATHS.oauthCallback } : {}),
    },
  };
}
