import type { Fault } from '../fault.ts';

export const erasureNotReported: Fault = {
  id: 'operations/erasure-not-reported',
  sentence: 'A compliance report does not know what was erased.',
  parts: ['complianceSource.noteErasure'],
  noticedBy: [{ by: 'toEqual', says: /- +"erased": 1/ }],
  decorate: ({ complianceSource }) => ({ complianceSource: { ...complianceSource, noteErasure: () => undefined } }),
};
