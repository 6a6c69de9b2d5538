import { complianceInput, complianceReport } from '#contracts/compliance.schema';
import { at, PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

/** Reports for those who must answer for the data. */
export function registerComplianceRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'POST', path: PATHS.complianceReports, summary: 'Writes a report about one user or all; admins only', auth: 'admin', body: complianceInput, answers: { 201: complianceReport },
    handler({ services, principal, body, reply }) {
      const report = services.compliance.create(principal.userId, body.user_id);
      void reply.status(201).header('location', at(PATHS.complianceReport, { id: report.id }));
      return report;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.complianceReport, summary: 'A report as it was written; admins only', auth: 'admin', answers: { 200: complianceReport },
    handler: ({ services, params }) => services.compliance.get(params['id'] ?? ''),
  });
}
