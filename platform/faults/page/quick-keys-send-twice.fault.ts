import { pageFault } from './page-fault.ts';

export const quickKeysSendTwice = pageFault({
  id: 'page/quick-keys-send-twice',
  sentence: 'Enter pressed twice sends a message twice.',
  noticedBy: [{ by: 'toHaveText', says: /Once by two keys/ }, { by: 'toHaveCount', says: /answers that came to a good end\s+Expected: 2\s+Received: 3/ }],
  sabotage: ({ type }) => {
    let last = '';
    let at = -Infinity;
    addEventListener(
      'keydown',
      ({ key, target, timeStamp }) => {
        if (key !== 'Enter' || !(target instanceof HTMLTextAreaElement)) return;
        if (target.value === '' && timeStamp - at < 500) type(target, last);
        last = target.value;
        at = timeStamp;
      },
      { capture: true },
    );
  },
});
