import type { Fault } from '../fault.ts';
import { alteredBackupAccepted } from './altered-backup-accepted.fault.ts';
import { alteredLinkWorks } from './altered-link-works.fault.ts';
import { archivedNotListed } from './archived-not-listed.fault.ts';
import { archivingErases } from './archiving-erases.fault.ts';
import { backupListedTwice } from './backup-listed-twice.fault.ts';
import { backupUnencrypted } from './backup-unencrypted.fault.ts';
import { checksumOfNothing } from './checksum-of-nothing.fault.ts';
import { contentNotLookedAt } from './content-not-looked-at.fault.ts';
import { cursorCountsRows } from './cursor-counts-rows.fault.ts';
import { directionIgnored } from './direction-ignored.fault.ts';
import { documentMisfiled } from './document-misfiled.fault.ts';
import { dryRunImports } from './dry-run-imports.fault.ts';
import { erasedUserStillKnown } from './erased-user-still-known.fault.ts';
import { erasureForgetsATable } from './erasure-forgets-a-table.fault.ts';
import { erasureOnlyTold } from './erasure-only-told.fault.ts';
import { erasureUnproven } from './erasure-unproven.fault.ts';
import { expiredLinkWorks } from './expired-link-works.fault.ts';
import { exportChecksumWrong } from './export-checksum-wrong.fault.ts';
import { exportDoneAtOnce } from './export-done-at-once.fault.ts';
import { exportLosesMetadata } from './export-loses-metadata.fault.ts';
import { exportOfEverybody } from './export-of-everybody.fault.ts';
import { exportWithoutArchived } from './export-without-archived.fault.ts';
import { fileAsText } from './file-as-text.fault.ts';
import { fileTruncated } from './file-truncated.fault.ts';
import { fileTypeForgotten } from './file-type-forgotten.fault.ts';
import { foreignExportReadable } from './foreign-export-readable.fault.ts';
import { foreignFileReadable } from './foreign-file-readable.fault.ts';
import { importErrorsUntold } from './import-errors-untold.fault.ts';
import { importLosesTheLast } from './import-loses-the-last.fault.ts';
import { importNotRolledBack } from './import-not-rolled-back.fault.ts';
import { importTimesLost } from './import-times-lost.fault.ts';
import { indexLagsBehind } from './index-lags-behind.fault.ts';
import { messageOrderIgnored } from './message-order-ignored.fault.ts';
import { messageRoleIgnored } from './message-role-ignored.fault.ts';
import { messageTimesIgnored } from './message-times-ignored.fault.ts';
import { messagesInMemoryOnly } from './messages-in-memory-only.fault.ts';
import { newestFileUnlisted } from './newest-file-unlisted.fault.ts';
import { pageRepeatsARow } from './page-repeats-a-row.fault.ts';
import { pluralsNotTagged } from './plurals-not-tagged.fault.ts';
import { profileNotStored } from './profile-not-stored.fault.ts';
import { profileShared } from './profile-shared.fault.ts';
import { quotaNotTaken } from './quota-not-taken.fault.ts';
import { quotaUntold } from './quota-untold.fault.ts';
import { removedDocumentFound } from './removed-document-found.fault.ts';
import { removedFileStays } from './removed-file-stays.fault.ts';
import { renamingInMemoryOnly } from './renaming-in-memory-only.fault.ts';
import { restoreDoesNothing } from './restore-does-nothing.fault.ts';
import { restoreLosesTheLastMessage } from './restore-loses-the-last-message.fault.ts';
import { retentionArchivesTheYoung } from './retention-archives-the-young.fault.ts';
import { retentionDoesNothing } from './retention-does-nothing.fault.ts';
import { retentionDryRunActs } from './retention-dry-run-acts.fault.ts';
import { searchAnyWord } from './search-any-word.fault.ts';
import { searchFindsEverybodys } from './search-finds-everybodys.fault.ts';
import { searchIgnoresLimit } from './search-ignores-limit.fault.ts';
import { searchIgnoresRole } from './search-ignores-role.fault.ts';
import { searchIgnoresThread } from './search-ignores-thread.fault.ts';
import { searchIgnoresTime } from './search-ignores-time.fault.ts';
import { searchNewestFirst } from './search-newest-first.fault.ts';
import { searchScoresFlat } from './search-scores-flat.fault.ts';
import { sortKeyIgnored } from './sort-key-ignored.fault.ts';
import { threadTimesIgnored } from './thread-times-ignored.fault.ts';
import { threadWordsIgnored } from './thread-words-ignored.fault.ts';
import { threadsTotalOfThePage } from './threads-total-of-the-page.fault.ts';
import { tiesInAnyOrder } from './ties-in-any-order.fault.ts';
import { titleNotSearched } from './title-not-searched.fault.ts';

/** Profiles, files, search, what travels, what is kept and what is removed. */
export const DATA_FAULTS: readonly Fault[] = [
  alteredBackupAccepted, alteredLinkWorks, archivedNotListed, archivingErases, backupListedTwice, backupUnencrypted, checksumOfNothing,
  contentNotLookedAt, cursorCountsRows, directionIgnored, documentMisfiled, dryRunImports, erasedUserStillKnown, erasureForgetsATable,
  erasureOnlyTold, erasureUnproven, expiredLinkWorks, exportChecksumWrong, exportDoneAtOnce, exportLosesMetadata, exportOfEverybody,
  exportWithoutArchived, fileAsText, fileTruncated, fileTypeForgotten, foreignExportReadable, foreignFileReadable, importErrorsUntold,
  importLosesTheLast, importNotRolledBack, importTimesLost, indexLagsBehind, messageOrderIgnored, messageRoleIgnored, messagesInMemoryOnly,
  messageTimesIgnored, newestFileUnlisted, pageRepeatsARow, pluralsNotTagged, profileNotStored, profileShared, quotaNotTaken, quotaUntold,
  removedDocumentFound, removedFileStays, renamingInMemoryOnly, restoreDoesNothing, restoreLosesTheLastMessage, retentionArchivesTheYoung,
  retentionDoesNothing, retentionDryRunActs, searchAnyWord, searchFindsEverybodys, searchIgnoresLimit, searchIgnoresRole,
  searchIgnoresThread, searchIgnoresTime, searchNewestFirst, searchScoresFlat, sortKeyIgnored, threadsTotalOfThePage, threadTimesIgnored,
  threadWordsIgnored, tiesInAnyOrder, titleNotSearched,
];
