import { Failure } from '../problem.ts';

/** A 401 about something other than an access token; `cause` goes to the log only. */
export function refused(message: string, cause: string): Failure {
  return new Failure('AUTH_FAILED', message, { headers: { 'www-authenticate': 'Bearer realm="netra-platform"' }, cause });
}
