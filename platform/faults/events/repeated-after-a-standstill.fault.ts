import type { AgentEvent } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { violation } from './reasons.ts';

/** Longer than anybody waits between two pieces while all is well. */
const STILL_MS = 300;

export const repeatedAfterAStandstill: Fault = {
  id: 'events/repeated-after-a-standstill',
  sentence: 'Once the platform stood still in the middle of an answer, a socket gets the next piece twice.',
  parts: ['wire.event'],
  noticedBy: [...violation(/text delta \d+ of \w+ where/)],
  decorate({ wire, clock }) {
    const latest = new Map<string, number>();
    const isLate = ({ type, thread_id: id }: AgentEvent) => {
      const before = latest.get(id);
      latest.set(id, clock.now());
      return type === 'partial_result' && before !== undefined && clock.now() - before > STILL_MS;
    };
    return { wire: { ...wire, event: (event) => (isLate(event) ? [event, event] : [event]).flatMap((each) => wire.event(each)) } };
  },
};
