import type { TruthOfFamily } from './truth.ts';

export const handshake: TruthOfFamily = {
  'origin': ['any-origin-accepted'],
  'contract-drift': [
    'closed-with-1011', 'closed-without-reason', 'greeting-second', 'greeting-twice', 'greeting-without-config',
    'pong-for-another-ping', 'pong-twice', 'refused-with-403', 'refused-without-body',
    'violations-told-as-normal', 'binary-told-as-normal', 'goodbye-with-another-code', 'pongs-empty', 'error-frame-missing',
    'error-frame-without-fields', 'bad-json-is-internal',
  ],
  'stall': ['dead-peer-kept', 'greeting-missing', 'pong-missing', 'refused-in-silence', 'strangers-kept-in-silence', 'dead-peer-given-longer', 'never-given-up'],
  'wrong-content': ['one-connection-id', 'sockets-counted-for-ever'],
  'permission': ['token-in-url-accepted', 'foreign-token-extends', 'header-token-overruled', 'cookie-opens', 'header-names-the-user'],
  'expired': ['expiry-untold', 'expiry-told-wrongly', 'socket-has-its-own-verifier'],
  'accepted-then-closed': ['given-up-unasked'],
  'rate-limit': ['one-place-more', 'one-place-less'],
  either: {
    // A wrong name in a greeting; were it a real one, it would be another’s.
    'greeting-for-somebody-else': ['wrong-content', 'cross-user-leak'],
    // A session that is over goes on; its one sign is a close that does not come.
    'signed-out-socket-stays': ['expired', 'stall'],
  },
};
