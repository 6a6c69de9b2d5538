import type { Fault } from '../fault.ts';

export const agentSpanWithoutItsRequest: Fault = {
  id: 'operations/agent-span-without-its-request',
  sentence: 'An agent’s span has no parent.',
  parts: ['traces.record'],
  noticedBy: [{ by: 'toMatchObject', says: /"parent_span_id": null/ }, { by: 'toEqual', says: /- +"triage",/ }],
  decorate: ({ traces }) => ({ traces: { ...traces, record: (span) => traces.record(span.kind === 'agent' ? { ...span, parent_span_id: null } : span) } }),
};
