import type { Fault } from '../fault.ts';
import { actionCountedTwice } from './action-counted-twice.fault.ts';
import { actionWithoutItsPage } from './action-without-its-page.fault.ts';
import { agentSpanWithoutItsRequest } from './agent-span-without-its-request.fault.ts';
import { alertWindowIgnored } from './alert-window-ignored.fault.ts';
import { archivedCountsAsKept } from './archived-counts-as-kept.fault.ts';
import { causeToldToEverybody } from './cause-told-to-everybody.fault.ts';
import { checkTimesMadeUp } from './check-times-made-up.fault.ts';
import { coolDownIgnored } from './cool-down-ignored.fault.ts';
import { coolDownNeverOver } from './cool-down-never-over.fault.ts';
import { dashboardKnowsNoFailures } from './dashboard-knows-no-failures.fault.ts';
import { dashboardStuck } from './dashboard-stuck.fault.ts';
import { dashboardWindowIgnored } from './dashboard-window-ignored.fault.ts';
import { diagnosticsRemembered } from './diagnostics-remembered.fault.ts';
import { diagnosticsWithoutTheModel } from './diagnostics-without-the-model.fault.ts';
import { digestCountsGaps } from './digest-counts-gaps.fault.ts';
import { discoveryTellsInnerAddress } from './discovery-tells-inner-address.fault.ts';
import { docsPageOutOfDate } from './docs-page-out-of-date.fault.ts';
import { documentMissesARoute } from './document-misses-a-route.fault.ts';
import { documentNotValid } from './document-not-valid.fault.ts';
import { documentOfAnotherBuild } from './document-of-another-build.fault.ts';
import { erasureNotReported } from './erasure-not-reported.fault.ts';
import { errorsAllInOne } from './errors-all-in-one.fault.ts';
import { errorsNotGrouped } from './errors-not-grouped.fault.ts';
import { errorsOfEverybody } from './errors-of-everybody.fault.ts';
import { errorsWithoutRequest } from './errors-without-request.fault.ts';
import { eventNotDocumented } from './event-not-documented.fault.ts';
import { experimentsAlike } from './experiments-alike.fault.ts';
import { flagForEverybody } from './flag-for-everybody.fault.ts';
import { flagIgnored } from './flag-ignored.fault.ts';
import { flagStaysOn } from './flag-stays-on.fault.ts';
import { flagWithoutEffect } from './flag-without-effect.fault.ts';
import { healthAlwaysHealthy } from './health-always-healthy.fault.ts';
import { healthOfAnOlderBuild } from './health-of-an-older-build.fault.ts';
import { healthRemembered } from './health-remembered.fault.ts';
import { journalToldAsDown } from './journal-told-as-down.fault.ts';
import { logOfAnotherUserReadable } from './log-of-another-user-readable.fault.ts';
import { logWithoutRefusals } from './log-without-refusals.fault.ts';
import { logWithoutRequestId } from './log-without-request-id.fault.ts';
import { oneServiceLeftBehind } from './one-service-left-behind.fault.ts';
import { oneToolCallInFiveFails } from './one-tool-call-in-five-fails.fault.ts';
import { oneToolCallInFiveIsSlow } from './one-tool-call-in-five-is-slow.fault.ts';
import { outageNeverEnds } from './outage-never-ends.fault.ts';
import { outageOfAnotherDependency } from './outage-of-another-dependency.fault.ts';
import { patternIsAMereCount } from './pattern-is-a-mere-count.fault.ts';
import { readyForAnotherEnvironment } from './ready-for-another-environment.fault.ts';
import { readyWithoutItsModel } from './ready-without-its-model.fault.ts';
import { recoveryTimeSummedUp } from './recovery-time-summed-up.fault.ts';
import { refusalsRaiseNoAlert } from './refusals-raise-no-alert.fault.ts';
import { reportChanges } from './report-changes.fault.ts';
import { reportWithoutMessages } from './report-without-messages.fault.ts';
import { secondPortOpen } from './second-port-open.fault.ts';
import { thresholdOffByOne } from './threshold-off-by-one.fault.ts';
import { toolSpanEndsLate } from './tool-span-ends-late.fault.ts';
import { toolSpanOfAnotherTrace } from './tool-span-of-another-trace.fault.ts';
import { traceOfAnotherUserReadable } from './trace-of-another-user-readable.fault.ts';
import { traceparentIgnored } from './traceparent-ignored.fault.ts';
import { twoAlertsForOne } from './two-alerts-for-one.fault.ts';
import { variantChanges } from './variant-changes.fault.ts';
import { versionOfAnotherBuild } from './version-of-another-build.fault.ts';
import { versionOfTomorrow } from './version-of-tomorrow.fault.ts';
import { weightsIgnored } from './weights-ignored.fault.ts';
import { wholeAddressKept } from './whole-address-kept.fault.ts';

/** What operators, developers and those who must answer for the platform are told. */
export const OPERATIONS_FAULTS: readonly Fault[] = [
  actionCountedTwice, actionWithoutItsPage, agentSpanWithoutItsRequest, alertWindowIgnored, archivedCountsAsKept, causeToldToEverybody,
  checkTimesMadeUp, coolDownIgnored, coolDownNeverOver, dashboardKnowsNoFailures, dashboardStuck, dashboardWindowIgnored,
  diagnosticsRemembered, diagnosticsWithoutTheModel, digestCountsGaps, discoveryTellsInnerAddress, docsPageOutOfDate, documentMissesARoute,
  documentNotValid, documentOfAnotherBuild, erasureNotReported, errorsAllInOne, errorsNotGrouped, errorsOfEverybody, errorsWithoutRequest,
  eventNotDocumented, experimentsAlike, flagForEverybody, flagIgnored, flagStaysOn, flagWithoutEffect, healthAlwaysHealthy,
  healthOfAnOlderBuild, healthRemembered, journalToldAsDown, logOfAnotherUserReadable, logWithoutRefusals, logWithoutRequestId,
  oneServiceLeftBehind, oneToolCallInFiveFails, oneToolCallInFiveIsSlow, outageNeverEnds, outageOfAnotherDependency, patternIsAMereCount,
  readyForAnotherEnvironment, readyWithoutItsModel, recoveryTimeSummedUp, refusalsRaiseNoAlert, reportChanges, reportWithoutMessages,
  secondPortOpen, thresholdOffByOne, toolSpanEndsLate, toolSpanOfAnotherTrace, traceOfAnotherUserReadable, traceparentIgnored,
  twoAlertsForOne, variantChanges, versionOfAnotherBuild, versionOfTomorrow, weightsIgnored, wholeAddressKept,
];
