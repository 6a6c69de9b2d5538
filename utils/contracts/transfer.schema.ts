import { z } from 'zod';
import { sha256 } from './file.schema.ts';
import { messageContent, messageRole } from './message.schema.ts';
import { fieldProblem } from './error.schema.ts';
import { id, openObject, storableText, unixSeconds } from './primitives.schema.ts';

/** One line of an export or import. A message names its thread by the thread's `ref`; threads come before their messages. */
export const threadRecord = z.strictObject({
  type: z.literal('thread'), ref: id, title: storableText.trim().min(1).max(200), metadata: openObject.default({}),
  created_at: unixSeconds.optional(), updated_at: unixSeconds.optional(), archived_at: unixSeconds.optional(),
});
export const messageRecord = z.strictObject({
  type: z.literal('message'), thread: id, role: messageRole, content: messageContent, metadata: openObject.default({}), created_at: unixSeconds.optional(),
});
export const transferRecord = z.discriminatedUnion('type', [threadRecord, messageRecord]);
export type ThreadRecord = z.output<typeof threadRecord>;
export type MessageRecord = z.output<typeof messageRecord>;
export type TransferRecord = z.output<typeof transferRecord>;

export const transferCounts = z.strictObject({ threads: z.int().nonnegative(), messages: z.int().nonnegative() });
export type TransferCounts = z.infer<typeof transferCounts>;

/** `POST /api/exports` (202), `GET /api/exports/{id}?wait=…`; the archive is at `GET /api/exports/{id}/archive`. */
export const exportJob = z.strictObject({
  id, status: z.enum(['queued', 'completed', 'failed']), created_at: unixSeconds, completed_at: unixSeconds.nullable(),
  counts: transferCounts.nullable(), size: z.int().nullable(), sha256: sha256.nullable(),
});
export type ExportJob = z.infer<typeof exportJob>;
/** `wait`: seconds to hold the answer back until the job is over. */
export const exportQuery = z.strictObject({ wait: z.coerce.number().int().min(0).max(10).default(0) });

const truth = z.enum(['true', 'false']).default('false').transform((value) => value === 'true');
/** `POST /api/imports` (multipart `file`, one JSON record a line). `atomic`: all or nothing; `dry_run`: only say what would happen. */
export const importQuery = z.strictObject({ atomic: truth, dry_run: truth });
export type ImportQuery = z.output<typeof importQuery>;
export const importReport = z.strictObject({
  status: z.enum(['completed', 'partial', 'dry_run']), imported: transferCounts, rejected: z.int().nonnegative(),
  /** One entry per wrong field; `path` begins with the line (`line 3.role`). */
  errors: z.array(fieldProblem),
  /** Ids of the new threads by their `ref`. */
  threads: z.record(z.string(), id),
});
export type ImportReport = z.infer<typeof importReport>;
