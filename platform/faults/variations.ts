import { FAULT_HEADER, REACH_HEADER } from '#contracts/control.schema';
import type { Settings } from '../config.ts';
import type { Core } from '../core.ts';
import { headerOf, readTraceId } from '../http/context.ts';
import type { Variation } from '../operations/control.ts';
import { Failure } from '../problem.ts';
import type { Decorator, Services } from '../services.ts';
import { findFault } from './index.ts';

/** Serves a request with the fault it asks for. */
export const faultVariation: Variation = (request) => {
  const id = headerOf(request, FAULT_HEADER);
  if (id === undefined) return undefined;
  const fault = findFault(id);
  if (!fault) throw new Failure('BAD_REQUEST', `There is no fault ${JSON.stringify(id.slice(0, 100))}.`);
  return { key: `fault ${id}`, decorate: fault.decorate };
};

/** The fault of a process that has one from its start to its end (`PLATFORM_ASSAY_FAULT`). */
export function faultOfProcess({ PLATFORM_ASSAY_FAULT: id }: Settings): Decorator | undefined {
  if (id === undefined) return undefined;
  const fault = findFault(id);
  if (!fault) throw new Error(`There is no fault ${id}.`);
  return fault.decorate;
}

/** Members reached by trace id, newest last; old traces make room. */
const reached = (core: Core): Map<string, Set<string>> => core.state('reach', () => new Map<string, Set<string>>());
const TRACES_KEPT = 2000;

export const reachOf = (core: Core, traceId: string): string[] => [...(reached(core).get(traceId) ?? [])].sort();

/** Notes which members of which services a request of a trace gets to. */
export function reachVariation(core: Core): Variation {
  return (request) => {
    if (headerOf(request, REACH_HEADER) !== 'on') return undefined;
    const traceId = readTraceId(headerOf(request, 'traceparent'));
    const traces = reached(core);
    const parts = traces.get(traceId) ?? new Set<string>();
    traces.set(traceId, parts);
    const [oldest] = traces.keys();
    if (traces.size > TRACES_KEPT && oldest !== undefined) traces.delete(oldest);
    return { key: `reach ${traceId}`, decorate: (services) => noting(services, parts) };
  };
}

function noting(services: Readonly<Services>, parts: Set<string>): Partial<Services> {
  const observed = Object.entries(services).map(([name, service]) => [
    name,
    // A member is noted when it is looked up, which is when it is about to be called.
    new Proxy(service as object, {
      get(target, member, receiver) {
        if (typeof member === 'string') parts.add(`${name}.${member}`);
        return Reflect.get(target, member, receiver) as unknown;
      },
    }),
  ]);
  // The same names with the same types: a proxy of each service.
  return Object.fromEntries(observed) as Services;
}
