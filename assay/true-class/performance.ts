import type { TruthOfFamily } from './truth.ts';

export const performance: TruthOfFamily = {
  'slow': [
    'answers-slow', 'cpu-burnt', 'every-third-run-slow', 'halting-answers', 'memory-leaks', 'one-at-a-time', 'one-in-fifty-very-slow',
    'one-in-ten-slow', 'refreshes-slow', 'refusals-ever-slower', 'slow-start', 'stands-still-at-times', 'tools-one-at-a-time',
  ],
  'wrong-content': [
    'backoff-constant', 'backoff-missing', 'backoff-without-chance', 'breaker-lets-through', 'breaker-never-half-opens',
    'breaker-never-opens', 'breaker-shared', 'cache-never-hits', 'cache-stale-after-upload', 'cancelled-runs-not-counted',
    'closed-sockets-still-counted', 'connection-leaked', 'cpu-stands-still', 'half-open-lets-everybody-in', 'health-never-forgets',
    'hits-not-counted', 'memory-gauge-constant', 'progress-lags', 'quality-falls-under-load', 'queries-not-counted', 'refusals-repeated',
    'requests-counted-twice', 'requests-not-counted', 'runs-not-counted', 'sockets-not-counted', 'times-ten-times-too-long',
    'told-times-differ', 'waiting-left-out-of-times', 'workers-without-limit',
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
