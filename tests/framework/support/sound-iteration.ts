import { readCatalogue } from '#utils/catalogue/catalogue';
import { lineOf } from '../../../reports/iteration/history.ts';
import type { HistoryLine, Iteration } from '../../../reports/iteration/iteration.schema.ts';
import { iterationOf } from '../../../reports/iteration/iteration.ts';
import type { Journal } from '../../../reports/journal/journal.schema.ts';
import type { JournalOptions, MadeTest } from './journals.ts';
import { journalOf } from './journals.ts';

/** The iteration of some journals, decided by a gate that lets everything through but what is cut off. */
export function iterate(journals: readonly Journal[], past: readonly HistoryLine[] = []): Iteration {
  return iterationOf(journals, past, {
    catalogue: readCatalogue(), isQuarantined: () => false, commitsBetween: (from, to) => (from === null || from === to ? [] : [`${to ?? ''} since ${from}`]), rerun: (id) => `run ${id} again`,
    decide: ({ status, totals }) => ({ decision: status === 'passed' && totals.passed > 0 ? 'GO' : 'HOLD', reasons: ['made up'], waived: [], policy: '0'.repeat(64) }),
  });
}

export const iterationOfTests = (tests: readonly MadeTest[], options?: JournalOptions, past?: readonly HistoryLine[]): Iteration => iterate([journalOf(tests, options)], past);

const calls = (ms: readonly number[]) => ms.map((each) => ({ method: 'GET', path: '/api/threads', by: 'client' as const, party: 'user' as const, status: 200, error: null, ms: each }));

/** A run of every kind of outcome, with calls enough for a 95th percentile, and a former one to compare it with. */
export function soundIteration(): Iteration {
  const before = iterationOfTests([{ title: '001 a', ends: ['passed'] }, { title: '002 b', ends: ['failed'] }, { title: '028 f', project: 'p2', ends: ['passed'] }], { run: 'run-0', commit: 'aaaaaaa' });
  return iterationOfTests(
    [
      { title: '001 a', ends: ['failed'] }, { title: '002 b', ends: ['passed'], observation: { calls: calls(Array.from({ length: 25 }, (_, index) => index + 1)) } },
      { title: '003 c', ends: ['failed', 'passed'] }, { title: '026 d', project: 'p2', ends: ['skipped'], reason: 'not offered' }, { title: '027 e', project: 'p2', ends: ['never'] }, { title: '028 f', project: 'p2', ends: ['passed'] },
    ],
    { minute: 10, commit: 'bbbbbbb' }, [lineOf(before)],
  );
}
