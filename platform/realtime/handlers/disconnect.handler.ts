import { CLOSE } from '#contracts/frame.schema';
import { openObject } from '#contracts/primitives.schema';
import { frameHandler } from '../frame-handler.ts';

export const disconnect = frameHandler(openObject, (_frame, connection) => connection.close(CLOSE.normal));
