import type { NullPlatform } from './index.ts';

/** Refuses everybody everything, sockets before the upgrade. */
export const refuses: NullPlatform = {
  name: 'refuses',
  sentence: 'answers 403 to everything and refuses every socket',
  answer: (request, response) => {
    request.resume();
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"detail":"Forbidden"}');
  },
};
