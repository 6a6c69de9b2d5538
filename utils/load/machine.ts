import { readdirSync, readFileSync } from 'node:fs';

/** How free a machine was for a process that was measuring on it. */
export interface Machine {
  /** How many times longer its work took than it would have alone: 1 on an idle machine. */
  readonly slowdown: number;
  /** Part of the time in which it worked or wanted to, from 0 to 1. */
  readonly busy: number;
}

/** Times of a thread in milliseconds: on a processor, and waiting for one although it had work to do. */
interface Turns {
  readonly ran: number;
  readonly waited: number;
}

/** What Linux' scheduler counts; elsewhere nobody does, and a machine counts as idle. */
function turnsOf(path: string): Turns {
  try {
    const [ran = 0, waited = 0] = readFileSync(path, 'utf8').trim().split(' ').map(Number);
    return { ran: ran / 1e6, waited: waited / 1e6 };
  } catch (error) {
    // No such file: another system, or a thread that has ended.
    if (error instanceof Error && 'code' in error) return { ran: 0, waited: 0 };
    throw error;
  }
}

/** Watches how the machine treats this process, from now until `stop`. */
export function watchMachine(): { readonly stop: () => Machine } {
  const read = () => ({ at: performance.now(), ...turnsOf('/proc/self/schedstat') });
  const before = read();
  return {
    stop: () => {
      const after = read();
      const [ran, waited] = [after.ran - before.ran, after.waited - before.waited];
      return { slowdown: ran > 0 ? 1 + waited / ran : 1, busy: Math.min(1, (ran + waited) / (after.at - before.at)) };
    },
  };
}

/**
 * Milliseconds for which a process that starts had to wait for a processor: its main thread, and the one that waited most beside it,
 * which is the one that loads modules. Others work alongside and keep nobody waiting.
 */
export function waitedByProcess(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => turnsOf(`/proc/${pid}/task/${thread}/schedstat`).waited);
    return threads.sort((a, b) => b - a).slice(0, 2).reduce((sum, waited) => sum + waited, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 0;
    throw error;
  }
}
