import type { FastifyInstance } from 'fastify';
import { Failure } from '../problem.ts';
import { PAGE_FAULTS } from './page/index.ts';
import { FAULT_SCRIPTS } from './page/page-fault.ts';

/** The scripts of page faults, for any browser: a page cannot send the key of the control plane with a script it loads. */
export function registerFaultScripts(app: FastifyInstance): void {
  app.get<{ Params: { file: string } }>(`${FAULT_SCRIPTS}:file`, (request, reply) => {
    const fault = PAGE_FAULTS.find(({ id }) => `${id}.js` === `page/${request.params.file}`);
    if (!fault) throw new Failure('NOT_FOUND', 'There is nothing at this address.');
    return reply.type('text/javascript; charset=utf-8').send(fault.script);
  });
}
