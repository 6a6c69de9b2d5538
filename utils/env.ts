import { existsSync } from 'node:fs';
import { z } from 'zod';
import { loadEnvFile } from './env-file.ts';
import { TouchstoneError } from './errors.ts';
import { BUDGET_NAMES, parseBudgets } from './target/budgets.ts';
import { PROFILES } from './target/profiles.ts';
import { ALL_CAPABILITIES, ALL_GRANTS, isCapability, isGrant } from './target/target.types.ts';
import type { Grant } from './target/target.types.ts';

const address = (...schemes: string[]) =>
  z.url({ error: `must be an address ${schemes.map((scheme) => `${scheme}://…`).join(' or ')}`, protocol: new RegExp(`^(${schemes.join('|')})$`) });
const secret = z.string().min(16, 'must have at least 16 characters');
/** What is used as name of a folder or file as well. */
const name = (longest: number) => z.string().regex(new RegExp(`^\\w[\\w.-]{0,${longest - 1}}$`), `must be at most ${longest} letters, digits, dots, dashes and underscores, and begin with a letter or digit`);
/** A list of known words: `a,b`. How many are unknown is told, together with those that exist. */
const words = <W extends string>(known: readonly W[], isKnown: (word: string) => word is W) =>
  z.string().default('').transform((list, context) => {
    const found = list.split(',').map((word) => word.trim()).filter(Boolean);
    const right = found.filter(isKnown);
    if (right.length < found.length) context.addIssue({ code: 'custom', message: `has ${found.length - right.length} unknown word(s); known are ${known.join(', ')}` });
    return right;
  });

/** Every variable of the framework, with what it is for; `docs/fixtures.md` and `.env.example` speak of the same. */
const schema = z.object({
  /** Which platform: the one in `platform/`, started for the run, or one that is running elsewhere. */
  TOUCHSTONE_TARGET: z.enum(['embedded', 'attached']).default('embedded'),
  /** Address of the embedded platform; filled in when it has started. */
  TOUCHSTONE_URL: address('http').optional(),
  TOUCHSTONE_EMBEDDED_JWT_SECRET: secret.optional(),
  TOUCHSTONE_EMBEDDED_BYPASS_KEY: secret.optional(),
  TOUCHSTONE_EMBEDDED_CONTROL_KEY: secret.optional(),
  TOUCHSTONE_EMBEDDED_SERVICE_SECRET: secret.optional(),

  /** Folder of this run alone, where its processes leave notes for each other; filled in by global set-up. */
  TOUCHSTONE_RUN_DIR: z.string().min(1).optional(),

  /** Id of the run, the same on every machine that takes part in it; made up without. */
  TOUCHSTONE_RUN: name(80).optional(),
  /** Name of this part of it; by default `main`, or `shard-2-of-4`. */
  TOUCHSTONE_PART: name(40).optional(),

  /** A known deployment; single addresses below win over its. */
  TOUCHSTONE_PROFILE: z.enum(Object.keys(PROFILES)).optional(),
  TOUCHSTONE_API_URL: address('http', 'https').optional(),
  TOUCHSTONE_AUTH_URL: address('http', 'https').optional(),
  TOUCHSTONE_WS_URL: address('ws', 'wss').optional(),
  TOUCHSTONE_APP_URL: address('http', 'https').optional(),
  TOUCHSTONE_ENVIRONMENT: z.enum(['test', 'development', 'staging', 'production']).optional(),

  /** Where tokens come from on an attached target, the first that is set in this order. */
  TOUCHSTONE_BYPASS_KEY: secret.optional(),
  TOUCHSTONE_JWT_SECRET: secret.optional(),
  /** Users of the deployment for whom tokens are signed; made-up ones without. */
  TOUCHSTONE_USER_ID: z.string().min(1).optional(),
  TOUCHSTONE_SECOND_USER_ID: z.string().min(1).optional(),
  TOUCHSTONE_EMAIL: z.email('must be an e-mail address').optional(),
  TOUCHSTONE_PASSWORD: z.string().min(1).optional(),
  TOUCHSTONE_SECOND_EMAIL: z.email('must be an e-mail address').optional(),
  TOUCHSTONE_SECOND_PASSWORD: z.string().min(1).optional(),
  TOUCHSTONE_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TOUCHSTONE_SERVICE_ID: z.string().min(1).optional(),
  TOUCHSTONE_SERVICE_SECRET: secret.optional(),
  TOUCHSTONE_CONTROL_KEY: secret.optional(),

  /** What an attached target offers beyond what its token source implies. */
  TOUCHSTONE_OFFER: words(ALL_CAPABILITIES, isCapability),
  /** What the run may do to an attached target; nothing by default. */
  TOUCHSTONE_GRANT: words(ALL_GRANTS, isGrant),

  /** Budgets that differ from those of the target: `apiMs=300,users=5`. */
  TOUCHSTONE_BUDGETS: z.string().default('').transform((list, context) => {
    const { budgets, wrong } = parseBudgets(list);
    if (wrong.length > 0) context.addIssue({ code: 'custom', message: `has ${wrong.length} entry or entries that are no budget with a positive figure; known are ${BUDGET_NAMES.join(', ')}` });
    return budgets;
  }),

  /** Browser to use instead of the one that is found; `none` does without. */
  TOUCHSTONE_BROWSER: z.string().min(1).optional(),
  /** `1`: a missing browser ends the run, also where its projects were not named. For CI. */
  TOUCHSTONE_REQUIRE_BROWSER: z.enum(['0', '1']).default('0'),
  /** `off` leaves the preflight out, for runs against something that is meant to be broken. */
  TOUCHSTONE_PREFLIGHT: z.enum(['on', 'off']).default('on'),
  /** File with the plan of an assay (`utils/assay/plan.ts`); filled in by `npm run assay` for the runs it starts. */
  TOUCHSTONE_ASSAY_PLAN: z.string().min(1).optional(),
});

export type Env = z.output<typeof schema>;
export const VARIABLES: readonly string[] = Object.keys(schema.shape);

const NEVER_IN_PRODUCTION: readonly Grant[] = ['destructive', 'load', 'restart', 'faults', 'clock', 'drop-connections'];

/** What belongs together, told by the name of the variable at fault. */
function* mistakesBetween(env: Partial<Env>): Generator<[keyof Env, string]> {
  const { TOUCHSTONE_PROFILE: profile, TOUCHSTONE_GRANT: grants = [] } = env;
  if (env.TOUCHSTONE_EMAIL && !env.TOUCHSTONE_PASSWORD) yield ['TOUCHSTONE_PASSWORD', 'is needed with TOUCHSTONE_EMAIL'];
  if (env.TOUCHSTONE_SECOND_EMAIL && !env.TOUCHSTONE_SECOND_PASSWORD) yield ['TOUCHSTONE_SECOND_PASSWORD', 'is needed with TOUCHSTONE_SECOND_EMAIL'];
  if (env.TOUCHSTONE_SECOND_USER_ID && !env.TOUCHSTONE_USER_ID) yield ['TOUCHSTONE_USER_ID', 'is needed with TOUCHSTONE_SECOND_USER_ID'];
  if (env.TOUCHSTONE_TARGET !== 'attached') return;
  if (!env.TOUCHSTONE_API_URL && !profile) yield ['TOUCHSTONE_API_URL', `is needed for an attached target (or TOUCHSTONE_PROFILE, one of ${Object.keys(PROFILES).join(', ')})`];
  const environment = env.TOUCHSTONE_ENVIRONMENT ?? (profile ? PROFILES[profile]?.environment : undefined);
  if (!environment) yield ['TOUCHSTONE_ENVIRONMENT', 'is needed for an attached target: it decides what may be granted'];
  const refused = environment === 'production' ? grants.filter((grant) => NEVER_IN_PRODUCTION.includes(grant)) : [];
  if (refused.length > 0) yield ['TOUCHSTONE_GRANT', `${refused.join(', ')} cannot be granted in production`];
  if (grants.includes('restart')) yield ['TOUCHSTONE_GRANT', 'restart is for the embedded platform: nothing here could restart an attached one'];
  if (!env.TOUCHSTONE_BYPASS_KEY && !env.TOUCHSTONE_JWT_SECRET && !env.TOUCHSTONE_EMAIL && !env.TOUCHSTONE_TOKEN) {
    yield ['TOUCHSTONE_TOKEN', 'or another source of tokens is needed: TOUCHSTONE_BYPASS_KEY, TOUCHSTONE_JWT_SECRET, or TOUCHSTONE_EMAIL with TOUCHSTONE_PASSWORD'];
  }
}

/** Reads the framework’s variables. @throws TouchstoneError E_ENV naming every variable that is wrong, never its value */
export function parseEnv(source: Readonly<Record<string, string | undefined>>, inFile: ReturnType<typeof loadEnvFile> = []): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([name, value]) => name.startsWith('TOUCHSTONE_') && value !== undefined && value !== ''));
  const unknown = Object.keys(given).filter((name) => !(name in schema.shape));
  const result = schema.safeParse(given);
  const own = result.error?.issues.map((issue) => [String(issue.path[0]), issue.message] as const) ?? [];
  const between = result.success ? [...mistakesBetween(result.data)] : [];
  const mistakes = [...inFile, ...unknown.map((name) => [name, `is not a variable of Touchstone${nearest(name)}`] as const), ...own, ...between];
  if (mistakes.length === 0 && result.success) return result.data;
  throw new TouchstoneError('E_ENV', {
    expected: 'variables that fit together (.env.example lists all)',
    happened: mistakes.map(([name, message]) => `${name}: ${message}`).join('\n'),
    where: existsSync('.env') ? 'the environment and .env (the environment wins)' : 'the environment; there is no .env',
  });
}

