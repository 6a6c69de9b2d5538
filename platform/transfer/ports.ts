import type { FieldProblem } from '../problem.ts';
import type { ExportJob, ImportQuery, ImportReport, TransferRecord } from '#contracts/transfer.schema';

/** A user's threads and messages as they travel. */
export interface Records {
  /** Everything of a user, archived threads too; each thread before its messages. */
  ofUser(userId: string): TransferRecord[];
  /** Stores records as new threads of a user, all of them or none; ids of the threads by their `ref`. */
  store(userId: string, records: readonly TransferRecord[]): Record<string, string>;
}

export interface Exports {
  /** Begins a job; the archive is ready when its status is `completed`. */
  start(userId: string): ExportJob;
  get(userId: string, exportId: string): ExportJob;
  /** Resolves when the job is over, or the time is. */
  wait(userId: string, exportId: string, seconds: number): Promise<ExportJob>;
  /** The ZIP file; CONFLICT while the job is not completed. */
  archive(userId: string, exportId: string): Buffer;
}

export interface Imports {
  /** Checks every line on its own; with `atomic`, VALIDATION_ERROR when any is wrong, and nothing is stored. */
  run(userId: string, content: Buffer, options: ImportQuery): Promise<ImportReport>;
}

/** Records of a file that are right, and what is wrong with the others. */
export interface ReadRecords {
  readonly records: readonly TransferRecord[];
  readonly rejected: number;
  readonly errors: readonly FieldProblem[];
}
