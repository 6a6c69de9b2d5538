import { z } from 'zod';
import { Failure } from '../problem.ts';

/** Where a page ended: the values its last row is sorted by. Names the order too, because in another one it would mean nothing. */
const position = z.tuple([z.string(), z.union([z.string(), z.number()]), z.number()]);

/** The cursor behind a row with these values. */
export const cursorAt = (sort: string, value: string | number, tie: number): string => Buffer.from(JSON.stringify([sort, value, tie])).toString('base64url');

/** Reads a cursor of the same order. @throws Failure VALIDATION_ERROR for any other text */
export function readCursor(cursor: string, sort: string): { value: string | number; tie: number } {
  const result = position.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (!result.success || result.data[0] !== sort) throw wrong('is not a cursor of a list in this order');
  const [, value, tie] = result.data;
  return { value, tie };
}

/** A page begins behind a cursor or at an offset, not at both. @throws Failure VALIDATION_ERROR */
export function refuseBoth({ cursor, offset }: { readonly cursor?: string | undefined; readonly offset: number }): void {
  if (cursor !== undefined && offset > 0) throw wrong('cannot be combined with offset');
}

const wrong = (message: string) => new Failure('VALIDATION_ERROR', 'The request has 1 invalid field(s).', { fields: [{ path: 'cursor', message }] });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
