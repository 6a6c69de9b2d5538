import type { NullPlatform } from './index.ts';

/** All is well and nothing is there; sockets open and stay silent. */
export const answersEmpty: NullPlatform = {
  name: 'answers-empty',
  sentence: 'answers 200 {} to everything and accepts every socket silently',
  answer: (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  },
  accept: (socket) => {
    socket.resume();
  },
};
