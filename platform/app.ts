import type { AddressInfo } from 'node:net';
import { registerAgentRoutes } from './agents/agent.routes.ts';
import { recoverRuns } from './agents/recover.ts';
import { registerAuditRoutes } from './audit/audit.routes.ts';
import { registerAuthRoutes } from './auth/auth.routes.ts';
import type { Settings } from './config.ts';
import type { Core } from './core.ts';
import { createCore } from './core.ts';
import { registerDatasetRoutes } from './data/dataset.routes.ts';
import { originOf } from './http/origin.ts';
import { startRedirects } from './http/redirect-server.ts';
import { createServer } from './http/server.ts';
import { readTls } from './http/tls.ts';
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
import { registerWorkflowRoutes } from './workflows/workflow.routes.ts';
import { registerFileRoutes } from './files/file.routes.ts';
import { registerMaintenanceRoutes } from './maintenance/maintenance.routes.ts';
import { registerProfileRoutes } from './profile/profile.routes.ts';
import { registerSearchRoutes } from './search/search.routes.ts';
import { registerTransferRoutes } from './transfer/transfer.routes.ts';
import { registerEventRoutes } from './realtime/event.routes.ts';
import { registerCorpusRoutes } from './corpus/corpus.routes.ts';
import { registerSupplierRoutes } from './supply/supplier.routes.ts';
import { registerTriageRoutes } from './triage/triage.routes.ts';

export interface Platform {
  /** Origin it listens on, `http://host:port` or `https://…`. */
  readonly origin: string;
  /** Origin of the plain HTTP listener that redirects there, if there is one. */
  readonly redirectOrigin?: string;
  readonly core: Core;
  /** Closes sockets with 1012, lets running requests and writes finish, closes the store. Safe to call twice. */
  close(): Promise<void>;
  /** What the process should end with afterwards. */
  exitCode(): number;
}

/** How long a shutdown waits for what is in flight, and, once the runs that are left were interrupted, for their last words to be read. */
const DRAIN_MS = 1000;
const LAST_WORDS_MS = 500;

/** Builds a platform from settings and starts listening; nothing happens on import. */
export async function startPlatform(settings: Settings): Promise<Platform> {
  const tls = readTls(settings);
  const core = createCore(settings);
  // Loaded for an assay only: the platform itself knows nothing of its faults.
  const faults = settings.PLATFORM_ASSAY ? { ...(await import('./faults/variations.ts')), ...(await import('./faults/fault.routes.ts')), ...(await import('./faults/page.routes.ts')) } : undefined;
  const services = composeServices(core, faults?.faultOfProcess(settings));
  const select = createServiceSelector(core, services, [clockVariation(core), ...(faults ? [faults.faultVariation, faults.reachVariation(core)] : [])]);
  const app = await createServer(core, select, tls);
  registerAuthRoutes(app, core);
  registerThreadRoutes(app, core);
  registerAgentRoutes(app, core);
  registerToolRoutes(app, core);
  registerDatasetRoutes(app, core);
  registerStreamRoutes(app, core);
  registerSocketRoutes(app);
  registerOperationRoutes(app, core);
  registerWorkflowRoutes(app);
  registerControlRoutes(app, core, faults?.registerFaultRoutes);
  registerPages(app, core);
  registerAuditRoutes(app);
  registerProfileRoutes(app);
  registerFileRoutes(app);
  registerSearchRoutes(app);
  registerTransferRoutes(app);
  registerMaintenanceRoutes(app);
  registerEventRoutes(app);
  registerCorpusRoutes(app);
  registerSupplierRoutes(app);
  registerTriageRoutes(app);
  faults?.registerFaultScripts(app);
  const closeSockets = attachSocketServer(app.server, core, select);
  recoverRuns(core, services);

  const { PLATFORM_HOST: host, PLATFORM_PORT: wanted, PLATFORM_TLS_REDIRECT_PORT: redirectPort, PLATFORM_PUBLIC_URL: publicUrl } = settings;
  let listensAt = '';
  const redirects = await (async () => {
    await app.listen({ host, port: wanted });
    const { port } = app.server.address() as AddressInfo;
    listensAt = originOf(host, port, tls ? 'https' : 'http');
    core.origin = publicUrl ?? listensAt;
    return redirectPort === undefined ? undefined : startRedirects(core, select, redirectPort);
  })().catch(async (error: unknown) => {
    await app.close();
    core.db.close();
    throw error;
  });
  await services.lifecycle.ready();

  let closing: Promise<void> | undefined;
  const close = async () => {
    core.stopping = true;
    await services.lifecycle.settle(DRAIN_MS);
    recoverRuns(core, services);
    await services.lifecycle.settle(LAST_WORDS_MS);
    await closeSockets();
    await redirects?.close();
    await app.close();
    core.db.close();
  };
  return { origin: listensAt, ...(redirects ? { redirectOrigin: redirects.origin } : {}), core, close: () => (closing ??= close()), exitCode: () => services.lifecycle.exitCode() };
}
