import type { TransferCounts, TransferRecord } from '#contracts/transfer.schema';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Imports } from './ports.ts';
import { readRecords } from './read-records.ts';

/** How many records of each kind. */
export const countsOf = (records: readonly TransferRecord[]): TransferCounts => {
  const threads = records.filter(({ type }) => type === 'thread').length;
  return { threads, messages: records.length - threads };
};

/** Imports of one's own exports, or of what another platform wrote in their form. */
export function createImports(_core: Core, services: Services): Imports {
  return {
    async run(userId, content, { atomic, dry_run: dryRun }) {
      const { records, rejected, errors } = await readRecords(content, services.clock.seconds());
      if (atomic && rejected > 0) throw new Failure('VALIDATION_ERROR', `${rejected} record(s) are wrong, nothing was imported.`, { fields: errors });
      const threads = dryRun ? {} : services.records.store(userId, records);
      const status = dryRun ? 'dry_run' : rejected > 0 ? 'partial' : 'completed';
      return { status, imported: countsOf(records), rejected, errors: [...errors], threads };
    },
  };
}
