import type { Fault } from '../fault.ts';
import { latePieces } from './late-pieces.ts';
import { violation } from './reasons.ts';

export const repeatedAfterAStandstill: Fault = {
  id: 'events/repeated-after-a-standstill',
  sentence: 'Once the platform stood still in the middle of an answer, a socket gets the next piece twice.',
  parts: ['wire.event'],
  noticedBy: [...violation(/text delta \d+ of \w+ where/)],
  decorate({ wire, clock }) {
    const isLate = latePieces(clock);
    return { wire: { ...wire, event: (event) => (isLate(event) ? [event, event] : [event]).flatMap((each) => wire.event(each)) } };
  },
};
