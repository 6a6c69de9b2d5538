import type { Fault } from '../fault.ts';

export const lastBoundaryMissing: Fault = {
  id: 'streaming/last-boundary-missing',
  sentence: 'The parts of a run are never closed.',
  parts: ['partStream.end'],
  noticedBy: [{ by: 'toMatch', says: /--run-events/ }],
  decorate: ({ partStream }) => ({ partStream: { ...partStream, end: (end) => partStream.end(end).replace(/--\r\n$/, '') } }),
};
