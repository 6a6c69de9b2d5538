import type { TruthOfFamily } from './truth.ts';

export const performance: TruthOfFamily = {
  'slow': [
    'answers-slow', 'cpu-burnt', 'memory-leaks', 'one-at-a-time', 'one-in-fifty-very-slow', 'one-in-ten-slow', 'slow-start',
    'stands-still-at-times',
    'tools-one-at-a-time', 'every-third-run-slow',
    'refusals-ever-slower',
    'refreshes-slow',
    'halting-answers',
  ],
  'wrong-content': [
    'backoff-constant', 'backoff-missing', 'breaker-lets-through', 'breaker-never-half-opens', 'breaker-never-opens',
    'breaker-shared', 'cache-never-hits', 'cache-stale-after-upload', 'connection-leaked', 'cpu-stands-still', 'hits-not-counted',
    'memory-gauge-constant', 'queries-not-counted', 'refusals-repeated', 'requests-counted-twice', 'requests-not-counted',
    'runs-not-counted', 'sockets-not-counted',
    'cancelled-runs-not-counted',
    'workers-without-limit',
    'waiting-left-out-of-times', 'progress-lags', 'health-never-forgets', 'quality-falls-under-load', 'told-times-differ', 'times-ten-times-too-long',
    'closed-sockets-still-counted',
    'backoff-without-chance', 'half-open-lets-everybody-in',
  ],
  'cross-user-leak': ['cache-serves-anybody'],
  'quality': ['one-in-twenty-refused'],
  'contract-drift': ['stop-is-a-failure'],
  either: {
    // A header that was not agreed, and what it costs.
    'connections-not-kept': ['contract-drift', 'slow'],
    // A limit nobody agreed on, or a service that too often is not there.
    'refuses-a-crowd': ['rate-limit', 'quality'],
    // The platform goes away under those it works for; they see failed runs.
    'shutdown-waits-for-nothing': ['unreachable', 'wrong-content'],
  },
};
