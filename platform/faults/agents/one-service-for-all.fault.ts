import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const oneServiceForAll: Fault = {
  id: 'agents/one-service-for-all',
  sentence: 'Tools that are asked about one service look at all of them within a run.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"requests"|"samples"/ }, { by: 'toEqual', says: /"service": "tickets"|"requests"/ }, { by: 'E_QUALITY', says: /it says \| tickets/ }],
  decorate: onTools((execute, name, args, context) => {
    const { service: _service, ...others } = args;
    return execute(name, context.threadId === undefined ? args : others, context);
  }),
};
