import type { MetricSample } from '#contracts/metrics.schema';
import type { Decorator } from '../../services.ts';

/** Metrics of one name shown with other values, in the text and in the JSON alike. */
export function onSamples(name: string, alter: (value: number, labels: Readonly<Record<string, string>>) => number): Decorator {
  return ({ metrics }) => ({
    metrics: {
      ...metrics,
      async text() {
        const wanted = new RegExp(`^(${name}(?:\\{(.*)\\})?) (\\S+)$`, 'gm');
        return (await metrics.text()).replace(wanted, (_, head: string, labels: string | undefined, value: string) => `${head} ${alter(Number(value), readLabels(labels))}`);
      },
      async samples() {
        return (await metrics.samples()).map((sample): MetricSample => (sample.name === name ? { ...sample, value: alter(sample.value, sample.labels) } : sample));
      },
    },
  });
}

const readLabels = (labels = ''): Record<string, string> => Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value]));

/** Shown for ever as it was shown first. */
export function standingStill(name: string): Decorator {
  return (services) => {
    const first = new Map<string, number>();
    return onSamples(name, (value, labels) => {
      const key = JSON.stringify(labels);
      const shown = first.get(key) ?? value;
      first.set(key, shown);
      return shown;
    })(services);
  };
}
