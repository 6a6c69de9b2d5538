import type { Core } from '../core.ts';
import type { Security } from './ports.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Two years, what browsers want of sites that they know from the start. */
const STRICT_TRANSPORT = { 'strict-transport-security': `max-age=${2 * 365 * 24 * 3600}; includeSubDomains` };

export function createSecurity(core: Core): Security {
  // Plain HTTP must not promise TLS.
  const headers = core.settings.PLATFORM_TLS_CERT === undefined ? SECURITY_HEADERS : { ...SECURITY_HEADERS, ...STRICT_TRANSPORT };
  return {
    headers: () => headers,
    // 308 keeps method and body, and is remembered.
    redirect: (path) => ({ status: 308, location: `${core.origin}${path}` }),
  };
}
