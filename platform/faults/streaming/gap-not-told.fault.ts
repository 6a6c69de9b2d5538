import type { Fault } from '../fault.ts';

export const gapNotTold: Fault = {
  id: 'streaming/gap-not-told',
  sentence: 'A stream that is resumed too late goes on where it can and does not tell what is missing.',
  parts: ['eventStream.missed'],
  noticedBy: [{ by: 'toEqual', says: /first_kept_seq/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, missed: () => '' } }),
};
