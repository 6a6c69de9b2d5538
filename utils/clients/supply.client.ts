import { at, PATHS } from '#contracts/paths';
import { supplier, supplierList } from '#contracts/supply.schema';
import { endpoint } from './endpoint.ts';

export const supplyEndpoints = {
  suppliers: endpoint(200, supplierList, () => ({ method: 'GET', path: PATHS.suppliers })),
  supplier: endpoint(200, supplier, (id: string) => ({ method: 'GET', path: at(PATHS.supplier, { id }) })),
};
