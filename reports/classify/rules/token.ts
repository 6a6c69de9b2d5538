import { called, callsOf, compared, isComparison, told, wanted, wasLetThrough, wasRefused } from '../clues.ts';
import type { Area, Clues, Rule } from '../rule.ts';
import type { FailureClass } from '../failure-class.ts';

const claims = ({ first }: Clues): string => (first.raised === 'E_PREFLIGHT' && /^layer: token$/m.test(first.happened) ? first.happened : '');
/** Strangers were to be kept out, and came in. */
const intruder = ({ first }: Clues): boolean => wanted(first, 401, 'AUTH_FAILED') && wasLetThrough(first);
/** The user was sent away as if unknown. */
const locked = ({ first }: Clues): boolean => (first.status === 401 || first.code === 'AUTH_FAILED') && wasRefused(first);
const signedOut = (clues: Clues): boolean => called(clues, 'POST', /^\/auth\/logout$/);
/** What the framework itself made wrong in the token it sent. */
const defect = ({ first }: Clues): string | undefined => /with a forged token \((\w+)\)/.exec(first.where)?.[1];
const isAdmitted = ({ first: { status = 0 } }: Clues): boolean => status === 101 || (status >= 200 && status < 300);

const forged = (id: string, name: Exclude<FailureClass, 'unknown'>, defects: readonly string[], next: string): Rule => ({
  id, class: name, strength: 'excludes', when: (clues) => intruder(clues) && isAdmitted(clues) && defects.includes(defect(clues) ?? ''), says: told, next,
});

