import { authConfig, credentials, loggedOut, oauthExchangeInput, profile, refreshInput, registration, sessionList, tokenPair } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { audited, byOneself } from '../audit/audited.ts';
import { headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { clientId } from './oauth-client.ts';
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
    async handler(context) {
      const { services, body, request, reply } = context;
      const { email, password, full_name: fullName } = body;
      const create = async () => {
        const user = await services.accounts.create({ email, password, provider: 'local', ...(fullName ? { fullName } : {}) });
        return services.sessions.open(user, headerOf(request, 'user-agent'));
      };
      void reply.status(201);
      return audited(context, 'register', create, byOneself);
    },
  });
  route(app, {
    method: 'POST', path: PATHS.login, summary: 'Sign in with e-mail and password', auth: 'none', body: credentials, answers: { 200: tokenPair },
    async handler(context) {
      const { services, body, request } = context;
      const signIn = async () => services.sessions.open(await services.accounts.authenticate(body.email, body.password), headerOf(request, 'user-agent'));
      return audited(context, 'login', signIn, byOneself, () => ({ actor: null, subject: services.accounts.findByEmail(body.email)?.id ?? null }));
    },
  });
  route(app, {
    method: 'POST', path: PATHS.refresh, summary: 'A new pair of tokens; the old refresh token is used up', auth: 'none', body: refreshInput,
    answers: { 200: tokenPair },
    handler: (context) => audited(context, 'refresh', () => context.services.sessions.refresh(context.body.refresh_token), byOneself),
  });
  route(app, {
    method: 'POST', path: PATHS.logout, summary: 'End this session', auth: 'user', answers: { 200: loggedOut },
    async handler(context) {
      const { services, principal } = context;
      await audited(context, 'logout', () => services.sessions.revoke(principal.sessionId), () => ({ actor: principal.userId, subject: principal.userId }));
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
    handler: (context) => audited(context, 'oauth_login', () => context.services.oauth.exchange(context.body.code, headerOf(context.request, 'user-agent')), byOneself),
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

function waysToSignIn(core: Core): z.infer<typeof authConfig> {
  const { PLATFORM_ENVIRONMENT: environment, PLATFORM_OAUTH: oauth } = core.settings;
  const development = environment === 'test' || environment === 'development';
  return {
    development_mode: development,
    oauth_enabled: oauth,
    google_client_id: oauth ? clientId(core) : null,
    endpoints: {
      login: PATHS.login, logout: PATHS.logout, register: PATHS.register, refresh: PATHS.refresh, user: PATHS.me,
      ...(development ? { dev_login: PATHS.devLogin } : {}),
      ...(oauth ? { oauth: `${PATHS.login}?provider=google`, callback: PATHS.oauthCallback } : {}),
    },
  };
}
