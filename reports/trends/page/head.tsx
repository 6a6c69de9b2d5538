import type { ComponentChildren } from 'preact';
import type { Run, Scope } from '../trends.types.ts';
import { greenOf } from './figures.ts';
import { percent, plural, seconds, share, when } from './words.ts';

/** The newest run in five figures, each against the whole run before it. */
export function Head({ scope }: { readonly scope: Scope }) {
  const { runs } = scope;
  const latest = runs.at(-1);
  const before = runs.slice(0, -1).findLast((run) => run.incomplete === null);
  if (!latest) return null;
  const { totals } = latest;
  const rate = percent(totals.passed, totals.expected);
  const against = before && latest.incomplete === null ? before : undefined;
  return (
    <section class="head" aria-label="The newest iteration">
      <div class={`card decision ${latest.decision}`}>
        <p class="label">Iteration {latest.number} on {scope.target}</p>
        <p class="figure">{latest.decision}</p>
        <p>{latest.reasons[0]}</p>
        <p class="soft">{when(latest.startedAt)}{latest.revision && ` · revision ${latest.revision.slice(0, 12)}`}{latest.page && <> · <a href={latest.page}>the whole record</a></>}</p>
      </div>
      <Card label="Pass rate" figure={rate === null ? 'unknown' : `${rate} %`} note={share(totals.passed, totals.expected).replace(/ \(.*/, '')} change={changeOf(latest, against, (run) => percent(run.totals.passed, run.totals.expected) ?? 0, (by) => `${by} points`, true)} />
      <Card label="Failed" figure={String(totals.failed)} note={`${latest.broken.length} new, ${latest.stillFailing.length} still failing`} change={changeOf(latest, against, (run) => run.totals.failed, String, false)} />
      <Card label="Flaky" figure={String(totals.flaky)} note={`${totals.skipped} skipped, ${totals.notRun} not run`} change={changeOf(latest, against, (run) => run.totals.flaky, String, false)} />
      <Card label="Wall time" figure={seconds(totals.durationMs)} note={`${seconds(totals.testsMs)} in tests`} change={changeOf(latest, against, (run) => Math.round(run.totals.durationMs / 100), (by) => seconds(Number(by) * 100), false, 0.05)} />
      <Card label="GO of these runs" figure={`${greenOf(runs) ?? 0} %`} note={`${runs.filter((run) => run.decision === 'GO').length} of ${plural(runs.length, 'run')}`} change={undefined} />
      {latest.incomplete !== null && <p class="notice wide" role="note">This run is incomplete ({latest.incomplete}): its figures stand apart and are compared with nothing.</p>}
    </section>
  );
}

interface Change {
  readonly text: string;
  readonly good: boolean | null;
}

function Card({ label, figure, note, change }: { readonly label: string; readonly figure: ComponentChildren; readonly note: string; readonly change: Change | undefined }) {
  return (
    <div class="card">
      <p class="label">{label}</p>
      <p class="figure">{figure}</p>
      <p class="soft">{note}</p>
      {change && <p class={`change ${change.good === null ? '' : change.good ? 'good' : 'bad'}`}>{change.text}</p>}
    </div>
  );
}

function changeOf(latest: Run, before: Run | undefined, value: (run: Run) => number, told: (by: string) => string, moreIsBetter: boolean, noise = 0): Change | undefined {
  if (!before) return undefined;
  const by = Math.round((value(latest) - value(before)) * 10) / 10;
  if (by === 0) return { text: `as in #${before.number}`, good: null };
  return { text: `${by > 0 ? '▲' : '▼'} ${told(String(Math.abs(by)))} ${by > 0 ? 'more' : 'less'} than #${before.number}`, good: Math.abs(by) <= noise * value(before) ? null : by > 0 === moreIsBetter };
}
