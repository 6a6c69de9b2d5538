import { useState } from 'preact/hooks';
import type { Run, Scope, WorstTest } from '../trends.types.ts';

const WORDS: Readonly<Record<string, string>> = { p: 'passed', f: 'failed', x: 'flaky', s: 'skipped', n: 'did not run', '.': 'not selected' };
const SHOWN = 12;

/** Tests with the worst history: those failing now first, then by how often they fail. */
export function Worst({ scope }: { readonly scope: Scope }) {
  const [all, showAll] = useState(false);
  const tests = scope.worst.filter((test) => /[fx]/.test(test.strip));
  if (tests.length === 0) return <p class="card">No test failed in these runs.</p>;
  return (
    <div class="card">
      <p>Each square is one run, the newest at the right: <Key letter="p" /> <Key letter="f" /> <Key letter="x" /> <Key letter="s" /> <Key letter="n" />. Many changes mean a test that nobody can rely on, whatever its retries say.</p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Tests with the worst history">
        <table class="worst">
          <thead><tr><th scope="col">test</th><th scope="col">history</th><th scope="col">failed</th><th scope="col">flaky</th><th scope="col">changes</th><th scope="col">failing since</th></tr></thead>
          <tbody>{(all ? tests : tests.slice(0, SHOWN)).map((test) => <Row key={test.id} test={test} runs={scope.runs} />)}</tbody>
        </table>
      </div>
      {tests.length > SHOWN && <button type="button" class="more" aria-expanded={all} onClick={() => showAll(!all)}>{all ? `only the first ${SHOWN}` : `all ${tests.length}`}</button>}
    </div>
  );
}

function Row({ test, runs }: { readonly test: WorstTest; readonly runs: readonly Run[] }) {
  return (
    <tr>
      <th scope="row"><span class="title">{test.title}</span></th>
      <td><span class="strip" role="img" aria-label={test.strip.split('').map((letter) => WORDS[letter]).join(', ')}>{test.strip.split('').map((letter, index) => <i key={index} class={letter === '.' ? 'o' : letter} title={`#${runs[index]?.number ?? ''} ${WORDS[letter] ?? ''}`} />)}</span></td>
      <td class="number">{test.failed} <span class="soft">of {test.executed}</span></td><td class="number">{test.flaky}</td><td class="number">{test.changes}</td>
      <td>{test.failingSince === null ? <span class="soft">passes now</span> : <span class="bad">#{test.failingSince}</span>}</td>
    </tr>
  );
}

const Key = ({ letter }: { readonly letter: string }) => <span class="key"><span class="strip"><i class={letter} /></span>{WORDS[letter]}</span>;
