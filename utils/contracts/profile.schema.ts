import { z } from 'zod';
import { plan } from './auth.schema.ts';
import { id, openObject, storableText, unixSeconds } from './primitives.schema.ts';

/** What a plan allows within one calendar month (UTC), and what is left of it. */
export const quota = z.strictObject({ limit: z.int().positive(), used: z.int().nonnegative(), remaining: z.int().nonnegative(), resets_at: unixSeconds });
export type Quota = z.infer<typeof quota>;

/** `PUT /api/users/me/profile`: replaces all of it. */
export const profileInput = z.strictObject({
  full_name: storableText.trim().min(1).max(200),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, { error: 'must be a language tag like en or de-CH' }),
  timezone: z.string().refine(isTimeZone, { error: 'must be a time zone like Europe/Zurich' }).meta({ examples: ['Europe/Zurich'] }),
  preferences: openObject,
});
export type ProfileInput = z.infer<typeof profileInput>;

/** `GET /api/users/me/profile`. */
export const userProfile = z.strictObject({
  user_id: id, email: z.string(), plan, full_name: z.string(), language: z.string(), timezone: z.string(), preferences: openObject,
  updated_at: unixSeconds.nullable(), quota: z.strictObject({ runs: quota }),
});
export type UserProfile = z.infer<typeof userProfile>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
