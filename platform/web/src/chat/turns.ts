import type { Conversation, Outgoing, RunView } from './conversation.types.ts';

/** What a conversation shows, from top to bottom. */
export type Entry =
  | { readonly kind: 'question'; readonly key: string; readonly text: string; readonly at: number; readonly outgoing: Outgoing | null }
  | { readonly kind: 'answer'; readonly key: string; readonly text: string; readonly at: number | null; readonly run: RunView | null };

/** Stored messages in their order, each run below the message it answers, then what is on its way. */
export function entriesOf({ messages, runs, outgoing, keys }: Conversation): Entry[] {
  const byQuestion = new Map<string, RunView[]>();
  const byAnswer = new Map<string, RunView>();
  const stored = new Set(messages.map(({ id }) => id));
  const shown = new Set<string>();
  for (const run of Object.values(runs)) {
    if (run.answerId !== null && stored.has(run.answerId)) byAnswer.set(run.answerId, run);
    else if (run.messageId !== null && stored.has(run.messageId)) byQuestion.set(run.messageId, [...(byQuestion.get(run.messageId) ?? []), run]);
    else continue;
    shown.add(run.id);
  }

  const entries: Entry[] = [];
  const addRun = (run: RunView) => entries.push({ kind: 'answer', key: run.id, text: run.text, at: null, run });
  for (const { id, role, content, created_at: at } of messages) {
    if (role === 'user') {
      entries.push({ kind: 'question', key: keys[id] ?? id, text: content, at: at * 1000, outgoing: null });
      for (const run of byQuestion.get(id) ?? []) addRun(run);
    } else {
      const run = byAnswer.get(id) ?? null;
      entries.push({ kind: 'answer', key: run?.id ?? id, text: content, at: at * 1000, run });
    }
  }
  for (const message of outgoing) {
    entries.push({ kind: 'question', key: message.id, text: message.text, at: message.at, outgoing: message });
    const run = message.runId === null ? undefined : runs[message.runId];
    if (run && !shown.has(run.id)) {
      addRun(run);
      shown.add(run.id);
    }
  }
  // Started elsewhere a moment ago; its question comes with the next look at the history.
  for (const run of Object.values(runs)) if (!shown.has(run.id) && run.messageId === null) addRun(run);
  return entries;
}
