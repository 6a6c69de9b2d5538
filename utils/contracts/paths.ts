/** Every URL path of the platform, in the form its router wants them (`:name` for a parameter). Clients fill them with `at`. */
export const PATHS = {
  health: '/health', live: '/health/live', ready: '/health/ready', apiHealth: '/api/health',
  services: '/api/discovery/services', publicConfig: '/api/config/public',
  mcpServers: '/api/mcp/servers', mcpConfig: '/api/mcp/config', mcpTools: '/api/mcp/tools',

  authConfig: '/auth/config', register: '/auth/register', login: '/auth/login', devLogin: '/auth/dev/login', testAuth: '/auth/e2e/test-auth',
  oauthCallback: '/auth/callback', oauthExchange: '/auth/oauth/exchange', refresh: '/auth/refresh', logout: '/auth/logout',
  validate: '/auth/validate', verify: '/auth/verify', me: '/auth/me', sessions: '/auth/sessions', serviceToken: '/auth/service-token',
  jwks: '/.well-known/jwks.json',

  threads: '/api/threads', thread: '/api/threads/:id', threadMessages: '/api/threads/:id/messages', threadRuns: '/api/threads/:id/runs',
  autoRename: '/api/threads/:id/auto-rename', chatMessages: '/api/chat/messages', chatMessage: '/api/chat/messages/:id', run: '/api/runs/:id',
  runStream: '/api/runs/:id/stream', streams: '/api/streams',

  agents: '/api/agents', agent: '/api/agents/:name', agentConfig: '/api/agents/:name/config', execute: '/api/agents/execute',
  executeTriage: '/api/agents/triage', executeData: '/api/agents/data', executeOptimization: '/api/agents/optimization',
  start: '/api/agents/start', stop: '/api/agents/stop', cancel: '/api/agents/cancel', agentStatus: '/api/agents/status',
  agentStream: '/api/agents/stream', chatStream: '/api/chat/stream', executeV2: '/api/agent/v2/execute',
  agentBreaker: '/api/agents/:name/circuit_breaker/status', breakers: '/api/circuit-breakers/status',

  tools: '/api/tools', toolExecute: '/api/tools/execute', toolPermission: '/api/tools/permissions/:tool',
  datasets: '/api/datasets', dataset: '/api/datasets/:id', datasetRecords: '/api/datasets/:id/records',

  workflowPlan: '/api/workflows/plan', workflowExecute: '/api/workflows/execute', workflowStart: '/api/workflows/start', runTree: '/api/runs/:id/tree',
  agentWorkers: '/api/agents/workers', agentHealth: '/api/agents/health',
  threadEvents: '/api/threads/:id/events',

  suppliers: '/api/suppliers', supplier: '/api/suppliers/:id', runTriage: '/api/runs/:id/triage',

  socket: '/ws',

  audit: '/api/audit', ownAudit: '/api/audit/me',

  controlLogs: '/__control/logs', controlDrop: '/__control/sockets/drop', controlClose: '/__control/sockets/close',
  controlFaults: '/__control/faults', controlReach: '/__control/reach',

  metrics: '/metrics', processMetrics: '/api/metrics/process', httpMetrics: '/api/metrics/http', agentMetrics: '/api/metrics/agents',
  databaseMetrics: '/api/metrics/database', cacheMetrics: '/api/metrics/cache',
  profile: '/api/users/me/profile', account: '/api/users/me',
  files: '/api/files', file: '/api/files/:id', fileLink: '/api/files/:id/link', fileDownload: '/api/files/:id/download',
  search: '/api/search', exports: '/api/exports', export: '/api/exports/:id', exportArchive: '/api/exports/:id/archive', imports: '/api/imports',
  backups: '/api/admin/backups', backupFile: '/api/admin/backups/:id/file', restores: '/api/admin/restores', census: '/api/admin/census',
  retention: '/api/admin/retention', retentionRun: '/api/admin/retention/run', erasures: '/api/admin/erasures',
  openApi: '/openapi.json', asyncApi: '/asyncapi.json', docs: '/docs', version: '/api/version', mcp: '/api/mcp', diagnostics: '/api/diagnostics',
  logs: '/api/logs', trace: '/api/traces/:trace_id', errorReports: '/api/errors', dashboard: '/api/dashboard/:series',
  alerts: '/api/alerts', alertRules: '/api/alerts/rules', alertRule: '/api/alerts/rules/:id',
  flags: '/api/flags', flag: '/api/flags/:key', flagUser: '/api/flags/:key/users/:user_id', threadDigest: '/api/threads/:id/digest',
  outages: '/api/diagnostics/outages',
  experiment: '/api/experiments/:key', experimentVariant: '/api/experiments/:key/variant', experimentAssignments: '/api/experiments/:key/assignments',
  analyticsEvents: '/api/analytics/events', complianceReports: '/api/compliance/reports', complianceReport: '/api/compliance/reports/:id',
  documents: '/api/corpus/documents', document: '/api/corpus/documents/:id', corpusSearch: '/api/corpus/search',
} as const;

/** Fills the parameters of a path: `at(PATHS.thread, { id })`. Values are percent-encoded; a missing one throws. */
export function at(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`path ${path} needs a value for :${name}`);
    return encodeURIComponent(value);
  });
}
