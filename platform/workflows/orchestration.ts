import { setTimeout } from 'node:timers/promises';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { byDependencies } from './by-dependencies.ts';
import { planOf, REFERENCE } from './plan.ts';
import type { Orchestration, StepOutput } from './ports.ts';

export function createOrchestration(_core: Core, services: Services): Orchestration {
  return {
    arrange: (steps, order) => (order === 'by_dependencies' ? byDependencies(services, steps) : steps),
    plan: (steps) => planOf(services, steps),
    ready: (steps, begun, settled) => steps.filter((step) => !begun.has(step.id) && step.depends_on.every((name) => settled.has(name))),
    holds({ field, equals, contains }, output) {
      const value = output && valueAt(output, field);
      return contains === undefined ? value !== undefined && value === equals : typeof value === 'string' && value.includes(contains);
    },
    decide(votes, quorum) {
      const texts = votes.map((vote) => vote.trim());
      const winners = [...new Set(texts)].filter((text) => texts.filter((other) => other === text).length >= quorum);
      return winners.length === 1 ? winners[0] : undefined;
    },
    render: (message, texts) => message.replace(REFERENCE, (_, name: string) => texts[name] ?? ''),
    goesOn: ({ max_iterations: most, until }, iteration, output) => iteration < most && !(until && services.orchestration.holds(until, output)),
    deadline: (ms) => ms,
    backoff: (firstMs, attempt) => firstMs * 2 ** (attempt - 1),
    pause: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => signal.throwIfAborted()),
  };
}

/** Own members only: a path must not lead out of the data. */
function valueAt(output: StepOutput, field: string): unknown {
  return field.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return Object.entries(value).find(([name]) => name === key)?.[1];
  }, output);
}
