import { expect, test } from '@playwright/test';
import { readMetrics } from '#utils/metrics/prometheus';

const TEXT = `# HELP http_requests_total Requests answered.
# TYPE http_requests_total counter
http_requests_total{method="GET",route="/api/threads",status="200"} 12
http_requests_total{method="POST",route="/api/threads",status="201"} 3

# TYPE odd gauge
odd{text="a \\"quoted\\" \\\\ and\\nbroken, {line}"} -1.5e3 1700000000000
bare 7
most +Inf
`;

test.describe('Prometheus text', () => {
  test('samples keep names, labels and values', () => {
    const { samples, types } = readMetrics(TEXT);
    expect(samples).toEqual([
      { name: 'http_requests_total', labels: { method: 'GET', route: '/api/threads', status: '200' }, value: 12 },
      { name: 'http_requests_total', labels: { method: 'POST', route: '/api/threads', status: '201' }, value: 3 },
      { name: 'odd', labels: { text: 'a "quoted" \\ and\nbroken, {line}' }, value: -1500 },
      { name: 'bare', labels: {}, value: 7 },
      { name: 'most', labels: {}, value: Infinity },
    ]);
    expect([...types]).toEqual([['http_requests_total', 'counter'], ['odd', 'gauge']]);
  });

  test('a sum takes what carries the labels, whatever else it carries', () => {
    const metrics = readMetrics(TEXT);
    expect(metrics.sum('http_requests_total')).toBe(15);
    expect(metrics.sum('http_requests_total', { method: 'POST' })).toBe(3);
    expect(metrics.sum('http_requests_total', { method: 'DELETE' })).toBe(0);
  });

  for (const line of ['no value', 'name{label=unquoted} 1', 'name{label="open} 1', 'name{a="1" b="2"} 1', 'name 1,5', 'name 0x10', '{"json": true}', '# TYPE name thing']) {
    test(`“${line}” is refused, with its place`, () => {
      expect(() => readMetrics(`good 1\n${line}`)).toThrow(/E_CONTRACT[^]*line 2 of the metrics/);
    });
  }
});
