import { testAuthInput, tokenPair } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { audited, byOneself } from '../audit/audited.ts';
import { headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { Failure } from '../problem.ts';
import { refused } from './refusal.ts';
import { sameSecret } from './secrets.ts';

/** May use every tool, so that whoever looks around sees all there is. */
const DEVELOPER = { email: 'dev@example.com', fullName: 'Development User', role: 'developer', plan: 'developer' } as const;
const devLoginInput = z.strictObject({ email: z.email().optional() });

/** Signing in without a password: for people at their own machine, and for tests that hold the bypass key. */
export function registerTestUserRoutes(app: FastifyInstance, core: Core): void {
  const { PLATFORM_ENVIRONMENT: environment, PLATFORM_E2E_BYPASS_KEY: bypassKey } = core.settings;

  route(app, {
    method: 'POST', path: PATHS.devLogin, summary: 'Sign in as a developer', auth: 'none', body: devLoginInput, answers: { 200: tokenPair },
    async handler(context) {
      const { services, body, request } = context;
      if (environment !== 'test' && environment !== 'development') throw new Failure('AUTH_UNAUTHORIZED', 'Developer sign-in does not exist here.');
      const user = await services.accounts.upsert({ ...(body.email ? { email: body.email } : DEVELOPER), provider: 'dev' });
      return audited(context, 'login', () => services.sessions.open(user, headerOf(request, 'user-agent')), byOneself);
    },
  });
  route(app, {
    method: 'POST', path: PATHS.testAuth, summary: 'A test user as asked for', auth: 'none', body: testAuthInput, answers: { 200: tokenPair },
    async handler(context) {
      const { services, body, request } = context;
      if (environment === 'production') throw new Failure('AUTH_UNAUTHORIZED', 'Test users do not exist in production.');
      if (!bypassKey) throw new Failure('NOT_CONFIGURED', 'No bypass key is configured here.');
      const key = headerOf(request, 'x-e2e-bypass-key');
      if (!key) throw refused('The E2E bypass key is required.', 'bypass_key_missing');
      if (!sameSecret(key, bypassKey)) throw refused('Invalid E2E bypass key.', 'bypass_key_wrong');
      const { email = `e2e-${randomBytes(8).toString('hex')}@example.test`, name, role, plan, permissions } = body;
      const user = await services.accounts.upsert({
        email, provider: 'e2e', ...(name ? { fullName: name } : {}), ...(role ? { role } : {}), ...(plan ? { plan } : {}), ...(permissions ? { permissions } : {}),
      });
      return audited(context, 'login', () => services.sessions.open(user, headerOf(request, 'user-agent')), byOneself);
    },
  });
}
