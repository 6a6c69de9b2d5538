import type { Fault } from '../fault.ts';
import { anyOriginAccepted } from './any-origin-accepted.fault.ts';
import { badJsonIsInternal } from './bad-json-is-internal.fault.ts';
import { binaryToldAsNormal } from './binary-told-as-normal.fault.ts';
import { closedWith1011 } from './closed-with-1011.fault.ts';
import { closedWithoutReason } from './closed-without-reason.fault.ts';
import { cookieOpens } from './cookie-opens.fault.ts';
import { deadPeerGivenLonger } from './dead-peer-given-longer.fault.ts';
import { deadPeerKept } from './dead-peer-kept.fault.ts';
import { deafAfterSilence } from './deaf-after-silence.fault.ts';
import { errorFrameMissing } from './error-frame-missing.fault.ts';
import { errorFrameWithoutFields } from './error-frame-without-fields.fault.ts';
import { expiryToldWrongly } from './expiry-told-wrongly.fault.ts';
import { expiryUntold } from './expiry-untold.fault.ts';
import { foreignTokenExtends } from './foreign-token-extends.fault.ts';
import { givenUpUnasked } from './given-up-unasked.fault.ts';
import { goodbyeWithAnotherCode } from './goodbye-with-another-code.fault.ts';
import { greetingForSomebodyElse } from './greeting-for-somebody-else.fault.ts';
import { greetingMissing } from './greeting-missing.fault.ts';
import { greetingSecond } from './greeting-second.fault.ts';
import { greetingTwice } from './greeting-twice.fault.ts';
import { greetingWithoutConfig } from './greeting-without-config.fault.ts';
import { headerNamesTheUser } from './header-names-the-user.fault.ts';
import { headerTokenOverruled } from './header-token-overruled.fault.ts';
import { neverGivenUp } from './never-given-up.fault.ts';
import { oneConnectionId } from './one-connection-id.fault.ts';
import { oneInTenRefused } from './one-in-ten-refused.fault.ts';
import { onePlaceLess } from './one-place-less.fault.ts';
import { onePlaceMore } from './one-place-more.fault.ts';
import { pongForAnotherPing } from './pong-for-another-ping.fault.ts';
import { pongMissing } from './pong-missing.fault.ts';
import { pongTwice } from './pong-twice.fault.ts';
import { pongsEmpty } from './pongs-empty.fault.ts';
import { refusedInSilence } from './refused-in-silence.fault.ts';
import { refusedWith403 } from './refused-with-403.fault.ts';
import { refusedWithoutBody } from './refused-without-body.fault.ts';
import { signedOutSocketStays } from './signed-out-socket-stays.fault.ts';
import { socketHasItsOwnVerifier } from './socket-has-its-own-verifier.fault.ts';
import { socketsCountedForEver } from './sockets-counted-for-ever.fault.ts';
import { strangersKeptInSilence } from './strangers-kept-in-silence.fault.ts';
import { tokenInUrlAccepted } from './token-in-url-accepted.fault.ts';
import { hostNotAskedFor } from './host-not-asked-for.fault.ts';
import { missingKeyCrashes } from './missing-key-crashes.fault.ts';
import { oldVersionTaken } from './old-version-taken.fault.ts';
import { versionNotOffered } from './version-not-offered.fault.ts';
import { violationsToldAsNormal } from './violations-told-as-normal.fault.ts';

/** How a socket opens, answers and ends. */
export const HANDSHAKE_FAULTS: readonly Fault[] = [
  anyOriginAccepted, badJsonIsInternal, binaryToldAsNormal, closedWith1011, closedWithoutReason, cookieOpens, deadPeerGivenLonger,
  deadPeerKept, deafAfterSilence, errorFrameMissing, errorFrameWithoutFields, expiryToldWrongly, expiryUntold, foreignTokenExtends,
  givenUpUnasked, goodbyeWithAnotherCode, greetingForSomebodyElse, greetingMissing, greetingSecond, greetingTwice, greetingWithoutConfig,
  headerNamesTheUser, headerTokenOverruled, neverGivenUp, oneConnectionId, oneInTenRefused, onePlaceLess, onePlaceMore, pongForAnotherPing,
  pongMissing, pongsEmpty, pongTwice, refusedInSilence, refusedWith403, refusedWithoutBody, signedOutSocketStays, socketHasItsOwnVerifier,
  socketsCountedForEver, strangersKeptInSilence, tokenInUrlAccepted, violationsToldAsNormal,
  hostNotAskedFor, missingKeyCrashes, oldVersionTaken, versionNotOffered,
];
