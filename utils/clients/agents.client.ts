import type { z } from 'zod';
import type { executeInput, fixedExecuteInput, startInput, stopInput } from '#contracts/agent.schema';
import { agentConfig, agentDetail, agentList, agentStatus, breakerList, breakerState, executeResult, started, stopped } from '#contracts/agent.schema';
import { at, PATHS } from '#contracts/paths';
import { agentHealthList, workerList } from '#contracts/workflow.schema';
import { endpoint } from './endpoint.ts';

type FixedInput = z.input<typeof fixedExecuteInput>;
type StartInput = z.input<typeof startInput>;
type StopInput = z.input<typeof stopInput>;

export const agentEndpoints = {
  list: endpoint(200, agentList, () => ({ method: 'GET', path: PATHS.agents })),
  get: endpoint(200, agentDetail, (name: string) => ({ method: 'GET', path: at(PATHS.agent, { name }) })),
  /** For admins. */
  config: endpoint(200, agentConfig, (name: string) => ({ method: 'GET', path: at(PATHS.agentConfig, { name }) })),
  /** Waits for the end of the run. */
  execute: endpoint(200, executeResult, (input: z.input<typeof executeInput>) => ({ method: 'POST', path: PATHS.execute, json: input })),
  executeTriage: endpoint(200, executeResult, (input: FixedInput) => ({ method: 'POST', path: PATHS.executeTriage, json: input })),
  executeData: endpoint(200, executeResult, (input: FixedInput) => ({ method: 'POST', path: PATHS.executeData, json: input })),
  executeOptimization: endpoint(200, executeResult, (input: FixedInput) => ({ method: 'POST', path: PATHS.executeOptimization, json: input })),
  /** Answers at once; the run goes on. */
  start: endpoint(202, started, (input: StartInput) => ({ method: 'POST', path: PATHS.start, json: input })),
  /** The same at `/api/agent/v2/execute`. */
  startV2: endpoint(202, started, (input: StartInput) => ({ method: 'POST', path: PATHS.executeV2, json: input })),
  stop: endpoint(200, stopped, (input: StopInput) => ({ method: 'POST', path: PATHS.stop, json: input })),
  cancel: endpoint(200, stopped, (input: StopInput) => ({ method: 'POST', path: PATHS.cancel, json: input })),
  /** One’s own runs that are not over, or the one asked for. */
  status: endpoint(200, agentStatus, (runId?: string) => ({ method: 'GET', path: PATHS.agentStatus, query: { run_id: runId } })),
  breaker: endpoint(200, breakerState, (name: string) => ({ method: 'GET', path: at(PATHS.agentBreaker, { name }) })),
  /** Who works on runs, and how much. */
  workers: endpoint(200, workerList, () => ({ method: 'GET', path: PATHS.agentWorkers })),
  /** How one’s runs of the last hour went, by agent. */
  health: endpoint(200, agentHealthList, () => ({ method: 'GET', path: PATHS.agentHealth })),
  breakers: endpoint(200, breakerList, () => ({ method: 'GET', path: PATHS.breakers })),
};
