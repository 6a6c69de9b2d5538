import type { ClientFrameType } from '#contracts/frame.schema';
import { CLOSE, clientFrame, RUN_FRAME_TYPES } from '#contracts/frame.schema';
import { LIMITS } from '#contracts/limits';
import { Failure, parseInput } from '../problem.ts';
import type { Connection, FrameHandler } from './frame-handler.ts';
import { disconnect } from './handlers/disconnect.handler.ts';
import { getThreadHistory } from './handlers/get-thread-history.handler.ts';
import { listThreads } from './handlers/list-threads.handler.ts';
import { ping } from './handlers/ping.handler.ts';
import { resume } from './handlers/resume.handler.ts';
import { startRun } from './handlers/start-run.handler.ts';
import { stopAgent } from './handlers/stop-agent.handler.ts';
import { switchThread } from './handlers/switch-thread.handler.ts';
import { tokenRefresh } from './handlers/token-refresh.handler.ts';

const HANDLERS: ReadonlyMap<string, FrameHandler> = new Map<ClientFrameType, FrameHandler>([
  ['ping', ping],
  ...RUN_FRAME_TYPES.map((type) => [type, startRun] as const),
  ['stop_agent', stopAgent],
  ['switch_thread', switchThread],
  ['list_threads', listThreads],
  ['get_thread_history', getThreadHistory],
  ['resume', resume],
  ['token_refresh', tokenRefresh],
  ['disconnect', disconnect],
]);

/** Takes the text frames of one socket: quota, JSON, shape, type, handler, in this order. */
export function createDispatcher(connection: Connection): (text: string) => void {
  const { services } = connection.scope;
  let badInARow = 0;

  const dispatch = (frame: unknown): void | Promise<void> => {
    const envelope = parseInput(clientFrame, frame);
    const handler = HANDLERS.get(envelope.type);
    if (!handler) throw unknownType();
    return handler(envelope, connection);
  };

  return (text) => {
    const { userId } = connection.principal;
    const quota = services.rateLimits.take('socket', userId);
    const frame = readJson(text);
    const correlationId = messageIdOf(frame);
    try {
      if (!quota.allowed) throw new Failure('RATE_LIMITED', `More than ${quota.limit} frames in a minute; wait ${quota.resetSeconds} s.`);
      if (isDeeperThan(services.socketRules.frameDepth(), frame)) throw tooDeep(services.socketRules.frameDepth());
      if (frame === undefined) throw new Failure('BAD_JSON', 'A frame must be a JSON object.');
      // A refusal that comes later is one of a good frame.
      dispatch(frame)?.catch((error: unknown) => connection.fail(error, correlationId));
      badInARow = 0;
    } catch (error) {
      connection.fail(error, correlationId);
      if (isRateLimit(error)) return;
      badInARow = isBadFrame(error) ? badInARow + 1 : 0;
      if (badInARow >= LIMITS.badFramesInARow) connection.close(CLOSE.tooManyBadFrames);
    }
  };
}

const unknownType = () => new Failure('UNKNOWN_TYPE', 'There is no such frame type.', { fields: [{ path: 'type', message: 'is not known' }] });

const tooDeep = (depth: number) => new Failure('NESTING_TOO_DEEP', `More than ${depth} objects and arrays lie within each other.`);

/** Level by level: whoever sends something deep must not decide how deep our own calls get. */
function isDeeperThan(depth: number, value: unknown): boolean {
  let level = [value];
  for (let left = depth; left > 0 && level.length > 0; left -= 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return level.some((each) => typeof each === 'object' && each !== null);
}

/** undefined when the text is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The id of a frame even when the rest of it is wrong, so that its sender knows what the error is about. */
function messageIdOf(frame: unknown): string | undefined {
  const shape = clientFrame.shape.message_id;
  return typeof frame === 'object' && frame !== null && 'message_id' in frame ? shape.safeParse(frame.message_id).data : undefined;
}

const BAD_FRAME = new Set(['BAD_JSON', 'VALIDATION_ERROR', 'UNKNOWN_TYPE', 'NESTING_TOO_DEEP']);
const isBadFrame = (error: unknown) => error instanceof Failure && BAD_FRAME.has(error.code);
const isRateLimit = (error: unknown) => error instanceof Failure && error.code === 'RATE_LIMITED';
