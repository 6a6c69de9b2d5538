import type { validation } from '#contracts/auth.schema';
import { serviceCredentials, serviceToken, validateInput, validation as validationSchema } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Core } from '../core.ts';
import type { RequestScope } from '../http/context.ts';
import { bearerOf, headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { Failure } from '../problem.ts';
import { refused } from './refusal.ts';
import { sameSecret } from './secrets.ts';

/** What other services of the platform ask: whose token is this, and a token of their own. */
export function registerServiceRoutes(app: FastifyInstance, core: Core): void {
  const { PLATFORM_SERVICE_ID: knownId, PLATFORM_SERVICE_SECRET: knownSecret } = core.settings;

  const assertService = (id: string | undefined, secret: string | undefined) => {
    if (id === undefined || secret === undefined) throw refused('Service credentials are required.', 'service_credentials_missing');
    if (!knownSecret) throw new Failure('NOT_CONFIGURED', 'Service credentials are not configured here.');
    // Both are compared in any case, so the time does not tell which one was wrong.
    const right = [sameSecret(id, knownId), sameSecret(secret, knownSecret)];
    if (right.includes(false)) throw refused('Invalid service credentials.', 'service_credentials_wrong');
  };

  const validate = async ({ services, traceId, requestId }: RequestScope, token: string | undefined): Promise<z.infer<typeof validation>> => {
    const verdict = await services.tokens.verify(token);
    if (!verdict.ok) {
      core.log.write('info', 'token_refused', { trace_id: traceId, request_id: requestId, reason: verdict.fault });
      return { valid: false, error: 'invalid_token' };
    }
    const { userId, email, permissions, expiresAt } = verdict.principal;
    return { valid: true, user_id: userId, email, permissions: [...permissions], expires_at: expiresAt };
  };

  route(app, {
    method: 'POST', path: PATHS.validate, summary: 'Is this token good? For services', auth: 'none', body: validateInput, answers: { 200: validationSchema },
    handler(context) {
      assertService(headerOf(context.request, 'x-service-id'), headerOf(context.request, 'x-service-secret'));
      return validate(context, context.body.token);
    },
  });
  route(app, {
    method: 'GET', path: PATHS.verify, summary: 'Is the token of this request good?', auth: 'none', answers: { 200: validationSchema },
    handler: (context) => validate(context, bearerOf(context.request)),
  });
  route(app, {
    method: 'POST', path: PATHS.serviceToken, summary: 'A token for a service', auth: 'none', body: serviceCredentials, answers: { 200: serviceToken },
    async handler({ services, body }) {
      assertService(body.service_id, body.service_secret);
      const { token, expiresIn } = await services.tokens.mintService(body.service_id);
      return { access_token: token, token_type: 'Bearer', expires_in: expiresIn };
    },
  });
}
