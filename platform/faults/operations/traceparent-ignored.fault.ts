import type { Fault } from '../fault.ts';

export const traceparentIgnored: Fault = {
  id: 'operations/traceparent-ignored',
  sentence: 'The caller’s span is not the parent of the request’s.',
  parts: ['traces.record'],
  noticedBy: [{ by: 'toMatchObject', says: /"parent_span_id": null/ }],
  decorate: ({ traces }) => ({ traces: { ...traces, record: (span) => traces.record(span.kind === 'gateway' ? { ...span, parent_span_id: null } : span) } }),
};
