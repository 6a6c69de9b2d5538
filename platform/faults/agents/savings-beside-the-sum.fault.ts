import type { Fault } from '../fault.ts';

export const savingsBesideTheSum: Fault = {
  id: 'agents/savings-beside-the-sum',
  sentence: 'A report promises more than its recommendations add up to.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'toBe', says: /Expected: [\d.]+\s+Received: [\d.]+/ }, { by: 'toEqual', says: /"monthly_amount"/ }],
  decorate: ({ eventStream }) => ({
    eventStream: {
      ...eventStream,
      event(event) {
        if (event.type !== 'final_report') return eventStream.event(event);
        const { cost_savings: savings } = event.payload;
        return eventStream.event({ ...event, payload: { ...event.payload, cost_savings: { ...savings, monthly_amount: savings.monthly_amount + 1 } } });
      },
    },
  }),
};
