import type { UsageRecord } from '#contracts/tool.schema';
import { usageRecord } from '#contracts/tool.schema';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import type { FieldProblem } from '../problem.ts';
import { Failure } from '../problem.ts';

/** Columns of a usage file; the header must have exactly these, in any order. */
export const USAGE_COLUMNS = Object.keys(usageRecord.shape) as readonly (keyof UsageRecord)[];

const MISTAKES_TOLD = 20;
/** A few milliseconds of work. */
const PIECE_BYTES = 64 * 1024;
/** An empty cell is a mistake, not a zero. */
const cell = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i, { error: 'must be a number' })
  .transform(Number);
const row = z.strictObject({
  ...usageRecord.shape,
  requests: cell.pipe(usageRecord.shape.requests),
  input_tokens: cell.pipe(usageRecord.shape.input_tokens),
  output_tokens: cell.pipe(usageRecord.shape.output_tokens),
  cost_usd: cell.pipe(usageRecord.shape.cost_usd),
  latency_ms: cell.pipe(usageRecord.shape.latency_ms),
  errors: cell.pipe(usageRecord.shape.errors),
  cache_hits: cell.pipe(usageRecord.shape.cache_hits),
}).superRefine(({ requests, errors, cache_hits: hits }, context) => {
  if (errors > requests) context.addIssue({ code: 'custom', path: ['errors'], message: 'must not be more than requests' });
  if (hits > requests) context.addIssue({ code: 'custom', path: ['cache_hits'], message: 'must not be more than requests' });
});
const line = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

const OPTIONS = { bom: true, trim: true, skip_empty_lines: true, info: true } as const;

/**
 * Records of a usage file, oldest first. Reads piece by piece and lets others be served in between: ten megabytes take
 * seconds. @throws Failure VALIDATION_ERROR naming line and column of the first mistakes
 */
export async function parseUsage(csv: Buffer): Promise<UsageRecord[]> {
  if (!isUtf8(csv)) throw invalid([mistake(1, '', 'is not UTF-8 text')]);
  const reader = createReader();
  const source = Readable.from(piecesOf(csv));
  try {
    for await (const next of source.pipe(parse(OPTIONS))) {
      reader.take(line.parse(next));
      if (reader.full()) break;
    }
  } catch (error) {
    throw asFailure(error);
  } finally {
    source.destroy();
  }
  return reader.finish();
}

/** The same at once, for the small file of the program itself. */
export function parseUsageAtOnce(csv: Buffer): UsageRecord[] {
  const reader = createReader();
  for (const next of z.array(line).parse(parseAtOnce(csv, OPTIONS))) reader.take(next);
  return reader.finish();
}

async function* piecesOf(csv: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < csv.length; start += PIECE_BYTES) {
    yield csv.subarray(start, start + PIECE_BYTES);
    await breathe();
  }
}

/** Judges line by line; the first is the header. */
function createReader() {
  let columns: readonly string[] | undefined;
  const mistakes: FieldProblem[] = [];
  const records: { at: number; record: UsageRecord }[] = [];
  return {
    full: () => mistakes.length >= MISTAKES_TOLD,
    take({ record: cells, info }: z.infer<typeof line>) {
      if (!columns) {
        columns = cells;
        refuse(checkHeader(cells));
        return;
      }
      const result = row.safeParse(Object.fromEntries(columns.map((column, index) => [column, cells[index]])));
      if (result.success) records.push({ at: Date.parse(result.data.timestamp), record: result.data });
      else mistakes.push(...result.error.issues.map((issue) => mistake(info.lines, issue.path.join('.'), issue.message)));
    },
    finish() {
      if (!columns) refuse(checkHeader([]));
      refuse(mistakes.slice(0, MISTAKES_TOLD));
      return records.sort((a, b) => a.at - b.at).map(({ record }) => record);
    },
  };
}

const mistake = (line: number, column: string, message: string): FieldProblem => ({
  path: column ? `line ${line}.${column}` : `line ${line}`,
  message: `line ${line}${column ? `, column ${column}` : ''}: ${message}`,
});

/** csv-parse says where it stopped; its message repeats cell contents, so it stays out of the answer. */
function asFailure(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const number = typeof error['lines'] === 'number' ? error['lines'] : 1;
  const inconsistent = error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH';
  return invalid([mistake(number, '', inconsistent ? 'has another number of columns than the header' : 'is not well-formed CSV')]);
}

function checkHeader(columns: readonly string[]): FieldProblem[] {
  const known: readonly string[] = USAGE_COLUMNS;
  return [
    ...known.filter((column) => !columns.includes(column)).map((column) => mistake(1, column, 'this column is missing')),
    ...columns
      .filter((column) => !known.includes(column))
      .map((column) => mistake(1, column.slice(0, 50), 'is not a column of usage data')),
    ...columns
      .filter((column, index) => columns.indexOf(column) !== index)
      .map((column) => mistake(1, column.slice(0, 50), 'this column appears twice')),
  ].slice(0, MISTAKES_TOLD);
}

const invalid = (fields: readonly FieldProblem[]) =>
  new Failure('VALIDATION_ERROR', `The file is not usage data: ${fields[0]?.message ?? 'it is empty'}.`, { fields });

function refuse(mistakes: readonly FieldProblem[]): void {
  if (mistakes.length > 0) throw invalid(mistakes);
}
