import type { AgentEvent } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { violation } from '../events/reasons.ts';

/** Longer than anybody waits between two pieces while all is well. */
const STILL_MS = 300;

export const pieceLostAfterAStandstill: Fault = {
  id: 'streaming/piece-lost-after-a-standstill',
  sentence: 'Once the platform stood still in the middle of an answer, a stream lacks the next piece.',
  parts: ['eventStream.event'],
  noticedBy: [...violation(/text delta \d+ of \w+ where/)],
  decorate({ eventStream, clock }) {
    const latest = new Map<string, number>();
    const isLate = ({ type, thread_id: id }: AgentEvent) => {
      const before = latest.get(id);
      latest.set(id, clock.now());
      return type === 'partial_result' && before !== undefined && clock.now() - before > STILL_MS;
    };
    return { eventStream: { ...eventStream, event: (event) => (isLate(event) ? '' : eventStream.event(event)) } };
  },
};
