/** What a platform may offer. A test that relies on one names it in `needs(...)`; where it is missing the test is a skip with the reason. */
export const CAPABILITIES = {
  'scripted-model': 'the deterministic model that obeys directives in the prompt',
  'token-minting': 'tokens signed with the secret of the platform (forged issuers, expired ones, …)',
  'second-user': 'more than one user at the same time',
  personas: 'users with a role, plan and permissions of one’s choice',
  registration: 'new accounts by e-mail and password',
  'dev-login': 'sign-in without a password, as development deployments have it',
  oauth: 'sign-in through an OpenID provider that tests can drive',
  'refresh-tokens': 'sessions that come with a refresh token',
  'service-credentials': 'the credentials of a service, for the routes only services may call',
  'chat-page': 'the chat page at the address of the app',
  'server-logs': 'the platform’s log of one trace',
  tls: 'addresses served over TLS; the embedded target starts a platform of its own for it',
  workflows: 'workflows of agents given as data, the record of what was done in a run, and who works on runs',
} as const;
export type Capability = keyof typeof CAPABILITIES;

/** What a run may do to a platform. Embedded grants everything; an attached one only what `TOUCHSTONE_GRANT` lists. */
export const GRANTS = {
  restart: 'start, restart and kill a platform of one’s own',
  faults: 'ask for answers that are wrong on purpose',
  clock: 'see the platform at another time',
  'drop-connections': 'cut connections from the platform’s side',
  destructive: 'lock accounts, erase data for good',
  load: 'send as much as a platform can bear, or more',
} as const;
export type Grant = keyof typeof GRANTS;

/** Anything `needs(...)` accepts. */
export type Need = Capability | Grant;

export const isCapability = (word: string): word is Capability => word in CAPABILITIES;
export const isGrant = (word: string): word is Grant => word in GRANTS;
export const ALL_CAPABILITIES: readonly Capability[] = Object.keys(CAPABILITIES).filter(isCapability);
export const ALL_GRANTS: readonly Grant[] = Object.keys(GRANTS).filter(isGrant);

export type Environment = 'test' | 'development' | 'staging' | 'production';

/** How long clients wait, in milliseconds, before they say what they were waiting for. */
export interface Deadlines {
  /** From dialling to the greeting, and for one HTTP answer's first byte. */
  readonly connect: number;
  /** From a question to the first event of its run, and for a reply to any other frame. */
  readonly firstEvent: number;
  /** Between two events of a run. */
  readonly silence: number;
  /** From a question to the terminal event of its run. */
  readonly total: number;
}

/** What may take how long, in milliseconds, as percentile over a minimum sample: figures of the deployment, not of the tests. */
export interface Budgets {
  /** One run of one agent. */
  readonly agentRunMs: number;
  /** A question to the supervisor until its answer is stored, with many users at once. */
  readonly wholeRequestMs: number;
  /** One call of the API, 95th percentile. */
  readonly apiMs: number;
  /** One call of the API, 99th percentile. */
  readonly apiSlowestMs: number;
  /** A ping on an open socket until its pong. */
  readonly socketMs: number;
  /** A question until the first event of its run. */
  readonly agentStartMs: number;
  /** A question to the supervisor until its answer is stored, with users who take turns. */
  readonly questionMs: number;
  /** A message until it is stored. */
  readonly messageMs: number;
  /** From the start of the process until it is ready. */
  readonly startMs: number;
  /** From being asked to stop until the process has ended. */
  readonly stopMs: number;
  /** Users who work at the same time. */
  readonly users: number;
  /** Requests a second that must be served, and for how long a test of that lasts. */
  readonly requestsPerSecond: number;
  readonly loadSeconds: number;
  /** CPU cores that requests at this rate may keep busy. */
  readonly cpuCores: number;
  /** Memory that two hundred runs may leave behind, in megabytes. */
  readonly memoryGrowthMb: number;
}

/** The platform under test as tests hold it: addresses, what it offers, what the run may do to it. */
export interface Target {
  /** For messages and reports only. Never branch on it: ask `offers` and `grants`, or state `needs`. */
  readonly name: string;
  readonly environment: Environment;
  readonly apiUrl: string;
  readonly authUrl: string;
  /** Address of the agents' socket, path included. */
  readonly wsUrl: string;
  /** Address of the chat page. */
  readonly appUrl: string;
  readonly offers: ReadonlySet<Capability>;
  readonly grants: ReadonlySet<Grant>;
  readonly deadlines: Deadlines;
  readonly budgets: Budgets;
  /** True: a key the contract does not know fails the call. False: it is taken out and told as annotation `drift`. */
  readonly strict: boolean;
}
