import type { Fault } from '../fault.ts';

export const toolSpanOfAnotherTrace: Fault = {
  id: 'operations/tool-span-of-another-trace',
  sentence: 'Tools record their spans under a trace of their own.',
  parts: ['traces.record'],
  noticedBy: [
    { by: 'toBeGreaterThanOrEqual', says: /Expected: >= 1\s+Received: +0/ },
    { by: 'toEqual', says: /- +"(?:dataset_summary|analyze_workload)"/ },
    { by: 'toBe', says: /Expected: 6\s+Received: 0/ },
  ],
  decorate: ({ traces }) => ({
    traces: { ...traces, record: (span) => traces.record(span.kind === 'tool' ? { ...span, trace_id: span.span_id.padEnd(32, '0') } : span) },
  }),
};
