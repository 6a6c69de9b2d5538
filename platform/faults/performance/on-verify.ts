import type { Decorator } from '../../services.ts';

/** Something done before the token of each call is looked at: to wait, or to refuse. `count` goes on for each set of services. */
export function beforeEachCall(act: (count: number) => Promise<unknown>): Decorator {
  return ({ tokens }) => {
    let count = 0;
    return {
      tokens: {
        ...tokens,
        async verify(token) {
          count += 1;
          await act(count);
          return tokens.verify(token);
        },
      },
    };
  };
}
