import type { AgentEvent, StreamEnd } from '#contracts/event.schema';
import { isTerminal } from '#contracts/event.schema';
import type { Violation } from './journey.types.ts';

/** What else is known of a run than its events. */
interface Context {
  /** The block that ended its stream. */
  readonly end?: StreamEnd;
  /** Every `seq` of its thread that arrived where it was heard. */
  readonly heard?: readonly number[];
}
type Rule = (wire: readonly AgentEvent[], context: Context) => Violation[];

/** Everything the contract demands of the events of one run. Returns what is broken, in the order of the events. */
export function verifyJourney(wire: readonly AgentEvent[], context: Context = {}): Violation[] {
  if (wire.length === 0) return [{ rule: 'start', message: 'the run has no events at all' }];
  return RULES.flatMap((rule) => rule(wire, context)).sort((a, b) => (a.index ?? wire.length) - (b.index ?? wire.length));
}

const startsWithAgent: Rule = ([first]) => (first?.type === 'agent_started' ? [] : [{ rule: 'start', index: 0, message: `the first event is ${first?.type}, not agent_started` }]);

const oneTerminal: Rule = (wire) => {
  const ends = wire.flatMap((event, index) => (isTerminal(event) ? [index] : []));
  const [first] = ends;
  if (first === undefined) return [{ rule: 'terminal', message: `the run has no terminal event; its last one is ${wire.at(-1)?.type}` }];
  return [
    ...ends.slice(1).map((index): Violation => ({ rule: 'terminal', index, message: `a second terminal event, ${wire[index]?.type} after ${wire[first]?.type}` })),
    ...wire.slice(first + 1).map((event, offset): Violation => ({ rule: 'terminal', index: first + 1 + offset, message: `${event.type} after the terminal event` })),
  ];
};

/**
 * Agents are nested: what was started last ends first, and everything an agent says lies between its start and its end. Steps of a
 * workflow may be at work side by side: each is nested in itself, begins within the run's own agent when all it depends on has
 * completed, and ends before that agent does.
 */
const nesting: Rule = (wire) => {
  const lanes = new Map<string, string[]>();
  const ended = new Set<string>();
  const violations: Violation[] = [];
  const broken = (index: number, message: string) => violations.push({ rule: 'nesting', index, message });
  const stillOpen = () => [...lanes.values()].flat();
  wire.forEach((event, index) => {
    if (event.run_id === null) return;
    const agent = event.agent_name;
    const lane = event.step_id ?? '';
    const open = lanes.get(lane) ?? [];
    lanes.set(lane, open);
    if (event.type === 'agent_started') {
      if (open.includes(agent)) broken(index, `${agent} starts a second time before it ended`);
      if (ended.has(lane)) broken(index, `${agent} starts in the step ${lane}, which is over`);
      if (lane !== '' && open.length === 0 && (lanes.get('') ?? []).length === 0) broken(index, `the step ${lane} begins while no agent leads the run`);
      const early = lane === '' || open.length > 0 ? [] : dependenciesOf(event).filter((id) => !ended.has(id));
      if (early.length > 0) broken(index, `the step ${lane} begins before ${early.join(', ')}, on which it depends, has ended`);
      open.push(agent);
    } else if (event.type === 'agent_completed') {
      if (open.at(-1) !== agent) broken(index, `${agent} completes while ${open.at(-1) ?? 'no agent'} is the innermost`);
      if (open.includes(agent)) open.splice(open.lastIndexOf(agent), 1);
      if (lane !== '' && open.length === 0) ended.add(lane);
      if (lane === '' && open.length === 0 && stillOpen().length > 0) broken(index, `${agent} completes before ${stillOpen().join(', ')}`);
    } else if (SPOKEN_INSIDE.has(event.type) && !open.includes(agent)) {
      broken(index, `${event.type} of ${agent}, which is not running`);
    } else if (event.type === 'final_report' && stillOpen().length > 0) {
      broken(index, `final_report before ${stillOpen().join(', ')} completed`);
    }
  });
  return violations;
};
const dependenciesOf = ({ payload }: Extract<AgentEvent, { type: 'agent_started' }>): string[] => {
  const ids = payload.context?.['depends_on'];
  return Array.isArray(ids) ? ids.map(String) : [];
};
const SPOKEN_INSIDE: ReadonlySet<string> = new Set(['agent_thinking', 'tool_executing', 'tool_completed', 'partial_result']);

const oneIdentity: Rule = (wire) =>
  wire.flatMap((event, index) => {
    const wrong = event.run_id !== wire[0]?.run_id ? `run ${event.run_id}` : event.thread_id !== wire[0]?.thread_id ? `thread ${event.thread_id}` : undefined;
    return wrong ? [{ rule: 'ids', index, message: `${event.type} belongs to ${wrong}, the run to ${wire[0]?.run_id} on ${wire[0]?.thread_id}` }] : [];
  });

