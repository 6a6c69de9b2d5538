import type { AgentEvent } from '#contracts/event.schema';
import type { Message } from '#contracts/message.schema';
import type { Run } from '#contracts/run.schema';
import { expect, test } from '@playwright/test';
import { activeRun, emptyConversation, reduce } from '../../platform/web/src/chat/conversation.reducer.ts';
import type { Change, Conversation } from '../../platform/web/src/chat/conversation.types.ts';
import { entriesOf } from '../../platform/web/src/chat/turns.ts';
import { backoff } from '../../platform/web/src/realtime/backoff.ts';

const of = { run_id: 'run_1', thread_id: 'thr_1', agent_name: 'supervisor', timestamp: 0 } as const;
const piece = (seq: number, content: string): AgentEvent => ({ ...of, type: 'partial_result', seq, payload: { content, index: seq, is_complete: false } });
const started = (seq: number): AgentEvent => ({ ...of, type: 'agent_started', seq, payload: { message: 'begins' } });
const failed = (seq: number): AgentEvent => ({ ...of, type: 'agent_error', seq, payload: { error_code: 'AGENT_FAILED', error_message: 'no more', recoverable: false } });
const report = (seq: number): AgentEvent => ({
  ...of, type: 'final_report', seq,
  payload: { executive_summary: '', report: '', recommendations: [], cost_savings: { monthly_amount: 1, currency: 'USD', percentage: 1 }, total_duration_ms: 1 },
});
const message = (id: string, role: Message['role'], content: string, seq: number): Message => ({ id, thread_id: 'thr_1', role, content, created_at: 1, seq, metadata: {} });
const run = (over: Partial<Run>): Run => ({
  id: 'run_1', object: 'run', thread_id: 'thr_1', agent: 'supervisor', status: 'in_progress', created_at: 1, started_at: 1, ended_at: null, message_id: 'msg_q', answer_id: null,
  error: null, trace_id: '0'.repeat(32), ...over,
});
const question = { id: 'mine', text: 'why?', at: 1, state: 'queued', runId: null, error: null } as const;

const after = (...changes: Change[]): Conversation => changes.reduce(reduce, emptyConversation);
const events = (...list: AgentEvent[]): Change[] => list.map((event) => ({ type: 'event', event }));
const textOf = (state: Conversation) => state.runs['run_1']?.text;

test.describe('State of a conversation on the chat page', () => {
  test('repeated events count once', () => {
    expect(textOf(after(...events(started(1), piece(2, 'a'), piece(2, 'a'), piece(3, 'b'), piece(2, 'a'))))).toBe('ab');
  });

  test('events that come early wait for what is missing', () => {
    const early = after(...events(started(1), piece(4, 'c'), piece(3, 'b')));
    expect(textOf(early)).toBe('');
    expect(textOf(reduce(early, { type: 'event', event: piece(2, 'a') }))).toBe('abc');
  });

  test('what is no longer kept is passed over', () => {
    const waiting = after(...events(piece(4, 'd'), piece(5, 'e')));
    expect(textOf(reduce(waiting, { type: 'skip', seq: 3 }))).toBe('de');
  });

  test('nothing follows the end of a run', () => {
    const state = after(...events(started(1), failed(2), piece(3, 'late')));
    expect(state.runs['run_1']).toMatchObject({ status: 'failed', reason: 'no more', text: '' });
    expect(activeRun(state)).toBeUndefined();
  });

  test('a run that is over in the store is shown as over and still tells how it went', () => {
    const stored = after({ type: 'history', older: 0, messages: [message('msg_q', 'user', 'why?', 1), message('msg_a', 'assistant', 'because', 2)], runs: [run({ status: 'completed', answer_id: 'msg_a' })] });
    expect(activeRun(stored)).toBeUndefined();
    const replayed = events(started(1), report(2)).reduce(reduce, stored);
    expect(replayed.runs['run_1']).toMatchObject({ status: 'completed', report: { cost_savings: { monthly_amount: 1 } } });
    expect(entriesOf(replayed).map(({ text }) => text)).toEqual(['why?', 'because']);
  });

  test('a message on its way is shown once when the store has it', () => {
    const sent = after({ type: 'queue', message: question }, { type: 'accepted', id: 'mine', runId: 'run_1' }, ...events(started(1), piece(2, 'be')));
    expect(entriesOf(sent).map(({ key, text }) => [key, text])).toEqual([['mine', 'why?'], ['run_1', 'be']]);
    const stored = reduce(sent, { type: 'history', older: 0, messages: [message('msg_q', 'user', 'why?', 1)], runs: [run({})] });
    expect(entriesOf(stored).map(({ key, text }) => [key, text])).toEqual([['mine', 'why?'], ['run_1', 'be']]);
  });

  test('pauses before reconnecting double from a quarter of a second to ten seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backoff(attempt, () => 1))).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    expect([0, 6].map((attempt) => backoff(attempt, () => 0))).toEqual([125, 5000]);
  });
});
