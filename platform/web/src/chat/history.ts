import type { Message } from '#contracts/message.schema';
import type { Run } from '#contracts/run.schema';
import type { ChatClient } from '../api/chat.client.ts';

export interface History {
  readonly messages: readonly Message[];
  /** Stored messages older than the first one here. */
  readonly older: number;
  readonly runs: readonly Run[];
}

const PAGE = 100;

/**
 * The newest `wanted` messages of a thread and its runs. Runs are asked for first: a run that was over then has its
 * answer in the messages read afterwards.
 */
export async function readHistory(client: ChatClient, threadId: string, wanted: number = PAGE): Promise<History> {
  const runs = await client.runs(threadId);
  const first = await client.messages(threadId, 0, PAGE);
  if (first.total <= PAGE) return { messages: first.messages, older: 0, runs };
  const from = Math.max(0, first.total - wanted);
  const messages: Message[] = [];
  for (let offset = from; offset < first.total; offset += PAGE) messages.push(...(await client.messages(threadId, offset, PAGE)).messages);
  return { messages, older: from, runs };
}
