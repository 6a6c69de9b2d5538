import type { Fault } from '../fault.ts';
import { badTokensLockEverybody } from './bad-tokens-lock-everybody.fault.ts';
import { badTokensNotCounted } from './bad-tokens-not-counted.fault.ts';
import { countedTwice } from './counted-twice.fault.ts';
import { framesNotCounted } from './frames-not-counted.fault.ts';
import { nestingNotLimited } from './nesting-not-limited.fault.ts';
import { neverEnforced } from './never-enforced.fault.ts';
import { oneTooManyAllowed } from './one-too-many-allowed.fault.ts';
import { pageSizeIgnored } from './page-size-ignored.fault.ts';
import { pagesCutShort } from './pages-cut-short.fault.ts';
import { planIgnored } from './plan-ignored.fault.ts';
import { planRefusesItsTools } from './plan-refuses-its-tools.fault.ts';
import { remainingOneTooMany } from './remaining-one-too-many.fault.ts';
import { retryAfterMissing } from './retry-after-missing.fault.ts';
import { retryAfterTooLong } from './retry-after-too-long.fault.ts';
import { runQuotaNeverFreed } from './run-quota-never-freed.fault.ts';
import { runQuotaNotEnforced } from './run-quota-not-enforced.fault.ts';
import { runQuotaShared } from './run-quota-shared.fault.ts';
import { sharedByAll } from './shared-by-all.fault.ts';
import { socketsThrottledNever } from './sockets-throttled-never.fault.ts';
import { windowNeverEnds } from './window-never-ends.fault.ts';

/** How much one may have, and what one is told of it. */
export const LIMITS_FAULTS: readonly Fault[] = [
  badTokensLockEverybody, badTokensNotCounted, countedTwice, framesNotCounted, nestingNotLimited, neverEnforced, oneTooManyAllowed,
  pagesCutShort, pageSizeIgnored, planIgnored, planRefusesItsTools, remainingOneTooMany, retryAfterMissing, retryAfterTooLong,
  runQuotaNeverFreed, runQuotaNotEnforced, runQuotaShared, sharedByAll, socketsThrottledNever, windowNeverEnds,
];
