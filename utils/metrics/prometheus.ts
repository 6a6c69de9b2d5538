import { TouchstoneError } from '../errors.ts';

/** One line of a Prometheus exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
/** What a platform tells in Prometheus text, to be asked for. */
export interface Metrics {
  readonly samples: readonly Sample[];
  /** Type of a metric as its `# TYPE` line tells it. */
  readonly types: ReadonlyMap<string, string>;
  /** Sum of a metric's samples that carry these labels, whatever else they carry; 0 when there is none. */
  sum(name: string, labels?: Readonly<Record<string, string>>): number;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?[ \t]+(\S+)(?:[ \t]+-?\d+)?$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,\s*|$)/y;
const VALUES: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity, NaN: Number.NaN };
const TYPES = new Set(['counter', 'gauge', 'histogram', 'summary', 'untyped']);

/**
 * Reads the text format of Prometheus, version 0.0.4.
 * @throws TouchstoneError E_CONTRACT naming the first line that is not of it
 */
export function readMetrics(text: string): Metrics {
  const samples: Sample[] = [];
  const types = new Map<string, string>();
  for (const [index, line] of text.split('\n').entries()) {
    const [, name, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined && TYPES.has(type)) types.set(name, type);
    else if (line.startsWith('# TYPE ')) throw unreadable(index, line);
    else if (line.trim() !== '' && !line.startsWith('#')) samples.push(readSample(line) ?? fail(index, line));
  }
  const carries = (sample: Sample, labels: Sample['labels']) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value);
  return {
    samples,
    types,
    sum: (name, labels = {}) => samples.filter((sample) => sample.name === name && carries(sample, labels)).reduce((total, { value }) => total + value, 0),
  };
}

function readSample(line: string): Sample | undefined {
  const [, name, inner = '', figure = ''] = SAMPLE.exec(line) ?? [];
  const labels = readLabels(inner);
  const value = VALUES[figure] ?? (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(figure) ? Number(figure) : undefined);
  return name === undefined || labels === undefined || value === undefined ? undefined : { name, labels, value };
}

/** undefined when something between the braces is no label. */
function readLabels(inner: string): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  let end = 0;
  while (end < inner.length) {
    LABEL.lastIndex = end;
    const [whole, name, value] = LABEL.exec(inner) ?? [];
    if (whole === undefined || name === undefined || value === undefined) return undefined;
    labels[name] = value.replace(/\\(["\\n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
    end += whole.length;
  }
  return labels;
}

function fail(index: number, line: string): never {
  throw unreadable(index, line);
}
const unreadable = (index: number, line: string) =>
  new TouchstoneError('E_CONTRACT', { expected: 'a line of the Prometheus text format 0.0.4', happened: JSON.stringify(line.slice(0, 200)), where: `line ${index + 1} of the metrics` });
