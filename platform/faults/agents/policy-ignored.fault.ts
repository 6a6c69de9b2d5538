import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const policyIgnored: Fault = {
  id: 'agents/policy-ignored',
  sentence: 'Records are accepted whatever policy the caller has set.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"verdict": "accepted"|"policy"/ }],
  decorate: onTools((execute, name, { policy: _policy, ...others }, context) => execute(name, others, context)),
};
