import type { Fault } from '../fault.ts';

export const oneTimeCodeRaced: Fault = {
  id: 'auth/one-time-code-raced',
  sentence: 'A one-time code that is used twice at the same time opens both doors.',
  parts: ['oauth.exchange'],
  noticedBy: [{ by: 'toEqual', says: /of two at the same time one/ }],
  decorate: ({ oauth }) => {
    const underWay = new Map<string, ReturnType<typeof oauth.exchange>>();
    return {
      oauth: {
        ...oauth,
        exchange(code, userAgent) {
          const exchange = underWay.get(code) ?? oauth.exchange(code, userAgent);
          underWay.set(code, exchange);
          return exchange;
        },
      },
    };
  },
};
