import { guest } from '../auth/let-in.ts';
import type { Fault } from '../fault.ts';

export const strangersKeptInSilence: Fault = {
  id: 'handshake/strangers-kept-in-silence',
  sentence: 'A stranger gets a socket on which nothing is ever said.',
  parts: ['tokens.verify', 'wire.frame'],
  noticedBy: [{ by: 'toBeRefused', says: /it was silence after the upgrade/ }, { by: 'toBeProblem', says: /the status is \d+, not 401/ }],
  silent: true,
  decorate: ({ tokens, accounts, wire }) => {
    const strangers = new Set<string>();
    return {
      tokens: {
        ...tokens,
        async verify(token) {
          const verdict = await tokens.verify(token);
          if (verdict.ok) return verdict;
          const principal = await guest(accounts);
          strangers.add(principal.userId);
          return { ok: true, principal };
        },
      },
      wire: { ...wire, frame: (frame) => (frame.type === 'system_message' && strangers.has(frame.data.user_id) ? [] : wire.frame(frame)) },
    };
  },
};
