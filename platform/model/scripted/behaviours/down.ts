import { AGENT_NAMES } from '#contracts/agent.schema';
import { ModelError } from '../../ports.ts';
import type { Behaviour } from '../turn.ts';
import { failing } from './failing.ts';

/** `[down:data]`: the model is out of reach for the agent `data`, and for no other. One for each agent; `_` is left out of names. */
export const downs = AGENT_NAMES.map(
  (agent): Behaviour => ({
    name: `down:${agent.replaceAll('_', '')}`,
    scope: 'every_agent',
    respond: (turn, _number, next) =>
      turn.request.agent === agent ? failing(new ModelError(`The scripted model is out of reach for the agent ${agent}.`, true)) : next(turn),
  }),
);
