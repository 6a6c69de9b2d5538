import type { Fault } from '../fault.ts';
import { accessTokenSurvivesSignOut } from './access-token-survives-sign-out.fault.ts';
import { adminRefused } from './admin-refused.fault.ts';
import { anonymousAccepted } from './anonymous-accepted.fault.ts';
import { answerOfAnotherAttemptTaken } from './answer-of-another-attempt-taken.fault.ts';
import { anyAlgorithmAccepted } from './any-algorithm-accepted.fault.ts';
import { audienceNotChecked } from './audience-not-checked.fault.ts';
import { badStateCrashes } from './bad-state-crashes.fault.ts';
import { beginningOfRefreshTokenSuffices } from './beginning-of-refresh-token-suffices.fault.ts';
import { callTokenInCookie } from './call-token-in-cookie.fault.ts';
import { callTokenInUrl } from './call-token-in-url.fault.ts';
import { configNamesADeadAddress } from './config-names-a-dead-address.fault.ts';
import { developerIsSomebodyElse } from './developer-is-somebody-else.fault.ts';
import { expiredTokenAccepted } from './expired-token-accepted.fault.ts';
import { issuerNotChecked } from './issuer-not-checked.fault.ts';
import { keyInHeaderTrusted } from './key-in-header-trusted.fault.ts';
import { lockNeverEnds } from './lock-never-ends.fault.ts';
import { lockOpenedByPassword } from './lock-opened-by-password.fault.ts';
import { lockedAtFirstMistake } from './locked-at-first-mistake.fault.ts';
import { lockoutShared } from './lockout-shared.fault.ts';
import { malformedTokenCrashes } from './malformed-token-crashes.fault.ts';
import { nameLostAtRegistration } from './name-lost-at-registration.fault.ts';
import { nameNotAskedFor } from './name-not-asked-for.fault.ts';
import { neverLocked } from './never-locked.fault.ts';
import { newAccountAtEachSignIn } from './new-account-at-each-sign-in.fault.ts';
import { oauthCodeGoodTwice } from './oauth-code-good-twice.fault.ts';
import { oneTimeCodeRaced } from './one-time-code-raced.fault.ts';
import { originThatEndsAlikeAllowed } from './origin-that-ends-alike-allowed.fault.ts';
import { providerSignsInSomebodyElse } from './provider-signs-in-somebody-else.fault.ts';
import { reasonsAllAlike } from './reasons-all-alike.fault.ts';
import { redirectNotTheRegisteredOne } from './redirect-not-the-registered-one.fault.ts';
import { refreshMixesUsers } from './refresh-mixes-users.fault.ts';
import { refreshSharedInParallel } from './refresh-shared-in-parallel.fault.ts';
import { refreshTokenGoodTwice } from './refresh-token-good-twice.fault.ts';
import { refreshTokenSurvivesSignOut } from './refresh-token-survives-sign-out.fault.ts';
import { refusalAtProviderCrashes } from './refusal-at-provider-crashes.fault.ts';
import { reuseForgiven } from './reuse-forgiven.fault.ts';
import { rightPasswordRefused } from './right-password-refused.fault.ts';
import { roleIgnored } from './role-ignored.fault.ts';
import { sessionListEmpty } from './session-list-empty.fault.ts';
import { sessionListedTwice } from './session-listed-twice.fault.ts';
import { sessionsInMemoryOnly } from './sessions-in-memory-only.fault.ts';
import { signOutEndsAllSessions } from './sign-out-ends-all-sessions.fault.ts';
import { squatterKeepsAccount } from './squatter-keeps-account.fault.ts';
import { squatterStaysSignedIn } from './squatter-stays-signed-in.fault.ts';
import { startNotChecked } from './start-not-checked.fault.ts';
import { stateReused } from './state-reused.fault.ts';
import { tokenInLog } from './token-in-log.fault.ts';
import { tokenTypeNotChecked } from './token-type-not-checked.fault.ts';
import { unsignedTokenAccepted } from './unsigned-token-accepted.fault.ts';
import { userNotLookedUp } from './user-not-looked-up.fault.ts';
import { wrongPasswordAccepted } from './wrong-password-accepted.fault.ts';
import { wrongPasswordCrashes } from './wrong-password-crashes.fault.ts';
import { wrongSignatureAccepted } from './wrong-signature-accepted.fault.ts';
import { algorithmOfTheHeaderTrusted } from './algorithm-of-the-header-trusted.fault.ts';
import { pkceNotDemanded } from './pkce-not-demanded.fault.ts';

/** Who may come in, and for how long. */
export const AUTH_FAULTS: readonly Fault[] = [
  accessTokenSurvivesSignOut, adminRefused, anonymousAccepted, answerOfAnotherAttemptTaken, anyAlgorithmAccepted, audienceNotChecked,
  badStateCrashes, beginningOfRefreshTokenSuffices, configNamesADeadAddress, developerIsSomebodyElse, expiredTokenAccepted,
  issuerNotChecked, keyInHeaderTrusted, lockedAtFirstMistake, lockNeverEnds, lockOpenedByPassword, lockoutShared, malformedTokenCrashes,
  nameLostAtRegistration, nameNotAskedFor, neverLocked, newAccountAtEachSignIn, oauthCodeGoodTwice, oneTimeCodeRaced,
  originThatEndsAlikeAllowed, providerSignsInSomebodyElse, reasonsAllAlike, redirectNotTheRegisteredOne, refreshMixesUsers,
  refreshSharedInParallel, refreshTokenGoodTwice, refreshTokenSurvivesSignOut, refusalAtProviderCrashes, reuseForgiven,
  rightPasswordRefused, roleIgnored, sessionListedTwice, sessionListEmpty, sessionsInMemoryOnly, signOutEndsAllSessions,
  squatterKeepsAccount, squatterStaysSignedIn, startNotChecked, stateReused, tokenInLog, tokenTypeNotChecked, unsignedTokenAccepted,
  userNotLookedUp, wrongPasswordAccepted, wrongPasswordCrashes, wrongSignatureAccepted,
  callTokenInCookie, callTokenInUrl,
  algorithmOfTheHeaderTrusted,
  pkceNotDemanded,
];
