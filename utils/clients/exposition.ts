import type { MetricSample } from '#contracts/metrics.schema';
import { TouchstoneError } from '../errors.ts';

/** What `/metrics` said at one moment. */
export interface Scrape {
  readonly text: string;
  readonly samples: readonly MetricSample[];
  /** Type of each metric, as its `# TYPE` line says. */
  readonly types: Readonly<Record<string, string>>;
  /** Sum of the samples of this name that have all of these labels; 0 when there is none, as of a counter nobody has counted yet. */
  value(name: string, labels?: Readonly<Record<string, string>>): number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*),?\\})? (NaN|[+-]?Inf|[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)(?: -?[0-9]+)?$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`);

/** Reads Prometheus' text format (0.0.4). @throws TouchstoneError E_CONTRACT naming the first line that is none */
export function readExposition(text: string, where: string): Scrape {
  const samples: MetricSample[] = [];
  const types: Record<string, string> = {};
  for (const [index, line] of text.split('\n').entries()) {
    const [, name, type] = TYPE.exec(line) ?? [];
    if (name !== undefined && type !== undefined) types[name] = type;
    if (line === '' || line.startsWith('#')) continue;
    const [, metric, labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    if (metric === undefined) throw new TouchstoneError('E_CONTRACT', { expected: 'Prometheus’ text format', happened: `line ${index + 1} is ${JSON.stringify(line.slice(0, 200))}`, where });
    samples.push({ name: metric, labels: readLabels(labels), value: Number(value.replace('Inf', 'Infinity')) });
  }
  if (samples.length === 0) throw new TouchstoneError('E_CONTRACT', { expected: 'Prometheus’ text format', happened: 'there is no sample', where });
  const value: Scrape['value'] = (name, labels = {}) =>
    samples
      .filter((sample) => sample.name === name && Object.entries(labels).every(([label, wanted]) => sample.labels[label] === wanted))
      .reduce((sum, sample) => sum + sample.value, 0);
  return { text, samples, types, value };
}

const UNESCAPED: Readonly<Record<string, string>> = { '\\n': '\n', '\\"': '"', '\\\\': '\\' };
const readLabels = (labels: string): Record<string, string> =>
  Object.fromEntries([...labels.matchAll(new RegExp(LABEL, 'g'))].map(([pair]) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 2, -1).replace(/\\["\\n]/g, (escape) => UNESCAPED[escape] ?? escape)];
  }));
