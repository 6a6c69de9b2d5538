import { useState } from 'preact/hooks';
import type { Scope } from '../trends.types.ts';
import { Figure } from './figure.tsx';
import { durationsOf, latenciesOf, measuredIn } from './figures.ts';

/** Durations and latencies by kind, and those of one route that somebody wants to see. */
export function Speed({ scope }: { readonly scope: Scope }) {
  const { kinds, routes } = measuredIn(scope);
  const [chosen, choose] = useState('');
  const route = routes.includes(chosen) ? chosen : routes[0];
  return (
    <>
      <div class="grid">{[...durationsOf(scope), ...latenciesOf(scope, kinds)].map((spec) => <Figure key={spec.id} spec={spec} />)}</div>
      {route !== undefined && (
        <div class="route">
          <label class="choice">One route<select value={route} onChange={(event) => choose(event.currentTarget.value)}>{routes.map((name) => <option key={name} value={name}>{name}</option>)}</select></label>
          {latenciesOf(scope, [route]).map((spec) => <Figure key={spec.id} spec={spec} />)}
        </div>
      )}
    </>
  );
}
