import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const findingNotHandedOn: Fault = {
  id: 'agents/finding-not-handed-on',
  sentence: 'A tool in a chain is asked about everything instead of what the one before it found.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /"(cost_usd|matched|requests)"/ }],
  decorate: onTools((execute, name, { service, ...others }, context) => execute(name, context.threadId === undefined && service !== undefined ? { ...others, service } : others, context)),
};
