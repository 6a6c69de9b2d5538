import type { Fault } from '../fault.ts';

export const toolSpanEndsLate: Fault = {
  id: 'operations/tool-span-ends-late',
  sentence: 'Tools seem to take longer than the agents that call them.',
  parts: ['traces.record'],
  noticedBy: [{ by: 'toEqual', says: /"kind": "tool"/ }],
  decorate: ({ traces }) => ({
    traces: { ...traces, record: (span) => traces.record(span.kind === 'tool' ? { ...span, duration_ms: span.duration_ms + 60_000 } : span) },
  }),
};
