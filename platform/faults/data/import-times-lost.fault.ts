import type { Fault } from '../fault.ts';

export const importTimesLost: Fault = {
  id: 'data/import-times-lost',
  sentence: 'Imported threads and messages are new.',
  parts: ['records.store'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"created_at"|-\s+"(?:Beta|Gamma)"|-\s+"old"|-\s+"thr_/ }],
  decorate: ({ records }) => ({
    records: { ...records, store: (userId, lines) => records.store(userId, lines.map((record) => ({ ...record, created_at: undefined, updated_at: undefined }))) },
  }),
};
