import { ModelError } from '../../ports.ts';
import type { Behaviour } from '../turn.ts';
import { failing } from './failing.ts';

/** `[fail]`: refuses for good, as a model does that will not take a prompt. */
export const fail: Behaviour = {
  name: 'fail',
  scope: 'every_agent',
  respond: () => failing(new ModelError('The scripted model refuses, as the prompt asked it to.', false)),
};
