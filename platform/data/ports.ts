import type { Dataset, UsageRecord } from '#contracts/tool.schema';

export interface Datasets {
  /** The shipped one and the user's own, newest last. */
  list(userId: string): Dataset[];
  get(userId: string, datasetId: string): Dataset;
  records(userId: string, datasetId: string): readonly UsageRecord[];
  /** What agents work on: the user's newest upload, else the shipped one. */
  current(userId: string): Dataset;
  /** Parses CSV; VALIDATION_ERROR names line and column of the first mistakes, nothing is stored then. */
  add(userId: string, name: string, csv: Buffer): Promise<Dataset>;
  remove(userId: string, datasetId: string): void;
}
