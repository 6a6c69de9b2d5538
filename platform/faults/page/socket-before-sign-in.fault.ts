import { pageFault } from './page-fault.ts';

export const socketBeforeSignIn = pageFault({
  id: 'page/socket-before-sign-in',
  sentence: 'The sign-in page opens a socket of nobody.',
  noticedBy: [{ by: 'toEqual', says: /opened/ }],
  sabotage: () => {
    if (location.pathname === '/sign-in') Reflect.construct(WebSocket, [`${location.origin.replace('http', 'ws')}/ws`]);
  },
});
