import { guest } from '../auth/let-in.ts';
import type { Fault } from '../fault.ts';

export const strangersKeptInSilence: Fault = {
  id: 'handshake/strangers-kept-in-silence',
  sentence: 'A stranger gets a socket on which nothing is ever said.',
  parts: ['socketRules.credentials', 'tokens.verify', 'wire.frame'],
  noticedBy: [{ by: 'toBeRefused', says: /it was silence after the upgrade/ }],
  silent: true,
  decorate: ({ socketRules, tokens, accounts, wire }) => {
    // A handshake asks for its token and has it verified in the same breath.
    let dialling = false;
    const strangers = new Set<string>();
    return {
      socketRules: {
        ...socketRules,
        credentials(request) {
          dialling = true;
          return socketRules.credentials(request);
        },
      },
      tokens: {
        ...tokens,
        async verify(token) {
          const isHandshake = dialling;
          dialling = false;
          const verdict = await tokens.verify(token);
          if (verdict.ok || !isHandshake) return verdict;
          const principal = await guest(accounts);
          strangers.add(principal.userId);
          return { ok: true, principal };
        },
      },
      wire: { ...wire, frame: (frame) => (frame.type === 'system_message' && strangers.has(frame.data.user_id) ? [] : wire.frame(frame)) },
    };
  },
};
