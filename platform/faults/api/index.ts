import type { Fault } from '../fault.ts';
import { ackWithAnotherId } from './ack-with-another-id.fault.ts';
import { agentMissing } from './agent-missing.fault.ts';
import { agentWithTwoIds } from './agent-with-two-ids.fault.ts';
import { agentWithoutCapabilities } from './agent-without-capabilities.fault.ts';
import { agentsMiscounted } from './agents-miscounted.fault.ts';
import { allowMissing } from './allow-missing.fault.ts';
import { anyMediaTypeTaken } from './any-media-type-taken.fault.ts';
import { cancelledTwice } from './cancelled-twice.fault.ts';
import { caseOfPathsForgiven } from './case-of-paths-forgiven.fault.ts';
import { challengeMissing } from './challenge-missing.fault.ts';
import { challengeOfAnotherKind } from './challenge-of-another-kind.fault.ts';
import { configWithoutTools } from './config-without-tools.fault.ts';
import { conflictIs500 } from './conflict-is-500.fault.ts';
import { createdWith200 } from './created-with-200.fault.ts';
import { executionWithoutResponse } from './execution-without-response.fault.ts';
import { fieldNotAgreed } from './field-not-agreed.fault.ts';
import { forwardedHostBelieved } from './forwarded-host-believed.fault.ts';
import { framingAllowed } from './framing-allowed.fault.ts';
import { getAlwaysAllowed } from './get-always-allowed.fault.ts';
import { inlineScriptsAllowed } from './inline-scripts-allowed.fault.ts';
import { invalidInputCrashes } from './invalid-input-crashes.fault.ts';
import { invalidInputIs400 } from './invalid-input-is-400.fault.ts';
import { linkByForwardedHost } from './link-by-forwarded-host.fault.ts';
import { locationLeadsPastTheProxy } from './location-leads-past-the-proxy.fault.ts';
import { locationMissing } from './location-missing.fault.ts';
import { numberAsText } from './number-as-text.fault.ts';
import { offsetOffByOne } from './offset-off-by-one.fault.ts';
import { oneRunIdForAll } from './one-run-id-for-all.fault.ts';
import { pageNamesItsOwnHost } from './page-names-its-own-host.fault.ts';
import { problemAsPlainJson } from './problem-as-plain-json.fault.ts';
import { problemWithoutCode } from './problem-without-code.fault.ts';
import { queuedToldAsRunning } from './queued-told-as-running.fault.ts';
import { redirectNotKept } from './redirect-not-kept.fault.ts';
import { refusalWith200 } from './refusal-with-200.fault.ts';
import { requestIdOfAnother } from './request-id-of-another.fault.ts';
import { runWithoutError } from './run-without-error.fault.ts';
import { sessionInCookie } from './session-in-cookie.fault.ts';
import { softwareTold } from './software-told.fault.ts';
import { stackInDetail } from './stack-in-detail.fault.ts';
import { strictTransportTooShort } from './strict-transport-too-short.fault.ts';
import { threadWithoutMetadata } from './thread-without-metadata.fault.ts';
import { timeInNanoseconds } from './time-in-nanoseconds.fault.ts';
import { toolsMiscounted } from './tools-miscounted.fault.ts';
import { totalCountsThePage } from './total-counts-the-page.fault.ts';
import { unknownIs500 } from './unknown-is-500.fault.ts';
import { unreadableBodyIs500 } from './unreadable-body-is-500.fault.ts';
import { wrongFieldsNotTold } from './wrong-fields-not-told.fault.ts';
import { nestedFieldToldWithoutItsPlace } from './nested-field-told-without-its-place.fault.ts';
import { unknownFieldNotNamed } from './unknown-field-not-named.fault.ts';
import { refusedThreadCreated } from './refused-thread-created.fault.ts';

/** The contract of the HTTP interface. */
export const API_FAULTS: readonly Fault[] = [
  ackWithAnotherId, agentMissing, agentsMiscounted, agentWithoutCapabilities, agentWithTwoIds, allowMissing, anyMediaTypeTaken,
  cancelledTwice, caseOfPathsForgiven, challengeMissing, challengeOfAnotherKind, configWithoutTools, conflictIs500, createdWith200,
  executionWithoutResponse, fieldNotAgreed, forwardedHostBelieved, framingAllowed, getAlwaysAllowed, inlineScriptsAllowed,
  invalidInputCrashes, invalidInputIs400, linkByForwardedHost, locationLeadsPastTheProxy, locationMissing, numberAsText, offsetOffByOne,
  oneRunIdForAll, pageNamesItsOwnHost, problemAsPlainJson, problemWithoutCode, queuedToldAsRunning, redirectNotKept, refusalWith200,
  requestIdOfAnother, runWithoutError, sessionInCookie, softwareTold, stackInDetail, strictTransportTooShort, threadWithoutMetadata,
  timeInNanoseconds, toolsMiscounted, totalCountsThePage, unknownIs500, unreadableBodyIs500, wrongFieldsNotTold,
  nestedFieldToldWithoutItsPlace, unknownFieldNotNamed, refusedThreadCreated,
];
