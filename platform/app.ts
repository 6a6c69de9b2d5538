import type { AddressInfo } from 'node:net';
import { registerAgentRoutes } from './agents/agent.routes.ts';
import { recoverRuns } from './agents/recover.ts';
import { registerAuthRoutes } from './auth/auth.routes.ts';
import type { Settings } from './config.ts';
import type { Core } from './core.ts';
import { createCore } from './core.ts';
import { registerDatasetRoutes } from './data/dataset.routes.ts';
import { originOf } from './http/origin.ts';
import { createServer } from './http/server.ts';
import { clockVariation, createServiceSelector } from './operations/control.ts';
import { registerControlRoutes } from './operations/control.routes.ts';
import { registerOperationRoutes } from './operations/operation.routes.ts';
import { attachSocketServer } from './realtime/socket-server.ts';
import { registerSocketRoutes } from './realtime/socket.routes.ts';
import { composeServices } from './services.ts';
import { registerStreamRoutes } from './streaming/stream.routes.ts';
import { registerThreadRoutes } from './threads/thread.routes.ts';
import { registerToolRoutes } from './tools/tool.routes.ts';
import { registerPages } from './web/pages.routes.ts';
import { registerFileRoutes } from './files/file.routes.ts';
import { registerMaintenanceRoutes } from './maintenance/maintenance.routes.ts';
import { registerProfileRoutes } from './profile/profile.routes.ts';
import { registerSearchRoutes } from './search/search.routes.ts';
import { registerTransferRoutes } from './transfer/transfer.routes.ts';

export interface Platform {
  /** Origin it listens on, `http://host:port`. */
  readonly origin: string;
  readonly core: Core;
  /** Closes sockets with 1012, lets running requests and writes finish, closes the store. Safe to call twice. */
  close(): Promise<void>;
}

/** How long a shutdown waits for what is in flight, and, once the runs that are left were interrupted, for their last words to be read. */
const DRAIN_MS = 1000;
const LAST_WORDS_MS = 500;

/** Builds a platform from settings and starts listening; nothing happens on import. */
export async function startPlatform(settings: Settings): Promise<Platform> {
  const core = createCore(settings);
  const services = composeServices(core);
  // Loaded for an assay only: the platform itself knows nothing of its faults.
  const faults = settings.PLATFORM_ASSAY ? { ...(await import('./faults/variations.ts')), ...(await import('./faults/fault.routes.ts')), ...(await import('./faults/page.routes.ts')) } : undefined;
  const select = createServiceSelector(core, services, [clockVariation(core), ...(faults ? [faults.faultVariation, faults.reachVariation(core)] : [])]);
  const app = await createServer(core, select);
  registerAuthRoutes(app, core);
  registerThreadRoutes(app, core);
  registerAgentRoutes(app, core);
  registerToolRoutes(app, core);
  registerDatasetRoutes(app, core);
  registerStreamRoutes(app, core);
  registerSocketRoutes(app);
  registerOperationRoutes(app, core);
  registerControlRoutes(app, core, faults?.registerFaultRoutes);
  registerPages(app, core);
  registerProfileRoutes(app);
  registerFileRoutes(app);
  registerSearchRoutes(app);
  registerTransferRoutes(app);
  registerMaintenanceRoutes(app);
  faults?.registerFaultScripts(app);
  const closeSockets = attachSocketServer(app.server, core, select);
  recoverRuns(core, services);

  try {
    await app.listen({ host: settings.PLATFORM_HOST, port: settings.PLATFORM_PORT });
  } catch (error) {
    core.db.close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  core.origin = originOf(settings.PLATFORM_HOST, port);

  let closing: Promise<void> | undefined;
  const close = async () => {
    core.stopping = true;
    await settled(core.pending, DRAIN_MS);
    recoverRuns(core, services);
    await settled(core.pending, LAST_WORDS_MS);
    await closeSockets();
    await app.close();
    core.db.close();
  };
  return { origin: core.origin, core, close: () => (closing ??= close()) };
}

function settled(work: Iterable<Promise<unknown>>, patienceMs: number): Promise<unknown> {
  return Promise.race([Promise.allSettled(work), new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
}
