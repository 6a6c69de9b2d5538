import type { FailureClass } from '../../reports/classify/failure-class.ts';
import type { Family } from '../../platform/faults/fault.ts';
import { agents } from './agents.ts';
import { api } from './api.ts';
import { auth } from './auth.ts';
import { data } from './data.ts';
import { events } from './events.ts';
import { handshake } from './handshake.ts';
import { isolation } from './isolation.ts';
import { limits } from './limits.ts';
import { operations } from './operations.ts';
import { page } from './page.ts';
import { performance } from './performance.ts';
import { persistence } from './persistence.ts';
import { startUp } from './start-up.ts';
import { streaming } from './streaming.ts';
import type { TruthOfFamily } from './truth.ts';
import { classesOf } from './truth.ts';

const FAMILIES: Readonly<Record<Family, TruthOfFamily>> = { auth, handshake, events, streaming, isolation, persistence, api, limits, agents, page, performance, data, operations, 'start-up': startUp };

/** True classes of every fault, by its id: one, or two that are equally true. */
export const TRUE_CLASSES: ReadonlyMap<string, readonly FailureClass[]> = new Map(
  Object.entries(FAMILIES).flatMap(([family, truth]) => [...classesOf(truth)].map(([name, classes]) => [`${family}/${name}`, classes] as const)),
);
