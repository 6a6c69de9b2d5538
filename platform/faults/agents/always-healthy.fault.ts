import type { Fault } from '../fault.ts';

export const alwaysHealthy: Fault = {
  id: 'agents/always-healthy',
  sentence: 'Every agent is called healthy, whatever its runs came to.',
  parts: ['agentHealth.judge'],
  noticedBy: [{ by: 'toEqual', says: /"(?:degraded|unavailable|unknown)"/ }],
  decorate: ({ agentHealth }) => ({ agentHealth: { ...agentHealth, judge: () => 'healthy' } }),
};
