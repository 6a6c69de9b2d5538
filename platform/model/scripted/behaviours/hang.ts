import { hanging } from './failing.ts';
import type { Behaviour } from '../turn.ts';

/** `[hang]`: says nothing until it is aborted. */
export const hang: Behaviour = {
  name: 'hang',
  scope: 'every_agent',
  respond: ({ request }) => hanging(request.signal),
};
