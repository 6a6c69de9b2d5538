import type { Socket } from '../clients/socket.types.ts';
import { TouchstoneError } from '../errors.ts';
import type { Verdict } from './verdict.ts';
import { verdict } from './verdict.ts';

export interface ClosureWanted {
  readonly code: number;
  readonly reason?: string;
}

/** The platform closes the socket, now or within the deadline, with this code and reason. `CLOSE` lists the contract’s. */
export async function toCloseWith(socket: Socket, { code, reason }: ClosureWanted, options?: { readonly timeoutMs?: number }): Promise<Verdict> {
  const expected = `the platform closes with ${code}${reason === undefined ? '' : ` “${reason}”`}`;
  const found = await socket.closed(options).catch((error: unknown) => {
    if (error instanceof TouchstoneError) return error;
    throw error;
  });
  if (found instanceof TouchstoneError) return verdict('E_WS_CLOSED', { expected, where: socket.where }, ['the socket stayed open'], found.told.happened);
  const mistakes = [
    ...(found.by === 'platform' ? [] : ['the test closed it, not the platform']),
    ...(found.code === code ? [] : [`the code is ${found.code}`]),
    ...(reason === undefined || found.reason === reason ? [] : [`the reason is “${found.reason}”`]),
  ];
  return verdict('E_WS_CLOSED', { expected, where: socket.where }, mistakes, `closed with ${found.code} “${found.reason}” after ${found.at.toFixed(0)} ms`);
}
