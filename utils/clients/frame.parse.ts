import { agentEvent, EVENT_TYPES } from '#contracts/event.schema';
import { serverFrame } from '#contracts/frame.schema';
import type { ServerFrame } from '#contracts/frame.schema';
import { checkContract } from './contract.ts';
import type { Conversation } from './conversation.ts';
import type { AnyFrame, AnyFrameType, FrameOf } from './socket.types.ts';

const EVENTS: ReadonlySet<string | undefined> = new Set(EVENT_TYPES);
const FRAMES: ReadonlySet<string> = new Set(serverFrame.options.map((option) => option.shape.type.value));

/** JSON of a frame, or undefined when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function typeOf(frame: unknown): string | undefined {
  const type = memberOf(frame, 'type');
  return typeof type === 'string' ? type : undefined;
}

/** A member of something unknown. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * A frame as the contract knows it. Targets that are not strict may send types of their own: those are drift and give
 * undefined. @throws TouchstoneError E_CONTRACT
 */
export function parseFrame(raw: unknown, { target, drift }: Conversation, where: string): AnyFrame | undefined {
  const type = typeOf(raw);
  const check = { where: `${where}, frame ${type ?? 'without type'}`, strict: target.strict, drift };
  if (EVENTS.has(type)) return checkContract(agentEvent, raw, { ...check, what: 'event' });
  if (!target.strict && type !== undefined && !FRAMES.has(type)) {
    drift(where, [`frame type ${type}`]);
    return undefined;
  }
  return checkContract(serverFrame, raw, { ...check, what: 'frame' });
}

/** Not an event: those are numbered. */
export const isServerFrame = (frame: AnyFrame): frame is ServerFrame => !('seq' in frame);
/** A frame of that type, and typed so. */
export const isOf = <T extends AnyFrameType>(frame: AnyFrame, type: T): frame is FrameOf<T> => frame.type === type;
