import type { AgentEvent } from '#contracts/event.schema';
import type { Message } from '#contracts/message.schema';
import type { Run } from '#contracts/run.schema';
import type { Change, Conversation, RunView } from './conversation.types.ts';
import { endSteps, isOver, newRun, reduceRun } from './run.reducer.ts';

export const emptyConversation: Conversation = { messages: [], older: 0, runs: {}, outgoing: [], keys: {}, seq: 0, early: [] };

/** The next state of a conversation: pure, so that what is shown follows from what was said and nothing else. */
export function reduce(state: Conversation, change: Change): Conversation {
  switch (change.type) {
    case 'history':
      return withHistory(state, change.messages, change.older, change.runs);
    case 'event':
      return withEvent(state, change.event);
    case 'skip': {
      const first = state.early[0]?.seq;
      const seq = change.seq ?? (first === undefined ? state.seq : first - 1);
      return drained({ ...state, seq: Math.max(seq, state.seq) });
    }
    case 'queue':
      return { ...state, outgoing: [...state.outgoing, change.message] };
    case 'outgoing':
      return { ...state, outgoing: state.outgoing.map((message) => (message.id === change.id ? { ...message, ...change.set } : message)) };
    case 'accepted':
      return {
        ...state,
        runs: { ...state.runs, [change.runId]: state.runs[change.runId] ?? newRun(change.runId, 'queued') },
        outgoing: state.outgoing.map((message) => (message.id === change.id ? { ...message, state: 'accepted', runId: change.runId, error: null } : message)),
      };
    case 'discard':
      return { ...state, outgoing: state.outgoing.filter(({ id }) => id !== change.id) };
    default:
      return setRun(state, change.runId, (run) => ({ ...run, stopping: true }));
  }
}

/** The run that is not over, if there is one. */
export const activeRun = (state: Conversation): RunView | undefined => Object.values(state.runs).find((run) => !isOver(run.status));

/** Applies events in the order of their `seq`, each once: repeats are dropped, early ones wait for what is missing. */
function withEvent(state: Conversation, event: AgentEvent): Conversation {
  if (event.seq <= state.seq) return state;
  if (event.seq > state.seq + 1) {
    if (state.early.some(({ seq }) => seq === event.seq)) return state;
    return { ...state, early: [...state.early, event].sort((a, b) => a.seq - b.seq) };
  }
  return drained(applied(state, event));
}

function drained(state: Conversation): Conversation {
  let next: Conversation = { ...state, early: state.early.filter(({ seq }) => seq > state.seq) };
  for (let first = next.early[0]; first && first.seq === next.seq + 1; first = next.early[0]) {
    next = applied({ ...next, early: next.early.slice(1) }, first);
  }
  return next;
}

function applied(state: Conversation, event: AgentEvent): Conversation {
  const next = { ...state, seq: event.seq };
  if (event.run_id === null) return next;
  const run = state.runs[event.run_id] ?? newRun(event.run_id);
  return { ...next, runs: { ...next.runs, [run.id]: reduceRun(run, event) } };
}

/** What is stored wins over what was streamed; what only this page knows (steps, messages on their way) is kept. */
function withHistory(state: Conversation, messages: readonly Message[], older: number, stored: readonly Run[]): Conversation {
  const runs = { ...state.runs };
  for (const run of stored) runs[run.id] = withStored(state.runs[run.id] ?? newRun(run.id, run.status), run);
  const ids = new Set(messages.map(({ id }) => id));
  const keys = { ...state.keys };
  const outgoing = state.outgoing.filter(({ id, runId }) => {
    const messageId = runId === null ? null : (runs[runId]?.messageId ?? null);
    if (messageId === null || !ids.has(messageId)) return true;
    keys[messageId] = id;
    return false;
  });
  return { ...state, messages, older, runs, keys, outgoing };
}

function withStored(run: RunView, stored: Run): RunView {
  const known = { ...run, messageId: stored.message_id, answerId: stored.answer_id };
  if (isOver(run.status) || !isOver(stored.status)) return known;
  return { ...endSteps(known, stored.status === 'completed' ? 'done' : 'stopped'), status: stored.status, reason: stored.error?.message ?? null };
}

const setRun = (state: Conversation, runId: string, change: (run: RunView) => RunView): Conversation => {
  const run = state.runs[runId];
  return run ? { ...state, runs: { ...state.runs, [runId]: change(run) } } : state;
};
