import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { RateLimits } from './ports.ts';

const WINDOW_MS = 60_000;
/** Keys remembered at most; the ones whose window began longest ago are forgotten first. */
const KEYS_KEPT = 10_000;
/** Windows a key: one, and a few more where requests carry different clocks. */
const WINDOWS_KEPT = 4;

interface Window {
  readonly startedAt: number;
  count: number;
}

/**
 * A window begins with its first request and ends a minute later. A request is counted in the window that contains its
 * own time, so one with a shifted clock (control plane) opens another and leaves the present one as it is.
 */
export function createRateLimits(core: Core, services: Services): RateLimits {
  const windows = core.state('rate-limits', () => new Map<string, Window[]>());
  const limits = { http: core.settings.PLATFORM_HTTP_RATE_LIMIT, anonymous: core.settings.PLATFORM_ANONYMOUS_RATE_LIMIT, socket: core.settings.PLATFORM_SOCKET_RATE_LIMIT, bad_token: core.settings.PLATFORM_BAD_TOKEN_RATE_LIMIT };

  const windowAt = (key: string, now: number): Window => {
    const known = windows.get(key) ?? [];
    const current = known.find(({ startedAt }) => startedAt <= now && now < startedAt + WINDOW_MS);
    if (current) return current;
    const opened = { startedAt: now, count: 0 };
    windows.delete(key);
    windows.set(key, [...known.slice(1 - WINDOWS_KEPT), opened]);
    const [oldest] = windows.keys();
    if (windows.size > KEYS_KEPT && oldest !== undefined) windows.delete(oldest);
    return opened;
  };

  return {
    take(kind, key) {
      const now = services.clock.now();
      const window = windowAt(`${kind}:${key}`, now);
      window.count += 1;
      const limit = key.startsWith('address:') ? limits.anonymous : limits[kind];
      return {
        limit,
        remaining: Math.max(0, limit - window.count),
        resetSeconds: Math.ceil((window.startedAt + WINDOW_MS - now) / 1000),
        allowed: window.count <= limit,
      };
    },
  };
}
