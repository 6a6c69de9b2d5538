import { relative, resolve } from 'node:path';

/** Frames of the framework and of libraries: whoever reads a failure wants the test's own. */
const OURS = /[\\/](?:fixtures|utils|node_modules)[\\/]|\bnode:/;
const FRAME = /^\s+at /;
/** Enough to get from the bottom of a client through its awaits up to the test. */
const DEPTH = 40;

/** `file:line` of the call from outside the framework; call it before the first `await`. */
export function callerOf(): string {
  const holder: { stack?: string } = {};
  captureDeep(holder, callerOf);
  for (const line of holder.stack?.split('\n').filter((frame) => FRAME.test(frame) && !OURS.test(frame)) ?? []) {
    const [, file, row] = /\(?((?:file:\/\/)?[^()\s]+):(\d+):\d+\)?$/.exec(line) ?? [];
    if (file && row) return `${relative(process.cwd(), file.replace('file://', ''))}:${row}`;
  }
  return 'a fixture';
}

/** Makes an error's stack one line: the place given as `file:line`. */
export function pointTo(error: Error, place: string): void {
  if (/:\d+$/.test(place)) error.stack = `${error.name}: ${error.message}\n    at ${resolve(place)}:1`;
}

/** Makes an error's stack begin at the test, if the test is in it. */
export function pointToTest(error: Error): void {
  captureDeep(error, error.constructor);
  const lines = error.stack?.split('\n') ?? [];
  const kept = lines.filter((line) => !FRAME.test(line) || !OURS.test(line));
  if (kept.some((line) => FRAME.test(line))) error.stack = kept.join('\n');
}

// A function of any kind, as `captureStackTrace` wants it.
function captureDeep(holder: object, above: Parameters<typeof Error.captureStackTrace>[1]): void {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  Error.captureStackTrace(holder, above);
  Error.stackTraceLimit = limit;
}
