import type { Fault } from '../fault.ts';

export const failureWithoutItsRecord: Fault = {
  id: 'streaming/failure-without-its-record',
  sentence: 'Records of a run that fails end without the one that says why.',
  parts: ['recordStream.event'],
  noticedBy: [{ by: 'toMatchObject', says: /agent_error/ }],
  decorate: ({ recordStream }) => ({ recordStream: { ...recordStream, event: (event) => (event.type === 'agent_error' ? '' : recordStream.event(event)) } }),
};
