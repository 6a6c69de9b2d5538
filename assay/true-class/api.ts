import type { TruthOfFamily } from './truth.ts';

export const api: TruthOfFamily = {
  'contract-drift': [
    'ack-with-another-id', 'allow-missing', 'any-media-type-taken', 'cancelled-twice', 'case-of-paths-forgiven', 'challenge-missing',
    'challenge-of-another-kind', 'conflict-is-500', 'created-with-200', 'field-not-agreed', 'forwarded-host-believed', 'framing-allowed',
    'get-always-allowed', 'inline-scripts-allowed', 'invalid-input-crashes', 'invalid-input-is-400', 'location-leads-past-the-proxy',
    'location-missing', 'number-as-text', 'problem-as-plain-json', 'problem-without-code', 'redirect-not-kept', 'refusal-with-200',
    'request-id-of-another', 'run-without-error', 'session-in-cookie', 'software-told', 'stack-in-detail', 'strict-transport-too-short',
    'thread-without-metadata', 'unknown-is-500', 'unreadable-body-is-500', 'wrong-fields-not-told',
    'nested-field-told-without-its-place', 'unknown-field-not-named',
  ],
  'wrong-content': [
    'agent-missing', 'agent-with-two-ids', 'agent-without-capabilities', 'agents-miscounted', 'config-without-tools',
    'execution-without-response', 'offset-off-by-one', 'one-run-id-for-all', 'page-names-its-own-host', 'queued-told-as-running',
    'time-in-nanoseconds', 'tools-miscounted', 'total-counts-the-page',
    'refused-thread-created',
  ],
  either: {
    // A link of another form than agreed, and one that leads elsewhere.
    'link-by-forwarded-host': ['contract-drift', 'wrong-content'],
  },
};
