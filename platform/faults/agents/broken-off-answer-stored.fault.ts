import type { Fault } from '../fault.ts';

export const brokenOffAnswerStored: Fault = {
  id: 'agents/broken-off-answer-stored',
  sentence: 'What was said before a run failed is stored as its answer.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /what was stored of it[^]*\+\s+"assistant"/ }],
  decorate({ journal, messages }) {
    const said = new Map<string, string>();
    return {
      journal: {
        ...journal,
        append(event) {
          const told = journal.append(event);
          const run = told.run_id ?? '';
          if (told.type === 'partial_result') said.set(run, `${said.get(run) ?? ''}${told.payload.content}`);
          const content = told.type === 'agent_error' ? (said.get(run) ?? '') : '';
          if (content !== '') messages.append(event.userId, { threadId: told.thread_id, role: 'assistant', content });
          return told;
        },
      },
    };
  },
};
