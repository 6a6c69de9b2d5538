import { alwaysHealthy } from './always-healthy.fault.ts';
import { backoffDoesNotGrow } from './backoff-does-not-grow.fault.ts';
import { branchAlwaysTaken } from './branch-always-taken.fault.ts';
import { branchNeverTaken } from './branch-never-taken.fault.ts';
import { breakerNeverOpens } from './breaker-never-opens.fault.ts';
import { correlationMixedUp } from './correlation-mixed-up.fault.ts';
import { cutOffToolUntold } from './cut-off-tool-untold.fault.ts';
import { cycleAccepted } from './cycle-accepted.fault.ts';
import { deadlineEarly } from './deadline-early.fault.ts';
import { deadlineLate } from './deadline-late.fault.ts';
import { failedStepCompleted } from './failed-step-completed.fault.ts';
import { failuresNotCounted } from './failures-not-counted.fault.ts';
import { handOffWithoutContext } from './hand-off-without-context.fault.ts';
import { loopIgnoresItsEnd } from './loop-ignores-its-end.fault.ts';
import { loopOnceMore } from './loop-once-more.fault.ts';
import { messageAltered } from './message-altered.fault.ts';
import { messagesNotRecorded } from './messages-not-recorded.fault.ts';
import { oneWorkerDoesAll } from './one-worker-does-all.fault.ts';
import { outputNotHandedOn } from './output-not-handed-on.fault.ts';
import { pauseNotKept } from './pause-not-kept.fault.ts';
import { planAsGiven } from './plan-as-given.fault.ts';
import { priorityIgnored } from './priority-ignored.fault.ts';
import { standInNotNamed } from './stand-in-not-named.fault.ts';
import { stepInputLost } from './step-input-lost.fault.ts';
import { stepParentLost } from './step-parent-lost.fault.ts';
import { stepsDoNotWait } from './steps-do-not-wait.fault.ts';
import { stepsOneAtATime } from './steps-one-at-a-time.fault.ts';
import { timedOutAsFailed } from './timed-out-as-failed.fault.ts';
import { toolNotTriedAgain } from './tool-not-tried-again.fault.ts';
import { unknownDependencyAccepted } from './unknown-dependency-accepted.fault.ts';
import { workerCountsStuck } from './worker-counts-stuck.fault.ts';
import { workerNotTold } from './worker-not-told.fault.ts';
import type { Fault } from '../fault.ts';

/** What goes wrong when agents work together, and with those who work on their runs. */
export const ORCHESTRATION_FAULTS: readonly Fault[] = [
  alwaysHealthy,
  backoffDoesNotGrow,
  branchAlwaysTaken,
  branchNeverTaken,
  breakerNeverOpens,
  correlationMixedUp,
  cutOffToolUntold,
  cycleAccepted,
  deadlineEarly,
  deadlineLate,
  failedStepCompleted,
  failuresNotCounted,
  handOffWithoutContext,
  loopIgnoresItsEnd,
  loopOnceMore,
  messageAltered,
  messagesNotRecorded,
  oneWorkerDoesAll,
  outputNotHandedOn,
  pauseNotKept,
  planAsGiven,
  priorityIgnored,
  standInNotNamed,
  stepInputLost,
  stepParentLost,
  stepsDoNotWait,
  stepsOneAtATime,
  timedOutAsFailed,
  toolNotTriedAgain,
  unknownDependencyAccepted,
  workerCountsStuck,
  workerNotTold,
];
