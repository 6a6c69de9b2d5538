import { percentile, samplesNeeded } from '../stats/percentile.ts';

export interface Distribution {
  readonly title: string;
  /** Milliseconds. */
  readonly samples: readonly number[];
  /** What a percentile must not exceed. */
  readonly budget?: { readonly percent: number; readonly ms: number } | undefined;
}

const WIDTH = 900;
const HEIGHT = 330;
const LEFT = 60;
const RIGHT = 30;
const TOP = 60;
const BOTTOM = 50;
const BINS = 48;
const PERCENTS = [50, 90, 95, 99, 99.9];

/** A picture of samples: bars count them (logarithmic in time), the line is the part of them that took no longer. */
export function distributionSvg({ title, samples, budget }: Distribution): string {
  const sorted = [...samples].sort((a, b) => a - b);
  const marks = PERCENTS.filter((percent) => sorted.length >= samplesNeeded(percent)).map((percent) => percentile(sorted, percent));
  const low = Math.log10(Math.max(0.05, (sorted[0] ?? 0.1) * 0.9));
  const high = Math.log10(Math.max(1, (sorted.at(-1) ?? 1) * 1.1, (budget?.ms ?? 0) * 1.1));
  const x = (ms: number) => LEFT + ((Math.log10(Math.max(ms, 10 ** low)) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const y = (part: number) => HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
  const edges = Array.from({ length: BINS + 1 }, (_, index) => 10 ** (low + ((high - low) * index) / BINS));
  const counts = edges.slice(1).map((edge, index) => sorted.filter((ms) => ms < edge && ms >= (edges[index] ?? 0)).length);
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, index) => {
    const [from, to] = [x(edges[index] ?? 0), x(edges[index + 1] ?? 0)];
    return count === 0 ? '' : `<rect x="${f(from)}" y="${f(y(count / most))}" width="${f(to - from - 1)}" height="${f(y(0) - y(count / most))}" fill="#93c5fd"><title>${count} from ${ms(edges[index])} to ${ms(edges[index + 1])}</title></rect>`;
  });
  const curve = sorted.map((value, index) => `${f(x(value))},${f(y((index + 1) / sorted.length))}`).join(' ');
  const decades = Array.from({ length: 8 }, (_, index) => 10 ** (index - 2)).filter((value) => value >= 10 ** low && value <= 10 ** high);
  const axis = decades.map((value) => `<line x1="${f(x(value))}" x2="${f(x(value))}" y1="${TOP}" y2="${f(y(0))}" stroke="#f3f4f6"/><text x="${f(x(value))}" y="${HEIGHT - 30}" text-anchor="middle" fill="#6b7280">${value} ms</text>`);
  const lines = marks.map(({ percent, ms: value }, index) => `<line x1="${f(x(value))}" x2="${f(x(value))}" y1="${TOP}" y2="${f(y(0))}" stroke="#1d4ed8" stroke-dasharray="3 3"/><text x="${f(x(value) + 3)}" y="${TOP + 12 + index * 14}" fill="#1d4ed8">p${percent} ${ms(value)}</text>`);
  const limit = budget ? `<line x1="${f(x(budget.ms))}" x2="${f(x(budget.ms))}" y1="${TOP - 12}" y2="${f(y(0))}" stroke="#dc2626" stroke-width="2"/><text x="${f(x(budget.ms) - 4)}" y="${TOP - 3}" text-anchor="end" fill="#dc2626">budget p${budget.percent} ${ms(budget.ms)}</text>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="10" y="20" font-size="14" font-weight="600">${escape(title)}</text>
<text x="10" y="38" fill="#6b7280">n = ${sorted.length}, percentiles by nearest rank${sorted.length > 0 ? `, from ${ms(sorted[0])} to ${ms(sorted.at(-1))}` : ''}; bars: how many; line: part that took no longer</text>
${axis.join('')}${bars.join('')}
<polyline points="${curve}" fill="none" stroke="#111827" stroke-width="1.5"/>
${[0, 0.5, 1].map((part) => `<text x="${LEFT - 6}" y="${f(y(part) + 4)}" text-anchor="end" fill="#6b7280">${part * 100} %</text>`).join('')}
${lines.join('')}${limit}
</svg>`;
}

const f = (value: number): string => value.toFixed(1);
const ms = (value = 0): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
