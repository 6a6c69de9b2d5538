import type { AgentEvent, EventType } from '#contracts/event.schema';
import { executeResult, started } from '#contracts/agent.schema';
import type { z } from 'zod';
import type { TestPlatform } from './support.ts';

/** Runs an agent over HTTP and waits for its end. */
export async function execute(
  platform: TestPlatform,
  token: string,
  message: string,
  rest: { type?: string; thread_id?: string } = {},
): Promise<z.infer<typeof executeResult>> {
  const response = await platform.call('/api/agents/execute', { method: 'POST', token, body: { type: 'supervisor', message, ...rest } });
  return executeResult.parse(await response.json());
}

/** Starts a run over HTTP. */
export async function start(
  platform: TestPlatform,
  token: string,
  message: string,
  rest: { agent_type?: string; thread_id?: string; queue?: boolean } = {},
): Promise<z.infer<typeof started>> {
  const response = await platform.call('/api/agents/start', { method: 'POST', token, body: { message, ...rest } });
  return started.parse(await response.json());
}

export const eventsOf = (platform: TestPlatform, runId: string): AgentEvent[] => platform.services.journal.ofRun(runId);
export const typesOf = (events: readonly AgentEvent[]): EventType[] => events.map(({ type }) => type);
export const ofType = <T extends EventType>(events: readonly AgentEvent[], type: T) =>
  events.filter((event): event is Extract<AgentEvent, { type: T }> => event.type === type);
export const joined = (events: readonly AgentEvent[]): string =>
  ofType(events, 'partial_result')
    .map(({ payload }) => payload.content)
    .join('');

/** The first event of a type, as soon as the user's run has said it. */
export function heard(platform: TestPlatform, userId: string, type: EventType): Promise<AgentEvent> {
  return new Promise((resolve) => {
    const stop = platform.services.journal.subscribe(userId, (event) => {
      if (event.type !== type) return;
      stop();
      resolve(event);
    });
  });
}
