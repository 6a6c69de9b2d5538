import { AGENT_FAULTS } from './agents/index.ts';
import { API_FAULTS } from './api/index.ts';
import { AUTH_FAULTS } from './auth/index.ts';
import { DATA_FAULTS } from './data/index.ts';
import { EVENT_FAULTS } from './events/index.ts';
import type { Fault } from './fault.ts';
import { HANDSHAKE_FAULTS } from './handshake/index.ts';
import { ISOLATION_FAULTS } from './isolation/index.ts';
import { LIMITS_FAULTS } from './limits/index.ts';
import { PAGE_FAULTS } from './page/index.ts';
import { OPERATIONS_FAULTS } from './operations/index.ts';
import { PERSISTENCE_FAULTS } from './persistence/index.ts';
import { STREAMING_FAULTS } from './streaming/index.ts';
import { PERFORMANCE_FAULTS } from './performance/index.ts';
import { START_UP_FAULTS } from './start-up/index.ts';

/** Every fault, by family. */
export const FAULTS: readonly Fault[] = [
  ...AUTH_FAULTS, ...HANDSHAKE_FAULTS, ...ISOLATION_FAULTS, ...PERSISTENCE_FAULTS, ...API_FAULTS, ...LIMITS_FAULTS,
  ...EVENT_FAULTS, ...STREAMING_FAULTS, ...AGENT_FAULTS, ...PAGE_FAULTS,
  ...PERFORMANCE_FAULTS,
  ...DATA_FAULTS,
  ...OPERATIONS_FAULTS,
  ...START_UP_FAULTS,
];

/** By id; undefined for one that does not exist. */
export const findFault = (id: string): Fault | undefined => FAULTS.find((fault) => fault.id === id);
