import type { Facts } from './facts.ts';
import { count, day, ms, percent, table, usd } from '../../../data/format.ts';

/** Each section says only what a tool found; without that tool's result it is absent. */
type Section = (facts: Facts) => string | undefined;

const LISTED = 5;

export const dataLine: Section = ({ tools: { dataset_summary: data }, focus }) => {
  if (!data) return undefined;
  if (!data.period.from || !data.period.to) return `The data set ${data.name} has no records.`;
  const span = `${day(data.period.from)} to ${day(data.period.to)} (${count(data.period.hours)} hours)`;
  const whole = `The data set ${data.name} covers ${span}: ${count(data.totals.requests)} requests for ${usd(data.totals.cost_usd)} over ${data.services.length} service(s).`;
  const own = data.services.find(({ service }) => service === focus?.service);
  return own ? `${whole} Of these, ${own.service} made ${count(own.requests)} requests for ${usd(own.cost_usd)}.` : whole;
};

export const costSection: Section = ({ tools: { cost_analyzer: cost, dataset_summary: data } }) => {
  if (cost) {
    const rows = cost.services.map(({ service, cost_usd, cost_share }) => [service, usd(cost_usd), percent(cost_share)]);
    const models = cost.models
      .slice(0, LISTED)
      .map(({ model, provider, cost_usd, cost_share }) => [`${model} (${provider})`, usd(cost_usd), percent(cost_share)]);
    return `## Cost\n\n${usd(cost.total_cost_usd)} were spent in the period; that is ${usd(cost.monthly_cost_usd)} in 30 days.\n\n${table(['Service', 'Cost', 'Share'], rows)}\n\n${table(['Model', 'Cost', 'Share'], models)}`;
  }
  if (!data || data.rows === 0) return undefined;
  return `## Cost\n\n${table(
    ['Service', 'Requests', 'Cost'],
    data.services.map(({ service, requests, cost_usd }) => [service, count(requests), usd(cost_usd)]),
  )}`;
};

export const workloadSection: Section = ({ tools: { analyze_workload: work } }) => {
  if (!work || work.workloads.length === 0) return undefined;
  const rows = work.workloads.map((one) => [
    one.service,
    one.model,
    count(one.requests),
    usd(one.cost_usd),
    count(one.tokens_per_request),
    percent(one.cache_hit_rate),
    percent(one.error_rate),
  ]);
  return `## Workload\n\n${table(['Service', 'Model', 'Requests', 'Cost', 'Tokens per request', 'Cache hits', 'Errors'], rows)}`;
};

export const latencySection: Section = ({ tools: { latency_analyzer: latency } }) => {
  if (!latency || latency.metrics.samples === 0) return undefined;
  const { metrics, services, method } = latency;
  const rows = services.map((one) => [
    one.service,
    ms(one.metrics.p50_latency_ms),
    ms(one.metrics.p95_latency_ms),
    ms(one.metrics.p99_latency_ms),
  ]);
  return `## Latency\n\nP50 ${ms(metrics.p50_latency_ms)}, P95 ${ms(metrics.p95_latency_ms)}, P99 ${ms(metrics.p99_latency_ms)} (${method}, ${count(metrics.samples)} samples).\n\n${table(['Service', 'P50', 'P95', 'P99'], rows)}`;
};

export const anomalySection: Section = ({ tools: { anomaly_detector: report } }) => {
  if (!report) return undefined;
  if (report.anomalies_found === 0) return '## Anomalies\n\nNo hour stands out.';
  const lines = report.anomalies
    .slice(0, LISTED)
    .map(
      (one) =>
        `- ${one.timestamp}: ${one.metric} of ${one.service} on ${one.model} was ${one.value}, its mean is ${one.mean} (z = ${one.z_score}).`,
    );
  return `## Anomalies\n\n${report.anomalies_found} hour(s) stand out.\n\n${lines.join('\n')}`;
};

export const savingsSection: Section = ({ tools: { cost_analyzer: cost } }) => {
  if (!cost) return undefined;
  if (cost.recommendations.length === 0) return '## Savings\n\nNone of the rules finds anything to save in these data.';
  const steps = cost.recommendations.map(
    (one, index) => `${index + 1}. ${one.action} Expected: ${usd(one.expected_monthly_savings)} a month (confidence ${one.confidence}).`,
  );
  return `## Savings\n\nTogether ${usd(cost.cost_savings.monthly_amount)} a month, ${cost.cost_savings.percentage} % of ${usd(cost.monthly_cost_usd)}.\n\n${steps.join('\n')}`;
};

export const forecastSection: Section = ({ tools: { performance_predictor: forecast } }) => {
  if (!forecast) return undefined;
  if (forecast.predicted_requests === null || forecast.predicted_cost_usd === null)
    return `## Forecast\n\nNo forecast: ${forecast.note ?? 'too few data.'}`;
  return `## Forecast\n\n${count(forecast.predicted_requests)} requests for ${usd(forecast.predicted_cost_usd)} in the coming ${forecast.horizon_days} days (${forecast.method}, ${forecast.days_observed} days observed).`;
};

/** What the answer cannot tell, and why. */
export const limitsSection: Section = ({ failed, unavailable, unknownService, tools }) => {
  const services = tools.dataset_summary?.services.map(({ service }) => service).join(', ');
  const limits = [
    ...(unknownService === undefined
      ? []
      : [`The data hold no service called ${unknownService}${services ? `; they know ${services}` : ''}.`]),
    ...failed.map(({ tool, code }) => `The tool ${tool} failed (${code}); what it would have told is missing here.`),
    ...unavailable.map(({ tool, required_plan: plan }) => `${tool} needs the plan ${plan}; what it would have told is missing here.`),
  ];
  return limits.length === 0 ? undefined : `## Limits\n\n${[...new Set(limits)].map((line) => `- ${line}`).join('\n')}`;
};
