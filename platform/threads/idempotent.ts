import { createHash } from 'node:crypto';
import type { Core } from '../core.ts';
import type { RouteContext } from '../http/context.ts';
import { headerOf } from '../http/context.ts';
import { Failure } from '../problem.ts';
import { atomically } from '../store/atomically.ts';

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Serves a creating request (201) at most once per `Idempotency-Key` of a user: the same request again gets the first
 * answer, marked `idempotent-replayed`; another one under the same key is refused. Without the header it just runs.
 */
export function createOnce<T>(
  { db }: Core,
  context: RouteContext<Readonly<Record<string, string>>, unknown, unknown>,
  route: string,
  create: () => T,
): T {
  const { request, reply, services, principal } = context;
  const key = headerOf(request, 'idempotency-key');
  void reply.status(201);
  if (key === undefined) return create();
  if (!KEY.test(key)) throw new Failure('BAD_REQUEST', 'Idempotency-Key must have 1 to 255 visible ASCII characters.');
  const fingerprint = createHash('sha256').update(JSON.stringify([context.params, context.body])).digest('hex');
  const known = services.idempotency.recall(principal.userId, route, key, fingerprint);
  if (known) {
    void reply.status(known.status).header('idempotent-replayed', 'true');
    // Remembered under this route only, so it is what this route once returned.
    return known.body as T;
  }
  // Together, or a retry after a crash between the two would create it again.
  return atomically(db, () => {
    const body = create();
    services.idempotency.remember(principal.userId, route, key, fingerprint, 201, body);
    return body;
  });
}
