import type { Fault } from '../fault.ts';

export const foreignExportReadable: Fault = {
  id: 'data/foreign-export-readable',
  sentence: 'Who knows the id of an export can have it, whoever owns it.',
  parts: ['exports.start', 'exports.get'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 404/ }],
  decorate: ({ exports }) => {
    const owners = new Map<string, string>();
    return {
      exports: {
        ...exports,
        start(userId) {
          const job = exports.start(userId);
          owners.set(job.id, userId);
          return job;
        },
        get: (userId, id) => exports.get(owners.get(id) ?? userId, id),
      },
    };
  },
};
