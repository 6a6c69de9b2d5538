/** A project of the suite: one folder of specs under `tests/`. */
export interface ProjectRow {
  readonly name: string;
  readonly folder: string;
  /** Opens the chat page in a browser; `some` of its tests do, and the others must not pay for it. */
  readonly browser: boolean | 'some';
  /** Talks to a target. */
  readonly target: boolean;
  /** Runs only where it is named. */
  readonly onDemand?: boolean;
  readonly timeout: number;
  /** Why it is a project of its own, and why it may take that long. */
  readonly why: string;
}

const tier = (name: string, why: string): ProjectRow => ({ name, folder: `tests/${name}`, browser: false, target: true, timeout: 30_000, why });

/** Every project. One whose folder has no spec yet is left out of the configuration. */
export const PROJECTS: readonly ProjectRow[] = [
  tier('p1', 'without these nobody can sign in, chat or get an answer'),
  { ...tier('p2', 'safety of accounts and threads; one test looks at what the chat page makes of hostile text'), browser: 'some' },
  tier('p3', 'agents working together'),
  tier('p4', 'speed and behaviour under load'),
  tier('p5', 'data kept, found and removed'),
  tier('p6', 'operation and comfort'),
  tier('agent', 'every agent, tool and hand-over'),
  tier('websocket', 'the socket protocol in depth'),
  tier('streaming', 'answers arriving piece by piece'),
  { ...tier('chat', 'the chat page as people use it; a browser start and a page load are part of each test'), browser: true, timeout: 60_000 },
  tier('security', 'what must be refused'),
  { ...tier('resilience', 'restarts, lost connections, recovery; a restart is part of some tests'), timeout: 60_000 },
  { ...tier('platform', 'the embedded platform by itself, started in the test process'), target: false },
  { ...tier('page', 'the chat page by itself: its policy, its origin, its accessibility'), target: false, browser: true, timeout: 60_000 },
  { ...tier('framework', 'the framework by itself; each test runs a child Playwright'), target: false, timeout: 90_000 },
  { ...tier('framework-long', 'the same, where a test plays whole runs: killed and resumed, sharded over clones, reported over many iterations'), target: false, onDemand: true, timeout: 180_000 },
];

/** The row of a project by its name. */
export const rowOf = (name: string) => PROJECTS.find((row) => row.name === name);
