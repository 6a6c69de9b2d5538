import { runProcess } from '../run-process.ts';
import type { Services } from '../services.ts';
import { createStartUp } from '../start-up.ts';
import { findFault } from './index.ts';

/**
 * The platform's process in an assay: here a fault can lie in the start itself, which no request could ask for. It is told like
 * the fault of a whole process. A test whose platform takes no part in the rest of an assay (`PLATFORM_ASSAY`), in staging
 * say, has it nevertheless; to the settings it is no part of them then.
 */
const { PLATFORM_ASSAY: assayed, PLATFORM_ASSAY_FAULT: id = '' } = process.env;
if (assayed !== 'true') delete process.env['PLATFORM_ASSAY_FAULT'];
const startUp = createStartUp();
const fault = findFault(id);
// Faults of the start look at nothing else of a platform, and there is nothing else yet.
const faulted = fault?.parts.some((part) => part.startsWith('startUp.')) ? fault.decorate({ startUp } as Services).startUp : undefined;
await runProcess(faulted ?? startUp);
