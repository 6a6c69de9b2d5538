import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunView, Step } from '../../chat/conversation.types.ts';
import { endSteps } from '../../chat/run.reducer.ts';
import { plural } from '../../shared/format.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { ActivityStep } from './activity-step.tsx';

/** What the agents did, step by step: open while it happens, folded away once the answer is there. */
export function Activity({ run, running }: { run: RunView; running: boolean }) {
  const [open, setOpen] = useState(running);
  const list = useRef<HTMLOListElement>(null);
  // What is over has no step that still runs, whatever was not heard of it.
  const { steps } = running ? run : endSteps(run, 'stopped');
  const depths = depthsOf(steps);
  useEffect(() => setOpen(running), [running]);
  useEffect(() => {
    if (running) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [run.steps.length, running]);
  const label = (
    <>
      Agent activity <span class="muted">{summary(run.steps)}</span>
    </>
  );
  return (
    <Disclosure class="activity" label={label} open={open} onToggle={() => setOpen(!open)}>
      <ol ref={list} aria-label="Agent activity" tabIndex={0}>
        {steps.map((step, index) => <ActivityStep key={step.key} step={step} depth={depths[index] ?? 0} />)}
      </ol>
    </Disclosure>
  );
}

function summary(steps: readonly Step[]): string {
  const agents = new Set(steps.filter(({ kind }) => kind === 'agent').map((step) => 'agent' in step && step.agent)).size;
  const tools = steps.filter(({ kind }) => kind === 'tool').length;
  return [plural(agents, 'agent'), ...(tools > 0 ? [plural(tools, 'tool call')] : [])].join(', ');
}

const DEEPEST = 3;

/** How far inside other agents each step happened. */
function depthsOf(steps: readonly Step[]): number[] {
  const working: string[] = [];
  return steps.map((step) => {
    if (step.kind === 'finished') {
      const index = working.lastIndexOf(step.agent);
      if (index >= 0) working.splice(index);
    }
    const depth = step.kind === 'agent' || step.kind === 'finished' ? working.length : Math.max(0, working.length - 1) + 1;
    if (step.kind === 'agent') working.push(step.agent);
    return Math.min(DEEPEST, depth);
  });
}
