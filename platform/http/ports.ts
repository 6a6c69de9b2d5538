import type { FastifyReply } from 'fastify';
import type { IncomingMessage } from 'node:http';
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
  take(kind: 'http' | 'socket' | 'bad_token', key: string): Quota;
}
/** What one may do beyond signing in. */
export interface Policy {
  /** Role admin, or a permission `admin` or `system:*`. */
  isAdmin(principal: Principal): boolean;
  originAllowed(origin: string | undefined): boolean;
  /** The token of a call, from the one place where it counts. */
  tokenOf(call: Pick<IncomingMessage, 'headers' | 'url'>): string | undefined;
}
/** The last thing an HTTP answer passes: body as it will be serialised, headers through `reply`. */
export interface Responses {
  send(route: string, reply: FastifyReply, body: unknown): unknown;
}
/** What protects every answer, and the way from plain HTTP to TLS. */
export interface Security {
  /** Headers of every answer, errors and refused connections included. */
  headers(): Readonly<Record<string, string>>;
  /** Answer to a request over plain HTTP, where the platform is served over TLS. */
  redirect(path: string): { readonly status: number; readonly location: string };
}
/** The chat page's documents, before they are sent. */
export interface Pages {
  index(): Promise<string>;
}
