import type { Fault } from '../fault.ts';
import { onAnswer } from '../api/on-answer.ts';

export const discoveryTellsInnerAddress: Fault = {
  id: 'operations/discovery-tells-inner-address',
  sentence: 'Discovery tells where the API was on the developer’s machine.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"(?:api_url": ")?http:\/\/localhost:8000/ }],
  decorate: onAnswer('GET /api/discovery/services', (_reply, body) => ({
    ...body,
    services: {
      backend: { url: 'http://localhost:8000', api_url: 'http://localhost:8000/api', ws_url: 'ws://localhost:8000/ws' },
      auth: { url: 'http://localhost:8000' },
      frontend: { url: 'http://localhost:8000' },
    },
  })),
};
