import { pageFault } from './page-fault.ts';

export const expirySignsOut = pageFault({
  id: 'page/expiry-signs-out',
  sentence: 'A token that expires ends the session, although it could be renewed.',
  noticedBy: [{ by: 'toContainText', says: /Still here/ }, { by: 'toContainText', says: /@touchstone\.test/ }],
  sabotage: ({ requests }) => {
    requests(({ path }, ask) => (path === '/auth/refresh' ? Promise.resolve(new Response('{}', { status: 401 })) : ask()));
  },
});
