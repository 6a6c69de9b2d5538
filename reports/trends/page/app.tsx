import { useLayoutEffect, useState } from 'preact/hooks';
import type { Scope, Trends } from '../trends.types.ts';
import { Figure } from './figure.tsx';
import { causesOf, flowOf, outcomesOf, passRateOf } from './figures.ts';
import { Head } from './head.tsx';
import { Iterations } from './iterations.tsx';
import { Matrix } from './matrix.tsx';
import { Speed } from './speed.tsx';
import { when } from './words.ts';
import { Worst } from './worst.tsx';

const SPANS = [10, 30, 100] as const;

/** The whole page: what to look at is chosen at the top and kept in the address, so that a view can be sent to somebody. */
export function App({ trends }: { readonly trends: Trends }) {
  const [key, choose] = useState(() => keyInAddress(trends) ?? trends.scopes[0]?.key);
  const [span, setSpan] = useState<number>(30);
  const scope = trends.scopes.find((one) => one.key === key) ?? trends.scopes[0];
  useLayoutEffect(() => {
    if (scope) history.replaceState(null, '', `#scope=${encodeURIComponent(scope.key)}`);
  }, [scope]);
  if (!scope) return <main class="empty"><h1>Trends</h1><p>No iteration is recorded yet. <code>npm run e2e</code> records one.</p></main>;
  const shown = { ...scope, runs: scope.runs.slice(-span), worst: scope.worst.map((test) => ({ ...test, strip: test.strip.slice(-span) })) };
  return (
    <>
      <a class="skip" href="#iterations">Skip to the table of iterations</a>
      <header class="top">
        <div class="brand"><span class="mark" aria-hidden="true" /><div><h1>Touchstone trends</h1><p>made {when(trends.madeAt)} from {sumOf(trends)} recorded iterations</p></div></div>
        <Choices {...{ trends, scope, choose, span, setSpan }} />
      </header>
      <main>
        {trends.unreadable.length > 0 && <p class="notice" role="note">{trends.unreadable.length} line(s) of the history could not be read and are missing here: {trends.unreadable.join('; ')}</p>}
        <Head scope={shown} />
        <section aria-labelledby="h-rate">
          <h2 id="h-rate">Does it work?</h2>
          <Figure spec={passRateOf(shown)} wide />
          <Matrix scope={shown} />
        </section>
        <section aria-labelledby="h-changes">
          <h2 id="h-changes">What changed?</h2>
          <div class="grid two"><Figure spec={outcomesOf(shown)} /><Figure spec={flowOf(shown)} /><Figure spec={causesOf(shown)} wide /></div>
        </section>
        <section aria-labelledby="h-worst"><h2 id="h-worst">Which tests need attention?</h2><Worst scope={shown} /></section>
        <section aria-labelledby="h-speed">
          <h2 id="h-speed">How fast is it?</h2>
          <Speed scope={shown} />
        </section>
        <section aria-labelledby="iterations"><h2 id="iterations" tabIndex={-1}>Iterations</h2><Iterations scope={shown} /></section>
      </main>
    </>
  );
}

interface ChoicesProps {
  readonly trends: Trends;
  readonly scope: Scope;
  readonly choose: (key: string) => void;
  readonly span: number;
  readonly setSpan: (span: number) => void;
}

function Choices({ trends, scope, choose, span, setSpan }: ChoicesProps) {
  const targets = [...new Set(trends.scopes.map((one) => one.target))];
  const first = (target: string) => trends.scopes.find((one) => one.target === target)?.key ?? '';
  return (
    <form class="choices" aria-label="What to show" onSubmit={(event) => event.preventDefault()}>
      <label>Target<select value={scope.target} onChange={(event) => choose(first(event.currentTarget.value))}>{targets.map((target) => <option key={target} value={target}>{target}</option>)}</select></label>
      <label>Tests<select value={scope.key} onChange={(event) => choose(event.currentTarget.value)}>
        {trends.scopes.filter((one) => one.target === scope.target).map((one) => <option key={one.key} value={one.key}>{`${one.label} (${one.runs.length})`}</option>)}
      </select></label>
      <label>Latest<select value={String(span)} onChange={(event) => setSpan(Number(event.currentTarget.value))}>{SPANS.map((count) => <option key={count} value={String(count)}>{`${count} runs`}</option>)}</select></label>
    </form>
  );
}

const sumOf = (trends: Trends) => trends.scopes.reduce((sum, scope) => sum + scope.runs.length, 0);

function keyInAddress(trends: Trends): string | undefined {
  const wanted = new URLSearchParams(location.hash.slice(1)).get('scope');
  return trends.scopes.find((scope) => scope.key === wanted)?.key;
}
