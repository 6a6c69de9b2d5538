import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import { upgradeRequired } from './handshake.ts';

/** What a plain request to the socket's address is told. Handshakes never come here. */
export function registerSocketRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.socket, summary: 'WebSocket; a request without an upgrade is refused', auth: 'none', answers: {},
    handler: () => {
      throw upgradeRequired();
    },
  });
}
