import type { Why } from '../iteration/iteration.schema.ts';
import { callsOf, compared, isComparison, told } from './clues.ts';
import { FAILURE_CLASSES } from './failure-class.ts';
import type { Clues, Rule } from './rule.ts';

const LAST = 3;

/** From the failed statement down as far as evidence reaches; what nobody has seen is a hypothesis, or unknown. */
export function whysOf(clues: Clues, rule: Rule | undefined): Why[] {
  const { first } = clues;
  const seen = seenIn(clues);
  const wire = onTheWire(clues);
  const link = (question: string, answer: string, evidence: string[]): Why => (evidence.length > 0 ? { question, answer, status: 'proven', evidence } : { question, answer: 'unknown', status: 'unknown', evidence });
  return [
    link('What failed?', first.statement || first.raised, [...(first.place === undefined ? [] : [first.place]), ...seen]),
    link('Why did that fail?', seen.slice(1).join('; ') || (seen[0] ?? ''), seen),
    ...(wire.length > 0 ? [link('What had the target done until then?', wire.at(-1) ?? '', wire)] : []),
    meaningOf(clues, rule),
    link('Why is it so?', '', []),
  ];
}

/** What is wrong is as proven as its rule: one that excludes the other classes, or only a hypothesis. */
function meaningOf(clues: Clues, rule: Rule | undefined): Why {
  const question = 'What is wrong?';
  if (!rule) return { question, answer: 'unknown', status: 'unknown', evidence: [] };
  return { question, answer: `${rule.class}: ${FAILURE_CLASSES[rule.class]}`, status: rule.strength === 'excludes' ? 'proven' : 'hypothesis', evidence: [...linesOf(rule, clues), `rule ${rule.id}`] };
}

/** What the error itself shows. */
function seenIn(clues: Clues): string[] {
  if (isComparison(clues.first)) return compared(clues);
  if (clues.first.happened) return told(clues);
  return [clues.first.message.split('\n', 1)[0] ?? ''].filter((line) => line !== '');
}

/** The lines a rule gives as its evidence. */
export const linesOf = ({ says }: Rule, clues: Clues): string[] => says(clues).filter((line): line is string => line !== undefined && line !== '');

/** The last things that were seen on the wire, in words. */
function onTheWire(clues: Clues): string[] {
  const { observation } = clues;
  if (!observation) return [];
  return [
    ...callsOf(clues).slice(-LAST).map(({ method, path, status, error, who }) => `${method} ${path}${who === undefined ? '' : ` as ${who}`} → ${status}${error === null ? '' : ` ${error}`}`),
    ...observation.handshakes.filter(({ shape }) => shape !== 'accepted').slice(-LAST).map(({ shape, status, code, reason }) => ['handshake', shape, status, code, reason].filter((part) => part !== null).join(' ')),
    ...observation.closes.filter(({ code }) => code !== 1000).slice(-LAST).map(({ code, reason }) => `socket closed with ${code} “${reason}”`),
    ...observation.runs.filter(({ terminal }) => terminal === null).slice(-LAST).map(({ events, over }) => `a run over the ${over}: ${events} event(s), no terminal one`),
    ...observation.unanswered.slice(-LAST).map((line) => `no answer: ${line}`),
  ];
}
