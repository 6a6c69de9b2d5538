import type { AgentEvent } from '#contracts/event.schema';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Services } from '../services.ts';
import type { FrameContent } from './frames.ts';
import { stampFrame } from './frames.ts';

/** Bytes that may wait for a slow reader before it is given up. */
export const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;

/** Everything that is written to one socket goes through here. */
export interface Outbox {
  readonly event: (event: AgentEvent) => void;
  readonly frame: (content: FrameContent, correlationId?: string) => void;
  /** Resolves when the reader has taken most of what was written, or is gone. */
  readonly flushed: () => Promise<unknown>;
}

export function createOutbox(
  socket: WebSocket,
  connection: Duplex,
  { wire, clock }: Pick<Services, 'wire' | 'clock'>,
  overloaded: () => void,
): Outbox {
  const write = (value: unknown): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify(value));
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) overloaded();
  };
  return {
    event: (event) => wire.event(event).forEach(write),
    frame: (content, correlationId) => wire.frame(stampFrame(content, clock.now(), correlationId)).forEach(write),
    flushed: () =>
      connection.writableNeedDrain && !connection.destroyed
        ? new Promise<void>((resolve) => {
            const done = () => {
              connection.off('drain', done).off('close', done);
              resolve();
            };
            connection.on('drain', done).on('close', done);
          })
        : setImmediate(),
  };
}
