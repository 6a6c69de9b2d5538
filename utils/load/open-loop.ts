import type { LoadPlan, LoadResult } from './load.types.ts';
import { reasonOf, TouchstoneError } from '../errors.ts';
import { watchMachine } from './machine.ts';

/** Bounds of any load: nobody means to send more, and nobody waits longer. */
const MOST_REQUESTS = 100_000;
const LONGEST_MS = 10 * 60_000;
const PATIENCE_MS = 10_000;

/**
 * Sends on a schedule that is fixed beforehand (open loop). Answers do not pace requests, so a platform that stalls is asked all
 * the same, and every request that waited because of it counts with its wait (no co-ordinated omission).
 */
export async function openLoop<T>(plan: LoadPlan, send: (index: number) => Promise<T>): Promise<LoadResult<T>> {
  const { ratePerSecond, requests, warmUp = 0, patienceMs = PATIENCE_MS } = plan;
  const total = warmUp + requests;
  const intervalMs = 1000 / ratePerSecond;
  if (!(ratePerSecond > 0 && requests > 0 && total <= MOST_REQUESTS && total * intervalMs <= LONGEST_MS)) {
    throw new TouchstoneError('E_REPORT', {
      expected: `at most ${MOST_REQUESTS} requests in at most ${LONGEST_MS / 60_000} minutes`,
      happened: `${total} requests at ${ratePerSecond} a second`,
      where: 'load',
    });
  }
  const watch = watchMachine();
  const startAt = performance.now();
  const dueAt = (index: number) => startAt + index * intervalMs;
  const measured = new Map<number, { readonly answer: T; readonly latency: number; readonly at: number }>();
  const errors = new Map<number, string>();
  let latestMs = 0;
  let closed = false;

  const sendOne = async (index: number): Promise<void> => {
    latestMs = Math.max(latestMs, performance.now() - dueAt(index));
    try {
      const answer = await send(index);
      const at = performance.now();
      if (index >= warmUp && !closed) measured.set(index, { answer, latency: at - dueAt(index), at });
    } catch (error) {
      if (index >= warmUp && !closed) errors.set(index, reasonOf(error));
    }
  };

  const underWay: Promise<void>[] = [];
  for (let index = 0; index < total; index += 1) {
    const early = dueAt(index) - performance.now();
    // Timers count whole milliseconds: what is due within one is sent now, together.
    if (early >= 1) await sleep(early);
    underWay.push(sendOne(index));
  }
  await Promise.race([Promise.all(underWay), sleep(patienceMs)]);
  closed = true;
  const machine = watch.stop();
  for (let index = warmUp; index < total; index += 1) if (!measured.has(index) && !errors.has(index)) errors.set(index, `no answer within ${patienceMs} ms after the last request`);

  const inOrder = [...measured].sort(([a], [b]) => a - b).map(([, one]) => one);
  const endAt = Math.max(dueAt(total), ...inOrder.map(({ at }) => at));
  return {
    intended: requests, sent: underWay.length - warmUp, completed: inOrder.length, errors: [...errors.values()], latestMs, machine, ratePerSecond,
    answers: inOrder.map(({ answer }) => answer), latencies: inOrder.map(({ latency }) => latency),
    achievedRate: inOrder.length / ((endAt - dueAt(warmUp)) / 1000),
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
