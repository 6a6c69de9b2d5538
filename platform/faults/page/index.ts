import type { PageFault } from './page-fault.ts';
import { answerCut } from './answer-cut.fault.ts';
import { answerDoubled } from './answer-doubled.fault.ts';
import { answerWithScripts } from './answer-with-scripts.fault.ts';
import { blankSendable } from './blank-sendable.fault.ts';
import { blankSent } from './blank-sent.fault.ts';
import { buttonDoesNotSend } from './button-does-not-send.fault.ts';
import { codeInAddress } from './code-in-address.fault.ts';
import { counterWrong } from './counter-wrong.fault.ts';
import { deadAfterFailure } from './dead-after-failure.fault.ts';
import { deepLinkForgotten } from './deep-link-forgotten.fault.ts';
import { devSignInDead } from './dev-sign-in-dead.fault.ts';
import { doneTooEarly } from './done-too-early.fault.ts';
import { emailForgotten } from './email-forgotten.fault.ts';
import { emptyStateMissing } from './empty-state-missing.fault.ts';
import { emptyStateStays } from './empty-state-stays.fault.ts';
import { enterDoesNotSend } from './enter-does-not-send.fault.ts';
import { failureNotTold } from './failure-not-told.fault.ts';
import { focusLost } from './focus-lost.fault.ts';
import { foreignRequest } from './foreign-request.fault.ts';
import { handOffMissing } from './hand-off-missing.fault.ts';
import { handOffSwapped } from './hand-off-swapped.fault.ts';
import { inputNotEmptied } from './input-not-emptied.fault.ts';
import { limitNotTold } from './limit-not-told.fault.ts';
import { looksConnected } from './looks-connected.fault.ts';
import { messageReworded } from './message-reworded.fault.ts';
import { nameForgotten } from './name-forgotten.fault.ts';
import { neverConnects } from './never-connects.fault.ts';
import { neverDone } from './never-done.fault.ts';
import { noSecondMessage } from './no-second-message.fault.ts';
import { offlineForgotten } from './offline-forgotten.fault.ts';
import { ownMessageLate } from './own-message-late.fault.ts';
import { progressMissing } from './progress-missing.fault.ts';
import { progressStays } from './progress-stays.fault.ts';
import { questionAsHtml } from './question-as-html.fault.ts';
import { refusalNotTold } from './refusal-not-told.fault.ts';
import { secondQuestionElsewhere } from './second-question-elsewhere.fault.ts';
import { sentTwice } from './sent-twice.fault.ts';
import { sessionLostOnReload } from './session-lost-on-reload.fault.ts';
import { signInSpins } from './sign-in-spins.fault.ts';
import { signOutDead } from './sign-out-dead.fault.ts';
import { signOutKeepsTokens } from './sign-out-keeps-tokens.fault.ts';
import { signOutUntold } from './sign-out-untold.fault.ts';
import { signedInAsAnother } from './signed-in-as-another.fault.ts';
import { silentlyCut } from './silently-cut.fault.ts';
import { staleThreads } from './stale-threads.fault.ts';
import { stepsReversed } from './steps-reversed.fault.ts';
import { stopDead } from './stop-dead.fault.ts';
import { stopUntold } from './stop-untold.fault.ts';
import { stoppedNotTold } from './stopped-not-told.fault.ts';
import { storedAlthoughRefused } from './stored-although-refused.fault.ts';
import { storedAlthoughWrong } from './stored-although-wrong.fault.ts';
import { suggestionCut } from './suggestion-cut.fault.ts';
import { threadOfNobody } from './thread-of-nobody.fault.ts';
import { titlesCut } from './titles-cut.fault.ts';
import { toolResultAltered } from './tool-result-altered.fault.ts';
import { toolResultMissing } from './tool-result-missing.fault.ts';
import { toolStepMissing } from './tool-step-missing.fault.ts';
import { uncaughtError } from './uncaught-error.fault.ts';
import { wrongWords } from './wrong-words.fault.ts';
import { textAtOnce } from './text-at-once.fault.ts';
import { piecesDoubled } from './pieces-doubled.fault.ts';
import { answerDecomposed } from './answer-decomposed.fault.ts';
import { deafAfterReload } from './deaf-after-reload.fault.ts';
import { newChatContinuesTheOld } from './new-chat-continues-the-old.fault.ts';
import { threadsOldestFirst } from './threads-oldest-first.fault.ts';
import { historyOfTheFirst } from './history-of-the-first.fault.ts';
import { missingThreadBlank } from './missing-thread-blank.fault.ts';
import { searchIgnored } from './search-ignored.fault.ts';
import { renamedHereOnly } from './renamed-here-only.fault.ts';
import { deletedHereOnly } from './deleted-here-only.fault.ts';
import { draftFollows } from './draft-follows.fault.ts';
import { offlineUntold } from './offline-untold.fault.ts';
import { doesNotReturn } from './does-not-return.fault.ts';
import { givesUpWhenRefused } from './gives-up-when-refused.fault.ts';
import { sentAgainAfterOffline } from './sent-again-after-offline.fault.ts';
import { expirySignsOut } from './expiry-signs-out.fault.ts';
import { socketBeforeSignIn } from './socket-before-sign-in.fault.ts';
import { searchAsHtml } from './search-as-html.fault.ts';
import { nameAsHtml } from './name-as-html.fault.ts';
import { directionLost } from './direction-lost.fault.ts';
import { listFailureUntold } from './list-failure-untold.fault.ts';
import { retryDead } from './retry-dead.fault.ts';
import { quickKeysSendTwice } from './quick-keys-send-twice.fault.ts';
import { longAnswerCut } from './long-answer-cut.fault.ts';
import { endNotFollowed } from './end-not-followed.fault.ts';
import { wordsNotBroken } from './words-not-broken.fault.ts';
import { oldTitleInOtherTabs } from './old-title-in-other-tabs.fault.ts';
import { drawerDead } from './drawer-dead.fault.ts';
import { widerThanAPhone } from './wider-than-a-phone.fault.ts';
import { actionsByMouseOnly } from './actions-by-mouse-only.fault.ts';
import { contrastTooLow } from './contrast-too-low.fault.ts';

