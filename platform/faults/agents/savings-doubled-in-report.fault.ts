import type { Fault } from '../fault.ts';

export const savingsDoubledInReport: Fault = {
  id: 'agents/savings-doubled-in-report',
  sentence: 'A report promises twice the savings that were found.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toMatchObject', says: /"monthly_amount"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append(event) {
        if (!('cost_savings' in event.payload)) return journal.append(event);
        const { cost_savings: savings } = event.payload;
        return journal.append({ ...event, payload: { ...event.payload, cost_savings: { ...savings, monthly_amount: 2 * savings.monthly_amount } } });
      },
    },
  }),
};
