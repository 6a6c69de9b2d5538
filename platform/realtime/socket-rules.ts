import { LIMITS } from '#contracts/limits';
import type { Core } from '../core.ts';
import { handshakeToken, hasQueryToken } from './credentials.ts';
import { wrongOpening } from './handshake.ts';
import type { SocketRules } from './ports.ts';

export function createSocketRules(core: Core): SocketRules {
  return {
    wrongOpening,
    places: () => LIMITS.socketsPerUser,
    unansweredPings: () => 1,
    mayRenew: (current, next) => current.userId === next.userId,
    heartbeatMs: () => core.settings.PLATFORM_HEARTBEAT_MS,
    noticeSeconds: () => core.settings.PLATFORM_EXPIRY_NOTICE_SECONDS,
    frameDepth: () => LIMITS.frameDepth,
    credentials: (request) => ({ exposed: hasQueryToken(request), token: handshakeToken(request) }),
  };
}
