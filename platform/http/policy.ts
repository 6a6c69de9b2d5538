import type { Core } from '../core.ts';
import type { Policy } from './ports.ts';

export function createPolicy(core: Core): Policy {
  return {
    isAdmin: ({ role, permissions }) => role === 'admin' || permissions.includes('admin') || permissions.includes('system:*'),
    originAllowed: (origin) => origin === undefined || origin === core.origin || core.settings.PLATFORM_ALLOWED_ORIGINS.includes(origin),
  };
}