/** `seq` counts per thread, so news of the thread itself may take a number in between; of one run it rises without repeats. */
const risingSeq: Rule = (wire) =>
  wire.slice(1).flatMap((event, offset) => {
    const before = wire[offset]?.seq ?? 0;
    return event.seq > before ? [] : [{ rule: 'seq', index: offset + 1, message: `seq ${event.seq} after ${before}` }];
  });

/** On a carrier that hears everything of a thread, a number that never came is an event that was lost. */
const nothingLost: Rule = (wire, { heard }) => {
  if (!heard) return [];
  const known = new Set(heard);
  return wire.slice(1).flatMap((event, offset) => {
    const before = wire[offset]?.seq ?? 0;
    const lost = Array.from({ length: Math.max(0, event.seq - before - 1) }, (_, step) => before + 1 + step).filter((seq) => !known.has(seq));
    return lost.length === 0 ? [] : [{ rule: 'seq', index: offset + 1, message: `seq ${lost.join(', ')} never arrived; ${event.type} has ${event.seq}` }];
  });
};

const pairedTools: Rule = (wire) => {
  const started = new Map<string, { name: string; results: number; index: number }>();
  const violations: Violation[] = [];
  wire.forEach((event, index) => {
    if (event.type === 'tool_executing') {
      const { tool_call_id: id, tool_name: name } = event.payload;
      if (started.has(id)) violations.push({ rule: 'tools', index, message: `tool call ${id} starts twice` });
      started.set(id, { name, results: 0, index });
    } else if (event.type === 'tool_completed') {
      const { tool_call_id: id, tool_name: name } = event.payload;
      const call = started.get(id);
      if (!call) violations.push({ rule: 'tools', index, message: `result of tool call ${id}, which was never started` });
      else if (call.name !== name) violations.push({ rule: 'tools', index, message: `tool call ${id} started as ${call.name} and ends as ${name}` });
      if (call && ++call.results > 1) violations.push({ rule: 'tools', index, message: `a second result of tool call ${id}` });
    }
  });
  // A run that was cut off tells its calls as failed before its last word.
  const over = wire.some(isTerminal);
  const missing = over ? [...started].filter(([, call]) => call.results === 0) : [];
  return [...violations, ...missing.map(([id, call]): Violation => ({ rule: 'tools', index: call.index, message: `tool call ${id} (${call.name}) has no result` }))];
};

/** Deltas are numbered from 0 and only the last one is complete, per agent and step that writes. */
const joinedText: Rule = (wire) => {
  const next = new Map<string, number>();
  const violations: Violation[] = [];
  wire.forEach((event, index) => {
    if (event.type !== 'partial_result') return;
    const writer = `${event.agent_name}${event.step_id ? ` in ${event.step_id}` : ''}`;
    const expected = next.get(writer) ?? 0;
    if (event.payload.index !== expected) violations.push({ rule: 'text', index, message: `text delta ${event.payload.index} of ${writer} where ${expected} was due` });
    next.set(writer, event.payload.is_complete ? 0 : event.payload.index + 1);
  });
  const completed = wire.some((event) => event.type === 'final_report');
  if (completed && next.size === 0) violations.push({ rule: 'text', message: 'the run completed without a word of an answer' });
  const unfinished = completed ? [...next].filter(([, due]) => due > 0) : [];
  return [...violations, ...unfinished.map(([agent]): Violation => ({ rule: 'text', message: `the text of ${agent} has no delta marked complete` }))];
};

const risingTime: Rule = (wire) =>
  wire.slice(1).flatMap((event, offset) => {
    const before = wire[offset]?.timestamp ?? 0;
    return event.timestamp >= before ? [] : [{ rule: 'time', index: offset + 1, message: `timestamp ${event.timestamp} before the one of the event it follows (${before})` }];
  });

/** What ends a stream says the same as the terminal event. */
const honestEnd: Rule = (wire, { end }) => {
  const terminal = wire.find(isTerminal);
  if (!end || !terminal) return [];
  const status = { final_report: 'completed', agent_cancelled: 'cancelled' }[terminal.type as string] ?? 'failed';
  const wrong = end.status !== status ? `stream_end says ${end.status} after ${terminal.type}` : end.run_id !== terminal.run_id ? `stream_end names run ${end.run_id}, the events run ${terminal.run_id}` : end.thread_id !== terminal.thread_id ? `stream_end names thread ${end.thread_id}, the events thread ${terminal.thread_id}` : undefined;
  return wrong ? [{ rule: 'end', message: wrong }] : [];
};

const RULES: readonly Rule[] = [startsWithAgent, oneTerminal, nesting, oneIdentity, risingSeq, nothingLost, pairedTools, joinedText, risingTime, honestEnd];
