import type { Backup, Census, Erasure, Restored, RetentionInput, RetentionPolicy, RetentionReport } from '#contracts/maintenance.schema';

export interface Censuses {
  /** Rows of the whole store, or of one user. What a backup leaves out is not counted. */
  take(userId?: string): Census;
}

/** Encrypts what leaves the store. */
export interface Vault {
  seal(plain: Buffer, secret: string): Buffer;
  /** VALIDATION_ERROR when the file is no backup, has another secret, or one bit of it was altered. */
  unseal(file: Buffer, secret: string): Buffer;
}

export interface Backups {
  /** NOT_CONFIGURED without a secret, or where the store is in memory only. */
  create(): Backup;
  list(): Backup[];
  /** The encrypted file. */
  file(backupId: string): Buffer;
  /** Puts the records of a backup in place of all there are; VALIDATION_ERROR for a file that is none, or was altered, CONFLICT while agents work. */
  restore(file: Buffer, dryRun: boolean): Restored;
}

export interface Retention {
  policy(): RetentionPolicy;
  run(input: RetentionInput): RetentionReport;
}

export interface Erasures {
  /** Nothing of the user is left, but that there was an erasure. */
  erase(userId: string): Promise<Erasure>;
  /** Of one user, or all; newest first. */
  list(userId?: string): Erasure[];
}
