import type { NullPlatform } from './index.ts';

/** Gives back what it gets: bodies and frames. */
export const echoes: NullPlatform = {
  name: 'echoes',
  sentence: 'answers 200 with the body it was sent, and sends every frame back',
  answer: (request, response) => {
    response.writeHead(200, { 'content-type': request.headers['content-type'] ?? 'application/json' });
    request.pipe(response);
  },
  accept: (socket) => void socket.on('message', (data, binary) => socket.send(data, { binary })),
};
