import { z } from 'zod';
import { Failure } from '../../problem.ts';
import { frameHandler } from '../frame-handler.ts';

/** A new token of the same user extends the socket's life; anything else leaves the old one in force. */
export const tokenRefresh = frameHandler(z.object({ token: z.string().min(1) }), async (frame, connection) => {
  const { tokens, socketRules } = connection.scope.services;
  const verdict = await tokens.verify(frame.payload.token);
  const fault = verdict.ok ? 'another_user' : verdict.fault;
  if (!verdict.ok || !socketRules.mayRenew(connection.principal, verdict.principal)) {
    throw new Failure('AUTH_FAILED', 'Invalid or expired token.', { cause: fault });
  }
  connection.renew(verdict.principal);
  connection.reply({ type: 'token_refreshed', data: { expires_at: verdict.principal.expiresAt } }, frame.message_id);
});
