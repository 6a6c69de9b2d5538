import type { FastifyReply } from 'fastify';
import type { Decorator } from '../../services.ts';

/** Successful answers of one route (`POST /api/threads`) sent another way. */
export function onAnswer(route: string, alter: (reply: FastifyReply, body: Readonly<Record<string, unknown>>) => unknown): Decorator {
  return ({ responses }) => ({
    responses: {
      send(name, reply, body) {
        const sent = responses.send(name, reply, body);
        // Every route whose answers are altered answers with an object.
        return name === route ? alter(reply, sent as Record<string, unknown>) : sent;
      },
    },
  });
}
