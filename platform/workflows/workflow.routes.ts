import { executeResult, started } from '#contracts/agent.schema';
import { PATHS } from '#contracts/paths';
import { agentHealthList, runTree, workerList, workflowInput, workflowPlan, workflowPlanInput } from '#contracts/workflow.schema';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { execute, start } from '../agents/run.routes.ts';
import type { RouteContext } from '../http/context.ts';
import { route } from '../http/route.ts';

/** A workflow is a run of the supervisor that was told what to do; one that cannot be done is refused before anything is stored. */
function asRun<P, Q>(context: RouteContext<P, Q, z.output<typeof workflowInput>>) {
  const { orchestration } = context.services;
  const steps = orchestration.arrange(context.body.steps, context.body.order);
  orchestration.plan(steps);
  return { ...context, body: { ...context.body, steps, agent_type: 'supervisor' } };
}

/** Workflows, the record of what was done, and those who do it. */
export function registerWorkflowRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'POST',
    path: PATHS.workflowPlan,
    summary: 'The order in which the steps of a workflow can be done',
    auth: 'user',
    body: workflowPlanInput,
    answers: { 200: workflowPlan },
    handler: ({ services, body }) => services.orchestration.plan(services.orchestration.arrange(body.steps, body.order)),
  });
  route(app, {
    method: 'POST',
    path: PATHS.workflowExecute,
    summary: 'Runs a workflow and answers at its end',
    auth: 'user',
    body: workflowInput,
    answers: { 200: executeResult },
    handler: (context) => execute(asRun(context), 'supervisor'),
  });
  route(app, {
    method: 'POST',
    path: PATHS.workflowStart,
    summary: 'Starts a workflow and answers at once',
    auth: 'user',
    body: workflowInput,
    answers: { 202: started },
    handler: (context) => start(asRun(context)),
  });
  route(app, {
    method: 'GET',
    path: PATHS.runTree,
    summary: 'What was done within a run, step by step',
    auth: 'user',
    answers: { 200: runTree },
    handler: ({ services, principal, params }) => services.steps.tree(principal.userId, params['id'] ?? ''),
  });
  route(app, {
    method: 'GET',
    path: PATHS.agentWorkers,
    summary: 'Who works on runs, and how much',
    auth: 'user',
    answers: { 200: workerList },
    handler: ({ services }) => services.workers.snapshot(),
  });
  route(app, {
    method: 'GET',
    path: PATHS.agentHealth,
    summary: 'How the caller’s runs of the last hour went, by agent',
    auth: 'user',
    answers: { 200: agentHealthList },
    handler: ({ services, principal }) => ({ agents: services.agentHealth.of(principal.userId) }),
  });
}
