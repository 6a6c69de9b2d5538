import { agentName } from '#contracts/agent.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';

export const listAgents = defineTool({
  name: 'list_agents',
  description: 'The agents and what they are for.',
  category: 'basic',
  plan: 'free',
  input: z.strictObject({}),
  output: z.object({ agents: z.array(z.object({ name: agentName, description: z.string() })) }),
  run: (_, { services }) => ({ agents: services.agents.list().map(({ name, description }) => ({ name, description })) }),
});
