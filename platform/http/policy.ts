import type { Core } from '../core.ts';
import { bearerOf } from './context.ts';
import { isOwnOrigin } from './origin.ts';
import type { Policy } from './ports.ts';

/** Who may do what beyond signing in, and which pages may call. */
export function createPolicy(core: Core): Policy {
  return {
    isAdmin: ({ role, permissions }) => role === 'admin' || permissions.includes('admin') || permissions.includes('system:*'),
    originAllowed: (origin) => origin === undefined || isOwnOrigin(core.origin, origin) || core.settings.PLATFORM_ALLOWED_ORIGINS.includes(origin),
    tokenOf: bearerOf,
  };
}
