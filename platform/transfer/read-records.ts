import { LIMITS } from '#contracts/limits';
import { transferRecord } from '#contracts/transfer.schema';
import type { TransferRecord } from '#contracts/transfer.schema';
import { isUtf8 } from 'node:buffer';
import { setImmediate as breathe } from 'node:timers/promises';
import type { FieldProblem } from '../problem.ts';
import { Failure } from '../problem.ts';
import type { ReadRecords } from './ports.ts';

const AT_ONCE = 500;
const MISTAKES_TOLD = 100;
/** A clock that is a little ahead is nobody's lie. */
const LEEWAY_SECONDS = 60;

/** Reads one JSON record a line; every line is judged on its own. Others are served in between. */
export async function readRecords(content: Buffer, now: number): Promise<ReadRecords> {
  if (!isUtf8(content)) throw invalid('is not UTF-8 text');
  const lines = content.toString().split(/\r?\n/).map((text, index) => ({ text, number: index + 1 })).filter(({ text }) => text.trim() !== '');
  if (lines.length === 0) throw invalid('has no record');
  if (lines.length > LIMITS.importRecords) throw invalid(`has more than ${LIMITS.importRecords} records`);
  const refs = new Set<string>();
  const records: TransferRecord[] = [];
  const errors: FieldProblem[] = [];
  for (const [index, { text, number }] of lines.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    const { record, problems } = judge(text, refs, now);
    if (record?.type === 'thread') refs.add(record.ref);
    if (record) records.push(record);
    else errors.push(...problems.map(({ path, message }) => ({ path: path ? `line ${number}.${path}` : `line ${number}`, message })));
  }
  return { records, rejected: lines.length - records.length, errors: errors.slice(0, MISTAKES_TOLD) };
}

interface Judgement {
  readonly record?: TransferRecord;
  readonly problems: readonly FieldProblem[];
}

function judge(text: string, refs: ReadonlySet<string>, now: number): Judgement {
  const { success, data, error } = transferRecord.safeParse(parsed(text));
  if (!success) return { problems: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
  const problems = contradictions(data, refs, now);
  return problems.length > 0 ? { problems } : { record: data, problems };
}

/** What no schema sees: references between lines, and times that cannot have been. */
function contradictions(record: TransferRecord, refs: ReadonlySet<string>, now: number): FieldProblem[] {
  const future = Object.entries(record).filter(([name, value]) => name.endsWith('_at') && Number(value) > now + LEEWAY_SECONDS);
  return [
    ...future.map(([path]) => ({ path, message: 'lies in the future' })),
    ...(record.type === 'thread' && refs.has(record.ref) ? [{ path: 'ref', message: 'another thread has it' }] : []),
    ...(record.type === 'message' && !refs.has(record.thread) ? [{ path: 'thread', message: 'is not the ref of a thread in a line before' }] : []),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const invalid = (message: string) => new Failure('VALIDATION_ERROR', `The file ${message}.`, { fields: [{ path: 'file', message }] });
