import type { Journey } from '../journey/journey.types.ts';
import type { ToolWanted, TrajectoryMatch } from '../journey/trajectory.ts';
import { describeCall, describeWish, trajectoryMistakes } from '../journey/trajectory.ts';
import { excerpt } from '../transcript/redact.ts';
import { shorten } from '../transcript/timeline.ts';
import type { Verdict } from './verdict.ts';
import { listed, same, verdict } from './verdict.ts';

/** Everything the contract demands of a run: order, nesting, one terminal, ids, seq, paired tools, numbered text. */
export function toFollowContract(journey: Journey): Verdict {
  const mistakes = journey.violations.map(({ rule, index, message }) => `${rule}${index === undefined ? '' : ` at event #${index}`}: ${message}`);
  return journeyVerdict(journey, 'a run as the contract demands it', listed(mistakes));
}

/** Exactly these agents took part, in the order of their first start. */
export function toHaveAgents(journey: Journey, agents: readonly string[]): Verdict {
  return journeyVerdict(journey, `the agents ${agents.join(' → ')}`, same(journey.agents, agents) ? [] : [`the agents were ${journey.agents.join(' → ') || '(none)'}`]);
}

/** These tools were called, exactly and in this order unless `match` says otherwise; an object also fixes agent, success or arguments. */
export function toHaveToolCalls(journey: Journey, wanted: readonly ToolWanted[], { match = 'exact' }: { readonly match?: TrajectoryMatch } = {}): Verdict {
  const mistakes = trajectoryMistakes(journey.toolCalls, wanted, match);
  const evidence = `calls: ${journey.toolCalls.map(describeCall).join('; ') || '(none)'}`;
  return journeyVerdict(journey, `the tool calls ${wanted.map(describeWish).join(', ') || '(none)'} (${match})`, mistakes, mistakes.length > 0 ? evidence : '');
}

/** The answer contains a text, all of several texts, or fits a pattern. For its whole text compare `journey.answer`. */
export function toAnswer(journey: Journey, wanted: string | RegExp | readonly string[]): Verdict {
  const facts = typeof wanted === 'string' || wanted instanceof RegExp ? [wanted] : wanted;
  const missing = facts.filter((fact) => (typeof fact === 'string' ? !journey.answer.includes(fact) : !fact.test(journey.answer)));
  return journeyVerdict(journey, `an answer with ${facts.map(String).join(', ')}`, missing.map((fact) => `the answer lacks ${String(fact)}`), `answer: ${excerpt(journey.answer, 600) || '(empty)'}`);
}

/** A pause is never kept exactly, and a piece may be delayed on its way. */
const LEEWAY = 0.4;

/**
 * The text came in pieces, spread over time, before the run was over: it was streamed, not sent at the end. `pauseMs` is how
 * long the model waits before each piece: pieces that were held back and then sent all at once lie closer together, be it all of
 * them or all but the first.
 */
export function toSpreadItsText(journey: Journey, { pauseMs }: { readonly pauseMs: number }): Verdict {
  const pieces = journey.events.filter((event) => event.type === 'TEXT_MESSAGE_CONTENT').map((event) => event.at);
  const end = journey.events.findLast((event) => event.type === 'RUN_FINISHED' || event.type === 'RUN_ERROR')?.at ?? Infinity;
  const [first = 0] = pieces;
  const last = pieces.at(-1) ?? 0;
  const due = Math.max(1, (pieces.length - 1) * pauseMs * LEEWAY);
  // Of a few pieces two come together by chance; of many not all that follow the first.
  const [, second = 0] = pieces.length > 4 ? pieces : [];
  const dueAfter = (pieces.length - 2) * pauseMs * LEEWAY;
  const mistakes = [
    ...(pieces.length >= 2 ? [] : [`there are ${pieces.length} pieces of text, fewer than 2`]),
    ...(last - first >= due ? [] : [`all pieces arrived within ${(last - first).toFixed(1)} ms; written with pauses of ${pauseMs} ms they should take at least ${due.toFixed(0)} ms`]),
    ...(second === 0 || last - second >= dueAfter ? [] : [`after the first, all pieces arrived within ${(last - second).toFixed(1)} ms; written with pauses of ${pauseMs} ms they should take at least ${dueAfter.toFixed(0)} ms`]),
    ...(first < end ? [] : ['the first piece arrived with the end of the run']),
  ];
  return journeyVerdict(journey, 'text that arrives in pieces over time', mistakes, `pieces at ${listed(pieces.map((at) => `${at.toFixed(1)} ms`)).join(', ')}`);
}

function journeyVerdict(journey: Journey, expected: string, mistakes: readonly string[], more = ''): Verdict {
  const events = journey.events.map((event, index) => `#${index} ${event.at.toFixed(0)} ms ${event.type} (${event.source.type} seq ${event.source.seq} ${event.source.agent_name ?? 'thread'})`);
  const evidence = [...(more ? [more] : []), `the run ended ${journey.outcome}${journey.error ? ` (${journey.error.code}: ${journey.error.message})` : ''}; its steps:`, shorten(events)].join('\n');
  return verdict('E_JOURNEY', { expected, where: `run ${journey.runId} on thread ${journey.threadId}, over the ${journey.carrier}` }, mistakes, evidence);
}
