import { plan } from '#contracts/auth.schema';
import { openObject } from '#contracts/primitives.schema';
import { z } from 'zod';
import type { ModelMessage } from '../model/ports.ts';

const PREFIX = 'Briefing for this task, as JSON:\n';

/** What an agent is told besides the conversation, written into a system message. */
const briefing = z.object({
  /** `user`: the text is the answer the user reads; `agent`: it is for the next agent only. */
  audience: z.enum(['user', 'agent']),
  /** Part of the chain the agent does, as in the workflow's table. */
  step_type: z.string().nullable(),
  /** Structured results of the agents that worked before, by agent. */
  handed_over: z.record(z.string(), openObject),
  /** Newest result of each tool used so far in this run, by tool. */
  evidence: z.record(z.string(), openObject),
  /** Tools the agent knows but the user's plan does not allow. */
  unavailable_tools: z.array(z.object({ tool: z.string(), required_plan: plan })),
  /** What the caller sent along. */
  context: openObject,
});
export type Briefing = z.infer<typeof briefing>;

export function briefingMessage(content: Briefing): ModelMessage {
  return { role: 'system', content: `${PREFIX}${JSON.stringify(content)}` };
}

/** The briefing of a conversation; undefined when nobody gave one. */
export function readBriefing(messages: readonly ModelMessage[]): Briefing | undefined {
  const message = messages.find(({ role, content }) => role === 'system' && content.startsWith(PREFIX));
  return message ? briefing.parse(JSON.parse(message.content.slice(PREFIX.length))) : undefined;
}
