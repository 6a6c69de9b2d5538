import type { FastifyReply } from 'fastify';
import type { Principal } from '../auth/ports.ts';

export interface Quota {
  /** Requests per window, what is left of them, and seconds until the window ends. */
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  readonly allowed: boolean;
}
/** Fixed windows of a minute per principal (user id, or address when anonymous) and kind. */
export interface RateLimits {
  take(kind: 'http' | 'socket', key: string): Quota;
}
/** What one may do beyond signing in. */
export interface Policy {
  /** Role admin, or a permission `admin` or `system:*`. */
  isAdmin(principal: Principal): boolean;
  originAllowed(origin: string | undefined): boolean;
}
/** The last thing an HTTP answer passes: body as it will be serialised, headers through `reply`. */
export interface Responses {
  send(route: string, reply: FastifyReply, body: unknown): unknown;
}
/** The chat page's documents, before they are sent. */
export interface Pages {
  index(): Promise<string>;
}
