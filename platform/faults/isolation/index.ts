import type { Fault } from '../fault.ts';
import { agentStatusShared } from './agent-status-shared.fault.ts';
import { answerOfTheRunBefore } from './answer-of-the-run-before.fault.ts';
import { attemptsCountedTogether } from './attempts-counted-together.fault.ts';
import { contextRemembered } from './context-remembered.fault.ts';
import { documentsOfEverybodyFound } from './documents-of-everybody-found.fault.ts';
import { eventsForEverybody } from './events-for-everybody.fault.ts';
import { filesOfEverybodyListed } from './files-of-everybody-listed.fault.ts';
import { foreignAuditReadable } from './foreign-audit-readable.fault.ts';
import { foreignDataSetReadable } from './foreign-data-set-readable.fault.ts';
import { foreignDataUsable } from './foreign-data-usable.fault.ts';
import { foreignDatasetToldApart } from './foreign-dataset-told-apart.fault.ts';
import { foreignDocumentRemovable } from './foreign-document-removable.fault.ts';
import { foreignEventsReadable } from './foreign-events-readable.fault.ts';
import { foreignHistoryReadable } from './foreign-history-readable.fault.ts';
import { foreignMessageReadable } from './foreign-message-readable.fault.ts';
import { foreignRunCancelled } from './foreign-run-cancelled.fault.ts';
import { foreignRunReadable } from './foreign-run-readable.fault.ts';
import { foreignRunTreeReadable } from './foreign-run-tree-readable.fault.ts';
import { foreignRunsListed } from './foreign-runs-listed.fault.ts';
import { foreignThreadErased } from './foreign-thread-erased.fault.ts';
import { foreignThreadReadable } from './foreign-thread-readable.fault.ts';
import { foreignThreadRenamed } from './foreign-thread-renamed.fault.ts';
import { foreignThreadToldApart } from './foreign-thread-told-apart.fault.ts';
import { foreignTriageReadable } from './foreign-triage-readable.fault.ts';
import { healthOfAnotherUser } from './health-of-another-user.fault.ts';
import { historyOfTheUserBefore } from './history-of-the-user-before.fault.ts';
import { idempotencyKeysShared } from './idempotency-keys-shared.fault.ts';
import { liveRunWatched } from './live-run-watched.fault.ts';
import { messageIdsShared } from './message-ids-shared.fault.ts';
import { newestUploadOfAnybody } from './newest-upload-of-anybody.fault.ts';
import { profileOfSomebodyElse } from './profile-of-somebody-else.fault.ts';
import { questionOfAnotherUser } from './question-of-another-user.fault.ts';
import { recordsByFileName } from './records-by-file-name.fault.ts';
import { refusedWriteDone } from './refused-write-done.fault.ts';
import { threadsOfEverybodyListed } from './threads-of-everybody-listed.fault.ts';

/** What one user sees or does of another. */
export const ISOLATION_FAULTS: readonly Fault[] = [
  agentStatusShared, answerOfTheRunBefore, attemptsCountedTogether, contextRemembered,
  documentsOfEverybodyFound, eventsForEverybody, filesOfEverybodyListed, foreignAuditReadable, foreignDataSetReadable,
  foreignDatasetToldApart, foreignDataUsable, foreignDocumentRemovable, foreignEventsReadable, foreignHistoryReadable,
  foreignMessageReadable, foreignRunCancelled, foreignRunReadable, foreignRunsListed, foreignRunTreeReadable, foreignThreadErased,
  foreignThreadReadable, foreignThreadRenamed, foreignThreadToldApart, foreignTriageReadable, healthOfAnotherUser, historyOfTheUserBefore,
  idempotencyKeysShared, liveRunWatched, messageIdsShared, newestUploadOfAnybody, profileOfSomebodyElse,
  questionOfAnotherUser, recordsByFileName, refusedWriteDone, threadsOfEverybodyListed,
];
