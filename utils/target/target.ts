import { readAssayPlan } from '../assay/plan.ts';
import { bypassSource, givenSource, mintingSource, passwordSource } from '../auth/token-source.ts';
import type { TokenSource } from '../auth/token-source.ts';
import type { Env } from '../env.ts';
import { TouchstoneError } from '../errors.ts';
import { learnPermanentSecret } from '../transcript/redact.ts';
import { ASSAY_BUDGETS, FAR_BUDGETS, NEAR_BUDGETS } from './budgets.ts';
import { embeddedSecrets } from './embedded-secrets.ts';
import { readTrust } from './embedded-tls.ts';
import { PROFILES } from './profiles.ts';
import type { Budgets, Capability, Deadlines, Environment, Target } from './target.types.ts';
import { ALL_CAPABILITIES, ALL_GRANTS } from './target.types.ts';

/** A target with the keys to it. Tests get the target only, so that no key ends up in a report. */
export interface Access {
  readonly target: Target;
  readonly tokens: TokenSource;
  /** Secret that signs the platform’s tokens, where it is known. */
  readonly jwtSecret: string | undefined;
  readonly controlKey: string | undefined;
  /** PEM of the authority of a platform that serves a certificate of its own; its clients trust it and nobody else does. */
  readonly ca?: string | undefined;
  /** Address that redirects to the target over TLS; port 80 of its host without. */
  readonly plainUrl?: string | undefined;
  readonly service: { readonly id: string; readonly secret: string } | undefined;
}

/** Next door, so waits are short: when something does not come, the failure should. */
const NEAR: Deadlines = { connect: 4000, firstEvent: 5000, silence: 8000, total: 20_000 };
const FAR: Deadlines = { connect: 15_000, firstEvent: 30_000, silence: 60_000, total: 180_000 };

/** The one place where a target is made of variables. */
export function createAccess(env: Env): Access {
  const access = env.TOUCHSTONE_TARGET === 'embedded' ? embeddedAccess(env.TOUCHSTONE_URL, { budgets: env.TOUCHSTONE_BUDGETS, ca: readTrust(env)?.ca, plainUrl: env.TOUCHSTONE_PLAIN_URL }) : attachedAccess(env);
  for (const secret of [access.jwtSecret, access.controlKey, access.service?.secret, env.TOUCHSTONE_BYPASS_KEY, env.TOUCHSTONE_JUDGE_KEY, env.TOUCHSTONE_PASSWORD, env.TOUCHSTONE_SECOND_PASSWORD, env.TOUCHSTONE_TOKEN]) learnPermanentSecret(secret);
  return access;
}

interface EmbeddedOptions {
  readonly name?: string;
  /** Certificate of the authority that is trusted for it, when it serves TLS. */
  readonly ca?: string | undefined;
  readonly plainUrl?: string | undefined;
  readonly budgets?: Partial<Budgets>;
}

/** An embedded platform at an address: it offers and grants everything there is. */
export function embeddedAccess(url: string | undefined, { name = 'embedded', ca, plainUrl, budgets = {} }: EmbeddedOptions = {}): Access {
  if (!url) {
    throw new TouchstoneError('E_TARGET_UNREACHABLE', {
      expected: 'the address of the embedded platform in TOUCHSTONE_URL, filled in when it has started',
      happened: 'there is none',
      where: 'playwright.config.ts, webServer',
      next: 'run the tests with the project’s own configuration, or attach to a running platform: TOUCHSTONE_TARGET=attached TOUCHSTONE_PROFILE=local',
    });
  }
  const secrets = embeddedSecrets();
  return {
    target: {
      name, environment: 'test', apiUrl: url, authUrl: url, wsUrl: socketUrl(url), appUrl: url, offers: new Set(ALL_CAPABILITIES), grants: new Set(ALL_GRANTS),
      deadlines: readAssayPlan()?.deadlines ?? NEAR, budgets: { ...NEAR_BUDGETS, ...(readAssayPlan() && ASSAY_BUDGETS), ...budgets }, strict: true,
    },
    tokens: bypassSource(secrets.PLATFORM_E2E_BYPASS_KEY),
    jwtSecret: secrets.PLATFORM_JWT_SECRET,
    controlKey: secrets.PLATFORM_CONTROL_KEY,
    ca,
    plainUrl,
    service: { id: 'netra-backend', secret: secrets.PLATFORM_SERVICE_SECRET },
  };
}

