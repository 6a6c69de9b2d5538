import type { FastifyReply } from 'fastify';
import type { Problem } from '#contracts/error.schema';
import type { Decorator } from '../../services.ts';

/** Refusals over HTTP, those that `concerned` picks, sent another way. */
export function onProblem(concerned: (problem: Problem) => boolean, alter: (reply: FastifyReply, problem: Problem) => unknown): Decorator {
  return ({ responses }) => ({
    responses: {
      send(route, reply, body) {
        const sent = responses.send(route, reply, body);
        // What is sent under this name is made by `toProblem` alone.
        return route === 'problem' && concerned(sent as Problem) ? alter(reply, sent as Problem) : sent;
      },
    },
  });
}
