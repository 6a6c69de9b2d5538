import type { ServerFrame, ServerFrameType } from '#contracts/frame.schema';
import type { Decorator } from '../../services.ts';

type FrameOf<T extends ServerFrameType> = Extract<ServerFrame, { type: T }>;

/** Frames of one type written another way: not at all, twice, with other contents. */
export function onFrame<T extends ServerFrameType>(type: T, alter: (frame: FrameOf<T>) => readonly ServerFrame[]): Decorator {
  const concerned = (frame: ServerFrame): frame is FrameOf<T> => frame.type === type;
  return ({ wire }) => ({
    wire: {
      ...wire,
      frame: (frame) => wire.frame(frame).flatMap((each): readonly ServerFrame[] => (concerned(each) ? alter(each) : [each])),
    },
  });
}
