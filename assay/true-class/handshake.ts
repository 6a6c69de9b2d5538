import type { TruthOfFamily } from './truth.ts';

export const handshake: TruthOfFamily = {
  'origin': ['any-origin-accepted'],
  'contract-drift': [
    'bad-json-is-internal', 'binary-told-as-normal', 'closed-with-1011', 'closed-without-reason', 'error-frame-missing',
    'error-frame-without-fields', 'goodbye-with-another-code', 'greeting-second', 'greeting-twice', 'greeting-without-config',
    'pong-for-another-ping', 'pong-twice', 'pongs-empty', 'refused-with-403', 'refused-without-body', 'violations-told-as-normal',
    'host-not-asked-for', 'missing-key-crashes', 'old-version-taken', 'version-not-offered',
  ],
  'stall': [
    'dead-peer-given-longer', 'dead-peer-kept', 'deaf-after-silence', 'greeting-missing', 'never-given-up', 'pong-missing',
    'refused-in-silence', 'strangers-kept-in-silence',
  ],
  'wrong-content': ['one-connection-id', 'sockets-counted-for-ever'],
  'permission': ['cookie-opens', 'foreign-token-extends', 'header-names-the-user', 'header-token-overruled', 'token-in-url-accepted'],
  'expired': ['expiry-told-wrongly', 'expiry-untold', 'socket-has-its-own-verifier'],
  'accepted-then-closed': ['given-up-unasked'],
  'rate-limit': ['one-place-less', 'one-place-more'],
  'refused-at-upgrade': ['one-in-ten-refused'],
  either: {
    // A wrong name in a greeting; were it a real one, it would be another’s.
    'greeting-for-somebody-else': ['wrong-content', 'cross-user-leak'],
    // A session that is over goes on; its one sign is a close that does not come.
    'signed-out-socket-stays': ['expired', 'stall'],
  },
};
