import type { Fault } from '../fault.ts';

export const partsWithoutNumbers: Fault = {
  id: 'streaming/parts-without-numbers',
  sentence: 'Parts have no number, so that nobody can resume after one.',
  parts: ['partStream.event'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"<\d+>"/ }, { by: 'E_JOURNEY', says: /seq|started/ }],
  decorate: ({ partStream }) => ({ partStream: { ...partStream, event: (event) => partStream.event(event).replace(/content-id: .*\r\n/, '') } }),
};
