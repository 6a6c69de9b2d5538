import type { Why } from '../iteration/iteration.schema.ts';
import { callsOf, compared, isComparison, told } from './clues.ts';
import { FAILURE_CLASSES } from './failure-class.ts';
import type { Clues, Rule } from './rule.ts';

const LAST = 3;

/** From the failed statement down as far as evidence reaches; what nobody has seen is a hypothesis, or unknown. */
export function whysOf(clues: Clues, rule: Rule | undefined): Why[] {
  const { first } = clues;
  const seen = isComparison(first) ? compared(clues) : told(clues);
  const answer = first.happened || (first.message.split('\n', 1)[0] ?? '');
  const wire = onTheWire(clues);
  const failed: Why = { question: 'What failed?', answer: first.statement || first.raised, status: 'proven', evidence: seen };
  const why: Why = { question: 'Why did that fail?', answer: answer.split('\n', 1)[0] ?? '', status: answer ? 'proven' : 'unknown', evidence: answer ? seen : [] };
  const target: Why = { question: 'What did the target do before?', answer: wire.at(-1) ?? 'unknown', status: wire.length > 0 ? 'proven' : 'unknown', evidence: wire };
  const meaning: Why = rule
    ? { question: 'What is wrong?', answer: `${rule.class}: ${FAILURE_CLASSES[rule.class]}`, status: rule.strength === 'excludes' ? 'proven' : 'hypothesis', evidence: linesOf(rule, clues) }
    : { question: 'What is wrong?', answer: 'unknown', status: 'unknown', evidence: [] };
  return [failed, why, ...(wire.length > 0 ? [target] : []), meaning, { question: 'Why is it so?', answer: 'unknown', status: 'unknown', evidence: [] }];
}

/** The lines a rule gives as its evidence. */
export const linesOf = ({ says }: Rule, clues: Clues): string[] => says(clues).filter((line) => line !== undefined && line !== '') as string[];

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
