import { defineConfig } from 'allure';
import { FAILURE_CLASSES } from '../classify/failure-class.ts';
import { readGenerating } from './generating.ts';

/** What Allure makes of the results of one run and of those before it; the run itself comes from scripts/allure.ts. */
const { name, history, append, variables, metrics } = readGenerating(process.env);
const FAILED = ['failed', 'broken'] as const;

export default defineConfig({
  name,
  historyPath: history,
  historyLimit: 30,
  appendHistory: append,
  variables,
  // Words for machines; what they say is told elsewhere in the report.
  hideLabels: ['testId', 'titlePath', 'language', 'framework', 'package', 'host', 'thread', 'titlePath', /^_/],
  performance: { groups: { latency: { title: 'Latencies' } }, metrics: Object.fromEntries(metrics.map((key) => [key, { title: key, unit: 'ms', better: 'lower' as const, group: 'latency' }])) },
  plugins: {
    awesome: {
      options: {
        singleFile: true,
        theme: 'auto',
        groupBy: ['parentSuite', 'subSuite'],
        sections: ['charts', 'timeline'],
        charts: [
          { type: 'currentStatus', title: 'This run' },
          { type: 'statusDynamics', title: 'Outcomes over runs' },
          { type: 'statusTransitions', title: 'What changed from run to run' },
          { type: 'durationDynamics', title: 'Duration over runs' },
          { type: 'testResultSeverities', title: 'Outcomes by severity' },
          { type: 'stabilityDistribution', title: 'Stability by tier', groupBy: 'label-name:tier', threshold: 95 },
          { type: 'statusAgePyramid', title: 'How long failures have been there' },
          { type: 'testBaseGrowthDynamics', title: 'Tests added and removed' },
          { type: 'durations', title: 'How long tests take', groupBy: 'layer' },
        ],
      },
    },
  },
  // A failure is in the first that matches. Those of a class are grouped by what they say, so that one cause is one group.
  categories: {
    rules: [
      { name: 'Flaky: failed first and passed on a retry', matchers: { flaky: true }, groupBy: [{ label: 'class' }] },
      ...Object.entries(FAILURE_CLASSES).map(([key, meaning]) => ({ id: key, name: `${key}: ${meaning}`, matchers: { statuses: FAILED, labels: { class: `^${key}$` } }, groupByMessage: true })),
      { name: 'Not classified: the run did not come to its end', matchers: { statuses: FAILED }, groupByMessage: true },
    ],
  },
});
