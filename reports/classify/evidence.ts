import type { z } from 'zod';
import { Attempt } from '../journal/journal.schema.ts';

/** What is known of a failed attempt when its cause is sought. Titles and ids of tests are no part of it. */
export const Evidence = Attempt.pick({ status: true, errors: true, inSetUp: true, annotations: true, observation: true });
export type Evidence = z.output<typeof Evidence>;
