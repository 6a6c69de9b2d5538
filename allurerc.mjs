/**
 * Allure 3. The history of a test follows its file, titles and project: renaming one of them begins a new history. Labels come
 * from reports/allure.reporter.ts.
 */
const cause = (name, messageRegex) => ({ name, messageRegex: `[\\s\\S]*${messageRegex}[\\s\\S]*`, groupByMessage: true, matchedStatuses: ['failed', 'broken'] });

export default {
  name: 'Touchstone',
  historyPath: 'reports/out/allure-history.jsonl',
  historyLimit: 30,
  appendHistory: process.env.TOUCHSTONE_TREND !== 'no',
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
          { type: 'durationDynamics', title: 'Duration over runs' },
          { type: 'testResultSeverities', title: 'Outcomes by severity' },
          { type: 'durations', title: 'How long tests take' },
          { type: 'statusTransitions', title: 'What changed since the run before' },
        ],
      },
    },
  },
  // In order: the first that matches names the cause.
  categories: {
    rules: [
      cause('The run could not begin', 'E_(ENV|BROWSER|PREFLIGHT|TARGET_UNREACHABLE|PLATFORM_START)'),
      cause('Signing in failed', 'E_AUTH'),
      cause('Socket: handshake or close', 'E_WS_'),
      cause('Stream', 'E_STREAM'),
      cause('Agent events against the contract', 'E_JOURNEY'),
      cause('Shape of an answer against the contract', 'E_(CONTRACT|PROBLEM)'),
      cause('HTTP', 'E_HTTP_'),
      cause('The test itself left something open or unread', 'E_(LEAK|UNASSERTED|TARGET_GRANT|TARGET_FOREIGN)'),
      cause('Nothing happened in time', '(Test timeout|Timeout [0-9]+ms exceeded|Timed out)'),
      cause('Assertions', 'expect\\('),
    ],
  },
};
