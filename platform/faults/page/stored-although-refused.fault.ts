import { pageFault } from './page-fault.ts';

export const storedAlthoughRefused = pageFault({
  id: 'page/stored-although-refused',
  sentence: 'Refusing at the provider is told, and a session is stored all the same.',
  noticedBy: [{ by: 'toBeNull', says: /Received: "somebody"/ }],
  sabotage: () => {
    if (location.search.includes('oauth_denied')) addEventListener('load', () => localStorage.setItem('touchstone.session', '{}'));
  },
});
