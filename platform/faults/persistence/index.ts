import type { Fault } from '../fault.ts';
import { answerLost } from './answer-lost.fault.ts';
import { answerTruncated } from './answer-truncated.fault.ts';
import { auditWithoutRequest } from './audit-without-request.fault.ts';
import { auditedTwice } from './audited-twice.fault.ts';
import { cancelledRunCompleted } from './cancelled-run-completed.fault.ts';
import { chainWithoutLinks } from './chain-without-links.fault.ts';
import { deleteDoesNothing } from './delete-does-nothing.fault.ts';
import { emojiMangled } from './emoji-mangled.fault.ts';
import { failedSignInNotAudited } from './failed-sign-in-not-audited.fault.ts';
import { hashLeavesOutTheReason } from './hash-leaves-out-the-reason.fault.ts';
import { healthSinceStart } from './health-since-start.fault.ts';
import { historyOfTheThreadBefore } from './history-of-the-thread-before.fault.ts';
import { idempotencyIgnored } from './idempotency-ignored.fault.ts';
import { idsChangeOnReading } from './ids-change-on-reading.fault.ts';
import { keysSoonForgotten } from './keys-soon-forgotten.fault.ts';
import { lastLinesLostInACrash } from './last-lines-lost-in-a-crash.fault.ts';
import { lettersDecomposed } from './letters-decomposed.fault.ts';
import { longMessageTruncated } from './long-message-truncated.fault.ts';
import { messageCountWrong } from './message-count-wrong.fault.ts';
import { messageDoubled } from './message-doubled.fault.ts';
import { messageMetadataDropped } from './message-metadata-dropped.fault.ts';
import { newThreadUnlisted } from './new-thread-unlisted.fault.ts';
import { newestFirst } from './newest-first.fault.ts';
import { questionLost } from './question-lost.fault.ts';
import { quotesDoubled } from './quotes-doubled.fault.ts';
import { recordSinceStart } from './record-since-start.fault.ts';
import { refusalAuditedTwice } from './refusal-audited-twice.fault.ts';
import { refusalWithoutItsUser } from './refusal-without-its-user.fault.ts';
import { refusalWithoutReason } from './refusal-without-reason.fault.ts';
import { refusedSocketsNotAudited } from './refused-sockets-not-audited.fault.ts';
import { runNeverEnds } from './run-never-ends.fault.ts';
import { runStartLost } from './run-start-lost.fault.ts';
import { searchIsSql } from './search-is-sql.fault.ts';
import { seqStandsStill } from './seq-stands-still.fault.ts';
import { talkForgottenAtRestart } from './talk-forgotten-at-restart.fault.ts';
import { threadMetadataDropped } from './thread-metadata-dropped.fault.ts';
import { threadTitleLost } from './thread-title-lost.fault.ts';
import { titleIsSql } from './title-is-sql.fault.ts';
import { uploadsInMemoryOnly } from './uploads-in-memory-only.fault.ts';

/** What is kept, and how it is given back. */
export const PERSISTENCE_FAULTS: readonly Fault[] = [
  answerLost, answerTruncated, auditedTwice, auditWithoutRequest, cancelledRunCompleted, chainWithoutLinks, deleteDoesNothing, emojiMangled,
  failedSignInNotAudited, hashLeavesOutTheReason, healthSinceStart, historyOfTheThreadBefore, idempotencyIgnored, idsChangeOnReading,
  keysSoonForgotten, lastLinesLostInACrash, lettersDecomposed, longMessageTruncated, messageCountWrong, messageDoubled,
  messageMetadataDropped, newestFirst, newThreadUnlisted, questionLost, quotesDoubled, recordSinceStart, refusalAuditedTwice,
  refusalWithoutItsUser, refusalWithoutReason, refusedSocketsNotAudited, runNeverEnds, runStartLost, searchIsSql, seqStandsStill,
  talkForgottenAtRestart, threadMetadataDropped, threadTitleLost, titleIsSql, uploadsInMemoryOnly,
];
