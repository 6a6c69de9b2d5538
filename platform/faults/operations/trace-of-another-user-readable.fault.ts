import type { Fault } from '../fault.ts';

export const traceOfAnotherUserReadable: Fault = {
  id: 'operations/trace-of-another-user-readable',
  sentence: 'Who knows the id of a trace can read all of its spans.',
  parts: ['traces.record', 'traces.ofTrace'],
  noticedBy: [{ by: 'toContain', says: /not\.toContain/ }],
  decorate({ traces }) {
    const owners = new Map<string, string>();
    return {
      traces: {
        ...traces,
        record(span) {
          if (span.kind === 'agent' && span.userId !== null) owners.set(span.trace_id, span.userId);
          traces.record(span);
        },
        ofTrace: (userId, traceId) => traces.ofTrace(owners.get(traceId) ?? userId, traceId),
      },
    };
  },
};
