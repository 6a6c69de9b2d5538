import { BarController, BarElement, CategoryScale, Chart, type ChartDataset, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import type { Run } from '../trends.types.ts';
import type { FigureSpec, Series } from './figures.ts';
import { day, when } from './words.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip);

type Dataset = ChartDataset<'line' | 'bar', (number | null)[]>;

/** A chart on the page. */
export interface Drawn {
  destroy(): void;
  /** Moves the pointer by so many iterations, for the keyboard; returns what it then points at, in words. */
  step(by: 1 | -1): string;
}

/** Draws a figure. What is told of a point is drawn on the canvas as text, so no title of a test can become markup. */
export function draw(canvas: HTMLCanvasElement, spec: FigureSpec, hidden: ReadonlySet<string>): Drawn {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const visible = spec.series.filter(({ name }) => !hidden.has(name));
  const { runs } = spec;
  const parts = visible.flatMap((series) => (spec.kind === 'bars' ? [barOf(series, runs, colour)] : lineOf(series, runs, colour, spec.range?.min ?? 0)).map((dataset) => ({ series, dataset })));
  const { min, max } = spec.kind === 'bars' ? reachOf(visible, runs) : { min: undefined, max: undefined, ...spec.range };
  const orderOf = (datasetIndex: number) => spec.series.findIndex((series) => series === parts[datasetIndex]?.series);
  Chart.defaults.font.family = style.fontFamily;
  const chart = new Chart<'line' | 'bar', (number | null)[], string[]>(canvas, {
    type: spec.kind === 'bars' ? 'bar' : 'line',
    data: { labels: runs.map((run) => [`#${run.number}`, day(run.startedAt)]), datasets: parts.map(({ dataset }) => dataset) },
    options: {
      animation: false, maintainAspectRatio: false, responsive: true, normalized: true,
      interaction: { mode: 'index', intersect: false },
      onClick: (_, elements) => open(runs[elements[0]?.index ?? -1]),
      scales: {
        x: { stacked: spec.kind === 'bars', grid: { display: false }, border: { color: colour('line') }, ticks: { color: colour('soft'), maxRotation: 0, autoSkipPadding: 14 } },
        y: {
          stacked: spec.kind === 'bars', grid: { color: colour('grid') }, border: { display: false },
          ticks: { color: colour('soft'), maxTicksLimit: 6, precision: 0, callback: (value) => spec.format(Number(value)) },
          ...(min !== undefined && { min }), ...(max !== undefined && { max }),
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: colour('tip'), titleColor: colour('tip-text'), bodyColor: colour('tip-text'), footerColor: colour('tip-text'), padding: 10, boxPadding: 4, usePointStyle: true,
          filter: ({ dataset, dataIndex }) => dataset.data[dataIndex] !== null && (spec.kind === 'line' || dataset.data[dataIndex] !== 0),
          itemSort: (a, b) => orderOf(a.datasetIndex) - orderOf(b.datasetIndex),
          callbacks: {
            title: ([item]) => titleOf(runs[item?.dataIndex ?? -1]),
            label: ({ datasetIndex, dataIndex }) => tellOf(parts[datasetIndex]?.series, dataIndex).split('\n').map(short),
            footer: ([item]) => { const run = runs[item?.dataIndex ?? -1]; return run?.incomplete ? [`incomplete: ${run.incomplete}`] : []; },
          },
        },
      },
    },
  });
  let at = runs.length;
  return {
    destroy: () => chart.destroy(),
    step(by) {
      at = Math.min(runs.length - 1, Math.max(0, at + by));
      const elements = chart.data.datasets.flatMap(({ data }, datasetIndex) => (data[at] === null || data[at] === undefined ? [] : [{ datasetIndex, index: at }]));
      const { x = 0, y = 0 } = elements[0] ? (chart.getDatasetMeta(elements[0].datasetIndex).data[at] ?? {}) : {};
      chart.setActiveElements(elements);
      chart.tooltip?.setActiveElements(elements, { x, y });
      chart.update('none');
      return [titleOf(runs[at]), ...visible.map((series) => tellOf(series, at))].join('. ');
    },
  };
}

/** Bars of incomplete runs are pale: what is missing in them is not gone. */
function barOf(series: Series, runs: readonly Run[], colour: (name: string) => string): Dataset {
  const full = colour(series.colour);
  return { type: 'bar', label: series.name, data: [...series.values], backgroundColor: runs.map((run) => (run.incomplete === null ? full : `${full}66`)), borderRadius: 2, maxBarThickness: 28, categoryPercentage: 0.8 };
}

/** The scale is that of the whole runs: one that was cut off after a minute would press all others flat. */
function reachOf(visible: readonly Series[], runs: readonly Run[]): { min?: number; max?: number } {
  const whole = runs.flatMap((run, index) => (run.incomplete === null ? [visible.map(({ values }) => values[index] ?? 0)] : []));
  const sums = (sign: 1 | -1) => whole.map((values) => values.filter((value) => value * sign > 0).reduce((sum, value) => sum + value, 0));
  const [low, high] = [Math.min(0, ...sums(-1)), Math.max(0, ...sums(1))];
  const step = stepFor(high - low);
  return high - low === 0 ? {} : { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step };
}

/** A round distance of which there are about five. */
function stepFor(reach: number): number {
  const rough = Math.max(1, reach / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
}

/** A line through the whole runs, dashed where others lie between, and hollow points beside it for those that are not whole. */
function lineOf(series: Series, runs: readonly Run[], colour: (name: string) => string, lowest: number): Dataset[] {
  const full = colour(series.colour);
  const pick = (whole: boolean) => series.values.map((value, index) => ((runs[index]?.incomplete === null) === whole ? value : null));
  const strong = series.colour === 'text';
  const line: Dataset = {
    type: 'line', label: series.name, data: series.limit ? [...series.values] : pick(true), borderColor: full, backgroundColor: full, borderWidth: strong ? 3 : 1.75, pointRadius: series.limit ? 0 : strong ? 3 : 2, pointHoverRadius: series.limit ? 0 : 5, spanGaps: true, clip: 8,
    ...(series.dashed && { borderDash: [6, 5] }),
    segment: { borderDash: ({ p0, p1 }) => (series.dashed ? [6, 5] : p0.skip || p1.skip ? [2, 4] : undefined) },
  };
  if (series.limit) return [line];
  // One that lies below the scale stands at its edge; what it really is stands in its words.
  const apart = pick(false).map((value) => (value === null ? null : Math.max(lowest, value)));
  return [line, { type: 'line', label: series.name, data: apart, clip: 8, showLine: false, borderColor: full, backgroundColor: 'transparent', pointStyle: 'triangle', pointRadius: 5, pointHoverRadius: 7, borderWidth: 1.5 }];
}

const tellOf = (series: Series | undefined, index: number) => (series ? `${series.name}: ${series.told(index)}` : '');
const titleOf = (run: Run | undefined) => (run ? `Iteration ${run.number} · ${when(run.startedAt)} · ${run.decision}` : '');
const LONGEST = 90;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function open(run: Run | undefined): void {
  if (run?.page) location.assign(run.page);
}
