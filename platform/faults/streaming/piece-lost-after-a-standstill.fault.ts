import type { Fault } from '../fault.ts';
import { latePieces } from '../events/late-pieces.ts';
import { violation } from '../events/reasons.ts';

export const pieceLostAfterAStandstill: Fault = {
  id: 'streaming/piece-lost-after-a-standstill',
  sentence: 'Once the platform stood still in the middle of an answer, a stream lacks the next piece.',
  parts: ['eventStream.event'],
  noticedBy: [...violation(/text delta \d+ of \w+ where/)],
  decorate({ eventStream, clock }) {
    const isLate = latePieces(clock);
    return { eventStream: { ...eventStream, event: (event) => (isLate(event) ? '' : eventStream.event(event)) } };
  },
};
