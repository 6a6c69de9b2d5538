import { FAILURE_CLASSES } from '../classify/failure-class.ts';
import { nameOf } from './change.ts';
import type { Cause, Iteration } from './iteration.schema.ts';
import { table } from './words.ts';

/** What is wrong, where, and since when, in a table for whoever has ten seconds. */
export function inShort(iteration: Iteration): string[] {
  if (iteration.causes.length === 0) return [];
  const rows = iteration.causes.slice(0, SHOWN).map((cause, index) => [index + 1, wordsFor(cause, iteration), cause.count, areasOf(iteration, cause).join(', '), sinceWhen(iteration, cause)]);
  const more = iteration.causes.slice(SHOWN);
  return [
    table(['', 'what is wrong', 'tests', 'where', 'since'], [...rows, ...(more.length > 0 ? [['', `and ${more.length} more cause(s)`, more.reduce((sum, { count }) => sum + count, 0), '', '']] : [])]),
    ...riskOf(iteration),
  ];
}
const SHOWN = 7;

function wordsFor({ class: kind, certainty, code, signature }: Cause, { causes }: Iteration): string {
  if (kind === 'unknown') return `not explained yet: ${code}, ${shortened(signature)}`;
  // Two causes of one class differ in what happened.
  const alike = causes.filter((cause) => cause.class === kind).length > 1;
  return `${certainty === 'likely' ? 'likely ' : ''}**${kind}**: ${FAILURE_CLASSES[kind]}${alike ? ` (${shortened(signature)})` : ''}`;
}

function areasOf({ features, failures }: Iteration, { ids }: Cause): string[] {
  const failed = failures.filter(({ id }) => ids.includes(id));
  const areas = features.filter(({ failing }) => failed.some(({ title }) => failing.includes(title))).map(({ area }) => area);
  return areas.length > 0 ? areas : [...new Set(failed.map(({ project }) => project))];
}

function sinceWhen({ change, tests }: Iteration, { ids }: Cause): string {
  if (!change) return 'unknown, the first run of its kind';
  const names = tests.filter(({ id }) => ids.includes(id)).map(nameOf);
  const among = (those: readonly string[]) => names.filter((name) => those.includes(name)).length;
  const kinds = [['broken', among(change.broken)], ['failing before', among(change.stillFailing)], ['flaky', among(change.flaky)], ['new tests', among(change.added)]] as const;
  const told = kinds.filter(([, count]) => count > 0);
  const [only] = told;
  if (only && told.length === 1) return only[0] === 'broken' ? `**new**: they passed in iteration ${change.againstNumber}` : only[0];
  return told.map(([word, count]) => `${count} ${word}`).join(', ');
}

function riskOf({ impact }: Iteration): string[] {
  const atRisk = impact.filter((tier) => tier.atRisk);
  return atRisk.length === 0 ? [] : [`At risk: ${atRisk.map(({ tier, label, why }) => `${tier} (${label.replace(' (configured)', '')}): ${why}`).join('; ')}. What a tier stands for is configured, not computed.`];
}

const shortened = (text: string): string => (text.length > 110 ? `${text.slice(0, 110)}…` : text);
