import type { Core } from '../core.ts';
import type { ModelMessage } from '../model/ports.ts';
import type { Services } from '../services.ts';
import { createAnswer } from './answer.ts';
import type { RunContext } from './run-context.ts';
import type { Job } from './run-ending.ts';
import { createRunStore } from './run-store.ts';

const HISTORY_MESSAGES = 20;

/** What a run begins with: the thread so far, no evidence, an empty answer. */
export function openRun(core: Core, services: Services, { id, threadId, request }: Job, signal: AbortSignal): RunContext {
  const { principal, prompt, traceId, context = {} } = request;
  const about = { userId: principal.userId, threadId, runId: id, traceId };
  const emitFor =
    (step: { readonly stepId?: string }): RunContext['emit'] =>
    (type, agentName, payload) => {
      signal.throwIfAborted();
      services.journal.append({ ...about, ...step, type, agentName, payload });
    };
  const emit = emitFor({});
  return {
    core,
    services,
    principal,
    runId: id,
    threadId,
    prompt,
    context,
    signal,
    emit,
    emitFor: (stepId) => emitFor({ stepId }),
    steps: request.steps,
    evidence: {},
    troubles: [],
    callIds: new Set(),
    history: historyOf(core, services, principal.userId, threadId),
    answer: createAnswer((agent, delta) => emit('partial_result', agent, delta)),
  };
}

/** The newest messages of the thread, oldest first, without the prompts of runs that are not over: this one's and those that wait. */
function historyOf(core: Core, services: Services, userId: string, threadId: string): ModelMessage[] {
  const open = createRunStore(core)
    .activeOfThread(threadId)
    .map((run) => run.message_id);
  const { total } = services.messages.page(userId, threadId, 1, 0);
  const wanted = HISTORY_MESSAGES + open.length;
  return services.messages
    .page(userId, threadId, wanted, Math.max(0, total - wanted))
    .messages.filter((message) => !open.includes(message.id))
    .map(({ role, content }): ModelMessage => (role === 'user' ? { role, content } : { role, content }));
}
