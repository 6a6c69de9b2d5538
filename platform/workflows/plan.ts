import type { WorkflowPlan, WorkflowStep } from '#contracts/workflow.schema';
import type { FieldProblem } from '../problem.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';

/** `{{name}}` in a message. */
export const REFERENCE = /\{\{([a-z][a-z0-9_-]*)\}\}/g;

/**
 * The order in which the steps can be done, and what may be done at once: a stage is all that has no more to wait for.
 * @throws Failure VALIDATION_ERROR naming each mistake: names used twice, unknown agents, steps that do not exist, a cycle
 */
export function planOf({ agents }: Services, steps: readonly WorkflowStep[]): WorkflowPlan {
  const fields = steps.flatMap((step, index) => mistakesOf(agents, steps, step, index));
  if (fields.length > 0) refuse(fields);
  const stages: string[][] = [];
  for (let left = [...steps]; left.length > 0;) {
    const done = new Set(stages.flat());
    const stage = left.filter((step) => step.depends_on.every((name) => done.has(name))).map((step) => step.id);
    if (stage.length === 0) refuse([cycleIn(steps, left)]);
    stages.push(stage);
    left = left.filter((step) => !stage.includes(step.id));
  }
  return { order: stages.flat(), stages };
}

function refuse(fields: readonly FieldProblem[]): never {
  throw new Failure('VALIDATION_ERROR', `The workflow has ${fields.length} mistake(s).`, { fields });
}

function mistakesOf(agents: Services['agents'], steps: readonly WorkflowStep[], step: WorkflowStep, index: number): FieldProblem[] {
  const at = (field: string, message: string): FieldProblem => ({ path: `steps.${index}.${field}`, message });
  const unfit = (name: string | undefined) => name !== undefined && (agents.resolve(name)?.name ?? 'supervisor') === 'supervisor';
  const foreign = [...(step.message ?? '').matchAll(REFERENCE)].flatMap(([, name = '']) => (refers(step, name) ? [] : [name]));
  return [
    ...(steps.findIndex(({ id }) => id === step.id) < index ? [at('id', 'is the id of an earlier step')] : []),
    ...(!step.join && unfit(step.agent) ? [at('agent', 'is no agent that can do a step')] : []),
    ...(step.join ? mistakesOfJoin(step).map(([field, message]) => at(field, message)) : []),
    ...(unfit(step.fallback) ? [at('fallback', 'is no agent that can do a step')] : []),
    ...step.depends_on.flatMap((name, place) => (steps.some(({ id }) => id === name) ? [] : [at(`depends_on.${place}`, `there is no step ${name}`)])),
    ...(step.when && !step.depends_on.includes(step.when.step) ? [at('when.step', 'is no step it depends on')] : []),
    ...foreign.map((name) => at('message', `{{${name}}} is no step it depends on`)),
  ];
}

/** Joining is the supervisor's own work: nobody else can do it, nothing can be asked in it, and a vote must be possible to win. */
function mistakesOfJoin({ agent, join, depends_on: before, message, loop, fallback }: WorkflowStep): [field: string, message: string][] {
  const mistakes = Object.entries({ message, loop, fallback }).flatMap(([field, value]): [string, string][] => (value === undefined ? [] : [[field, 'has no meaning where steps are joined']]));
  if (agent !== 'supervisor') mistakes.push(['agent', 'does not join steps, the supervisor does']);
  if (before.length === 0) mistakes.push(['depends_on', 'must name the steps to be joined']);
  if (join?.kind === 'vote' && join.quorum !== undefined && join.quorum > before.length) mistakes.push(['join.quorum', 'is more than there are votes']);
  return mistakes;
}

const refers = (step: WorkflowStep, name: string) => step.depends_on.includes(name) || (name === 'previous' && step.loop !== undefined);

/** Among steps that wait for each other: follows what each waits for until a step comes up again. */
function cycleIn(steps: readonly WorkflowStep[], left: readonly WorkflowStep[]): FieldProblem {
  const path: string[] = [];
  let step = left[0];
  while (step && !path.includes(step.id)) {
    path.push(step.id);
    const next = step.depends_on.find((name) => left.some(({ id }) => id === name));
    step = left.find(({ id }) => id === next);
  }
  const cycle = [...path.slice(path.indexOf(step?.id ?? '')), step?.id ?? ''];
  return { path: `steps.${steps.findIndex(({ id }) => id === step?.id)}.depends_on`, message: `the steps wait for each other: ${cycle.join(' → ')}` };
}
