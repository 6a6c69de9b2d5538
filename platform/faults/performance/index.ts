import type { Fault } from '../fault.ts';
import { answersSlow } from './answers-slow.fault.ts';
import { backoffConstant } from './backoff-constant.fault.ts';
import { backoffMissing } from './backoff-missing.fault.ts';
import { backoffWithoutChance } from './backoff-without-chance.fault.ts';
import { breakerLetsThrough } from './breaker-lets-through.fault.ts';
import { breakerNeverHalfOpens } from './breaker-never-half-opens.fault.ts';
import { breakerNeverOpens } from './breaker-never-opens.fault.ts';
import { breakerShared } from './breaker-shared.fault.ts';
import { cacheNeverHits } from './cache-never-hits.fault.ts';
import { cacheServesAnybody } from './cache-serves-anybody.fault.ts';
import { cacheStaleAfterUpload } from './cache-stale-after-upload.fault.ts';
import { cancelledRunsNotCounted } from './cancelled-runs-not-counted.fault.ts';
import { closedSocketsStillCounted } from './closed-sockets-still-counted.fault.ts';
import { connectionLeaked } from './connection-leaked.fault.ts';
import { connectionsNotKept } from './connections-not-kept.fault.ts';
import { cpuBurnt } from './cpu-burnt.fault.ts';
import { cpuStandsStill } from './cpu-stands-still.fault.ts';
import { everyThirdRunSlow } from './every-third-run-slow.fault.ts';
import { halfOpenLetsEverybodyIn } from './half-open-lets-everybody-in.fault.ts';
import { haltingAnswers } from './halting-answers.fault.ts';
import { healthNeverForgets } from './health-never-forgets.fault.ts';
import { hitsNotCounted } from './hits-not-counted.fault.ts';
import { memoryGaugeConstant } from './memory-gauge-constant.fault.ts';
import { memoryLeaks } from './memory-leaks.fault.ts';
import { oneAtATime } from './one-at-a-time.fault.ts';
import { oneInFiftyVerySlow } from './one-in-fifty-very-slow.fault.ts';
import { oneInTenSlow } from './one-in-ten-slow.fault.ts';
import { oneInTwentyRefused } from './one-in-twenty-refused.fault.ts';
import { progressLags } from './progress-lags.fault.ts';
import { qualityFallsUnderLoad } from './quality-falls-under-load.fault.ts';
import { queriesNotCounted } from './queries-not-counted.fault.ts';
import { refreshesSlow } from './refreshes-slow.fault.ts';
import { refusalsEverSlower } from './refusals-ever-slower.fault.ts';
import { refusalsRepeated } from './refusals-repeated.fault.ts';
import { refusesACrowd } from './refuses-a-crowd.fault.ts';
import { requestsCountedTwice } from './requests-counted-twice.fault.ts';
import { requestsNotCounted } from './requests-not-counted.fault.ts';
import { runsNotCounted } from './runs-not-counted.fault.ts';
import { shutdownWaitsForNothing } from './shutdown-waits-for-nothing.fault.ts';
import { slowStart } from './slow-start.fault.ts';
import { socketsNotCounted } from './sockets-not-counted.fault.ts';
import { standsStillAtTimes } from './stands-still-at-times.fault.ts';
import { stopIsAFailure } from './stop-is-a-failure.fault.ts';
import { timesTenTimesTooLong } from './times-ten-times-too-long.fault.ts';
import { toldTimesDiffer } from './told-times-differ.fault.ts';
import { toolsOneAtATime } from './tools-one-at-a-time.fault.ts';
import { waitingLeftOutOfTimes } from './waiting-left-out-of-times.fault.ts';
import { workersWithoutLimit } from './workers-without-limit.fault.ts';

/** What goes wrong with speed, resources, start and end, and with what the platform counts about itself. */
export const PERFORMANCE_FAULTS: readonly Fault[] = [
  answersSlow, backoffConstant, backoffMissing, backoffWithoutChance, breakerLetsThrough, breakerNeverHalfOpens, breakerNeverOpens,
  breakerShared, cacheNeverHits, cacheServesAnybody, cacheStaleAfterUpload, cancelledRunsNotCounted, closedSocketsStillCounted,
  connectionLeaked, connectionsNotKept, cpuBurnt, cpuStandsStill, everyThirdRunSlow, halfOpenLetsEverybodyIn, haltingAnswers,
  healthNeverForgets, hitsNotCounted, memoryGaugeConstant, memoryLeaks, oneAtATime, oneInFiftyVerySlow, oneInTenSlow, oneInTwentyRefused,
  progressLags, qualityFallsUnderLoad, queriesNotCounted, refreshesSlow, refusalsEverSlower, refusalsRepeated, refusesACrowd,
  requestsCountedTwice, requestsNotCounted, runsNotCounted, shutdownWaitsForNothing, slowStart, socketsNotCounted, standsStillAtTimes,
  stopIsAFailure, timesTenTimesTooLong, toldTimesDiffer, toolsOneAtATime, waitingLeftOutOfTimes, workersWithoutLimit,
];
