import type { Fault } from '../fault.ts';
import { alwaysHealthy } from './always-healthy.fault.ts';
import { anotherAgentAnswers } from './another-agent-answers.fault.ts';
import { answerNotStored } from './answer-not-stored.fault.ts';
import { answerStoredTwice } from './answer-stored-twice.fault.ts';
import { answerTruncated } from './answer-truncated.fault.ts';
import { argumentsNotChecked } from './arguments-not-checked.fault.ts';
import { backoffDoesNotGrow } from './backoff-does-not-grow.fault.ts';
import { branchAlwaysTaken } from './branch-always-taken.fault.ts';
import { branchNeverTaken } from './branch-never-taken.fault.ts';
import { breakerNeverOpens } from './breaker-never-opens.fault.ts';
import { cancelDoesNothing } from './cancel-does-nothing.fault.ts';
import { cancelReasonLost } from './cancel-reason-lost.fault.ts';
import { cancelledTwice } from './cancelled-twice.fault.ts';
import { cannedAnswer } from './canned-answer.fault.ts';
import { completedTooEarly } from './completed-too-early.fault.ts';
import { configForAll } from './config-for-all.fault.ts';
import { contextLost } from './context-lost.fault.ts';
import { correlationMixedUp } from './correlation-mixed-up.fault.ts';
import { costOffByACent } from './cost-off-by-a-cent.fault.ts';
import { cutOffToolUntold } from './cut-off-tool-untold.fault.ts';
import { cycleAccepted } from './cycle-accepted.fault.ts';
import { deadAfterFailure } from './dead-after-failure.fault.ts';
import { deadlineEarly } from './deadline-early.fault.ts';
import { deadlineLate } from './deadline-late.fault.ts';
import { answerAltered } from './echo-shouts.fault.ts';
import { failedRunCompleted } from './failed-run-completed.fault.ts';
import { failedStepCompleted } from './failed-step-completed.fault.ts';
import { failureAsSuccess } from './failure-as-success.fault.ts';
import { failuresNotCounted } from './failures-not-counted.fault.ts';
import { handOffWithoutContext } from './hand-off-without-context.fault.ts';
import { loopIgnoresItsEnd } from './loop-ignores-its-end.fault.ts';
import { loopOnceMore } from './loop-once-more.fault.ts';
import { madeUpAmount } from './made-up-amount.fault.ts';
import { madeUpService } from './made-up-service.fault.ts';
import { messageAltered } from './message-altered.fault.ts';
import { messagesNotRecorded } from './messages-not-recorded.fault.ts';
import { neverCompleted } from './never-completed.fault.ts';
import { noCapabilities } from './no-capabilities.fault.ts';
import { noEndTime } from './no-end-time.fault.ts';
import { oneInTenFails } from './one-in-ten-fails.fault.ts';
import { oneInTenIsSlow } from './one-in-ten-is-slow.fault.ts';
import { oneWorkerDoesAll } from './one-worker-does-all.fault.ts';
import { outputNotHandedOn } from './output-not-handed-on.fault.ts';
import { pauseNotKept } from './pause-not-kept.fault.ts';
import { planAsGiven } from './plan-as-given.fault.ts';
import { planNotChecked } from './plan-not-checked.fault.ts';
import { priorityIgnored } from './priority-ignored.fault.ts';
import { queuedAsInProgress } from './queued-as-in-progress.fault.ts';
import { queuedNeverStarts } from './queued-never-starts.fault.ts';
import { registryIncomplete } from './registry-incomplete.fault.ts';
import { requestsOffByOne } from './requests-off-by-one.fault.ts';
import { sameRunId } from './same-run-id.fault.ts';
import { standInNotNamed } from './stand-in-not-named.fault.ts';
import { stepInputLost } from './step-input-lost.fault.ts';
import { stepParentLost } from './step-parent-lost.fault.ts';
import { stepsDoNotWait } from './steps-do-not-wait.fault.ts';
import { stepsOneAtATime } from './steps-one-at-a-time.fault.ts';
import { successAsFailure } from './success-as-failure.fault.ts';
import { timedOutAsFailed } from './timed-out-as-failed.fault.ts';
import { toolIgnoresDataset } from './tool-ignores-dataset.fault.ts';
import { toolIgnoresFilter } from './tool-ignores-filter.fault.ts';
import { toolNotTriedAgain } from './tool-not-tried-again.fault.ts';
import { toolsFailInRuns } from './tools-fail-in-runs.fault.ts';
import { unknownAgentAnswers } from './unknown-agent-answers.fault.ts';
import { unknownDependencyAccepted } from './unknown-dependency-accepted.fault.ts';
import { unknownToolAnswers } from './unknown-tool-answers.fault.ts';
import { workerCountsStuck } from './worker-counts-stuck.fault.ts';
import { workerNotTold } from './worker-not-told.fault.ts';
import { wrongRows } from './wrong-rows.fault.ts';
import { shippedDataForAll } from './shipped-data-for-all.fault.ts';
import { savingsBesideTheSum } from './savings-beside-the-sum.fault.ts';

/** What goes wrong with agents, their runs, tools and model. */
export const AGENT_FAULTS: readonly Fault[] = [
  alwaysHealthy, anotherAgentAnswers, answerNotStored, answerStoredTwice, answerTruncated, argumentsNotChecked,
  backoffDoesNotGrow, branchAlwaysTaken, branchNeverTaken, breakerNeverOpens, cancelDoesNothing, cancelReasonLost, cancelledTwice,
  cannedAnswer, completedTooEarly, configForAll, contextLost, correlationMixedUp, costOffByACent, cutOffToolUntold, cycleAccepted,
  deadAfterFailure, deadlineEarly, deadlineLate, answerAltered, failedRunCompleted, failedStepCompleted, failureAsSuccess,
  failuresNotCounted, handOffWithoutContext, loopIgnoresItsEnd, loopOnceMore, madeUpAmount, madeUpService, messageAltered,
  messagesNotRecorded, neverCompleted, noCapabilities, noEndTime, oneInTenFails, oneInTenIsSlow, oneWorkerDoesAll,
  outputNotHandedOn, pauseNotKept, planAsGiven, planNotChecked, priorityIgnored, queuedAsInProgress, queuedNeverStarts,
  registryIncomplete, requestsOffByOne, sameRunId, standInNotNamed, stepInputLost, stepParentLost, stepsDoNotWait,
  stepsOneAtATime, successAsFailure, timedOutAsFailed, toolIgnoresDataset, toolIgnoresFilter, toolNotTriedAgain, toolsFailInRuns,
  unknownAgentAnswers, unknownDependencyAccepted, unknownToolAnswers, workerCountsStuck, workerNotTold, wrongRows,
  shippedDataForAll,
  savingsBesideTheSum,
];