function attachedAccess(env: Env): Access {
  const profile = env.TOUCHSTONE_PROFILE === undefined ? undefined : PROFILES[env.TOUCHSTONE_PROFILE];
  // `parseEnv` has made sure that there is an address and an environment.
  const apiUrl = env.TOUCHSTONE_API_URL ?? profile?.apiUrl ?? '';
  const environment: Environment = env.TOUCHSTONE_ENVIRONMENT ?? profile?.environment ?? 'production';
  const wsUrl = env.TOUCHSTONE_WS_URL ?? profile?.wsUrl ?? socketUrl(apiUrl);
  const service = env.TOUCHSTONE_SERVICE_ID && env.TOUCHSTONE_SERVICE_SECRET ? { id: env.TOUCHSTONE_SERVICE_ID, secret: env.TOUCHSTONE_SERVICE_SECRET } : undefined;
  return {
    target: {
      name: env.TOUCHSTONE_PROFILE ?? 'attached', environment, apiUrl, authUrl: env.TOUCHSTONE_AUTH_URL ?? profile?.authUrl ?? apiUrl, wsUrl,
      appUrl: env.TOUCHSTONE_APP_URL ?? profile?.appUrl ?? apiUrl, offers: new Set([...impliedOffers(env, wsUrl), ...env.TOUCHSTONE_OFFER]), grants: new Set(env.TOUCHSTONE_GRANT),
      deadlines: readAssayPlan()?.deadlines ?? FAR, budgets: { ...FAR_BUDGETS, ...profile?.budgets, ...(readAssayPlan() && ASSAY_BUDGETS), ...env.TOUCHSTONE_BUDGETS }, strict: false,
    },
    tokens: tokenSourceOf(env, environment),
    jwtSecret: env.TOUCHSTONE_JWT_SECRET,
    controlKey: env.TOUCHSTONE_CONTROL_KEY,
    plainUrl: env.TOUCHSTONE_PLAIN_URL,
    service,
  };
}

function tokenSourceOf(env: Env, environment: Environment): TokenSource {
  if (env.TOUCHSTONE_BYPASS_KEY) return bypassSource(env.TOUCHSTONE_BYPASS_KEY);
  if (env.TOUCHSTONE_JWT_SECRET) return mintingSource(env.TOUCHSTONE_JWT_SECRET, environment, userIds(env));
  const accounts = [[env.TOUCHSTONE_EMAIL, env.TOUCHSTONE_PASSWORD], [env.TOUCHSTONE_SECOND_EMAIL, env.TOUCHSTONE_SECOND_PASSWORD]] as const;
  const complete = accounts.flatMap(([email, password]) => (email && password ? [{ email, password }] : []));
  if (complete.length > 0) return passwordSource(complete);
  return givenSource(env.TOUCHSTONE_TOKEN ?? '');
}

/** What follows from the credentials and addresses one has. */
function impliedOffers(env: Env, wsUrl: string): Capability[] {
  const implied: [Capability, unknown][] = [
    ['token-minting', env.TOUCHSTONE_JWT_SECRET],
    ['personas', env.TOUCHSTONE_BYPASS_KEY ?? env.TOUCHSTONE_JWT_SECRET],
    ['second-user', env.TOUCHSTONE_BYPASS_KEY ?? (env.TOUCHSTONE_JWT_SECRET ? userIds(env).length !== 1 : env.TOUCHSTONE_SECOND_EMAIL)],
    ['refresh-tokens', env.TOUCHSTONE_BYPASS_KEY ?? (env.TOUCHSTONE_JWT_SECRET ? undefined : env.TOUCHSTONE_EMAIL)],
    ['service-credentials', env.TOUCHSTONE_SERVICE_ID && env.TOUCHSTONE_SERVICE_SECRET],
    ['server-logs', env.TOUCHSTONE_CONTROL_KEY],
    ['tls', wsUrl.startsWith('wss:')],
  ];
  return implied.flatMap(([capability, there]) => (there ? [capability] : []));
}

const userIds = (env: Env) => [env.TOUCHSTONE_USER_ID, env.TOUCHSTONE_SECOND_USER_ID].filter((id) => id !== undefined);

const socketUrl = (url: string) => `${url.replace(/^http/, 'ws').replace(/\/$/, '')}/ws`;
