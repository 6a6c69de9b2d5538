import type { RunPriority } from '#contracts/run.schema';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Worker, Workers } from './ports.ts';
import { createRunStore } from './run-store.ts';

interface Waiting {
  readonly runId: string;
  readonly priority: RunPriority;
  readonly begin: (worker: string) => void;
}
interface Crew {
  readonly workers: readonly (Worker & { active: Set<string>; started: number; ended: number })[];
  /** In order of arrival. */
  waiting: Waiting[];
}
const RANK: Record<RunPriority, number> = { high: 0, normal: 1, low: 2 };

/** Workers share one process; each has so many places, and a run holds one from its first word to its last. */
export function createWorkers(core: Core, services: Services): Workers {
  const { PLATFORM_WORKERS: count, PLATFORM_RUNS_PER_WORKER: places, PLATFORM_RUNS_PER_USER: quota } = core.settings;
  const crew = core.state<Crew>('agents.workers', () => ({
    workers: Array.from({ length: count }, (_, index) => ({ id: `worker-${index + 1}`, active: new Set<string>(), started: 0, ended: 0 })),
    waiting: [],
  }));
  const withRoom = () => crew.workers.filter(({ active }) => active.size < places);
  const fill = (): void => {
    while (crew.waiting.length > 0 && withRoom().length > 0) {
      const next = services.workers.next(crew.waiting);
      const chosen = services.workers.choose(withRoom());
      const worker = crew.workers.find(({ id }) => id === chosen.id);
      if (!worker) return;
      crew.waiting = crew.waiting.filter(({ runId }) => runId !== next.runId);
      worker.active.add(next.runId);
      worker.started += 1;
      next.begin(worker.id);
    }
  };

  return {
    admit(userId) {
      if (createRunStore(core).countActive(userId) < quota) return;
      throw new Failure('TOO_MANY_RUNS', `More than ${quota} runs at the same time.`, { retryAfterSeconds: 1 });
    },
    hasRoom: () => crew.waiting.length === 0 && withRoom().length > 0,
    choose: ([first, ...rest]) => {
      if (!first) throw new Error('No worker has room.');
      return rest.reduce((best, one) => (one.active.size - best.active.size || one.started - best.started) < 0 ? one : best, first);
    },
    next: ([first, ...rest]) => {
      if (!first) throw new Error('No run is waiting.');
      return rest.reduce((best, one) => (RANK[one.priority] < RANK[best.priority] ? one : best), first);
    },
    enter(runId, priority, begin) {
      crew.waiting.push({ runId, priority, begin });
      fill();
    },
    leave(runId) {
      crew.waiting = crew.waiting.filter((one) => one.runId !== runId);
      const worker = crew.workers.find(({ active }) => active.delete(runId));
      if (worker) worker.ended += 1;
      if (!core.stopping) fill();
    },
    snapshot: () => ({
      workers: crew.workers.map(({ id, active, started, ended }) => ({ id, active: active.size, started, ended })),
      runs_per_worker: places,
      runs_per_user: quota,
      waiting: crew.waiting.length,
    }),
  };
}
