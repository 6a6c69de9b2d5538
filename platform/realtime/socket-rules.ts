import type { Core } from '../core.ts';
import { handshakeToken, hasQueryToken } from './credentials.ts';
import type { SocketRules } from './ports.ts';

export function createSocketRules(core: Core): SocketRules {
  return {
    heartbeatMs: () => core.settings.PLATFORM_HEARTBEAT_MS,
    credentials: (request) => ({ exposed: hasQueryToken(request), token: handshakeToken(request) }),
  };
}
