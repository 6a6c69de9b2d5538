import type { Fault } from '../fault.ts';

export const streamsOfEverybodyListed: Fault = {
  id: 'streaming/streams-of-everybody-listed',
  sentence: 'Whoever asks for their open streams is told those of others too.',
  parts: ['openStreams.list', 'openStreams.watch'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"run_id"/ }],
  decorate: ({ openStreams }) => ({
    openStreams: { ...openStreams, list: () => openStreams.list('everybody'), watch: (_userId, look) => openStreams.watch('everybody', look) },
  }),
};