/** The chat page, wrong on purpose. */
export const PAGE_FAULTS: readonly PageFault[] = [
  answerCut, answerDoubled, answerWithScripts, blankSendable, blankSent, buttonDoesNotSend, codeInAddress, counterWrong,
  deadAfterFailure, deepLinkForgotten, devSignInDead, doneTooEarly, emailForgotten, emptyStateMissing, emptyStateStays,
  enterDoesNotSend, failureNotTold, focusLost, foreignRequest, handOffMissing, handOffSwapped, inputNotEmptied, limitNotTold,
  looksConnected, messageReworded, nameForgotten, neverConnects, neverDone, noSecondMessage, offlineForgotten, ownMessageLate,
  progressMissing, progressStays, questionAsHtml, refusalNotTold, secondQuestionElsewhere, sentTwice, sessionLostOnReload,
  signInSpins, signOutDead, signOutKeepsTokens, signOutUntold, signedInAsAnother, silentlyCut, staleThreads, stepsReversed,
  stopDead, stopUntold, stoppedNotTold, storedAlthoughRefused, storedAlthoughWrong, suggestionCut, threadOfNobody, titlesCut,
  toolResultAltered, toolResultMissing, toolStepMissing, uncaughtError, wrongWords,
  textAtOnce, piecesDoubled, answerDecomposed, deafAfterReload, newChatContinuesTheOld, threadsOldestFirst, historyOfTheFirst,
  missingThreadBlank, searchIgnored, renamedHereOnly, deletedHereOnly, draftFollows, offlineUntold, doesNotReturn,
  givesUpWhenRefused, sentAgainAfterOffline, expirySignsOut, socketBeforeSignIn, searchAsHtml, nameAsHtml, directionLost,
  listFailureUntold, retryDead, quickKeysSendTwice, longAnswerCut, endNotFollowed, wordsNotBroken, oldTitleInOtherTabs,
  drawerDead, widerThanAPhone, actionsByMouseOnly, contrastTooLow,
];
