import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Core } from '../core.ts';
import { registryOf } from './metrics.ts';

interface Connection {
  readonly id: string;
  requests: number;
}
const connections = new WeakMap<Socket, Connection>();

/** Counts connections, and on each the requests it carried: what is kept alive shows in the difference. */
export function countConnections(app: FastifyInstance, core: Core): void {
  const { connections: accepted, openConnections } = registryOf(core);
  app.server.on('connection', (socket: Socket) => {
    accepted.inc();
    openConnections.inc();
    socket.once('close', () => openConnections.dec());
    connections.set(socket, { id: `net_${randomBytes(8).toString('hex')}`, requests: 0 });
  });
  app.addHook('onRequest', async ({ raw }) => {
    const connection = connections.get(raw.socket);
    if (connection) connection.requests += 1;
  });
}

/** The connection a request came on; injected requests have none. */
export const connectionOf = ({ raw }: FastifyRequest): Readonly<Connection> => connections.get(raw.socket) ?? { id: 'none', requests: 1 };