/** Who is let in, and as whom. */
export const token: Area = [
  {
    id: 'preflight-clocks-differ', class: 'clock-skew', strength: 'excludes',
    when: (clues) => /^iat: .*the clocks differ/m.test(claims(clues)) || skewed(clues),
    says: (clues) => [...told(clues), skewOf(clues)], next: 'the clocks of the target and of this machine (NTP)',
  },
  {
    id: 'preflight-wrong-claims', class: 'wrong-claims', strength: 'excludes',
    when: (clues) => /^(?:alg|kid|iss|aud|token_type): /m.test(claims(clues)),
    says: told, next: 'the claims of the token, where it is made',
  },
  {
    id: 'preflight-expired', class: 'expired', strength: 'excludes',
    when: (clues) => /^exp: /m.test(claims(clues)),
    says: told, next: 'get a new token; TOUCHSTONE_TOKEN is a given one',
  },
  {
    id: 'preflight-wrong-secret', class: 'wrong-secret', strength: 'excludes',
    when: (clues) => /^signature: the secret differs from the platform’s$/m.test(claims(clues)),
    says: told, next: 'TOUCHSTONE_JWT_SECRET: the secret with which the platform verifies',
  },
  {
    id: 'preflight-wrong-secret-or-user', class: 'wrong-secret', strength: 'points',
    when: (clues) => /^signature: /m.test(claims(clues)),
    says: told, next: 'TOUCHSTONE_JWT_SECRET, or the token that was given',
  },
  {
    id: 'preflight-unknown-user', class: 'wrong-claims', strength: 'points',
    when: (clues) => /^sub: /m.test(claims(clues)),
    says: told, next: 'TOUCHSTONE_USER_ID: a user the deployment knows',
  },
  {
    id: 'preflight-no-token', class: 'environment', strength: 'suggests',
    when: (clues) => claims(clues) !== '',
    says: told, next: 'the credentials of the source of tokens (.env.example)',
  },

  forged('expired-token-accepted', 'expired', ['expired'], 'where the platform checks `exp`'),
  forged('wrong-signature-accepted', 'wrong-secret', ['wrong_signature'], 'where the platform verifies signatures, and with which key'),
  forged('wrong-claims-accepted', 'wrong-claims', ['alg_none', 'algorithm', 'wrong_issuer', 'wrong_audience', 'missing_audience', 'wrong_type', 'unknown_user'], 'where the platform checks the claims of a token'),
  forged('future-token-accepted', 'clock-skew', ['not_yet_valid'], 'where the platform checks `nbf`, and its clock'),
  forged('stranger-accepted', 'permission', ['malformed'], 'where the platform looks up whose token it is'),
  {
    id: 'token-in-address-accepted', class: 'permission', strength: 'excludes',
    when: (clues) => intruder(clues) && /token in its URL/.test(clues.first.where),
    says: told, next: 'the ways in which a socket takes credentials',
  },
  {
    id: 'used-credential-accepted', class: 'expired', strength: 'points', when: (clues) => intruder(clues) && isAdmitted(clues) && /^\/auth\/(?:refresh|oauth\/exchange)$/.test(clues.first.path ?? ''), says: told,
    next: 'whether a refresh token or one-time code ends when it was used, and with its session',
  },
  {
    id: 'wrong-password-accepted', class: 'permission', strength: 'points',
    when: (clues) => intruder(clues) && isAdmitted(clues) && /^\/auth\/login$/.test(clues.first.path ?? ''),
    says: told, next: 'where the platform compares passwords',
  },
  {
    id: 'anonymous-accepted', class: 'permission', strength: 'points',
    when: (clues) => intruder(clues) && isAdmitted(clues) && isAnonymous(clues),
    says: told, next: 'the route’s own check of who calls',
  },
  {
    id: 'session-outlives-sign-out', class: 'expired', strength: 'points',
    when: (clues) => intruder(clues) && isAdmitted(clues) && signedOut(clues),
    says: (clues) => [...told(clues), 'before it: POST /auth/logout, which was answered well'],
    next: 'whether the platform asks if a session was revoked',
  },
  {
    id: 'ended-session-accepted', class: 'expired', strength: 'points',
    when: (clues) => intruder(clues) && isAdmitted(clues) && !isUntold(clues),
    says: told, next: 'whether the platform asks if a session, or its user, has ended',
  },

  {
    id: 'good-session-refused', class: 'expired', strength: 'points',
    when: (clues) => tokenRefused(clues) && hasBeenIn(clues),
    says: (clues) => [...told(clues), 'before it: calls with a token that were answered well'],
    next: 'what ended the session: the platform’s own log, by the request id',
  },
  {
    id: 'token-never-accepted', class: 'wrong-secret', strength: 'points',
    when: (clues) => tokenRefused(clues) && !hasBeenIn(clues),
    says: (clues) => [...told(clues), 'before it: no call with a token that was answered well'],
    next: 'the preflight, which takes the token apart: secret, claims, clocks',
  },
  {
    id: 'right-password-refused', class: 'permission', strength: 'points',
    when: (clues) => locked(clues) && /^\/auth\/login$/.test(clues.first.path ?? ''),
    says: told, next: 'where the platform compares passwords',
  },

  {
    id: 'foreign-origin-accepted', class: 'origin', strength: 'excludes',
    when: ({ first }) => wanted(first, 0, 'ORIGIN_NOT_ALLOWED') && wasLetThrough(first),
    says: told, next: 'the list of allowed origins',
  },
  {
    id: 'origin-refused', class: 'origin', strength: 'excludes',
    when: ({ first }) => first.code === 'ORIGIN_NOT_ALLOWED' && !wanted(first, 0, 'ORIGIN_NOT_ALLOWED'),
    says: told, next: 'the list of allowed origins',
  },
  {
    id: 'origin-not-allowed', class: 'origin', strength: 'points',
    when: ({ first }) => isComparison(first) && /access-control-allow-origin/.test(first.subject) && first.missing.some((line) => /"https?:/.test(line)),
    says: compared, next: 'the list of allowed origins',
  },
  {
    id: 'expiry-told-otherwise', class: 'expired', strength: 'points',
    when: ({ first }) => isComparison(first) && /\bexpires_at$|\btoken_expiring\b/.test(first.subject),
    says: compared, next: 'where the platform reads the end of a token, and whom it tells',
  },
  {
    id: 'origin-allowed-by-headers', class: 'origin', strength: 'points',
    when: ({ first }) => isComparison(first) && first.extra.some((line) => /^\s*(?:"access-control-allow-origin": )?"https?:\/\/[^/"]+",?$/.test(line)),
    says: compared, next: 'the list of allowed origins',
  },

  {
    id: 'permission-not-checked', class: 'permission', strength: 'excludes',
    when: ({ first }) => wanted(first, 403, 'AUTH_UNAUTHORIZED', 'PLAN_REQUIRED') && wasLetThrough(first) && !/"error_code"/.test(first.happened),
    says: told, next: 'the route’s own check of role and plan',
  },
  {
    id: 'permission-refused', class: 'permission', strength: 'excludes',
    when: ({ first }) => ['AUTH_UNAUTHORIZED', 'PLAN_REQUIRED'].includes(first.code ?? '') && wasRefused(first),
    says: (clues) => (isComparison(clues.first) ? compared(clues) : told(clues)),
    next: 'role and plan of the user, and what they give',
  },
];

const tokenRefused = (clues: Clues): boolean => locked(clues) && clues.first.raised === 'E_HTTP_STATUS' && !/^\/auth\/login$/.test(clues.first.path ?? '');
/** Some token was good in this test: then the secret is. */
const hasBeenIn = ({ observation }: Clues): boolean => (observation?.calls ?? []).some(({ path, who, status }) => /^(?:user|a given token|page)\b/.test(who ?? '') && status < 400 && /^\/(?:api|auth\/(?:me|sessions))/.test(path));
/** A page was used, and nobody signed out: that is for the rules about pages. */
const isUntold = (clues: Clues): boolean => callsOf(clues).some(({ by }) => by === 'page') && !signedOut(clues);
const isAnonymous = ({ first: { who = '', where } }: Clues): boolean => who === 'anonymous' || /without a token/.test(where);
const SKEW_SECONDS = 60;
const skewed = ({ target: { skewSeconds }, first }: Clues): boolean => Math.abs(skewSeconds ?? 0) > SKEW_SECONDS && first.status === 401;
const skewOf = ({ target: { skewSeconds } }: Clues): string | undefined => (skewSeconds == null ? undefined : `preflight: the server’s clock is ${skewSeconds} s ahead`);
