import { pageFault } from './page-fault.ts';

export const codeInAddress = pageFault({
  id: 'page/code-in-address',
  sentence: 'The one-time code of the provider stays in the address.',
  noticedBy: [{ by: 'toEqual', says: /code=/ }],
  sabotage: () => {
    const { search } = location;
    const replaceState = history.replaceState.bind(history);
    history.replaceState = (data, unused, url) => replaceState(data, unused, url === '/' ? url + search : url);
  },
});
