import { pageFault } from './page-fault.ts';

export const sentAgainAfterOffline = pageFault({
  id: 'page/sent-again-after-offline',
  sentence: 'What was written offline is sent twice when the connection is back.',
  noticedBy: [{ by: 'toEqual', says: /of two/ }, { by: 'toContainText', says: /of two/ }, { by: 'toHaveCount', says: /answers that came to a good end\s+Expected: 2\s+Received: [34]/ }],
  sabotage: ({ outgoing }) => {
    let wasOffline = false;
    addEventListener('offline', () => (wasOffline = true));
    outgoing((frame) =>
      frame.type === 'user_message' && wasOffline ? [frame, { ...frame, message_id: `${frame.message_id}-2`, payload: { ...frame.payload, queue: true } }] : [frame],
    );
  },
});
