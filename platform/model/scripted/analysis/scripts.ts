import type { AgentName } from '#contracts/agent.schema';
import type { ToolName } from '#contracts/tool.schema';
import { chartSection } from './chart.ts';
import type { Facts } from './facts.ts';
import { count, usd } from '../../../data/format.ts';
import { guidance, joined, report } from './report.ts';
import {
  anomalySection,
  costSection,
  dataLine,
  forecastSection,
  latencySection,
  limitsSection,
  savingsSection,
  workloadSection,
} from './sections.ts';
import { supplySections, requirementsIn } from './supply.ts';
import { triageText } from './triage.ts';
import { nextCheck, validationSections } from './validation.ts';

export interface Script {
  /** Tools the agent wants results of, besides the summary of the data, which all want. */
  readonly tools: readonly ToolName[];
  /** True when there is nothing to measure. */
  readonly noTools?: (facts: Facts) => boolean;
  /** Arguments of a tool besides the service in question. */
  readonly args?: (tool: ToolName, prompt: string, context: Record<string, unknown>) => Record<string, unknown>;
  /** What else to ask, once these have answered. */
  readonly afterwards?: (facts: Facts, prompt: string, context: Record<string, unknown>) => readonly { readonly name: ToolName; readonly args: Record<string, unknown> }[];
  write(facts: Facts, prompt: string): string;
}

const sufficiencyOf = (facts: Facts) => facts.handedOver['triage']?.['data_sufficiency'];
const carriesNothing = (facts: Facts) => ['insufficient', 'unknown'].includes(String(sufficiencyOf(facts)));

/** Analysis, guidance, or both, by what triage found. */
function finalText(facts: Facts): string {
  if (carriesNothing(facts))
    return joined(
      `This cannot be answered from the data: ${String(facts.handedOver['triage']?.['reasoning'])}`,
      dataLine(facts),
      guidance(facts),
      limitsSection(facts),
    );
  return joined(report(facts), sufficiencyOf(facts) === 'partial' ? guidance(facts) : undefined);
}

/** A policy is the caller's, and comes with the request. */
const policyFor: NonNullable<Script['args']> = (tool, _prompt, context) => (tool === 'validate_records' && 'policy' in context ? { policy: context['policy'] } : {});

/** What each agent does by default. */
export const SCRIPTS: Record<AgentName, Script> = {
  supervisor: { tools: [], write: report },
  triage: { tools: [], write: triageText },
  data: {
    tools: ['analyze_workload', 'latency_analyzer', 'anomaly_detector'],
    write: (facts) =>
      joined(
        dataLine(facts),
        facts.tools.analyze_workload ? workloadSection(facts) : costSection(facts),
        latencySection(facts),
        anomalySection(facts),
        chartSection(facts),
        limitsSection(facts),
      ),
  },
  optimization: {
    tools: ['cost_analyzer'],
    write: (facts) => joined(dataLine(facts), costSection(facts), savingsSection(facts), limitsSection(facts)),
  },
  actions: {
    tools: ['cost_analyzer', 'performance_predictor'],
    write: (facts) => joined(dataLine(facts), savingsSection(facts), forecastSection(facts), limitsSection(facts)),
  },
  reporting: { tools: ['cost_analyzer'], noTools: carriesNothing, write: finalText },
  data_helper: { tools: [], write: (facts) => joined(dataLine(facts), guidance(facts), limitsSection(facts)) },
  validation: {
    tools: ['validate_records', 'anomaly_detector'],
    args: policyFor,
    afterwards: (facts, prompt, context) => nextCheck(facts, prompt, policyFor('validate_records', prompt, context)),
    write: (facts) => joined(dataLine(facts), validationSections(facts), anomalySection(facts), limitsSection(facts)),
  },
  corpus_admin: {
    tools: ['query_corpus'],
    write: (facts) =>
      joined(
        dataLine(facts),
        facts.tools.query_corpus &&
          `${count(facts.tools.query_corpus.matched)} records match, ${usd(facts.tools.query_corpus.totals.cost_usd)} in all.`,
        limitsSection(facts),
      ),
  },
  supply_researcher: {
    tools: ['supplier_research', 'analyze_workload', 'cost_analyzer'],
    args: (tool, prompt) => (tool === 'supplier_research' ? requirementsIn(prompt) : {}),
    write: (facts) => joined(dataLine(facts), supplySections(facts), costSection(facts), workloadSection(facts), limitsSection(facts)),
  },
  synthetic_data: {
    tools: ['generate_synthetic_data'],
    write: (facts) =>
      joined(
        dataLine(facts),
        facts.tools.generate_synthetic_data &&
          `${facts.tools.generate_synthetic_data.rows} made-up records by ${facts.tools.generate_synthetic_data.generation_method}, seed ${facts.tools.generate_synthetic_data.seed}.`,
        limitsSection(facts),
      ),
  },
};
