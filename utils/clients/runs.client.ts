import { at, PATHS } from '#contracts/paths';
import { run } from '#contracts/run.schema';
import { runTree } from '#contracts/workflow.schema';
import { openStreamList } from '#contracts/stream.schema';
import { triageDecision } from '#contracts/triage.schema';
import { endpoint } from './endpoint.ts';

export const runEndpoints = {
  /** One’s own streams that are being read. */
  streams: endpoint(200, openStreamList, () => ({ method: 'GET', path: PATHS.streams })),
  get: endpoint(200, run, (id: string) => ({ method: 'GET', path: at(PATHS.run, { id }) })),
  /** What was done within the run, step by step, and what agents handed each other. */
  tree: endpoint(200, runTree, (id: string) => ({ method: 'GET', path: at(PATHS.runTree, { id }) })),
  /** How the request of the run was classified, and who worked on it after that. */
  triage: endpoint(200, triageDecision, (id: string) => ({ method: 'GET', path: at(PATHS.runTriage, { id }) })),
};
