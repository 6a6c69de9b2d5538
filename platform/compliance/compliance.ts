import { complianceReport } from '#contracts/compliance.schema';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { opaqueId } from '../operations/ids.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Compliance } from './ports.ts';

const stored = z.object({ report: z.string().transform((json): unknown => JSON.parse(json)).pipe(complianceReport) });

/** Reports are written once and kept as they were: they say how things stood on their day. */
export function createCompliance({ db }: Core, services: Services): Compliance {
  return {
    create(adminId, userId) {
      if (userId !== undefined && !db.prepare('SELECT 1 FROM users WHERE id = ?').get(userId)) throw new Failure('NOT_FOUND', 'There is no such user.');
      const { complianceSource: source, clock } = services;
      const id = opaqueId('rep');
      const report = {
        id, generated_at: new Date(clock.now()).toISOString(), generated_by: adminId, user_id: userId ?? null,
        holdings: source.holdings(userId), deletions: source.deletions(userId),
      };
      db.prepare('INSERT INTO compliance_reports (id, report) VALUES (?, ?)').run(id, JSON.stringify(report));
      return report;
    },
    get(id) {
      const found = db.prepare('SELECT report FROM compliance_reports WHERE id = ?').get(id);
      if (!found) throw new Failure('NOT_FOUND', 'There is no such report.');
      return stored.parse(found).report;
    },
  };
}
