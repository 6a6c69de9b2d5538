import type { AgentEvent, EventType } from '#contracts/event.schema';
import type { ServerFrame, ServerFrameType, SUBPROTOCOL as Subprotocol, TOKEN_SUBPROTOCOL_PREFIX as Prefix } from '#contracts/frame.schema';

// The contracts' values come with their zod schemas; only their types are free. `satisfies` keeps these copies true.
const SUBPROTOCOL = 'jwt-auth' satisfies typeof Subprotocol;
const PREFIX = 'jwt.' satisfies typeof Prefix;
const FRAME_TYPES = {
  system_message: true, pong: true, ack: true, error: true, stopping: true, thread_switched: true, thread_list: true, thread_history: true,
  resumed: true, events_missed: true, token_refreshed: true, token_expiring: true,
} satisfies Record<ServerFrameType, true>;
const EVENT_TYPES = {
  agent_started: true, agent_thinking: true, tool_executing: true, tool_completed: true, agent_handoff: true, partial_result: true, agent_completed: true,
  final_report: true, agent_error: true, agent_cancelled: true, agent_fallback: true, agent_retry: true, thread_created: true, thread_renamed: true,
  thread_deleted: true, agent_progress: true,
} satisfies Record<EventType, true>;

/** The subprotocols that carry a token in a browser. */
export function subprotocolsFor(token: string): string[] {
  const bytes = new TextEncoder().encode(token);
  const base64url = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return [SUBPROTOCOL, PREFIX + base64url];
}

/** What the server said, told apart; undefined for anything unknown, which is ignored. */
export function readIncoming(data: unknown): { frame: ServerFrame } | { event: AgentEvent } | undefined {
  const value = parse(data);
  if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') return undefined;
  if (isFrame(value, value.type)) return { frame: value };
  if (isEvent(value, value.type)) return { event: value };
  return undefined;
}

const isFrame = (value: object, type: string): value is ServerFrame => type in FRAME_TYPES && 'data' in value;
const isEvent = (value: object, type: string): value is AgentEvent => type in EVENT_TYPES && 'seq' in value && 'thread_id' in value && 'payload' in value;

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? (JSON.parse(data) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
