import type { Fault } from '../fault.ts';

export const diagnosticsRemembered: Fault = {
  id: 'operations/diagnostics-remembered',
  sentence: 'Diagnostics tell what they found the first time.',
  parts: ['diagnosis.run'],
  noticedBy: [{ by: 'toEqual', says: /- +"(?:database|model|event_journal)"/ }],
  decorate({ diagnosis }) {
    let first: ReturnType<typeof diagnosis.run> | undefined;
    return { diagnosis: { run: () => (first ??= diagnosis.run()) } };
  },
};
