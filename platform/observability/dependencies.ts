import type { Core } from '../core.ts';
import { checkDependencies } from '../operations/readiness.ts';
import type { Services } from '../services.ts';
import type { Dependencies } from './ports.ts';

/** What the platform cannot work without. */
export const createDependencies = (core: Core, services: Services): Dependencies => ({
  async check() {
    const found = await checkDependencies(core, services);
    services.outages.note(found.checks);
    return found;
  },
});
