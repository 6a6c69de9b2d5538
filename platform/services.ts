import { createAgents } from './agents/agents.ts';
import { createBreakers } from './agents/breakers.ts';
import type { AgentHealth, Agents, Breakers, Runs, Workers } from './agents/ports.ts';
import { createRuns } from './agents/runs.ts';
import { createAudit } from './audit/audit.ts';
import type { Audit } from './audit/ports.ts';
import { createAccounts } from './auth/accounts.ts';
import { createOAuth } from './auth/oauth.ts';
import type { Accounts, OAuth, Sessions, Tokens } from './auth/ports.ts';
import { createSessions } from './auth/sessions.ts';
import { createTokens } from './auth/tokens.ts';
import { createClock, type Clock } from './clock.ts';
import type { Core } from './core.ts';
import { createDatasets } from './data/datasets.ts';
import type { Datasets } from './data/ports.ts';
import { createPages } from './http/pages.ts';
import { createPolicy } from './http/policy.ts';
import type { Pages, Policy, RateLimits, Responses, Security } from './http/ports.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { createSecurity } from './http/security.ts';
import { createModel } from './model/model.ts';
import type { Model } from './model/ports.ts';
import { createJournal } from './realtime/journal.ts';
import { createEventLog } from './realtime/event-log.ts';
import type { EventLog, Journal, SocketRules, Wire } from './realtime/ports.ts';
import { createSocketRules } from './realtime/socket-rules.ts';
import { createEventStream } from './streaming/event-stream.ts';
import type { EventStream, OpenStreams } from './streaming/ports.ts';
import { createOpenStreams } from './streaming/open-streams.ts';
import { createPartStream } from './streaming/part-stream.ts';
import { createRecordStream } from './streaming/record-stream.ts';
import { createIdempotency } from './threads/idempotency.ts';
import { createMessages } from './threads/messages.ts';
import type { Idempotency, Messages, Threads } from './threads/ports.ts';
import { createThreads } from './threads/threads.ts';
import type { Tools } from './tools/ports.ts';
import { createTools } from './tools/tools.ts';
import { createAgentHealth } from './agents/health.ts';
import { createWorkers } from './agents/workers.ts';
import { createOrchestration } from './workflows/orchestration.ts';
import type { Orchestration, Steps } from './workflows/ports.ts';
import { createSteps } from './workflows/steps.ts';
import { createBackoff, type Backoff } from './agents/backoff.ts';
import { createAnswerCache } from './metrics/answer-cache.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { AnswerCache, Metrics } from './metrics/ports.ts';
import { createLifecycle, type Lifecycle } from './operations/lifecycle.ts';
import { createFileLinks } from './files/file-links.ts';
import { createFiles } from './files/files.ts';
import type { FileLinks, Files } from './files/ports.ts';
import { createBackups } from './maintenance/backups.ts';
import { createCensuses } from './maintenance/censuses.ts';
import { createErasures } from './maintenance/erasures.ts';
import type { Backups, Censuses, Erasures, Retention, Vault } from './maintenance/ports.ts';
import { createRetention } from './maintenance/retention.ts';
import { createVault } from './maintenance/vault.ts';
import type { Profiles, Quotas } from './profile/ports.ts';
import { createProfiles } from './profile/profiles.ts';
import { createQuotas } from './profile/quotas.ts';
import type { Search } from './search/ports.ts';
import { createSearch } from './search/search.ts';
import { createExports } from './transfer/exports.ts';
import { createImports } from './transfer/imports.ts';
import type { Exports, Imports, Records } from './transfer/ports.ts';
import { createRecords } from './transfer/records.ts';
import { createCompliance } from './compliance/compliance.ts';
import { createComplianceSource } from './compliance/compliance-source.ts';
import type { Compliance, ComplianceSource } from './compliance/ports.ts';
import { createBuild } from './documents/build.ts';
import { createDocuments } from './documents/documents.ts';
import type { Build, Documents } from './documents/ports.ts';
import { createAnalytics } from './features/analytics.ts';
import { createDigests } from './features/digests.ts';
import { createExperiments } from './features/experiments.ts';
import { createFlags } from './features/flags.ts';
import type { Analytics, Digests, Experiments, Flags } from './features/ports.ts';
import { createAlerts } from './observability/alerts.ts';
import { createDashboards } from './observability/dashboards.ts';
import { createDependencies } from './observability/dependencies.ts';
import { createDiagnosis } from './observability/diagnosis.ts';
import { createErrorReports } from './observability/error-reports.ts';
import type { Alerts, Dashboards, Dependencies, Diagnosis, ErrorReports, RequestLogs, Traces } from './observability/ports.ts';
import { createOutages, type Outages } from './observability/outages.ts';
import { createRequestLogs } from './observability/request-logs.ts';
import { createTraces } from './observability/traces.ts';
import { createStartUp, type StartUp } from './start-up.ts';
import { createCorpus } from './corpus/corpus.ts';
import type { Corpus } from './corpus/ports.ts';
import type { Suppliers } from './supply/ports.ts';
import { createSuppliers } from './supply/suppliers.ts';
import { createTriage } from './triage/decisions.ts';
import type { Triage } from './triage/ports.ts';

