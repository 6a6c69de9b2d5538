import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { RateLimits } from './ports.ts';

const WINDOW_MS = 60_000;

export function createRateLimits({ settings, windows }: Core, services: Services): RateLimits {
  const limits = { http: settings.PLATFORM_HTTP_RATE_LIMIT, socket: settings.PLATFORM_SOCKET_RATE_LIMIT };
  return {
    take(kind, key) {
      const now = services.clock.now();
      const name = `${kind}:${key}`;
      let window = windows.get(name);
      if (!window || now - window.startedAt >= WINDOW_MS || now < window.startedAt) {
        if (windows.size > 10_000) for (const [other, { startedAt }] of windows) if (now - startedAt >= WINDOW_MS) windows.delete(other);
        window = { startedAt: now, count: 0 };
        windows.set(name, window);
      }
      window.count += 1;
      const limit = limits[kind];
      return {
        limit,
        remaining: Math.max(0, limit - window.count),
        resetSeconds: Math.ceil((window.startedAt + WINDOW_MS - now) / 1000),
        allowed: window.count <= limit,
      };
    },
  };
}
