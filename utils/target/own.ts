import { TouchstoneError } from '../errors.ts';
import type { Target } from './target.types.ts';

/** Tests talk to their target and to nobody else. @throws TouchstoneError E_TARGET_FOREIGN */
export function assertOwn(target: Target, url: URL): void {
  const own = [target.apiUrl, target.authUrl, target.wsUrl, target.appUrl].map((address) => new URL(address).host);
  if (own.includes(url.host)) return;
  throw new TouchstoneError('E_TARGET_FOREIGN', {
    expected: `an address of target ${target.name}: ${[...new Set(own)].join(', ')}`,
    happened: `a call to ${url.host}`,
    where: `${url.protocol}//${url.host}${url.pathname}`,
  });
}
