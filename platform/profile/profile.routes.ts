import { PATHS } from '#contracts/paths';
import { profileInput, userProfile } from '#contracts/profile.schema';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

/** One's own profile, with what is left of the plan's quota. */
export function registerProfileRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.profile, summary: 'One’s profile and quota', auth: 'user', answers: { 200: userProfile },
    handler: ({ services, principal }) => services.profiles.get(principal),
  });
  route(app, {
    method: 'PUT', path: PATHS.profile, summary: 'Replace one’s profile', auth: 'user', body: profileInput, answers: { 200: userProfile },
    handler: ({ services, principal, body }) => services.profiles.put(principal, body),
  });
}
