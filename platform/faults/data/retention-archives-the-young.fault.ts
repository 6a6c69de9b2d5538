import type { Fault } from '../fault.ts';

export const retentionArchivesTheYoung: Fault = {
  id: 'data/retention-archives-the-young',
  sentence: 'Retention archives the newest thread too.',
  parts: ['retention.run'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"Young"/ }],
  decorate: ({ retention, threads }) => ({
    retention: {
      ...retention,
      run(input) {
        const report = retention.run(input);
        const { user_id: userId } = input;
        if (userId === undefined || input.dry_run) return report;
        for (const { id } of threads.list(userId, { limit: 1, offset: 0, sort: '-updated_at' }).threads) threads.archive(userId, id);
        return report;
      },
    },
  }),
};
