import { useEffect, useRef, useState } from 'preact/hooks';
import { draw, type Drawn } from './draw.ts';
import type { FigureSpec } from './figures.ts';
import { day } from './words.ts';

/** A chart with its legend, and the same figures as a table for whoever cannot or does not want to look at a picture. */
export function Figure({ spec, wide = false }: { readonly spec: FigureSpec; readonly wide?: boolean }) {
  const names = spec.series.map(({ name }) => name);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(names.filter((name) => spec.atFirst?.(name) === false)));
  const [pointed, point] = useState('');
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn | undefined>(undefined);
  const dark = useDark();
  useEffect(() => {
    if (!canvas.current) return undefined;
    drawn.current = draw(canvas.current, spec, hidden);
    return () => drawn.current?.destroy();
  }, [spec, hidden, dark]);
  const toggle = (name: string) => setHidden((before) => new Set(before.has(name) ? [...before].filter((one) => one !== name) : [...before, name]));
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || !drawn.current) return;
    event.preventDefault();
    point(drawn.current.step(by));
  };
  return (
    <figure class={wide ? 'card wide' : 'card'}>
      <figcaption><h3>{spec.title}</h3><p>{spec.about}</p></figcaption>
      <div class="legend" hidden={isEmpty(spec)}>
        {spec.series.map(({ name, colour, dashed }) => (
          <button key={name} type="button" aria-pressed={!hidden.has(name)} onClick={() => toggle(name)}><span class={`swatch ${dashed ? 'dashed' : ''}`} data-colour={colour} aria-hidden="true" />{name}</button>
        ))}
      </div>
      {isEmpty(spec) ? <p class="nothing">None in these runs.</p> : <div class="canvas"><canvas ref={canvas} tabIndex={0} role="img" aria-label={`${spec.title}: chart over ${spec.runs.length} iterations. Arrow keys move through them; the table below has the same figures.`} onKeyDown={step} /></div>}
      <p class="sr" role="status">{pointed}</p>
      <details><summary>Figures as a table<span class="sr">: {spec.title}</span></summary><FigureTable spec={spec} /></details>
    </figure>
  );
}

/** Nothing to draw: an empty grid looks like something that is broken. */
const isEmpty = ({ series }: FigureSpec) => series.every(({ values }) => values.every((value) => value === null || value === 0));

function FigureTable({ spec }: { readonly spec: FigureSpec }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${spec.title}, as a table`}>
      <table>
        <thead><tr><th scope="col">iteration</th>{spec.series.map(({ name }) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {spec.runs.map((run, index) => (
            <tr key={run.id}><th scope="row">#{run.number} <span class="soft">{day(run.startedAt)}{run.incomplete === null ? '' : ', incomplete'}</span></th>{spec.series.map(({ name, told }) => <td key={name}>{told(index).split('\n', 1)[0]}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether the reader prefers dark pages; charts take their colours from the page and are drawn again when it changes. */
function useDark(): boolean {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const listen = () => setDark(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  return dark;
}
