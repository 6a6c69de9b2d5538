import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { asyncApiOf } from './async-api.ts';
import { docsPageOf } from './docs-page.ts';
import { openApiOf } from './open-api.ts';
import type { Documents } from './ports.ts';

/** Documents follow from the code, so each is made once, for the first who asks. */
export function createDocuments(core: Core, services: Services): Documents {
  return {
    openApi: (routes) => core.state('documents.openapi', () => openApiOf(routes, services.build.version().version)),
    asyncApi: () => core.state('documents.asyncapi', () => asyncApiOf(core.origin, services.build.version().version)),
    page: docsPageOf,
  };
}
