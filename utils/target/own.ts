import { TouchstoneError } from '../errors.ts';
import type { Target } from './target.types.ts';

const hostsOf = (target: Target): string[] => [target.apiUrl, target.authUrl, target.wsUrl, target.appUrl].map((address) => new URL(address).host);

/** Whether an address is the target's. */
export const isOwn = (target: Target, url: URL): boolean => hostsOf(target).includes(url.host);

/** Tests talk to their target and to nobody else. @throws TouchstoneError E_TARGET_FOREIGN */
export function assertOwn(target: Target, url: URL): void {
  if (isOwn(target, url)) return;
  throw new TouchstoneError('E_TARGET_FOREIGN', {
    expected: `an address of target ${target.name}: ${[...new Set(hostsOf(target))].join(', ')}`,
    happened: `a call to ${url.host}`,
    where: `${url.protocol}//${url.host}${url.pathname}`,
  });
}