/**
 * Everything the platform is made of. Routes and sockets take their services from the request, and services call each
 * other through this record only, so a decorated member is seen by all the others.
 */
export interface Services {
  clock: Clock;
  tokens: Tokens;
  accounts: Accounts;
  sessions: Sessions;
  oauth: OAuth;
  policy: Policy;
  rateLimits: RateLimits;
  threads: Threads;
  messages: Messages;
  idempotency: Idempotency;
  datasets: Datasets;
  tools: Tools;
  model: Model;
  breakers: Breakers;
  agents: Agents;
  runs: Runs;
  journal: Journal;
  wire: Wire;
  eventStream: EventStream;
  responses: Responses;
  pages: Pages;
  audit: Audit;
  security: Security;
  socketRules: SocketRules;
  orchestration: Orchestration;
  steps: Steps;
  workers: Workers;
  agentHealth: AgentHealth;
  metrics: Metrics;
  answerCache: AnswerCache;
  lifecycle: Lifecycle;
  backoff: Backoff;
  profiles: Profiles;
  quotas: Quotas;
  files: Files;
  fileLinks: FileLinks;
  search: Search;
  records: Records;
  exports: Exports;
  imports: Imports;
  censuses: Censuses;
  vault: Vault;
  backups: Backups;
  retention: Retention;
  erasures: Erasures;

  requestLogs: RequestLogs;
  traces: Traces;
  errorReports: ErrorReports;
  alerts: Alerts;
  dashboards: Dashboards;
  dependencies: Dependencies;
  diagnosis: Diagnosis;
  outages: Outages;
  flags: Flags;
  digests: Digests;
  experiments: Experiments;
  analytics: Analytics;
  complianceSource: ComplianceSource;
  compliance: Compliance;
  documents: Documents;
  build: Build;
  startUp: StartUp;
  recordStream: EventStream;
  partStream: EventStream;
  openStreams: OpenStreams;
  eventLog: EventLog;
  corpus: Corpus;
  suppliers: Suppliers;
  triage: Triage;
}

/** Replaces members of a set of services by others that may call the originals. */
export type Decorator = (services: Readonly<Services>) => Partial<Services>;

export function composeServices(core: Core, decorate: Decorator = () => ({})): Services {
  // Members look each other up when called, not when made, so the record may be filled in any order.
  const services = {} as Services;
  Object.assign(services, {
    clock: createClock(),
    tokens: createTokens(core, services),
    accounts: createAccounts(core, services),
    sessions: createSessions(core, services),
    oauth: createOAuth(core, services),
    policy: createPolicy(core),
    rateLimits: createRateLimits(core, services),
    threads: createThreads(core, services),
    messages: createMessages(core, services),
    idempotency: createIdempotency(core, services),
    datasets: createDatasets(core, services),
    tools: createTools(core, services),
    model: createModel(core, services),
    breakers: createBreakers(core, services),
    agents: createAgents(core, services),
    runs: createRuns(core, services),
    journal: createJournal(core, services),
    wire: { event: (event) => [event], frame: (frame) => [frame], closing: (closing) => closing, pong: (payload) => payload, refusal: (answer) => answer },
    eventStream: createEventStream(),
    responses: { send: (_route, _reply, body) => body },
    pages: createPages(),
    audit: createAudit(core, services),
    security: createSecurity(core),
    socketRules: createSocketRules(core),
    orchestration: createOrchestration(core, services),
    steps: createSteps(core, services),
    workers: createWorkers(core, services),
    agentHealth: createAgentHealth(core, services),
    metrics: createMetrics(core, services),
    answerCache: createAnswerCache(core, services),
    lifecycle: createLifecycle(core),
    backoff: createBackoff(core),
    profiles: createProfiles(core, services),
    quotas: createQuotas(core, services),
    files: createFiles(core, services),
    fileLinks: createFileLinks(core, services),
    search: createSearch(core),
    records: createRecords(core, services),
    exports: createExports(core, services),
    imports: createImports(core, services),
    censuses: createCensuses(core),
    vault: createVault(),
    backups: createBackups(core, services),
    retention: createRetention(core, services),
    erasures: createErasures(core, services),

    requestLogs: createRequestLogs(core, services),
    traces: createTraces(core, services),
    errorReports: createErrorReports(core, services),
    alerts: createAlerts(core, services),
    dashboards: createDashboards(core, services),
    dependencies: createDependencies(core, services),
    diagnosis: createDiagnosis(core, services),
    outages: createOutages(core, services),
    flags: createFlags(core, services),
    digests: createDigests(core, services),
    experiments: createExperiments(core, services),
    analytics: createAnalytics(core, services),
    complianceSource: createComplianceSource(core, services),
    compliance: createCompliance(core, services),
    documents: createDocuments(core, services),
    build: createBuild(core),
    startUp: createStartUp(),
    recordStream: createRecordStream(),
    partStream: createPartStream(),
    openStreams: createOpenStreams(core),
    eventLog: createEventLog(core, services),
    corpus: createCorpus(core, services),
    suppliers: createSuppliers(core, services),
    triage: createTriage(core, services),
  } satisfies Services);
  return Object.assign(services, decorate({ ...services }));
}
