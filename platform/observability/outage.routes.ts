import { outageList } from '#contracts/outage.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

export function registerOutageRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.outages, summary: 'When dependencies were down, and how long it took; admins only', auth: 'admin', answers: { 200: outageList },
    handler: ({ services }) => services.outages.list(),
  });
}