/** Names of the run and its part, as reporters need them, which do not ask for a target. @throws TouchstoneError E_ENV */
export function readRunNames(source: Readonly<Record<string, string | undefined>> = process.env): { readonly run: string | undefined; readonly part: string | undefined } {
  const { TOUCHSTONE_RUN, TOUCHSTONE_PART } = source;
  const { TOUCHSTONE_RUN: run, TOUCHSTONE_PART: part } = parseEnv({ TOUCHSTONE_RUN, TOUCHSTONE_PART });
  return { run, part };
}

/** The known name that looks most alike, for typing errors: that shares most neighbouring letters, for its length. */
function nearest(name: string): string {
  const pairs = (text: string) => new Set(text.slice('TOUCHSTONE'.length).split('').map((letter, index, letters) => letter + (letters[index + 1] ?? '')));
  const given = pairs(name);
  const likeness = (other: string) => [...pairs(other)].filter((pair) => given.has(pair)).length / (pairs(other).size + given.size);
  const [best] = [...VARIABLES].sort((a, b) => likeness(b) - likeness(a));
  return best && likeness(best) > 0.25 ? `; did you mean ${best}?` : '';
}

let read: Env | undefined;

/** The variables of this process and of `.env`, read once. */
export function readEnv(): Env {
  if (!read) {
    const mistakes = loadEnvFile();
    read = parseEnv(process.env, mistakes);
  }
  return read;
}
