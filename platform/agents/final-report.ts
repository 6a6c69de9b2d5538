import type { EventPayload } from '#contracts/event.schema';
import { day, count, usd } from '../data/format.ts';
import type { CostAnalysis } from '../tools/cost-analyzer.tool.ts';
import { costAnalyzerOutput } from '../tools/cost-analyzer.tool.ts';
import { datasetSummaryOutput } from '../tools/dataset-summary.tool.ts';
import type { RunContext } from './run-context.ts';

/** The cost analysis of a run, when one was made. */
export function savingsOf(evidence: RunContext['evidence']): CostAnalysis | undefined {
  return costAnalyzerOutput.safeParse(evidence['cost_analyzer']).data;
}

/** The last word of a run: its text is the answer, its figures are those the tools computed; without a cost analysis it claims no savings. */
export function finalReport({ evidence, answer }: RunContext, totalMs: number): EventPayload<'final_report'> {
  const savings = savingsOf(evidence);
  return {
    executive_summary: executiveSummary(evidence),
    report: answer.text,
    recommendations: (savings?.recommendations ?? []).map(({ action, expected_monthly_savings, confidence }) => ({
      action,
      expected_monthly_savings,
      confidence,
    })),
    cost_savings: savings?.cost_savings ?? { monthly_amount: 0, currency: 'USD', percentage: 0 },
    total_duration_ms: totalMs,
  };
}

/** What the tools found, in two sentences. */
export function executiveSummary(evidence: RunContext['evidence']): string {
  const savings = savingsOf(evidence);
  const data = datasetSummaryOutput.safeParse(evidence['dataset_summary']).data;
  if (!data?.period.from || !data.period.to) return 'No usage data were analysed in this run.';
  const observed = `${day(data.period.from)} to ${day(data.period.to)}: ${count(data.totals.requests)} requests for ${usd(data.totals.cost_usd)}.`;
  if (!savings) return `${observed} Savings were not analysed.`;
  const { monthly_amount: amount, percentage } = savings.cost_savings;
  const part =
    savings.total_cost_usd === data.totals.cost_usd ? '' : ` For the ${usd(savings.total_cost_usd)} of these that the question is about,`;
  return `${observed}${part} ${savings.recommendations.length} recommendation(s) would save ${usd(amount)} a month (${percentage} % of ${usd(savings.monthly_cost_usd)}).`;
}
