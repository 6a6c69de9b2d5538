import { z } from 'zod';
import { id } from './primitives.schema.ts';

/** Header with the key of the control plane; without the right one nothing below exists. */
export const CONTROL_HEADER = 'x-touchstone-control';
/** With the key: signed milliseconds by which this one request's clock goes wrong. */
export const CLOCK_HEADER = 'x-touchstone-clock';

/** On a platform started for an assay, and nowhere else: the id of the fault this one request (or socket) is served with. */
export const FAULT_HEADER = 'x-touchstone-fault';
/** On a platform started for an assay, and nowhere else: `on` records which members of the platform's services this request reaches. */
export const REACH_HEADER = 'x-touchstone-reach';

/** Ten years either way keep every date that follows from a shifted clock a valid one. */
export const clockOffset = z.string().regex(/^[+-]?\d{1,12}$/, { error: 'must be whole milliseconds with an optional sign' })
  .transform(Number).pipe(z.int().min(-315_360_000_000).max(315_360_000_000));

/** `GET /__control/logs`: the platform's own log lines of one trace, oldest first. */
export const controlLogsQuery = z.strictObject({ trace_id: z.string().regex(/^[0-9a-f]{32}$/) });
export const controlLogs = z.strictObject({
  trace_id: z.string(), lines: z.array(z.looseObject({ time: z.iso.datetime(), level: z.enum(['error', 'info', 'debug']), event: z.string() })),
});

/** `POST /__control/sockets/drop` cuts connections without a close frame, `/close` sends one. `count`: how many sockets that were. */
export const controlDropInput = z.strictObject({ user_id: id });
export const controlCloseInput = z.strictObject({
  user_id: id,
  code: z.union([z.literal(1000), z.int().min(1001).max(1003), z.int().min(1007).max(1014), z.int().min(3000).max(4999)]),
  /** A close frame has room for 123 bytes. */
  reason: z.string().refine((text) => new TextEncoder().encode(text).length <= 123, { error: 'must have at most 123 bytes' }).default(''),
});
export const controlSockets = z.strictObject({ count: z.int().nonnegative() });

/** `GET /__control/faults`: every fault the platform knows. */
export const controlFaults = z.strictObject({
  faults: z.array(z.strictObject({
    id: z.string(), family: z.string(), sentence: z.string(), parts: z.array(z.string()), silent: z.boolean(),
    noticed_by: z.array(z.strictObject({ by: z.string(), says: z.string().nullable() })),
  })),
});
/** `GET /__control/reach`: members that requests of one trace reached while `x-touchstone-reach` was on. */
export const controlReach = z.strictObject({ trace_id: z.string(), parts: z.array(z.string()) });
