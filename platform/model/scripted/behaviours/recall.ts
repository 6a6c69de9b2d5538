import { say } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

/** `[recall]`: answers with all it was told: earlier turns of the thread, what the caller sent along, what others found before it. */
export const recall: Behaviour = {
  name: 'recall',
  scope: 'answer',
  respond({ request, prompt, briefing }) {
    const turns = request.messages.flatMap(({ role, content }) => (role === 'system' ? [] : [`- ${role}: ${content}`])).slice(0, -1);
    const known = [
      `I am asked: ${prompt}`,
      `Said before: ${turns.length === 0 ? 'nothing' : `\n${turns.join('\n')}`}`,
      `Sent along: ${JSON.stringify(briefing.context)}`,
      `Handed over: ${Object.keys(briefing.handed_over).join(', ') || 'nothing'}`,
    ];
    return say(known.join('\n\n'), request.signal);
  },
};
