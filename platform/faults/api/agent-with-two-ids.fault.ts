import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const agentWithTwoIds: Fault = {
  id: 'api/agent-with-two-ids',
  sentence: 'An agent has another id in its own answer than in the list.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /Received: "agent_/ }],
  decorate: onAnswer('GET /api/agents/:name', (_reply, body) => ({ ...body, id: `agent_${String(body['id'])}` })),
};
