import type { Fault } from '../fault.ts';

export const cacheable: Fault = {
  id: 'streaming/cacheable',
  sentence: 'A proxy may keep a stream and give it to the next one who asks.',
  parts: ['eventStream.headers'],
  noticedBy: [{ by: 'toContain', says: /no-store/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, headers: () => ({ ...eventStream.headers(), 'cache-control': 'public, max-age=60' }) } }),
};
