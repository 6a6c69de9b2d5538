import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Run, Scope } from '../trends.types.ts';
import { day, rateOf, share } from './words.ts';

/** Every tier in every run at one glance. */
export function Matrix({ scope }: { readonly scope: Scope }) {
  const view = useRef<HTMLDivElement>(null);
  // The newest run is at the right, and what people came for.
  useLayoutEffect(() => view.current?.scrollTo({ left: view.current.scrollWidth }), [scope.key, scope.runs.length]);
  return (
    <div class="card">
      <h3>Tier by tier</h3>
      <p>Passed of expected, in percent, rounded down. Hatched runs are incomplete.</p>
      <div ref={view} class="scroll" tabIndex={0} role="region" aria-label="Pass rate of each tier in each iteration">
        <table class="matrix">
          <thead><tr><th scope="col">tier</th>{scope.runs.map((run) => <th key={run.id} scope="col"><Link run={run} /><span class="soft">{day(run.startedAt)}</span></th>)}</tr></thead>
          <tbody>
            {['all', ...scope.projects].map((project) => (
              <tr key={project}><th scope="row">{project}</th>{scope.runs.map((run) => <Cell key={run.id} run={run} project={project} />)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Cell({ run, project }: { readonly run: Run; readonly project: string }) {
  const tally = project === 'all' ? run.totals : run.projects[project];
  const rate = rateOf(tally);
  if (!tally || rate === null) return <td class="none">–</td>;
  const level = rate === 100 ? 5 : rate >= 98 ? 4 : rate >= 95 ? 3 : rate >= 90 ? 2 : rate >= 80 ? 1 : 0;
  return <td class={`level${level} ${run.incomplete === null ? '' : 'incomplete'}`} title={`${project}, iteration ${run.number}: ${share(tally.passed, tally.expected)}${run.incomplete === null ? '' : `; ${run.incomplete}`}`}>{rate}</td>;
}

/** The number of an iteration, leading to its own page where there is one. */
export function Link({ run }: { readonly run: Run }) {
  return run.page ? <a href={run.page}>#{run.number}</a> : <>#{run.number}</>;
}
