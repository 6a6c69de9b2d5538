import type { z } from 'zod';
import type { analyticsInput, experimentInput } from '#contracts/feature.schema';
import { analyticsAccepted, analyticsList, assignment, assignments, experiment, flag, flagValues, threadDigest } from '#contracts/feature.schema';
import { at, PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';

export const featureEndpoints = {
  /** What is switched on for the caller. */
  flags: endpoint(200, flagValues, () => ({ method: 'GET', path: PATHS.flags })),
  /** For admins: a flag with its exceptions. */
  flag: endpoint(200, flag, (key: string) => ({ method: 'GET', path: at(PATHS.flag, { key }) })),
  /** For admins: everybody without an exception. */
  setFlag: endpoint(200, flag, (key: string, enabled: boolean) => ({ method: 'PUT', path: at(PATHS.flag, { key }), json: { enabled } })),
  /** For admins: an exception for one user. */
  setFlagFor: endpoint(200, flag, (key: string, userId: string, enabled: boolean) => ({ method: 'PUT', path: at(PATHS.flagUser, { key, user_id: userId }), json: { enabled } })),
  /** Exists for whom the flag `thread_digest` is on. */
  digest: endpoint(200, threadDigest, (threadId: string) => ({ method: 'GET', path: at(PATHS.threadDigest, { id: threadId }) })),
  /** For admins. */
  setExperiment: endpoint(200, experiment, (key: string, input: z.input<typeof experimentInput>) => ({ method: 'PUT', path: at(PATHS.experiment, { key }), json: input })),
  /** The caller’s own variant. */
  variant: endpoint(200, assignment, (key: string) => ({ method: 'GET', path: at(PATHS.experimentVariant, { key }) })),
  /** For admins: variants of up to a thousand subjects. */
  assign: endpoint(200, assignments, (key: string, subjects: readonly string[]) => ({ method: 'POST', path: at(PATHS.experimentAssignments, { key }), json: { subjects } })),
  /** One action of the caller. */
  track: endpoint(202, analyticsAccepted, (event: z.input<typeof analyticsInput>) => ({ method: 'POST', path: PATHS.analyticsEvents, json: event })),
  /** For admins: actions of one user. */
  tracked: endpoint(200, analyticsList, (userId: string, name?: string) => ({ method: 'GET', path: PATHS.analyticsEvents, query: { user_id: userId, name } })),
};
