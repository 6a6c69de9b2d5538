import type { Fault } from '../fault.ts';
import { aliasesForgotten } from './aliases-forgotten.fault.ts';
import { allAskedTheSame } from './all-asked-the-same.fault.ts';
import { alwaysHealthy } from './always-healthy.fault.ts';
import { amountsRoundedUp } from './amounts-rounded-up.fault.ts';
import { anomaliesOverlooked } from './anomalies-overlooked.fault.ts';
import { anotherAgentAnswers } from './another-agent-answers.fault.ts';
import { answerBeforeTools } from './answer-before-tools.fault.ts';
import { answerNotStored } from './answer-not-stored.fault.ts';
import { answerStoredTwice } from './answer-stored-twice.fault.ts';
import { answerTruncated } from './answer-truncated.fault.ts';
import { anyDataWillDo } from './any-data-will-do.fault.ts';
import { argumentsNotChecked } from './arguments-not-checked.fault.ts';
import { backoffDoesNotGrow } from './backoff-does-not-grow.fault.ts';
import { barrierOpensEarly } from './barrier-opens-early.fault.ts';
import { branchAlwaysTaken } from './branch-always-taken.fault.ts';
import { branchNeverTaken } from './branch-never-taken.fault.ts';
import { breakerNeverOpens } from './breaker-never-opens.fault.ts';
import { busiestWorkerFirst } from './busiest-worker-first.fault.ts';
import { busyAgentUnlisted } from './busy-agent-unlisted.fault.ts';
import { callerContextDropped } from './caller-context-dropped.fault.ts';
import { callsOfOneId } from './calls-of-one-id.fault.ts';
import { cancelDoesNothing } from './cancel-does-nothing.fault.ts';
import { cancelReasonLost } from './cancel-reason-lost.fault.ts';
import { cancelledTwice } from './cancelled-twice.fault.ts';
import { cannedAnswer } from './canned-answer.fault.ts';
import { certificationIgnored } from './certification-ignored.fault.ts';
import { chainEndsAtFailure } from './chain-ends-at-failure.fault.ts';
import { changeOfWrongSign } from './change-of-wrong-sign.fault.ts';
import { chartOfAnotherKind } from './chart-of-another-kind.fault.ts';
import { chartWithoutTheLast } from './chart-without-the-last.fault.ts';
import { completedTooEarly } from './completed-too-early.fault.ts';
import { confidenceAlwaysFull } from './confidence-always-full.fault.ts';
import { configForAll } from './config-for-all.fault.ts';
import { configuredLimitToldWrong } from './configured-limit-told-wrong.fault.ts';
import { contextLost } from './context-lost.fault.ts';
import { contextOneExchangeDeep } from './context-one-exchange-deep.fault.ts';
import { correctionDropsTooMuch } from './correction-drops-too-much.fault.ts';
import { correctionOnlyTold } from './correction-only-told.fault.ts';
import { correlationMixedUp } from './correlation-mixed-up.fault.ts';
import { costOffByACent } from './cost-off-by-a-cent.fault.ts';
import { cutOffToolUntold } from './cut-off-tool-untold.fault.ts';
import { cycleAccepted } from './cycle-accepted.fault.ts';
import { deadAfterFailure } from './dead-after-failure.fault.ts';
import { deadlineEarly } from './deadline-early.fault.ts';
import { deadlineLate } from './deadline-late.fault.ts';
import { dearestFirst } from './dearest-first.fault.ts';
import { degradationUntold } from './degradation-untold.fault.ts';
import { degradedAsSuccess } from './degraded-as-success.fault.ts';
import { degradedToldAsWhole } from './degraded-told-as-whole.fault.ts';
import { dependenciesIgnored } from './dependencies-ignored.fault.ts';
import { durationInSeconds } from './duration-in-seconds.fault.ts';
import { answerAltered } from './echo-shouts.fault.ts';
import { failedHandOffCompleted } from './failed-hand-off-completed.fault.ts';
import { failedRunCompleted } from './failed-run-completed.fault.ts';
import { failedStepCompleted } from './failed-step-completed.fault.ts';
import { failureAsSuccess } from './failure-as-success.fault.ts';
import { failuresAllAlike } from './failures-all-alike.fault.ts';
import { failuresNotCounted } from './failures-not-counted.fault.ts';
import { findingNotHandedOn } from './finding-not-handed-on.fault.ts';
import { findingsLeftOutOfFallback } from './findings-left-out-of-fallback.fault.ts';
import { firstVoteDecides } from './first-vote-decides.fault.ts';
import { givesUpAfterOneFailure } from './gives-up-after-one-failure.fault.ts';
import { growthForgotten } from './growth-forgotten.fault.ts';
import { handOffKnowsTheLastOnly } from './hand-off-knows-the-last-only.fault.ts';
import { handOffWithoutContext } from './hand-off-without-context.fault.ts';
import { insidesInRetry } from './insides-in-retry.fault.ts';
import { lastPieceOfTimeOnly } from './last-piece-of-time-only.fault.ts';
import { longHandOversCut } from './long-hand-overs-cut.fault.ts';
import { loopIgnoresItsEnd } from './loop-ignores-its-end.fault.ts';
import { loopOnceMore } from './loop-once-more.fault.ts';
import { madeUpAmount } from './made-up-amount.fault.ts';
import { madeUpService } from './made-up-service.fault.ts';
import { medianIsMean } from './median-is-mean.fault.ts';
import { messageAltered } from './message-altered.fault.ts';
import { messageDatedWhenRead } from './message-dated-when-read.fault.ts';
import { messagesNotRecorded } from './messages-not-recorded.fault.ts';
import { missingToolsUntold } from './missing-tools-untold.fault.ts';
import { monthOf31Days } from './month-of-31-days.fault.ts';
import { namesInAnyCase } from './names-in-any-case.fault.ts';
import { neverCompleted } from './never-completed.fault.ts';
import { newestRunUnlisted } from './newest-run-unlisted.fault.ts';
import { noCapabilities } from './no-capabilities.fault.ts';
import { noEndTime } from './no-end-time.fault.ts';
import { nonsenseNotAskedAgain } from './nonsense-not-asked-again.fault.ts';
import { oneInTenFails } from './one-in-ten-fails.fault.ts';
import { oneInTenIsSlow } from './one-in-ten-is-slow.fault.ts';
import { oneRequestLostInRuns } from './one-request-lost-in-runs.fault.ts';
import { oneSenderRecorded } from './one-sender-recorded.fault.ts';
import { oneServiceForAll } from './one-service-for-all.fault.ts';
import { oneWorkerDoesAll } from './one-worker-does-all.fault.ts';
import { onlyTheFirstReference } from './only-the-first-reference.fault.ts';
import { outageUnlisted } from './outage-unlisted.fault.ts';
import { outputNotHandedOn } from './output-not-handed-on.fault.ts';
import { ownWordsForgotten } from './own-words-forgotten.fault.ts';
import { p50IsMean } from './p50-is-mean.fault.ts';
import { partialDataSuffice } from './partial-data-suffice.fault.ts';
import { pauseNotKept } from './pause-not-kept.fault.ts';
import { percentilesInterpolated } from './percentiles-interpolated.fault.ts';
import { piecesMixedUp } from './pieces-mixed-up.fault.ts';
import { planAsGiven } from './plan-as-given.fault.ts';
import { planNotChecked } from './plan-not-checked.fault.ts';
import { policyIgnored } from './policy-ignored.fault.ts';
import { pricedForAllServices } from './priced-for-all-services.fault.ts';
import { priorityIgnored } from './priority-ignored.fault.ts';
import { progressStartsAnew } from './progress-starts-anew.fault.ts';
import { progressStopsShort } from './progress-stops-short.fault.ts';
import { queueBackwards } from './queue-backwards.fault.ts';
import { queuedAsInProgress } from './queued-as-in-progress.fault.ts';
import { queuedNeverStarts } from './queued-never-starts.fault.ts';
import { rateOfAllWorkloads } from './rate-of-all-workloads.fault.ts';
import { registryIncomplete } from './registry-incomplete.fault.ts';
import { requestsOffByOne } from './requests-off-by-one.fault.ts';
import { routedToTheDearest } from './routed-to-the-dearest.fault.ts';
import { ruleNotApplied } from './rule-not-applied.fault.ts';
import { sameRunId } from './same-run-id.fault.ts';
import { savingsBesideTheSum } from './savings-beside-the-sum.fault.ts';
import { savingsCountedTwice } from './savings-counted-twice.fault.ts';
import { savingsDoubledInReport } from './savings-doubled-in-report.fault.ts';
import { savingsOfTheOthers } from './savings-of-the-others.fault.ts';
import { savingsOfThePeriod } from './savings-of-the-period.fault.ts';
import { secondSourceSameProvider } from './second-source-same-provider.fault.ts';
import { shippedDataForAll } from './shipped-data-for-all.fault.ts';
import { slowestAsP95 } from './slowest-as-p95.fault.ts';
import { slowestHourAsP95 } from './slowest-hour-as-p95.fault.ts';
import { smallSavingsLeftOut } from './small-savings-left-out.fault.ts';
import { smallTalkAnalysed } from './small-talk-analysed.fault.ts';
import { stageSkippedToldAsPassed } from './stage-skipped-told-as-passed.fault.ts';
import { standInNotNamed } from './stand-in-not-named.fault.ts';
import { stepInputLost } from './step-input-lost.fault.ts';
import { stepOfAnotherRun } from './step-of-another-run.fault.ts';
import { stepParentLost } from './step-parent-lost.fault.ts';
import { stepsDoNotWait } from './steps-do-not-wait.fault.ts';
import { stepsOneAtATime } from './steps-one-at-a-time.fault.ts';
import { stoppedStepsLeftOpen } from './stopped-steps-left-open.fault.ts';
import { successAsFailure } from './success-as-failure.fault.ts';
import { summaryOfNewestData } from './summary-of-newest-data.fault.ts';
import { supplierLeftOut } from './supplier-left-out.fault.ts';
import { supplierOfNowhere } from './supplier-of-nowhere.fault.ts';
import { talkForgottenInWorkflows } from './talk-forgotten-in-workflows.fault.ts';
import { timedOutAsFailed } from './timed-out-as-failed.fault.ts';
import { toolCallsCapped } from './tool-calls-capped.fault.ts';
import { toolIgnoresDataset } from './tool-ignores-dataset.fault.ts';
import { toolIgnoresFilter } from './tool-ignores-filter.fault.ts';
import { toolNotTriedAgain } from './tool-not-tried-again.fault.ts';
import { toolResultNotReturned } from './tool-result-not-returned.fault.ts';
import { toolsFailInRuns } from './tools-fail-in-runs.fault.ts';
import { toolsOneAtATime } from './tools-one-at-a-time.fault.ts';
import { triageCategoryMixedUp } from './triage-category-mixed-up.fault.ts';
import { triageEntitiesLost } from './triage-entities-lost.fault.ts';
import { triageNeverDoubts } from './triage-never-doubts.fault.ts';
import { turnsExchanged } from './turns-exchanged.fault.ts';
import { unavailableAfterOneFailure } from './unavailable-after-one-failure.fault.ts';
import { unknownAgentAnswers } from './unknown-agent-answers.fault.ts';
import { unknownDependencyAccepted } from './unknown-dependency-accepted.fault.ts';
import { unknownToolAnswers } from './unknown-tool-answers.fault.ts';
import { uploadAskedForAnyway } from './upload-asked-for-anyway.fault.ts';
import { urgencyOverlooked } from './urgency-overlooked.fault.ts';
import { violationsCountedAsTold } from './violations-counted-as-told.fault.ts';
import { voteWithoutMajority } from './vote-without-majority.fault.ts';
import { workerCountsStuck } from './worker-counts-stuck.fault.ts';
import { workerNotTold } from './worker-not-told.fault.ts';
import { wrongRecordBlamed } from './wrong-record-blamed.fault.ts';
import { wrongRows } from './wrong-rows.fault.ts';
import { brokenOffAnswerStored } from './broken-off-answer-stored.fault.ts';
import { ordersInDataObeyed } from './orders-in-data-obeyed.fault.ts';

