import { z } from 'zod';
import { FailureClass } from '../classify/failure-class.ts';

/**
 * What `gate.policy.json`, `waivers.json` and `quarantine.json` may say. The limits here are the floor: no policy can be made so
 * lax that a decision means nothing.
 */
const share = z.number().gt(0).max(1);

const Requirement = z.strictObject({
  tolerance: z.number().min(0).max(0.2).describe('the failed share of what was executed has to stay below it; 0: none may fail'),
  selected: z.int().positive().describe('behaviours that have to be part of the run, skipped ones included: who deletes a test lowers it'),
  executed: z.int().positive().describe('behaviours that have to have been executed'),
  share: share.min(0.5).describe('share of the selected that has to have been executed'),
  impact: z.string().min(1).optional().describe('what is at risk, in words: a label, never computed'),
}).refine(({ selected, executed }) => executed <= selected, { path: ['executed'], message: 'must not be more than selected' });

const unless = z.enum(['allowed', 'INCONCLUSIVE']);

export const Policy = z.strictObject({
  schema: z.literal(1),
  release: z.strictObject({
    projects: z.array(z.string()).min(1).describe('all of them have to have been run for a release'),
    targets: z.array(z.string()).min(1).nullable().describe('names of the targets a release is decided on; null: any'),
    executed: z.int().positive().describe('behaviours that have to have been executed over all'),
    uncommittedChanges: unless.describe('tests that were changed and not committed'),
  }),
  evidence: z.strictObject({
    maximumAgeHours: z.number().positive().max(24 * 14),
    preflight: z.enum(['required', 'optional']),
    journals: z.enum(['required', 'optional']).describe('whether a record counts whose journals are not there to hold it against'),
  }),
  projects: z.record(z.string(), Requirement),
  otherProjects: Requirement,
  classes: z.partialRecord(FailureClass, z.enum(['HOLD', 'INCONCLUSIVE']))
    .refine((classes) => classes.unknown !== undefined, { path: ['unknown'], message: 'has to be HOLD or INCONCLUSIVE: what nobody can explain is never GO' })
    .describe('classes of failures that decide whatever the tolerance'),
  waivers: z.strictObject({
    most: z.int().min(0).max(20), days: z.int().positive().max(30),
    notIn: z.array(z.string()).describe('projects in which nothing can be waived'), notOf: z.array(FailureClass),
  }),
  quarantine: z.strictObject({
    most: z.int().min(0).max(6), days: z.int().positive().max(30), notIn: z.array(z.string()),
    releaseAfter: z.int().min(3).describe('runs passed one after the other, after which a test is due for release'),
  }),
  flakes: z.strictObject({
    window: z.int().min(5).describe('latest runs of a test that are looked at'), minimumRuns: z.int().min(2), brokenAfter: z.int().min(2), fixedAfter: z.int().min(2),
  }),
}).refine(({ quarantine, flakes }) => quarantine.releaseAfter <= flakes.window, { path: ['quarantine', 'releaseAfter'], message: 'must not be more than flakes.window: no test could ever be due' });

const text = z.string().trim().min(1);
const test = text.describe('id in the catalogue (041, WS-026), or `project › title` as reports write it');

/** One failure that is known and accepted for a while. */
export const Waiver = z.strictObject({
  test, class: FailureClass, owner: text, reason: text, ticket: text, created: z.iso.date(), expires: z.iso.date(),
});

/** One unsteady test that runs, is told, and does not decide. */
export const Quarantined = z.strictObject({ test, owner: text, ticket: text, reason: text, since: z.iso.date(), until: z.iso.date() });

export type Requirement = z.output<typeof Requirement>;
export type Policy = z.output<typeof Policy>;
export type Waiver = z.output<typeof Waiver>;
export type Quarantined = z.output<typeof Quarantined>;
