import type { Fault } from '../fault.ts';

export const cutOffToolUntold: Fault = {
  id: 'agents/cut-off-tool-untold',
  sentence: 'A tool that was cut off is never told as ended.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'E_JOURNEY', says: /no result/ }, { by: 'toEqual', says: /"INTERRUPTED"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append(event) {
        const cutOff = 'result' in event.payload && event.type === 'tool_completed' && event.payload.result['error_code'] === 'INTERRUPTED';
        const last = cutOff && event.runId !== null ? journal.ofRun(event.runId).at(-1) : undefined;
        return last ?? journal.append(event);
      },
    },
  }),
};
