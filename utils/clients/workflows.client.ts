import { executeResult, started } from '#contracts/agent.schema';
import { PATHS } from '#contracts/paths';
import { workflowPlan, type workflowInput, type workflowPlanInput } from '#contracts/workflow.schema';
import type { z } from 'zod';
import { endpoint } from './endpoint.ts';

type Input = z.input<typeof workflowInput>;
type PlanInput = z.input<typeof workflowPlanInput>;

export const workflowEndpoints = {
  /** The order in which steps can be done, without doing them. */
  plan: endpoint(200, workflowPlan, (steps: PlanInput['steps'], order?: PlanInput['order']) => ({
    method: 'POST', path: PATHS.workflowPlan, json: { steps, ...(order === undefined ? {} : { order }) },
  })),
  /** Waits for the end of the run. */
  execute: endpoint(200, executeResult, (input: Input) => ({ method: 'POST', path: PATHS.workflowExecute, json: input })),
  /** Answers at once; the run goes on. */
  start: endpoint(202, started, (input: Input) => ({ method: 'POST', path: PATHS.workflowStart, json: input })),
};
