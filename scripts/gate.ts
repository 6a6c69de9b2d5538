import { EXIT_CODES } from '../reports/gate.ts';
import { readLatest } from './latest.ts';

/** `npm run gate`: the decision of the newest iteration. Exit code 0 GO, 1 HOLD, 2 INCONCLUSIVE. */
export async function main(): Promise<number> {
  const latest = readLatest();
  if (!latest) {
    console.log('INCONCLUSIVE\n  there is no record of a run: `npm run e2e` makes one');
    return EXIT_CODES.INCONCLUSIVE;
  }
  console.log([`${latest.decision}  (iteration ${latest.number}, ${latest.startedAt}, target ${latest.target.name})`, ...latest.reasons.map((reason) => `  ${reason}`)].join('\n'));
  return EXIT_CODES[latest.decision];
}
