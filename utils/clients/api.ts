import { agentEndpoints } from './agents.client.ts';
import { auditEndpoints } from './audit.client.ts';
import { authEndpoints } from './auth.client.ts';
import { datasetEndpoints } from './datasets.client.ts';
import type { Client } from './endpoint.ts';
import { createClient } from './endpoint.ts';
import type { Http } from './http.ts';
import type { ApiResponse, CallOptions, RawRequest } from './http.types.ts';
import { messageEndpoints } from './messages.client.ts';
import { operationEndpoints } from './operations.client.ts';
import { runEndpoints } from './runs.client.ts';
import { threadEndpoints } from './threads.client.ts';
import { toolEndpoints } from './tools.client.ts';
import { workflowEndpoints } from './workflows.client.ts';
import type { MetricsClient } from './metrics.client.ts';
import { createMetricsClient } from './metrics.client.ts';
import { adminEndpoints } from './admin.client.ts';
import { fileEndpoints } from './files.client.ts';
import { transferEndpoints } from './transfer.client.ts';
import { userEndpoints } from './users.client.ts';
import { aboutEndpoints, complianceEndpoints } from './about.client.ts';
import { featureEndpoints } from './features.client.ts';
import { observabilityEndpoints } from './observability.client.ts';
import { corpusEndpoints } from './corpus.client.ts';
import { supplyEndpoints } from './supply.client.ts';

/**
 * The platform’s HTTP API as one party, by resource. `api.threads.create(…)` checks status and shape and returns the
 * value; `api.threads.createRaw(…)` returns the answer as it came, whatever it is.
 */
export interface Api {
  /** Ways of signing in, tokens, sessions. */
  readonly auth: Client<typeof authEndpoints>;
  readonly threads: Client<typeof threadEndpoints>;
  readonly messages: Client<typeof messageEndpoints>;
  readonly runs: Client<typeof runEndpoints>;
  /** Discovery and control of agents; to see their events use `socket` or `stream`. */
  readonly agents: Client<typeof agentEndpoints>;
  readonly tools: Client<typeof toolEndpoints>;
  readonly datasets: Client<typeof datasetEndpoints>;
  /** Health, discovery, MCP. */
  readonly operations: Client<typeof operationEndpoints>;
  /** Who did what. */
  readonly audit: Client<typeof auditEndpoints>;
  /** Several agents as steps of one run; its record is `runs.tree`. */
  readonly workflows: Client<typeof workflowEndpoints>;
  /** What the platform counts about itself. */
  readonly metrics: MetricsClient;
  /** Profile, quota, erasure of oneself. */
  readonly users: Client<typeof userEndpoints>;
  readonly files: Client<typeof fileEndpoints>;
  /** Export, import, search. */
  readonly transfer: Client<typeof transferEndpoints>;
  /** For admins: backups, retention, counts. */
  readonly admin: Client<typeof adminEndpoints>;
  /** Version, API documents, MCP. */
  readonly about: Client<typeof aboutEndpoints>;
  /** Reports for those who must answer for the data. */
  readonly compliance: Client<typeof complianceEndpoints>;
  /** Flags, experiments, analytics. */
  readonly features: Client<typeof featureEndpoints>;
  /** Logs, traces, errors, alerts, dashboards, diagnostics. */
  readonly observability: Client<typeof observabilityEndpoints>;
  /** Documents: brought, listed, searched, removed. */
  readonly corpus: Client<typeof corpusEndpoints>;
  /** The register of suppliers. */
  readonly supply: Client<typeof supplyEndpoints>;
  /** The same calls with other headers, another token, an idempotency key, a deadline. */
  with(options: CallOptions): Api;
  /** Any request at all, for what no method sends: unknown routes, wrong methods, bodies that are not JSON. */
  send(request: RawRequest): Promise<ApiResponse>;
}

export function createApi(http: Http): Api {
  return {
    auth: createClient(http, authEndpoints),
    threads: createClient(http, threadEndpoints),
    messages: createClient(http, messageEndpoints),
    runs: createClient(http, runEndpoints),
    agents: createClient(http, agentEndpoints),
    tools: createClient(http, toolEndpoints),
    datasets: createClient(http, datasetEndpoints),
    operations: createClient(http, operationEndpoints),
    audit: createClient(http, auditEndpoints),
    workflows: createClient(http, workflowEndpoints),
    metrics: createMetricsClient(http),
    users: createClient(http, userEndpoints),
    files: createClient(http, fileEndpoints),
    transfer: createClient(http, transferEndpoints),
    admin: createClient(http, adminEndpoints),
    about: createClient(http, aboutEndpoints),
    compliance: createClient(http, complianceEndpoints),
    features: createClient(http, featureEndpoints),
    observability: createClient(http, observabilityEndpoints),
    corpus: createClient(http, corpusEndpoints),
    supply: createClient(http, supplyEndpoints),
    with: (options) => createApi(http.with(options)),
    send: (request) => http.send(request),
  };
}
