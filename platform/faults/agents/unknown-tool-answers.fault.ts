import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const unknownToolAnswers: Fault = {
  id: 'agents/unknown-tool-answers',
  sentence: 'A tool that does not exist succeeds.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate: (services) =>
    onTools((execute, name, ...rest) => (services.tools.list().some((tool) => tool.name === name) ? execute(name, ...rest) : Promise.resolve({})))(services),
};
