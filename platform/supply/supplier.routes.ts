import { PATHS } from '#contracts/paths';
import { supplier, supplierList } from '#contracts/supply.schema';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

/** The register of suppliers, for whoever wants to check what an agent says of them. */
export function registerSupplierRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET',
    path: PATHS.suppliers,
    summary: 'Suppliers of model capacity and their prices',
    auth: 'user',
    answers: { 200: supplierList },
    handler({ services }) {
      const suppliers = [...services.suppliers.list()];
      return { suppliers, total: suppliers.length };
    },
  });
  route(app, {
    method: 'GET',
    path: PATHS.supplier,
    summary: 'One supplier',
    auth: 'user',
    answers: { 200: supplier },
    handler: ({ services, params }) => services.suppliers.get(params['id'] ?? ''),
  });
}
