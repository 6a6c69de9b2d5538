import type { Run, Scope } from '../trends.types.ts';
import { Link } from './matrix.tsx';
import { percent, plural, seconds, when } from './words.ts';

/** Every run that is shown, the newest first. */
export function Iterations({ scope }: { readonly scope: Scope }) {
  return (
    <div class="card scroll" tabIndex={0} role="region" aria-label="Table of iterations">
      <table class="iterations">
        <thead><tr>{['iteration', 'started', 'decision', 'pass rate', 'passed', 'failed', 'flaky', 'skipped', 'not run', 'wall time', 'revision', 'suite', 'what failed'].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>{scope.runs.toReversed().map((run) => <Row key={run.id} run={run} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ run }: { readonly run: Run }) {
  const { totals } = run;
  const rate = percent(totals.passed, totals.expected);
  return (
    <tr class={run.incomplete === null ? '' : 'incomplete'}>
      <th scope="row"><Link run={run} /></th>
      <td>{when(run.startedAt).replace(' UTC', '')}{run.resumed && <span class="soft"> resumed</span>}{run.incomplete !== null && <span class="soft block">{run.incomplete}</span>}</td>
      <td><span class={`badge ${run.decision}`} title={run.reasons.join('\n')}>{run.decision}</span></td>
      <td class="number">{rate === null ? '–' : `${rate} %`}</td>
      {[totals.passed, totals.failed, totals.flaky, totals.skipped, totals.notRun].map((count, index) => <td key={index} class={`number ${count > 0 && (index === 1 || index === 2) ? 'bad' : ''}`}>{count}</td>)}
      <td class="number">{seconds(totals.durationMs)}</td>
      <td><code>{run.revision?.slice(0, 10) ?? 'unknown'}</code></td>
      <td><code>{run.commit?.slice(0, 10) ?? 'unknown'}</code></td>
      <td><Failed run={run} /></td>
    </tr>
  );
}

function Failed({ run }: { readonly run: Run }) {
  const groups = [['new', run.broken], ['still', run.stillFailing], ['flaky', run.flaky], ['fixed', run.fixed]] as const;
  const some = groups.filter(([, tests]) => tests.length > 0);
  if (some.length === 0) return <span class="soft">nothing</span>;
  return (
    <details>
      <summary>{some.map(([name, tests]) => `${tests.length} ${name}`).join(', ')}<span class="sr"> in iteration {run.number}</span></summary>
      {some.map(([name, tests]) => <div key={name}><strong>{name}: {plural(tests.length, 'test')}</strong><ul>{tests.map((test) => <li key={test}>{test}</li>)}</ul></div>)}
    </details>
  );
}
