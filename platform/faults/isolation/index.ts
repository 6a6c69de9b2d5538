import type { Fault } from '../fault.ts';
import { eventsForEverybody } from './events-for-everybody.fault.ts';
import { foreignAuditReadable } from './foreign-audit-readable.fault.ts';
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
import { healthOfAnotherUser } from './health-of-another-user.fault.ts';
import { refusedWriteDone } from './refused-write-done.fault.ts';
import { threadsOfEverybodyListed } from './threads-of-everybody-listed.fault.ts';
import { foreignTriageReadable } from './foreign-triage-readable.fault.ts';
import { foreignDataUsable } from './foreign-data-usable.fault.ts';
import { dataOfTheLastUploader } from './data-of-the-last-uploader.fault.ts';

/** What one user sees or does of another. */
export const ISOLATION_FAULTS: readonly Fault[] = [
  eventsForEverybody, foreignAuditReadable, foreignHistoryReadable, foreignMessageReadable, foreignRunCancelled,
  foreignRunReadable, foreignRunTreeReadable, foreignRunsListed, foreignThreadErased, foreignThreadReadable, foreignThreadRenamed,
  foreignThreadToldApart, healthOfAnotherUser, refusedWriteDone, threadsOfEverybodyListed,
  foreignTriageReadable,
  foreignDataUsable, dataOfTheLastUploader,
];
