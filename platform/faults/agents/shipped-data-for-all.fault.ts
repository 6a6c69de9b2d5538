import type { Fault } from '../fault.ts';

export const shippedDataForAll: Fault = {
  id: 'agents/shipped-data-for-all',
  sentence: 'Agents answer from the data the platform came with, whatever a user has brought.',
  parts: ['datasets.current'],
  noticedBy: [
    { by: 'E_JOURNEY', says: /the answer lacks/ },
    { by: 'E_QUALITY', says: /it does not say|it says/ },
    { by: 'toContain', says: /Expected substring: +"(?:\$|atlas|borealis)/ },
    { by: 'toMatchObject', says: /expected_monthly_savings/ },
  ],
  decorate: ({ datasets }) => ({
    datasets: { ...datasets, current: (userId) => datasets.list(userId).find(({ owner }) => owner === 'shipped') ?? datasets.current(userId) },
  }),
};
