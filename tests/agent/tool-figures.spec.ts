import { expect, needs, test } from '#fixtures';
import { fileOf, hourAt, rowsOf } from './data/rows.ts';
import { latencyOf } from './data/statistics.ts';
import { cents } from './data/wording.ts';

test.describe('tools of larger plans', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-170 percentiles of latency are those of the hours that served requests', needs('personas'), async ({ api }) => {
    const served = [120, 80, 4000, 95, 310, 77, 260, 1500, 88, 140, 205].map((latency_ms) => ({ latency_ms }));
    await api.datasets.upload(fileOf(rowsOf([...served, { latency_ms: 0, requests: 0, cache_hits: 0 }])));
    const { result } = await api.tools.execute({ tool_name: 'latency_analyzer' });

    const { p50, p95, p99, max, mean } = latencyOf(rowsOf(served));
    expect(result['metrics']).toEqual({
      samples: served.length, max_latency_ms: max, avg_latency_ms: mean, p50_latency_ms: p50, p95_latency_ms: p95, p99_latency_ms: p99,
    });
  });

  test('AG-177 a forecast repeats the last week with the growth from the week before, and refuses to guess from less', needs('personas'), async ({ api }) => {
    const days = [100, 110, 120, 130, 140, 50, 40, 120, 132, 144, 156, 168, 60, 48];
    const hours = days.flatMap((requests, day) =>
      Array.from({ length: 24 }, (_, hour) => ({ timestamp: hourAt(24 * day + hour), requests, cache_hits: 0, cost_usd: requests / 100 })),
    );
    const long = await api.datasets.upload(fileOf(rowsOf(hours)));
    const short = await api.datasets.upload(fileOf(rowsOf(hours.slice(0, 6 * 24))));
    const [forecast, refusal] = await Promise.all(
      [long, short].map(({ id }) => api.tools.execute({ tool_name: 'performance_predictor', arguments: { dataset_id: id, horizon_days: 10 } })),
    );

    const week = (from: number) => days.slice(from, from + 7).reduce((sum, requests) => sum + 24 * requests, 0);
    const growth = week(7) / week(0);
    // Seven days of the next week, then three of the one after, which grows by as much again, not by a share of it.
    const predicted = week(7) * growth + days.slice(7, 10).reduce((sum, requests) => sum + 24 * requests, 0) * (2 * growth - 1);
    expect(forecast?.result).toMatchObject({
      days_observed: 14, horizon_days: 10, predicted_requests: Math.round(predicted), predicted_cost_usd: cents(predicted / 100), note: null,
    });
    expect(refusal?.result).toMatchObject({
      days_observed: 6, predicted_requests: null, predicted_cost_usd: null, note: expect.stringContaining('at least 7 whole days'),
    });
  });
});
