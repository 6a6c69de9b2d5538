import { useEffect, useState } from 'preact/hooks';
import type { RunView } from '../../chat/conversation.types.ts';
import { agentLabel } from '../../shared/format.ts';

/** That something is going on, what, and for how long. */
export function RunProgress({ run }: { run: RunView }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - start) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  const doing = run.stopping ? 'Stopping' : doingNow(run);
  const step = run.progress ? `Step ${run.progress.order} of ${run.progress.total}` : null;
  return (
    <div class="progress">
      <progress aria-label="Run in progress" aria-valuetext={step ? `${doing}, ${step}` : doing} {...(run.progress ? { max: run.progress.total, value: run.progress.order } : {})} />
      {/* Said once by the progress bar; read out each second it would be noise. */}
      <span class="muted" aria-hidden="true">{[doing, step, seconds >= 2 ? `${seconds} s` : null].filter(Boolean).join(' · ')}</span>
    </div>
  );
}

function doingNow({ steps, text }: RunView): string {
  const step = steps.findLast(({ kind }) => kind === 'agent' || kind === 'tool' || kind === 'thinking');
  if (step?.kind === 'tool' && step.state === 'running') return `Running ${step.tool}`;
  if (text !== '') return 'Writing the answer';
  if (!step || !('agent' in step)) return 'Waiting to start';
  return `${agentLabel(step.agent)} agent is ${step.kind === 'thinking' ? 'thinking' : 'working'}`;
}
