import type { z } from 'zod';
import { erasure } from '#contracts/maintenance.schema';
import { PATHS } from '#contracts/paths';
import type { profileInput } from '#contracts/profile.schema';
import { userProfile } from '#contracts/profile.schema';
import { endpoint } from './endpoint.ts';

export const userEndpoints = {
  /** With what is left of the plan’s quota. */
  profile: endpoint(200, userProfile, () => ({ method: 'GET', path: PATHS.profile })),
  /** Replaces all of it. */
  updateProfile: endpoint(200, userProfile, (input: z.input<typeof profileInput>) => ({ method: 'PUT', path: PATHS.profile, json: input })),
  /** Erases one’s own account and all that belongs to it. State `needs('destructive')`. */
  erase: endpoint(200, erasure, () => ({ method: 'DELETE', path: PATHS.account })),
};
