import { useState } from 'preact/hooks';
import type { Step, StepState, ToolStep } from '../../chat/conversation.types.ts';
import { agentLabel, duration } from '../../shared/format.ts';
import { factsOf } from '../../shared/flatten.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Icon } from '../parts/icon.tsx';
import { Spinner } from '../parts/spinner.tsx';

const ICONS: Record<Step['kind'], IconName> = {
  agent: 'agent', finished: 'check', thinking: 'thought', tool: 'tool', handoff: 'swap', retry: 'retry', fallback: 'retry', problem: 'alert',
};
const TOOL_STATES: Record<StepState, string> = { running: 'running', done: 'done', degraded: 'done', failed: 'failed', stopped: 'stopped' };

/** One line of the activity, in words. */
export function ActivityStep({ step, depth }: { step: Step; depth: number }) {
  const state = 'state' in step ? step.state : undefined;
  return (
    <li class="step" data-kind={step.kind} data-state={state} data-depth={depth}>
      <span class="step-icon">{state === 'running' ? <Spinner /> : <Icon name={state === 'failed' ? 'alert' : ICONS[step.kind]} />}</span>
      <div class="step-text">{step.kind === 'tool' ? <ToolLine step={step} /> : <Words step={step} />}</div>
    </li>
  );
}

function Words({ step }: { step: Exclude<Step, ToolStep> }) {
  switch (step.kind) {
    case 'agent':
      return <p><strong>{agentLabel(step.agent)} agent started</strong> <span class="muted">{step.message}</span></p>;
    case 'finished':
      return <p><strong>{agentLabel(step.agent)} agent completed{step.degraded ? ' with limits' : ''}</strong> <span class="muted">{duration(step.ms)}</span></p>;
    case 'thinking':
      return <p><strong>{agentLabel(step.agent)} agent thinking</strong> <span class="muted">{step.reasoning}</span></p>;
    case 'handoff':
      return <p><strong>Hand-off from {agentLabel(step.from)} to {agentLabel(step.to)}</strong> <span class="muted">{TOOL_STATES[step.state]}</span></p>;
    case 'retry':
      return <p><strong>{agentLabel(step.agent)} agent retry, attempt {step.attempt}</strong> <span class="muted">{step.reason}</span></p>;
    case 'fallback':
      return <p><strong>{agentLabel(step.agent)} agent fallback: {step.strategy.replaceAll('_', ' ')}</strong> <span class="muted">{step.reason}</span></p>;
    default:
      return <p><strong>{agentLabel(step.agent)} agent problem</strong> <span class="muted">{step.message}</span></p>;
  }
}

function ToolLine({ step: { tool, state, ms, parameters, result } }: { step: ToolStep }) {
  const [open, setOpen] = useState(false);
  const time = ms === undefined ? '' : ` · ${duration(ms)}`;
  const label = <><strong>Tool <code>{tool}</code> {TOOL_STATES[state]}</strong><span class="muted">{time}</span></>;
  return (
    <Disclosure class="tool" label={label} open={open} onToggle={() => setOpen(!open)}>
      <Facts title="Parameters" value={parameters} />
      {result && <Facts title="Result" value={result} />}
    </Disclosure>
  );
}

function Facts({ title, value }: { title: string; value: Record<string, unknown> }) {
  const { facts, more } = factsOf(value);
  if (facts.length === 0) return null;
  return (
    <>
      <p class="facts-title">{title}</p>
      <dl class="facts">
        {facts.map(({ name, value: text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {more > 0 && <p class="muted">and {more} more</p>}
    </>
  );
}
