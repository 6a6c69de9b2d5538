import type { UsageRecord } from '#contracts/tool.schema';
import { usageRecord } from '#contracts/tool.schema';
import { CsvError, parse } from 'csv-parse/sync';
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import type { FieldProblem } from '../problem.ts';
import { Failure } from '../problem.ts';

/** Columns of a usage file; the header must have exactly these, in any order. */
export const USAGE_COLUMNS = Object.keys(usageRecord.shape) as readonly (keyof UsageRecord)[];

const MISTAKES_TOLD = 20;
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
});
const lines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Records of a usage file, oldest first. @throws Failure VALIDATION_ERROR naming line and column of the first mistakes */
export function parseUsage(csv: Buffer): UsageRecord[] {
  const [header, ...body] = readLines(csv);
  const columns = header?.record ?? [];
  refuse(checkHeader(columns));
  const mistakes: FieldProblem[] = [];
  const records: UsageRecord[] = [];
  for (const { record, info } of body) {
    const result = row.safeParse(Object.fromEntries(columns.map((column, index) => [column, record[index]])));
    if (result.success) records.push(result.data);
    else mistakes.push(...result.error.issues.map((issue) => mistake(info.lines, issue.path.join('.'), issue.message)));
    if (mistakes.length >= MISTAKES_TOLD) break;
  }
  refuse(mistakes);
  return records.sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
}

const mistake = (line: number, column: string, message: string): FieldProblem => ({
  path: column ? `line ${line}.${column}` : `line ${line}`,
  message: `line ${line}${column ? `, column ${column}` : ''}: ${message}`,
});

function readLines(csv: Buffer): z.infer<typeof lines> {
  if (!isUtf8(csv)) throw invalid([mistake(1, '', 'is not UTF-8 text')]);
  try {
    return lines.parse(parse(csv, { bom: true, trim: true, skip_empty_lines: true, info: true }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // csv-parse says where it stopped; its message repeats cell contents, so it stays out of the answer.
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    throw invalid([
      mistake(
        line,
        '',
        error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH' ? 'has another number of columns than the header' : 'is not well-formed CSV',
      ),
    ]);
  }
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
