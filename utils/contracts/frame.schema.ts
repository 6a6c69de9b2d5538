import { z } from 'zod';
import { errorCode } from './error.schema.ts';
import { eventsMissed } from './event.schema.ts';
import { message } from './message.schema.ts';
import { id, openObject, unixMillis } from './primitives.schema.ts';
import { thread } from './thread.schema.ts';

/** Subprotocol that carries a token in a browser: offer `jwt-auth` and `jwt.<base64url(token)>`; only the first is echoed. */
export const SUBPROTOCOL = 'jwt-auth';
export const TOKEN_SUBPROTOCOL_PREFIX = 'jwt.';

/** Close codes and reasons the platform uses (contract, section 6). */
export const CLOSE = {
  normal: { code: 1000, reason: '' },
  binary: { code: 1003, reason: 'binary_not_supported' },
  tooManyBadFrames: { code: 1008, reason: 'too_many_invalid_frames' },
  authFailed: { code: 1008, reason: 'auth_failed' },
  originNotAllowed: { code: 1008, reason: 'origin_not_allowed' },
  tokenExpired: { code: 1008, reason: 'token_expired' },
  sessionRevoked: { code: 1008, reason: 'session_revoked' },
  shutdown: { code: 1012, reason: 'service_restart' },
  overload: { code: 1013, reason: 'try_again_later' },
} as const;

/** Client frame types that start a run; `content`, `user_request`, `message` or `text` carries the prompt. */
export const RUN_FRAME_TYPES = ['user_message', 'chat_message', 'start_agent', 'agent_request', 'agent_execute'] as const;
export const CLIENT_FRAME_TYPES = [
  'ping', ...RUN_FRAME_TYPES, 'stop_agent', 'switch_thread', 'list_threads', 'get_thread_history', 'resume', 'token_refresh', 'disconnect',
] as const;
export type ClientFrameType = (typeof CLIENT_FRAME_TYPES)[number];

/** Envelope of everything a client sends. Payloads are checked per type by the platform. */
export const clientFrame = z.strictObject({
  type: z.string().min(1), payload: openObject.default({}), message_id: id.optional(), thread_id: id.nullish(), timestamp: z.number().optional(),
});
export type ClientFrame = z.input<typeof clientFrame>;

const envelope = { timestamp: unixMillis, correlation_id: z.string().optional() };

/** Server frames that are not agent events. `correlation_id` is the `message_id` of the client frame answered. */
export const serverFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('system_message'), ...envelope,
    data: z.strictObject({
      event: z.literal('connection_established'), connection_id: id, user_id: id, connection_ready: z.literal(true),
      config: z.strictObject({ heartbeat_interval: z.number().positive(), max_message_size: z.int().positive() }),
    }),
  }),
  z.strictObject({ type: z.literal('pong'), ...envelope, data: z.strictObject({}) }),
  /** The client's message was accepted and stored; `duplicate` when its `message_id` was seen before (no second run). */
  z.strictObject({
    type: z.literal('ack'), ...envelope,
    data: z.strictObject({ status: z.enum(['accepted', 'duplicate']), message_id: id, thread_id: id, run_id: id }),
  }),
  z.strictObject({
    type: z.literal('error'), ...envelope,
    data: z.strictObject({ error_code: errorCode, message: z.string().min(1), fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional() }),
  }),
  z.strictObject({ type: z.literal('stopping'), ...envelope, data: z.strictObject({ run_id: id }) }),
  z.strictObject({ type: z.literal('thread_switched'), ...envelope, data: z.strictObject({ thread, last_seq: z.int().nonnegative() }) }),
  z.strictObject({ type: z.literal('thread_list'), ...envelope, data: z.strictObject({ threads: z.array(thread), total: z.int() }) }),
  z.strictObject({
    type: z.literal('thread_history'), ...envelope,
    data: z.strictObject({ thread_id: id, messages: z.array(message), total: z.int(), last_seq: z.int().nonnegative() }),
  }),
  /** After this frame come the replayed events, then live ones. */
  z.strictObject({ type: z.literal('resumed'), ...envelope, data: z.strictObject({ thread_id: id, after_seq: z.int().nonnegative(), last_seq: z.int().nonnegative(), replayed: z.int().nonnegative() }) }),
  /** Events from `after_seq + 1` to `first_kept_seq - 1` are no longer kept. */
  z.strictObject({ type: z.literal('events_missed'), ...envelope, data: eventsMissed }),
  /** The token in force ends soon; a `token_refresh` with a newer one keeps the socket. */
  z.strictObject({ type: z.literal('token_expiring'), ...envelope, data: z.strictObject({ expires_at: z.int(), expires_in: z.int().nonnegative() }) }),
  z.strictObject({ type: z.literal('token_refreshed'), ...envelope, data: z.strictObject({ expires_at: z.int() }) }),
]);
export type ServerFrame = z.infer<typeof serverFrame>;
export type ServerFrameType = ServerFrame['type'];
