import type { Plan } from '#contracts/auth.schema';
import type { Core } from '../core.ts';
import { Failure, parseInput } from '../problem.ts';
import type { Services } from '../services.ts';
import { analyzeWorkload } from './analyze-workload.tool.ts';
import { anomalyDetector } from './anomaly-detector.tool.ts';
import { chartBuilder } from './chart-builder.tool.ts';
import { costAnalyzer } from './cost-analyzer.tool.ts';
import { createThreadTool } from './create-thread.tool.ts';
import { datasetSummary } from './dataset-summary.tool.ts';
import { generateSyntheticData } from './generate-synthetic-data.tool.ts';
import { getThreadHistory } from './get-thread-history.tool.ts';
import { latencyAnalyzer } from './latency-analyzer.tool.ts';
import { listAgents } from './list-agents.tool.ts';
import { performancePredictor } from './performance-predictor.tool.ts';
import type { ToolDefinition, Tools } from './ports.ts';
import { queryCorpus } from './query-corpus.tool.ts';
import { selfTest } from './self-test.tool.ts';
import { indexDocuments } from './index-documents.tool.ts';
import { organizeDocuments } from './organize-documents.tool.ts';
import { searchDocuments } from './search-documents.tool.ts';
import { correctRecords } from './correct-records.tool.ts';
import { supplierResearch } from './supplier-research.tool.ts';
import { validateRecords } from './validate-records.tool.ts';

const REGISTRY: readonly ToolDefinition[] = [
  createThreadTool,
  getThreadHistory,
  listAgents,
  datasetSummary,
  analyzeWorkload,
  queryCorpus,
  generateSyntheticData,
  costAnalyzer,
  latencyAnalyzer,
  performancePredictor,
  anomalyDetector,
  selfTest,
  chartBuilder,
  indexDocuments,
  organizeDocuments,
  searchDocuments,
  supplierResearch,
  validateRecords,
  correctRecords,
];

/** Each plan may do what the ones before it may. */
const RANK: Record<Plan, number> = { free: 0, pro: 1, enterprise: 2, developer: 3 };

/** The tool registry: who may use what, checked arguments, execution. */
export function createTools(core: Core, services: Services): Tools {
  const find = (name: string): ToolDefinition => {
    const tool = REGISTRY.find((one) => one.name === name);
    if (!tool) throw new Failure('NOT_FOUND', 'There is no such tool.');
    return tool;
  };
  const allows = (plan: Plan, tool: ToolDefinition) => RANK[plan] >= RANK[tool.plan];

  return {
    list: () => REGISTRY,
    allowed: (plan, name) => allows(plan, find(name)),
    async execute(name, args, context) {
      const tool = find(name);
      if (!allows(context.plan, tool))
        throw new Failure('PLAN_REQUIRED', `The tool ${tool.name} needs the plan ${tool.plan}; yours is ${context.plan}.`);
      const input = parseInput(tool.input, args);
      context.signal.throwIfAborted();
      try {
        return await services.traces.within({ kind: 'tool', name: tool.name }, () => tool.run(input, context));
      } catch (error) {
        if (error instanceof Failure || context.signal.aborted) throw error;
        core.log.write('error', 'tool_failed', { tool: tool.name, reason: error instanceof Error ? error.stack : undefined });
        throw new Failure('TOOL_FAILED', `The tool ${tool.name} failed.`, { cause: error });
      }
    },
  };
}
