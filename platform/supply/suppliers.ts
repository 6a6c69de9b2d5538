import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Suppliers } from './ports.ts';
import { REGISTER } from './register.ts';

export function createSuppliers(_core: Core, services: Services): Suppliers {
  return {
    list: () => REGISTER,
    get(supplierId) {
      const found = services.suppliers.list().find(({ id }) => id === supplierId);
      if (!found) throw new Failure('NOT_FOUND', 'There is no such supplier.');
      return found;
    },
  };
}
