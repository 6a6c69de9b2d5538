import { compared, told, usersOf } from '../clues.ts';
import type { Area, Clues } from '../rule.ts';

const journey = ({ first }: Clues): string => (first.raised === 'E_JOURNEY' ? first.happened : '');
const stream = ({ first }: Clues): string => (first.raised === 'E_STREAM' ? first.happened : '');
/** Violations the contract’s rules found, by name: `seq at event #34: …`. */
const violated = (clues: Clues): string[] => [...journey(clues).matchAll(/^(start|terminal|nesting|ids|seq|tools|text|time|end)(?: at event #\d+)?: /gm)].map(([, rule]) => rule ?? '');
const EVENTS = 'agent_started|agent_thinking|tool_executing|tool_completed|agent_handoff|partial_result|agent_completed|final_report|agent_error|agent_cancelled|agent_fallback|agent_retry|thread_created|thread_renamed';
const EVENT = new RegExp(`^\\s*"?(?:type": )?"?(?:${EVENTS})\\b`);
/** The statement compares events as they were received. */
const ofWire = ({ first }: Clues): boolean => first.raised === 'E_ASSERTION' && /\.(?:wire|events|blocks|received)\b/.test(first.statement);
const TERMINAL_AWAITED = /no terminal event/;

const isComparedEvents = ({ first }: Clues): boolean => first.raised === 'E_ASSERTION' && [...first.missing, ...first.extra].some((line) => EVENT.test(line));
/** Bare numbers, of which some are missing or double, in a test that heard runs. */
const isOfNumbers = ({ first: { subject, missing, extra }, observation }: Clues): boolean =>
  /\bseqs?\b/.test(subject) && (observation?.runs.length ?? 0) > 0 && [...missing, ...extra].every((line) => /^\s*\d+,?$/.test(line));

/** What agents tell of their runs, and in which order. */
export const events: Area = [
  {
    id: 'no-terminal', class: 'missing-terminal', strength: 'excludes',
    when: (clues) => TERMINAL_AWAITED.test(journey(clues)),
    says: told, next: 'the last event of the run, and the platform’s own log after it',
  },
  {
    id: 'stream-without-end', class: 'missing-terminal', strength: 'excludes',
    when: (clues) => /the connection ended without it/.test(stream(clues)),
    says: told, next: 'the last block of the stream, and the platform’s own log after it',
  },
  {
    id: 'stream-silent', class: 'stall', strength: 'points',
    when: (clues) => /open and silent|it goes on/.test(stream(clues)),
    says: told, next: 'the last block of the stream, and the platform’s own log after it',
  },
  {
    id: 'stream-broke-off', class: 'accepted-then-closed', strength: 'points',
    when: (clues) => /it broke off/.test(stream(clues)),
    says: told, next: 'did the platform end, or a proxy cut the stream?',
  },
  {
    id: 'stream-format', class: 'contract-drift', strength: 'excludes',
    when: (clues) => stream(clues) !== '',
    says: told, next: 'the blocks in timeline.txt',
  },
  {
    id: 'text-not-spread', class: 'stall', strength: 'points',
    when: (clues) => /pieces? of text|all pieces arrived within|the first piece arrived/.test(journey(clues)) && violated(clues).length === 0,
    says: told, next: 'what buffers: the platform, or a proxy?',
  },
  {
    id: 'end-says-otherwise', class: 'wrong-content', strength: 'points',
    when: (clues) => only(violated(clues), 'end') && /stream_end says/.test(journey(clues)),
    says: told, next: 'how the end of a stream is told',
  },
  {
    id: 'contract-of-runs-broken', class: 'event-order', strength: 'excludes',
    when: (clues) => violated(clues).length > 0,
    says: told, next: 'the violations, by the index of the event, in timeline.txt',
  },
  {
    id: 'marker-of-another', class: 'cross-user-leak', strength: 'excludes',
    when: ({ first }) => first.raised === 'E_ISOLATION' && /belongs to another user/.test(first.message),
    says: told, next: 'how that text came to this user: by an event, an answer, or what an agent was told',
  },
  {
    id: 'own-marker-missing', class: 'wrong-content', strength: 'points',
    when: ({ first }) => first.raised === 'E_ISOLATION',
    says: told, next: 'what the user did get to see, in transcript.json',
  },
  {
    id: 'answer-worth-less', class: 'wrong-content', strength: 'points',
    when: ({ first }) => first.raised === 'E_QUALITY',
    says: told, next: 'what the answer lacks, against the data',
  },
  {
    id: 'answer-lacks', class: 'wrong-content', strength: 'points',
    when: (clues) => /the answer lacks/.test(journey(clues)),
    says: told, next: 'the answer against the data',
  },
  {
    id: 'other-agents-or-tools', class: 'wrong-content', strength: 'points',
    when: (clues) => /the agents were|there were \d+ calls|^call \d+ is|no call is left for/m.test(journey(clues)),
    says: told, next: 'the run’s steps, in the message',
  },
  {
    id: 'other-journey', class: 'event-order', strength: 'suggests',
    when: (clues) => journey(clues) !== '',
    says: told, next: 'the run’s steps, in the message',
  },
  {
    id: 'events-of-others', class: 'cross-user-leak', strength: 'points', says: compared, next: 'whose run those events belong to, and who listened',
    when: (clues) => isComparedEvents(clues) && usersOf(clues) > 1 && ![...clues.first.missing, ...clues.first.kept].some((line) => EVENT.test(line)),
  },
  {
    id: 'violations-counted', class: 'event-order', strength: 'excludes',
    when: ({ first }) => first.raised === 'E_ASSERTION' && /\bviolations\b/.test(first.subject) && first.members.includes('rule') && !first.extra.filter((line) => /"rule": /.test(line)).every((line) => /"end"/.test(line)),
    says: compared, next: 'the violations, by the index of the event, in timeline.txt',
  },
  {
    id: 'run-unfinished', class: 'missing-terminal', strength: 'points',
    when: ({ first }) => first.raised === 'E_ASSERTION' && /\boutcome\b/.test(first.subject) && first.extra.some((line) => /^\s*"unfinished",?$/.test(line)),
    says: compared, next: 'the last event of the run, and the platform’s own log after it',
  },
  {
    id: 'events-nobody-asked-for', class: 'event-order', strength: 'points',
    when: ({ first }) => first.raised === 'E_UNASSERTED' && /, a fixture: \d+ event\(s\).*the run is not over/.test(first.happened),
    says: told, next: 'which run those events belong to',
  },
  {
    id: 'events-compared', class: 'event-order', strength: 'points', says: compared, next: 'the events in timeline.txt: which one is missing, double or out of place?',
    when: isComparedEvents,
  },
  {
    id: 'calls-without-result', class: 'event-order', strength: 'points',
    when: ({ first }) => first.raised === 'E_ASSERTION' && /\.toolCalls\b/.test(first.statement) && first.extra.length > 0 && first.extra.every((line) => /^\s*undefined,?$/.test(line)),
    says: compared, next: 'the tool calls in timeline.txt: which results never came?',
  },
  {
    id: 'numbers-of-events', class: 'event-order', strength: 'points',
    when: (clues) => isOfNumbers(clues) || (ofWire(clues) && (clues.first.members.includes('seq') || /\bseq\b/.test(clues.first.statement))),
    says: compared, next: 'the numbers of the events in timeline.txt',
  },
  {
    id: 'payload-differs', class: 'wrong-content', strength: 'suggests',
    when: (clues) => ofWire(clues) && !/\.type\b/.test(clues.first.statement),
    says: compared, next: 'the event’s payload in transcript.json',
  },
];

const only = (names: readonly string[], name: string): boolean => names.length > 0 && names.every((each) => each === name);
