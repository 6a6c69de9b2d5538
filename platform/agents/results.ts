import type { AgentName } from '#contracts/agent.schema';
import { analyzeWorkloadOutput } from '../tools/analyze-workload.tool.ts';
import { anomalyDetectorOutput } from '../tools/anomaly-detector.tool.ts';
import { chartBuilderOutput } from '../tools/chart-builder.tool.ts';
import { datasetSummaryOutput } from '../tools/dataset-summary.tool.ts';
import { ratio, round, sum } from '../tools/figures.ts';
import { latencyAnalyzerOutput } from '../tools/latency-analyzer.tool.ts';
import { performancePredictorOutput } from '../tools/performance-predictor.tool.ts';
import { savingsOf } from './final-report.ts';
import type { Facts, RunContext } from './run-context.ts';
import { correctRecordsOutput } from '../tools/correct-records.tool.ts';
import { supplierResearchOutput } from '../tools/supplier-research.tool.ts';
import { validateRecordsOutput } from '../tools/validate-records.tool.ts';
import { readTriageReport } from './triage-report.ts';

type Evidence = RunContext['evidence'];

/** The structured result of an agent: figures come from tools and never from a model's text; the triage report is the one exception. */
export function resultOf(agent: AgentName, text: string, evidence: Evidence, basedOn: readonly string[]): Facts {
  return { ...RESULTS[agent]?.(text, evidence), based_on: [...basedOn] };
}

const RESULTS: Partial<Record<AgentName, (text: string, evidence: Evidence) => Facts>> = {
  triage: (text) => ({ ...(readTriageReport(text) ?? { data_sufficiency: 'unknown', reasoning: 'Triage gave no usable report.' }) }),
  data: (_, evidence) => dataResult(evidence),
  optimization: (_, evidence) => optimizationResult(evidence),
  actions: (_, evidence) => actionResult(evidence),
  reporting: (text) => ({ report_type: 'markdown', sections: [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title) }),
  data_helper: (text) => ({ guidance: text }),
  corpus_admin: (_, { query_corpus, index_documents, organize_documents, search_documents }) => ({
    ...query_corpus,
    ...(index_documents && { index: index_documents }),
    ...(organize_documents && { order: organize_documents }),
    ...(search_documents && { search: search_documents }),
  }),
  validation: (_, evidence) => ({ ...validationOf(evidence), ...anomaliesOf(evidence) }),
  supply_researcher: (_, evidence) => ({
    ...supplierResearchOutput.safeParse(evidence['supplier_research']).data,
    workloads: analyzeWorkloadOutput.safeParse(evidence['analyze_workload']).data?.workloads ?? [],
  }),
  synthetic_data: (_, { generate_synthetic_data }) => ({ ...generate_synthetic_data }),
};

function anomaliesOf(evidence: Evidence): Facts {
  const report = anomalyDetectorOutput.safeParse(evidence['anomaly_detector']).data;
  return { anomalies_found: report?.anomalies_found ?? null, anomalies: report?.anomalies ?? [] };
}

/** The newest verdict, and what was corrected before it. */
function validationOf(evidence: Evidence): Facts {
  return { verdict: null, ...validateRecordsOutput.safeParse(evidence['validate_records']).data, correction: correctRecordsOutput.safeParse(evidence['correct_records']).data ?? null };
}

/** What no tool measured is null, not zero. */
function dataResult(evidence: Evidence): Facts {
  const work = analyzeWorkloadOutput.safeParse(evidence['analyze_workload']).data;
  const latency = latencyAnalyzerOutput.safeParse(evidence['latency_analyzer']).data;
  const summary = datasetSummaryOutput.safeParse(evidence['dataset_summary']).data;
  const chart = chartBuilderOutput.safeParse(evidence['chart_builder']).data?.chart;
  const base = work ?? latency ?? summary;
  const totals = work?.totals ?? summary?.totals;
  return {
    analysis_type: 'performance',
    dataset_id: base?.dataset_id ?? null,
    period: base?.period ?? null,
    metrics: {
      avg_latency_ms: latency?.metrics.avg_latency_ms ?? null,
      p50_latency_ms: latency?.metrics.p50_latency_ms ?? null,
      p95_latency_ms: latency?.metrics.p95_latency_ms ?? null,
      p99_latency_ms: latency?.metrics.p99_latency_ms ?? null,
      total_requests: totals?.requests ?? null,
      total_cost_usd: totals?.cost_usd ?? null,
      error_rate: totals ? ratio(totals.errors, totals.requests) : null,
      cache_hit_rate: totals ? ratio(totals.cache_hits, totals.requests) : null,
    },
    workloads: work?.workloads ?? [],
    ...anomaliesOf(evidence),
    ...(chart ? { chart } : {}),
  };
}

function optimizationResult(evidence: Evidence): Facts {
  const savings = savingsOf(evidence);
  const confidences = savings?.recommendations.map(({ confidence }) => confidence) ?? [];
  return {
    optimization_type: 'cost',
    analysed: savings !== undefined,
    current_monthly_cost_usd: savings?.monthly_cost_usd ?? null,
    recommendations: savings?.recommendations ?? [],
    cost_savings: savings?.cost_savings ?? null,
    confidence_score: confidences.length === 0 ? null : round(sum(confidences) / confidences.length, 4),
  };
}

function actionResult(evidence: Evidence): Facts {
  const recommendations = savingsOf(evidence)?.recommendations ?? [];
  const forecast = performancePredictorOutput.safeParse(evidence['performance_predictor']).data;
  return {
    action_plan_summary: `${recommendations.length} step(s), the one that saves most first.`,
    plan_steps: recommendations.map(({ action, service, expected_monthly_savings }, index) => ({
      step_id: `step-${index + 1}`,
      description: action,
      service,
      expected_monthly_savings,
      status: 'proposed',
    })),
    forecast: forecast
      ? { horizon_days: forecast.horizon_days, requests: forecast.predicted_requests, cost_usd: forecast.predicted_cost_usd }
      : null,
  };
}
