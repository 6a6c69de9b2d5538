import { messageContent } from '#contracts/message.schema';
import { openObject } from '#contracts/primitives.schema';
import { z } from 'zod';
import { frameHandler, threadPayload } from '../frame-handler.ts';

const name = z.string().min(1).optional();
const prompt = messageContent.optional();

/** Clients of several generations name the same things differently; other fields they send are ignored. */
const payload = z
  .object({
    ...threadPayload, content: prompt, user_request: prompt, message: prompt, text: prompt, agent: name, agent_type: name, agent_name: name,
    context: openObject.optional(), queue: z.boolean().optional(),
  })
  .transform(({ content, user_request, message, text, agent, agent_type, agent_name, ...rest }, context) => {
    const said = content ?? user_request ?? message ?? text;
    if (said === undefined) context.addIssue({ code: 'custom', path: ['content'], message: 'is required (or user_request, message, text)' });
    return { ...rest, prompt: said ?? '', agent: agent ?? agent_type ?? agent_name ?? 'supervisor' };
  });

/** Starts a run. The acknowledgement is written before anything the run itself has to say. */
export const startRun = frameHandler(payload, (frame, { scope, principal, reply, feed }) => {
  const { message_id: messageId, payload: asked } = frame;
  const { services, traceId, requestId } = scope;
  const entrance = { traceId, requestId, parentSpanId: null, userId: principal.userId };
  feed.holdWhile(() => services.traces.within({ kind: 'gateway', name: `frame ${frame.type}`, entrance }, () => {
    const { run, duplicate } = services.runs.start({
      principal, agent: asked.agent, prompt: asked.prompt, threadId: frame.thread_id ?? asked.thread_id ?? null, traceId, requestId,
      ...(asked.context ? { context: asked.context } : {}), ...(asked.queue === undefined ? {} : { queue: asked.queue }),
      ...(messageId === undefined ? {} : { clientMessageId: messageId }),
    });
    const status = duplicate ? 'duplicate' : 'accepted';
    reply({ type: 'ack', data: { status, message_id: messageId ?? run.message_id ?? run.id, thread_id: run.thread_id, run_id: run.id } }, messageId);
  }));
});
