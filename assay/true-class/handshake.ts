import type { TruthOfFamily } from './truth.ts';

export const handshake: TruthOfFamily = {
  'origin': ['any-origin-accepted'],
  'contract-drift': [
    'closed-with-1011', 'closed-without-reason', 'greeting-second', 'greeting-twice', 'greeting-without-config',
    'pong-for-another-ping', 'pong-twice', 'refused-with-403', 'refused-without-body',
  ],
  'stall': ['dead-peer-kept', 'greeting-missing', 'pong-missing', 'refused-in-silence', 'strangers-kept-in-silence'],
  'wrong-content': ['one-connection-id'],
  'permission': ['token-in-url-accepted'],
  'refused-at-upgrade': ['one-in-ten-refused'],
  either: {
    // A wrong name in a greeting; were it a real one, it would be another’s.
    'greeting-for-somebody-else': ['wrong-content', 'cross-user-leak'],
    // A session that is over goes on; its one sign is a close that does not come.
    'signed-out-socket-stays': ['expired', 'stall'],
  },
};
