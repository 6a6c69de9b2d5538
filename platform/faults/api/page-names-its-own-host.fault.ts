import type { Fault } from '../fault.ts';

export const pageNamesItsOwnHost: Fault = {
  id: 'api/page-names-its-own-host',
  sentence: 'The page loads its scripts from the address of the machine, not from where the page came from.',
  parts: ['pages.index'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"http:\/\/10\.0\.0\.7/ }, { by: 'E_TARGET_FOREIGN', says: /10\.0\.0\.7/ }],
  decorate: ({ pages }) => ({ pages: { ...pages, index: async () => (await pages.index()).replaceAll('="/assets/', '="http://10.0.0.7:8000/assets/') } }),
};
