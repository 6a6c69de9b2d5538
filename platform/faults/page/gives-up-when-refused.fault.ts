import { pageFault } from './page-fault.ts';

export const givesUpWhenRefused = pageFault({
  id: 'page/gives-up-when-refused',
  sentence: 'A page that was refused once does not ask again.',
  noticedBy: [{ by: 'toHaveText', says: /Expected: +"Connected"\s+Received: +"Reconnecting"/ }],
  sabotage: () => {
    let refused = false;
    globalThis.WebSocket = class extends WebSocket {
      constructor(...[url, protocols]: ConstructorParameters<typeof WebSocket>) {
        super(refused ? `${String(url)}/gone` : url, protocols);
        this.addEventListener('error', () => (refused = true));
      }
    };
  },
});
