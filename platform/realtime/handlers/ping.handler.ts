import { openObject } from '#contracts/primitives.schema';
import { frameHandler } from '../frame-handler.ts';

export const ping = frameHandler(openObject, (frame, connection) => connection.reply({ type: 'pong', data: {} }, frame.message_id));
