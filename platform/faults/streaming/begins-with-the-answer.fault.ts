import type { Fault } from '../fault.ts';

export const beginsWithTheAnswer: Fault = {
  id: 'streaming/begins-with-the-answer',
  sentence: 'A stream holds its first events back until there is a piece of the answer.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'E_STREAM', says: /more bytes within \d+ ms/ }],
  silent: true,
  decorate: ({ eventStream }) => {
    const held = new Map<string | null, string>();
    return {
      eventStream: {
        ...eventStream,
        event(event) {
          const text = `${held.get(event.run_id) ?? ''}${eventStream.event(event)}`;
          const speaks = event.type === 'partial_result' || held.get(event.run_id) === '';
          held.set(event.run_id, speaks ? '' : text);
          return speaks ? text : '';
        },
      },
    };
  },
};