/** What goes wrong with agents, their runs, tools and model. */
export const AGENT_FAULTS: readonly Fault[] = [
  aliasesForgotten, allAskedTheSame, alwaysHealthy, amountsRoundedUp, anomaliesOverlooked, anotherAgentAnswers, answerAltered,
  answerBeforeTools, answerNotStored, answerStoredTwice, answerTruncated, anyDataWillDo, argumentsNotChecked, backoffDoesNotGrow,
  barrierOpensEarly, branchAlwaysTaken, branchNeverTaken, breakerNeverOpens, busiestWorkerFirst, busyAgentUnlisted, callerContextDropped,
  callsOfOneId, cancelDoesNothing, cancelledTwice, cancelReasonLost, cannedAnswer, certificationIgnored, chainEndsAtFailure,
  changeOfWrongSign, chartOfAnotherKind, chartWithoutTheLast, completedTooEarly, confidenceAlwaysFull, configForAll,
  configuredLimitToldWrong, contextLost, contextOneExchangeDeep, correctionDropsTooMuch, correctionOnlyTold, correlationMixedUp,
  costOffByACent, cutOffToolUntold, cycleAccepted, deadAfterFailure, deadlineEarly, deadlineLate, dearestFirst, degradationUntold,
  degradedAsSuccess, degradedToldAsWhole, dependenciesIgnored, durationInSeconds, failedHandOffCompleted, failedRunCompleted,
  failedStepCompleted, failureAsSuccess, failuresAllAlike, failuresNotCounted, findingNotHandedOn, findingsLeftOutOfFallback,
  firstVoteDecides, givesUpAfterOneFailure, growthForgotten, handOffKnowsTheLastOnly, handOffWithoutContext, insidesInRetry,
  lastPieceOfTimeOnly, longHandOversCut, loopIgnoresItsEnd, loopOnceMore, madeUpAmount, madeUpService, medianIsMean, messageAltered,
  messageDatedWhenRead, messagesNotRecorded, missingToolsUntold, monthOf31Days, namesInAnyCase, neverCompleted, newestRunUnlisted,
  noCapabilities, noEndTime, nonsenseNotAskedAgain, oneInTenFails, oneInTenIsSlow, oneRequestLostInRuns, oneSenderRecorded,
  oneServiceForAll, oneWorkerDoesAll, onlyTheFirstReference, outageUnlisted, outputNotHandedOn, ownWordsForgotten, p50IsMean,
  partialDataSuffice, pauseNotKept, percentilesInterpolated, piecesMixedUp, planAsGiven, planNotChecked, policyIgnored,
  pricedForAllServices, priorityIgnored, progressStartsAnew, progressStopsShort, queueBackwards, queuedAsInProgress, queuedNeverStarts,
  rateOfAllWorkloads, registryIncomplete, requestsOffByOne, routedToTheDearest, ruleNotApplied, sameRunId, savingsBesideTheSum,
  savingsCountedTwice, savingsDoubledInReport, savingsOfTheOthers, savingsOfThePeriod, secondSourceSameProvider, shippedDataForAll,
  slowestAsP95, slowestHourAsP95, smallSavingsLeftOut, smallTalkAnalysed, stageSkippedToldAsPassed, standInNotNamed, stepInputLost,
  stepOfAnotherRun, stepParentLost, stepsDoNotWait, stepsOneAtATime, stoppedStepsLeftOpen, successAsFailure, summaryOfNewestData,
  supplierLeftOut, supplierOfNowhere, talkForgottenInWorkflows, timedOutAsFailed, toolCallsCapped, toolIgnoresDataset, toolIgnoresFilter,
  toolNotTriedAgain, toolResultNotReturned, toolsFailInRuns, toolsOneAtATime, triageCategoryMixedUp, triageEntitiesLost, triageNeverDoubts,
  turnsExchanged, unavailableAfterOneFailure, unknownAgentAnswers, unknownDependencyAccepted, unknownToolAnswers, uploadAskedForAnyway,
  urgencyOverlooked, violationsCountedAsTold, voteWithoutMajority, workerCountsStuck, workerNotTold, wrongRecordBlamed, wrongRows,
  brokenOffAnswerStored,
  ordersInDataObeyed,
];
