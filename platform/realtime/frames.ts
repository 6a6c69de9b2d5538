import type { ServerFrame } from '#contracts/frame.schema';
import type { RequestScope } from '../http/context.ts';
import { toProblem } from '../http/problem-document.ts';

type Content<F> = F extends ServerFrame ? Pick<F, 'type' | 'data'> : never;
/** What a server frame says, before it gets its time and the id of the frame it answers. */
export type FrameContent = Content<ServerFrame>;

export function stampFrame(content: FrameContent, now: number, correlationId?: string): ServerFrame {
  return { ...content, timestamp: now, ...(correlationId === undefined ? {} : { correlation_id: correlationId }) };
}

/** Whatever was thrown, as an `error` frame; it says what an HTTP answer would say, and no more. */
export function errorContent(error: unknown, scope: RequestScope): Extract<FrameContent, { type: 'error' }> {
  const { error_code, message, details } = toProblem(error, scope).body;
  return { type: 'error', data: { error_code, message, ...(details?.fields ? { fields: details.fields } : {}) } };
}
