import type { WorkflowStep } from '#contracts/workflow.schema';
import type { AgentDefinition } from '../agents/ports.ts';
import type { Facts, RunContext } from '../agents/run-context.ts';
import { tellProgress } from './progress.ts';
import { runStep } from './run-step.ts';
import type { Done } from './run-step.ts';
import { recordSkipped } from './step-record.ts';

/**
 * The supervisor with a workflow it was given. Whatever has nothing left to wait for is at work at the same time; the first step
 * that fails stops the others and ends the run. The answer is made of the texts that no later step took up.
 */
export async function runSteps(run: RunContext, supervisor: AgentDefinition, steps: readonly WorkflowStep[]): Promise<Facts> {
  const { orchestration } = run.services;
  const done = new Map<string, Done>();
  const begun = new Set<string>();
  const settled = new Set<string>();
  const stop = new AbortController();
  const within = { ...run, signal: AbortSignal.any([run.signal, stop.signal]) };
  let failure: { readonly error: unknown } | undefined;

  const work = async (step: WorkflowStep): Promise<void> => {
    const before = step.depends_on.flatMap((name) => done.get(name) ?? []);
    const reached = step.depends_on.length === 0 || before.length > 0;
    const wanted = reached && (!step.when || orchestration.holds(step.when, done.get(step.when.step)?.output));
    if (wanted) done.set(step.id, await runStep(within, supervisor, step, { before, order: begun.size, total: steps.length }));
    else recordSkipped(run, step);
    settled.add(step.id);
    tellProgress(run, supervisor, settled.size, steps.length);
  };
  // Never rejects: all that is at work has ended before the run ends.
  const advance = async (): Promise<void> => {
    if (failure) return;
    const ready = orchestration.ready(steps, begun, settled);
    for (const step of ready) begun.add(step.id);
    await Promise.all(
      ready.map((step) =>
        work(step).then(advance, (error: unknown) => {
          failure ??= { error };
          stop.abort(new Error(`The step ${step.id} failed.`));
        }),
      ),
    );
  };
  await advance();
  for (const step of steps) if (!begun.has(step.id)) recordSkipped(run, step);
  run.signal.throwIfAborted();
  if (failure) throw failure.error;

  tellAnswer(run, supervisor, steps, done);
  return { steps: Object.fromEntries([...done].map(([name, { output }]) => [name, output])) };
}

/** One text alone is the answer; of several each gets a heading, in the order of the workflow. */
function tellAnswer({ answer }: RunContext, supervisor: AgentDefinition, steps: readonly WorkflowStep[], done: ReadonlyMap<string, Done>): void {
  const last = steps.filter((step) => done.has(step.id) && !steps.some((later) => later.depends_on.includes(step.id) && done.has(later.id)));
  const texts = last.map(({ id }) => ({ id, text: done.get(id)?.output.text ?? '' }));
  for (const [index, { id, text }] of texts.entries()) {
    answer.write(supervisor.name, `${index > 0 ? '\n\n' : ''}${texts.length > 1 ? `## ${id}\n\n` : ''}${text}`);
  }
  answer.end();
}
