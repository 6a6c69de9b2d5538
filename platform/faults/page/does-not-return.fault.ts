import { pageFault } from './page-fault.ts';

export const doesNotReturn = pageFault({
  id: 'page/does-not-return',
  sentence: 'A page whose socket was closed never gets another one.',
  noticedBy: [{ by: 'toEqual', says: /"Reconnecting"/ }],
  sabotage: () => {
    let made = 0;
    globalThis.WebSocket = class extends WebSocket {
      constructor(...[url, protocols]: ConstructorParameters<typeof WebSocket>) {
        made += 1;
        super(made > 1 ? `${String(url)}/gone` : url, protocols);
      }
    };
  },
});
