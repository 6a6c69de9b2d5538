import { z } from 'zod';
import { unixMillis } from './primitives.schema.ts';

/** One time in which a dependency was down: from the check that first found it so to the first that found it up again. */
export const outage = z.strictObject({
  dependency: z.string().min(1), began_at: unixMillis, ended_at: unixMillis.nullable(), duration_ms: z.int().nonnegative().nullable(),
});
export type Outage = z.infer<typeof outage>;

/** `GET /api/diagnostics/outages`, admins: those of this process, oldest first, and the mean time until a dependency was up again; null while none was. */
export const outageList = z.strictObject({ outages: z.array(outage), mean_time_to_recovery_ms: z.number().nonnegative().nullable() });
export type OutageList = z.infer<typeof outageList>;
