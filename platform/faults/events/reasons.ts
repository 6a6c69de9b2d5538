import type { Reason } from '../fault.ts';

/** A broken rule of a journey: told by the matcher, or found in a test’s own list of violations. */
export const violation = (says: RegExp): Reason[] => [{ by: 'E_JOURNEY', says }, { by: 'toEqual', says }];

/** Numbers of events that were compared one by one. */
export const NUMBERS: Reason = { by: 'toEqual', says: /^[-+]\s+\d+,$/m };
